import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isElectionPage } from "../../candidates/candidacy-file-name.ts";
import { formatInstant } from "../../dates.ts";
import { type Closing, closingList } from "../../election/closing.ts";
import { requirePast } from "../../election/dated-ahead.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { needsConfirmation } from "../../seats/confirmation.ts";
import { type VoteOutlook, voteOutlook } from "../../seats/declare.ts";
import { seatedNames } from "../../seats/seating.ts";
import { visible } from "../../visible-text.ts";
import { readDeclarationInput } from "../../workspace/election/declaration-input.ts";
import {
  closedText,
  planElectionEdit,
  textWithEntry,
} from "../../workspace/election/election-edits.ts";
import { electionFilePath } from "../../workspace/election/election-file.ts";
import { readElectionPages, seatsUnlikePage } from "../../workspace/election/election-pages.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type CandidateListing, listOf } from "./list.ts";

/** The list of candidates after nominations, and what it means. */
export interface ClosingState {
  readonly election: Election;
  readonly listing: CandidateListing;
  /** What officials must settle before the list is final (candidacies, the number of seats), each with what to do. */
  readonly undecided: readonly string[];
  readonly outlook: VoteOutlook;
  /** What a person should know or look at. */
  readonly remarks: readonly string[];
}

/** Candidacies on which no one has decided, each with what to do. */
export function undecidedCandidacies(
  { candidates: accepted, nominations }: Pick<Election, "candidates" | "nominations">,
  { candidates }: CandidateListing,
): string[] {
  const waiting = candidates
    .filter(({ state }) => state === "not accepted")
    .map(({ file }) =>
      isElectionPage(file)
        ? `${visible(file)} holds a candidacy: move it into a file of its own, and accept that`
        : `${visible(file)} is not accepted: accept it, or remove the file`,
    );
  const late = accepted.filter(
    ({ submitted, acceptedLate, withdrawn }) =>
      withdrawn === undefined &&
      acceptedLate === undefined &&
      submitted.epochMilliseconds >= nominations.closes.epochMilliseconds,
  );
  return [
    ...waiting,
    ...late.map(
      ({ file }) =>
        `${visible(file)} came late: accept it with --late-by and --late-reason, or withdraw it`,
    ),
  ];
}

/**
 * Reads the final candidates, and whether they need a vote.
 *
 * @param now nominations must be closed by then.
 * @throws ElectionError (refused) while they are open; (input) for malformed files.
 */
export async function readClosing(
  workspace: Workspace,
  id: string,
  now: Temporal.Instant,
): Promise<ClosingState> {
  const { input } = await readDeclarationInput(workspace, id);
  const { election } = input;
  requirePast(election, now);
  const { closes } = election.nominations;
  if (now.epochMilliseconds < closes.epochMilliseconds) {
    throw new ElectionError(
      "refused",
      `nominations for election ${id} close ${formatInstant(closes)}`,
      { hint: "Run the command again then; candidates list shows who is running so far." },
    );
  }
  const listing = await listOf(workspace, id, election);
  const outlook = voteOutlook(input);
  const unlike = seatsUnlikePage(await readElectionPages(workspace, id), election.seats);
  return {
    election,
    listing,
    undecided: [
      ...(unlike === undefined
        ? []
        : [`${unlike} Correct the page, or seats in ${electionFilePath(id)}`]),
      ...undecidedCandidacies(election, listing),
    ],
    outlook,
    remarks: outlook.remarks,
  };
}

/** The list as closed now. */
export function closingNow(
  { candidates }: Pick<Election, "candidates">,
  at: Temporal.Instant,
  by: string,
): Closing {
  return { at, by, candidates: closingList(candidates) };
}

/** When and where the members whose seats are not up confirmed a result, and who recorded it. */
export interface Confirmation {
  readonly date: Temporal.PlainDate;
  readonly reference: string;
  readonly by: string;
}

/** Whether the decisions already have this confirmation. */
export function isConfirmed(
  { decisions }: Pick<Election, "decisions">,
  { date, reference }: Pick<Confirmation, "date" | "reference">,
): boolean {
  return decisions.some(
    (each) =>
      each.about === "confirmation" && each.date.equals(date) && each.reference === reference,
  );
}

/**
 * The change that records the closing, unless it is recorded, and a confirmation where one is given.
 *
 * @throws ElectionError (refused) for a confirmation where a vote is needed.
 */
export async function planClosing(
  workspace: Workspace,
  { election, outlook }: Pick<ClosingState, "election" | "outlook">,
  closing: Closing,
  confirmation: Confirmation | undefined,
): Promise<FileChange[]> {
  const close = (text: string): string =>
    election.candidatesClosed === undefined ? closedText(text, election, closing) : text;
  if (confirmation === undefined || isConfirmed(election, confirmation)) {
    return [await planElectionEdit(workspace, election, close)];
  }
  if (!needsConfirmation(outlook.vote)) {
    throw new ElectionError("refused", "there is nothing to confirm: a vote is needed", {
      hint: "Leave --confirmed out, and hold the poll.",
    });
  }
  const { date, reference, by } = confirmation;
  const decision = {
    ...{ about: "confirmation", by, date: date.toString() },
    ...{ reason: outlook.vote.reason, reference },
  };
  return [
    await planElectionEdit(workspace, election, (text) =>
      textWithEntry(close(text), election, "decisions", decision),
    ),
  ];
}

/** Who is elected if no vote is held. */
export function electedWithoutVote({ vote }: VoteOutlook): string[] {
  return seatedNames(vote.filled.seating);
}

export const closingReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string(),
  closed: z
    .strictObject({ at: z.string(), by: z.string(), candidates: z.array(z.string()) })
    .nullable(),
  candidates: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      affiliation: z.union([z.string(), z.array(z.string())]),
    }),
  ),
  seats: z.int(),
  voteNeeded: z.boolean().nullable().describe("null: a person must decide"),
  reason: z.string(),
  openSeats: z.int().nullable(),
  seatedWithoutVote: z.array(z.string()).nullable().describe("names"),
  undecided: z.array(z.string()),
  questions: z
    .array(z.strictObject({ about: z.string(), text: z.string(), record: z.string() }))
    .describe("what names of organizations mean, and the entries to choose from"),
  others: z.array(z.string()).describe("files of the folder that are not candidacies"),
  remarks: z.array(z.string()),
});

/** The answer as JSON. */
export function closingJson(
  { election, listing, outlook, undecided }: ClosingState,
  closing: Closing | undefined,
): z.input<typeof closingReport> {
  const { standing, vote, rules, remarks } = outlook;
  const closed =
    closing === undefined
      ? null
      : { at: formatInstant(closing.at), by: closing.by, candidates: [...closing.candidates] };
  return {
    formatVersion: 1,
    election: election.election,
    closed,
    candidates: standing.map(({ login, name, affiliation }) => ({ login, name, affiliation })),
    seats: rules.seats.length,
    voteNeeded: vote.needed ?? null,
    reason: vote.reason,
    openSeats: vote.needed === false ? vote.filled.seating.openSeats : null,
    seatedWithoutVote: vote.needed === false ? electedWithoutVote(outlook) : null,
    undecided: [...undecided],
    questions: outlook.questions.map(({ about, text, record }) => ({ about, text, record })),
    others: [...listing.others],
    remarks: [...remarks],
  };
}
