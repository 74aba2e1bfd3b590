import { Temporal } from "temporal-polyfill";
import { type DoneSoFar, type DueItem, dueItems, type Task } from "../../calendar/due.ts";
import { type PlanWarning, planWarnings } from "../../calendar/plan-warnings.ts";
import { type Stage, stageAt } from "../../calendar/timeline.ts";
import type { Charter } from "../../charter/charter.ts";
import type { Closing } from "../../election/closing.ts";
import { requirePast } from "../../election/dated-ahead.ts";
import { type Election, sentMessages } from "../../election/election.ts";
import { pollInForce } from "../../election/poll.ts";
import { rollSummary } from "../../electorate/roll-summary.ts";
import { standingConfirmation } from "../../seats/confirmation.ts";
import { readCandidacyFiles } from "../../workspace/candidates/candidacy-files.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { publicRecordPath } from "../../workspace/election/election-file.ts";
import { readElectionPages, seatsUnlikePage } from "../../workspace/election/election-pages.ts";
import { readPollResult } from "../../workspace/election/poll-files.ts";
import { isPacked } from "../../workspace/private/private-files.ts";
import { findPublishedList } from "../../workspace/roll/public-list.ts";
import { latestRevision } from "../../workspace/roll/roll-figures.ts";
import { readRoll } from "../../workspace/roll/roll-file.ts";
import {
  electionFolder,
  listFiles,
  privateFolder,
  readText,
  type Workspace,
} from "../../workspace/workspace.ts";
import { outcomeOf, type PublishedOutcome } from "./page-status.ts";
import { type PrivateRemains, privateRemains } from "./private-due.ts";
import { dueSeats } from "./seats-up.ts";
import { type VoteState, voteState } from "./vote-state.ts";

/** Figures of the roll in the private folder, or of the frozen roll named in `election.yaml`. */
export interface RollFigures {
  readonly voters: number;
  /** Null where only another official has the frozen roll. */
  readonly withoutAddress: number | null;
  readonly toDecide: number;
  /** The evidence ends before the qualifying period does. */
  readonly provisional: boolean;
  readonly frozen: boolean;
}

/** Everything that `status` shows of an election. */
export interface ElectionStatus {
  readonly election: Election;
  readonly now: Temporal.Instant;
  readonly stage: Stage;
  readonly items: readonly DueItem[];
  readonly vote: VoteState;
  readonly candidates: {
    readonly standing: number;
    readonly withdrawn: number;
    /** Candidacies that officials have not accepted and that were not withdrawn. */
    readonly notAccepted: readonly string[];
    /** Undefined while the list is open. */
    readonly closed: Closing | undefined;
  };
  /** Undefined where no roll was built. */
  readonly roll: RollFigures | undefined;
  readonly openDecisions: readonly string[];
  readonly privateRemains: readonly PrivateRemains[];
  /** The result on CIVS's page is recorded. */
  readonly pollPage: boolean;
  /** How it ended; undefined while the result is not published. */
  readonly outcome: PublishedOutcome | undefined;
  readonly warnings: readonly (PlanWarning | { readonly code: "poll-stays-open" })[];
}

async function rollFigures(
  workspace: Workspace,
  { election: id, rolls = [] }: Election,
): Promise<RollFigures | undefined> {
  const frozen = (await listFiles(workspace, privateFolder(id))).includes("freeze.yaml");
  const published = rolls.at(-1);
  if (published !== undefined && !frozen) {
    const { voters } = published;
    return { voters, withoutAddress: null, toDecide: 0, provisional: false, frozen: true };
  }
  const revision = await latestRevision(workspace, id);
  if (revision === undefined) return undefined;
  const roll = await readRoll(workspace, id, revision);
  const { voters, withoutAddress, toDecide, evidenceUntil } = rollSummary(roll);
  return { voters, withoutAddress, toDecide, provisional: evidenceUntil !== undefined, frozen };
}

/** What the files show to be done. */
async function tasksDone(
  workspace: Workspace,
  election: Election,
  { roll, candidates }: Pick<ElectionStatus, "roll" | "candidates">,
): Promise<Set<Task>> {
  const { election: id } = election;
  const has = async (path: string): Promise<boolean> =>
    (await readText(workspace, path)) !== undefined;
  const privateFiles = await listFiles(workspace, privateFolder(id));
  // Once a record is published, its inputs count as done in every checkout, with or without private files.
  const isPublished = await has(publicRecordPath(id));
  // A list of an earlier revision, or a provisional one, is not that of the frozen roll.
  const frozen = election.rolls?.at(-1)?.sha256;
  const list = frozen === undefined ? undefined : await findPublishedList(workspace, id);
  const isListed = list !== undefined && list.frozen?.sha256 === frozen;
  const facts: readonly [Task, boolean][] = [
    ["officials", election.officials.length > 0],
    ["page", await has(`${electionFolder(id)}/README.md`)],
    ["approval", election.timelineApproved !== undefined],
    ["first-roll", isPublished || roll !== undefined],
    ["final-roll", isPublished || (roll?.frozen === true && isListed)],
    ["close-nominations", candidates.closed !== undefined],
    ["confirmation", standingConfirmation(election) !== undefined],
    ["poll", isPublished || pollInForce(election.polls) !== undefined],
    ["hand-over", await isPacked(workspace, id)],
    ["ballots", isPublished || privateFiles.includes("ballots.csv")],
    ["publication", isPublished],
  ];
  return new Set(facts.filter(([, isDone]) => isDone).map(([task]) => task));
}

async function candidateFigures(
  workspace: Workspace,
  { election, candidates, candidatesClosed: closed }: Election,
): Promise<ElectionStatus["candidates"]> {
  const accepted = new Set(candidates.map(({ file }) => file));
  const files = await readCandidacyFiles(workspace, election);
  const withdrawn = candidates.filter((each) => each.withdrawn !== undefined).length;
  return {
    standing: candidates.length - withdrawn,
    withdrawn,
    notAccepted: files.map(({ name }) => name).filter((name) => !accepted.has(name)),
    closed,
  };
}

function openDecisions(
  election: Election,
  { vote, reason }: VoteState,
  roll: RollFigures | undefined,
  { closed, notAccepted }: ElectionStatus["candidates"],
): string[] {
  const open: string[] = [];
  if (closed !== undefined && vote === "unknown") open.push(`Is a vote needed? ${reason}.`);
  for (const file of closed === undefined ? [] : notAccepted) {
    open.push(
      `${file} is in the folder, but not on the closed list: remove it, or run candidates reopen`,
    );
  }
  if (roll !== undefined && roll.toDecide > 0) {
    open.push(`${roll.toDecide} open questions of the roll: roll show --review`);
  }
  for (const { name, affiliation, withdrawn } of election.candidates) {
    if (affiliation !== "unknown" || withdrawn !== undefined) continue;
    open.push(`The organization of ${name} is unknown.`);
  }
  return open;
}

async function statusWarnings(
  workspace: Workspace,
  election: Election,
  charter: Charter,
  pollStaysOpen: boolean,
): Promise<ElectionStatus["warnings"]> {
  const due = await dueSeats(workspace, election, charter);
  const standing = election.candidates.filter(({ withdrawn }) => withdrawn === undefined);
  const planned = {
    election: election.election,
    timeline: election,
    officials: election.officials.map(({ login }) => login),
    candidates: standing.map(({ login }) => login),
    outgoing: (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []),
  };
  const lasting = planWarnings(planned, undefined, []).filter(
    ({ code }) => code === "official-stands" || code === "official-holds-seat",
  );
  return [...lasting, ...(pollStaysOpen ? [{ code: "poll-stays-open" } as const] : [])];
}

/** Other progress that the files show. */
async function progressOf(
  workspace: Workspace,
  election: Election,
  { rules }: Charter,
  { vote, candidates }: Pick<ElectionStatus, "vote" | "candidates">,
): Promise<Omit<DoneSoFar, "done">> {
  const { seats, officials, settled = [], rescheduled = [] } = election;
  const files = await listFiles(workspace, privateFolder(election.election));
  const { closed, standing, notAccepted } = candidates;
  const isShort = closed !== undefined && standing < seats;
  const moved = rescheduled.at(-1)?.date;
  const told = sentMessages(election).filter(
    ({ message, date }) =>
      message !== "dates-moved" ||
      moved === undefined ||
      Temporal.PlainDate.compare(date, moved) >= 0,
  );
  return {
    sent: new Set(told.map(({ message }) => message)),
    vote: vote.vote,
    approvalRequired: rules.timelineApproval.value === "committee",
    confirmationRequired: vote.vote === "skipped" || isShort,
    candidaciesWait: closed === undefined && notAccepted.length > 0,
    handOver: officials.length > 1 && files.some((name) => /^roll(?:\.\d+)?\.yaml$/.test(name)),
    rolesReview: rules.committerReview.value !== "none",
    moved: moved?.toZonedDateTime("UTC").toInstant(),
    settled: new Map(settled.map(({ step, reason }) => [step, reason])),
  };
}

/**
 * Where an election stands at a time, from the files of its workspace.
 *
 * @throws ElectionError (input) where one of them is malformed.
 */
export async function electionStatus(
  workspace: Workspace,
  election: Election,
  now: Temporal.Instant,
): Promise<ElectionStatus> {
  requirePast(election, now);
  const charter = await readCharter(workspace, election.charter);
  const candidates = await candidateFigures(workspace, election);
  const roll = await rollFigures(workspace, election);
  const vote = await voteState(workspace, election, charter, now);
  const done = await tasksDone(workspace, election, { roll, candidates });
  const stage = stageAt(election, now);
  const progress = {
    ...(await progressOf(workspace, election, charter, { vote, candidates })),
    done,
  };
  const pollStaysOpen = stage.kind === "over" && done.has("poll") && !done.has("ballots");
  const pages = await readElectionPages(workspace, election.election);
  const unlike = seatsUnlikePage(pages, election.seats);
  return {
    election,
    now,
    stage,
    items: election.cancelled === undefined ? dueItems(election, progress, now) : [],
    vote,
    candidates,
    roll,
    openDecisions: [
      ...(unlike === undefined ? [] : [unlike]),
      ...openDecisions(election, vote, roll, candidates),
    ],
    privateRemains: await privateRemains(workspace, now),
    pollPage: (await readPollResult(workspace, election.election)) !== undefined,
    outcome: await outcomeOf(workspace, pages),
    warnings: await statusWarnings(workspace, election, charter, pollStaysOpen),
  };
}
