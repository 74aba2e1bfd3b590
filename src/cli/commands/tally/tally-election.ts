import { ElectionError } from "../../../errors.ts";
import { tallyText } from "../../../procedures/counting/count-file.ts";
import {
  countOfElection,
  pageRemark,
  requireSound,
} from "../../../procedures/counting/election-result.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { renderRulesTable } from "../../render/rules-table.ts";
import { renderSeating, seatingNotes } from "../../render/seating.ts";
import { renderTally } from "../../render/tally.ts";
import { declareChosen } from "../seats/fill.ts";
import type { TallyRequest } from "./tally.ts";

/** Options that would count an election's ballots against its own rules. */
function refuseOtherWays(request: TallyRequest): void {
  const given: [boolean, string][] = [
    [request.ballots !== undefined, "a file"],
    [request.ruleGiven, "--rule"],
    [request.unranked !== undefined, "--unranked"],
    [request.highestIsBest === true, "--highest-is-best"],
    [request.seed !== undefined, "--seed"],
    [request.seats !== undefined, "--seats"],
  ];
  const words = given.filter(([isGiven]) => isGiven).map(([, word]) => word);
  if (words.length === 0) return;
  throw new ElectionError("input", `--election cannot be combined with ${words.join(", ")}`, {
    hint: "An election's ballots are counted by the rule in its election.yaml; to try another one, name the file instead of the election.",
  });
}

/** Counts an election's ballots, prints the count, then who is seated and why; exit 3 where undecided. */
export async function runTallyElection(context: CliContext, request: TallyRequest): Promise<void> {
  refuseOtherWays(request);
  const { terminal } = context;
  const named = request.election === true ? undefined : request.election;
  const { skipInvalid = false } = request;
  const result = await declareChosen(context, named, { skipInvalid });
  const { declaration, openQuestions } = result;
  const { tally, near, agreement, seats, json } = countOfElection(result);
  for (const remark of tally.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  if (request.json) terminal.print(await tallyText(json));
  else {
    const view = { details: request.details, near: request.details ? near : undefined };
    terminal.print(renderTally(tally, terminal, view));
    if ((request.allRules || request.details) && tally.ballots.counted > 0) {
      const table = renderRulesTable(tally, agreement, seats, terminal);
      terminal.print(`\n${table}`);
    }
    // Without ballots, the question that follows is enough.
    if (tally.ballots.counted > 0 || openQuestions.length === 0) {
      terminal.print(`\n${renderSeating(declaration, terminal)}`);
    }
    if (!terminal.isScreen) for (const note of seatingNotes(declaration)) terminal.note(note);
  }
  const remark = pageRemark(result);
  if (remark !== undefined) terminal.note(remark);
  requireSound(result);
  const next = `kata-election results prepare --election ${declaration.election.election}`;
  if (!request.json) terminal.note(`Next: draft the result with ${terminal.noteColors.cyan(next)}`);
}
