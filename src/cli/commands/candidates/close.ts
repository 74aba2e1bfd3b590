import { formatInstant } from "../../../dates.ts";
import type { Closing } from "../../../election/closing.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import {
  type ClosingState,
  closingJson,
  closingNow,
  closingReport,
  electedWithoutVote,
  isConfirmed,
  planClosing,
  readClosing,
} from "../../../procedures/candidacies/close.ts";
import { chosenElection, chosenId } from "../../../procedures/chosen-election.ts";
import { confirmationStep, standingConfirmation } from "../../../seats/confirmation.ts";
import { visible } from "../../../visible-text.ts";
import { agreeing, plural } from "../../../wording.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dateAndReference } from "../../flags/dates.ts";
import { officialIfNamed } from "../../official.ts";
import { otherFiles, renderCandidateList } from "../../render/candidates/candidate-list.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";
import type { CloseOptions } from "./list-words.ts";
import { answerOfficial } from "./official-answer.ts";

/** What happens next, for the official. */
function nextStep({ outlook }: ClosingState, election: Election): string {
  const { vote, rules, questions } = outlook;
  const { openSeats } = vote.filled.seating;
  if (questions.length > 0) {
    const records = questions.map(({ record }) => record);
    return [
      "Record in elections/people.yaml what is true, and run the command again:",
      ...records,
    ].join("\n");
  }
  if (vote.needed === undefined) {
    return "Record who the person works for in the decisions of election.yaml (about: affiliation) and run the command again.";
  }
  if (vote.needed) return "Next: the Q&A period, then the poll.";
  const verb = agreeing(openSeats, "stays", "stay");
  const open =
    openSeats === 0 ? "" : ` ${openSeats} of ${plural(rules.seats.length, "seat")} ${verb} open.`;
  if (standingConfirmation(election) !== undefined) {
    return `No poll is held.${open} The members whose seats are not up confirmed it. Next: kata-election results prepare.`;
  }
  return `No poll is held.${open} ${confirmationStep(election)}`;
}

function showList({ terminal }: CliContext, { listing, remarks }: ClosingState): void {
  const { table, differences } = renderCandidateList(listing.candidates, terminal);
  if (listing.candidates.length > 0) terminal.print(table);
  for (const difference of differences) terminal.warn(`warning: ${difference}`);
  const others = otherFiles(listing.others);
  if (others !== undefined) terminal.note(others);
  for (const remark of remarks) {
    terminal.warn(`note: ${visible(remark)}`);
  }
}

/** Records that the list is closed, and a confirmation if given; without a terminal only if an official is named. */
async function recordClosing(
  context: CliContext,
  state: ClosingState,
  { by, confirmed, json, dryRun, unknownLogin }: CloseOptions,
): Promise<Closing | undefined> {
  const { terminal } = context;
  const { election } = state;
  // Ask if someone can answer; --json alone only reports.
  const given = terminal.canPrompt || json ? by : await officialIfNamed(context, by);
  const isAsked = given !== undefined || confirmed !== undefined || (terminal.canPrompt && !json);
  if (election.candidatesClosed === undefined && !isAsked) {
    terminal.note(
      "The list is not recorded as closed: no official is named. Close it with --by <your login>.",
    );
    return undefined;
  }
  const official = async (message: string): Promise<string> =>
    answerOfficial(context, election, { by: given, unknownLogin }, message);
  const closing =
    election.candidatesClosed ??
    closingNow(election, await context.now(), await official("Which official closes the list?"));
  const statement =
    confirmed === undefined
      ? undefined
      : dateAndReference(confirmed, "--confirmed", await context.now());
  const confirmation =
    statement === undefined || isConfirmed(election, statement)
      ? undefined
      : { ...statement, by: await official("Which official records the confirmation?") };
  const workspace = await context.workspace();
  const plan = await planClosing(workspace, state, closing, confirmation);
  if (plan.every(({ before, after }) => before === after)) {
    terminal.note(`@${closing.by} closed the list on ${formatInstant(closing.at)}.`);
  } else await carryOut(context, workspace, plan, { dryRun });
  return closing;
}

/** What keeps the list from being final, or leaves the need for a vote open. */
function refuseOpen(state: ClosingState): void {
  const { undecided, outlook, election } = state;
  if (undecided.length > 0) {
    throw new ElectionError("undecided", undecided.join("\n"), {
      hint: "Nothing was recorded. Fix that, then close the list.",
    });
  }
  if (outlook.vote.needed !== undefined) return;
  const texts = outlook.questions.map(({ text }) => text);
  const asked = texts.length === 0 ? visible(outlook.vote.reason) : texts.join("\n");
  throw new ElectionError("undecided", asked, {
    hint: nextStep(state, election),
  });
}

/** Closes the list, and says who is running and whether a vote is needed. */
export async function runClose(context: CliContext, options: CloseOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id } = await chosenId(context, options.election);
  const state = await readClosing(workspace, id, await context.now());
  if (!options.json) showList(context, state);
  const closing =
    state.undecided.length > 0
      ? state.election.candidatesClosed
      : await recordClosing(context, state, options);
  if (options.json) {
    report(context, options, {
      schema: closingReport,
      json: () => closingJson(state, closing),
      text: () => "",
    });
  }
  refuseOpen(state);
  if (options.json) return;
  const { election: recorded } = await chosenElection(context, id);
  const { vote } = state.outlook;
  terminal.print(wrapForScreen(`\n${visible(vote.reason)}.`, terminal));
  const seated = electedWithoutVote(state.outlook);
  if (vote.needed === false && seated.length > 0) {
    const names = seated.map(visible).join(", ");
    terminal.print(wrapForScreen(`Elected without a vote: ${names}.`, terminal));
  }
  terminal.note(nextStep(state, recorded));
}
