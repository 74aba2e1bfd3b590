import type { CompletionRule } from "../../charter/completion-rule.ts";
import { bottomTwoRunoff } from "./bottom-two-runoff.ts";
import { condorcetIrv } from "./condorcet-irv.ts";
import { copeland } from "./copeland.ts";
import { mam } from "./mam.ts";
import { minimax } from "./minimax.ts";
import { minimaxOpposition } from "./minimax-opposition.ts";
import { minimaxWinningVotes } from "./minimax-winning-votes.ts";
import { rankedPairs } from "./ranked-pairs.ts";
import type { Rule } from "./rule.ts";
import { schulze } from "./schulze.ts";

/** Every rule by its name. */
export const rules: Readonly<Record<CompletionRule, Rule>> = {
  minimax,
  "minimax-opposition": minimaxOpposition,
  "minimax-winning-votes": minimaxWinningVotes,
  schulze,
  "ranked-pairs": rankedPairs,
  mam,
  "condorcet-irv": condorcetIrv,
  "bottom-two-runoff": bottomTwoRunoff,
  copeland,
};
