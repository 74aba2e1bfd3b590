import type { CompletionRule } from "../../charter/completion-rule.ts";
import { rankByBottomTwoRunoff } from "./bottom-two-runoff.ts";
import { rankByCondorcetIrv } from "./condorcet-irv.ts";
import { rankByCopeland } from "./copeland.ts";
import { rankByMam } from "./mam.ts";
import { rankByMinimax } from "./minimax.ts";
import { rankByOpposition } from "./minimax-opposition.ts";
import { rankByWinningVotes } from "./minimax-winning-votes.ts";
import { rankByRankedPairs } from "./ranked-pairs.ts";
import type { RankByRule } from "./rule-outcome.ts";
import { rankBySchulze } from "./schulze.ts";

/** Every rule by its name. */
export const rankByRule: Readonly<Record<CompletionRule, RankByRule>> = {
  minimax: ({ pairwise }) => ({ tiers: rankByMinimax(pairwise) }),
  "minimax-opposition": ({ pairwise }) => ({ tiers: rankByOpposition(pairwise) }),
  "minimax-winning-votes": ({ pairwise }) => ({ tiers: rankByWinningVotes(pairwise) }),
  schulze: ({ pairwise }) => ({ tiers: rankBySchulze(pairwise) }),
  "ranked-pairs": ({ pairwise }) => rankByRankedPairs(pairwise),
  mam: rankByMam,
  "condorcet-irv": rankByCondorcetIrv,
  "bottom-two-runoff": rankByBottomTwoRunoff,
  copeland: ({ pairwise }) => ({ tiers: rankByCopeland(pairwise) }),
};
