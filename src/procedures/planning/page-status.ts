import type { Temporal } from "temporal-polyfill";
import { type Schedule, type Stage, stageAt, writtenPeriods } from "../../calendar/timeline.ts";
import { hasCandidacyEnding } from "../../candidates/candidacy-file-name.ts";
import { readElectionPage } from "../../committee/election-page.ts";
import type { Term } from "../../committee/ledger.ts";
import { readMemberList } from "../../committee/member-list/member-list.ts";
import { committeeOn } from "../../committee/members.ts";
import { formatInstant, utcDate } from "../../dates.ts";
import { ifTold } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { nameKey } from "../../people/fold-name.ts";
import { isSamePerson, type Named } from "../../people/named-person.ts";
import { seatedByName } from "../../results/wording.ts";
import { readCandidacyFiles } from "../../workspace/candidates/candidacy-files.ts";
import { findLedger, ledgerPath } from "../../workspace/committee/committee-file.ts";
import { noSuchElection, publicRecordPath } from "../../workspace/election/election-file.ts";
import {
  type ElectionPages,
  electionPagePath,
  isDecided,
  readElectionPages,
  scheduleOf,
} from "../../workspace/election/election-pages.ts";
import { readRecords } from "../../workspace/results/record-file.ts";
import { listElections, readText, type Workspace } from "../../workspace/workspace.ts";

/** How an election ended: the names of those elected, and where they are written. */
export interface PublishedOutcome {
  readonly election: string;
  readonly elected: readonly Named[];
  /** Undefined where no page says whether ballots were cast. */
  readonly how: "vote" | "uncontested" | undefined;
  readonly path: string;
}

/** How a decided election ended: by its record, else by its result page; undefined while it is not. */
export async function outcomeOf(
  workspace: Workspace,
  { election, result, hasRecord }: ElectionPages,
): Promise<PublishedOutcome | undefined> {
  // A record that cannot be read is for doctor to tell of.
  const records = hasRecord ? await ifTold(() => readRecords(workspace, election)) : undefined;
  const record = records?.published?.record;
  if (record !== undefined) {
    const elected = seatedByName(record).map(({ name, login }) => ({ name, login }));
    const how = record.voteHeld ? "vote" : "uncontested";
    return { election, elected, how, path: publicRecordPath(election) };
  }
  return result === undefined ? undefined : await pageOutcome(workspace, election, result);
}

/**
 * Looks up a person on a result page in the ledger, since pages misspell names and link to other people's
 * accounts.
 */
function asKnown({ name, login }: Named, terms: readonly Term[]): Named {
  const term =
    terms.find((each) => nameKey(each.name) === nameKey(name)) ??
    terms.find((each) => login !== undefined && sameLogin(each.holder, login));
  return term === undefined ? { name, login } : { name: term.name, login: term.holder };
}

/**
 * How an election ended by its result page; the ledger, if there is one, identifies the people.
 *
 * @throws ElectionError (input) where the ledger is malformed.
 */
export async function pageOutcome(
  workspace: Workspace,
  election: string,
  { elected, how, path }: NonNullable<ElectionPages["result"]>,
): Promise<PublishedOutcome> {
  const terms = (await findLedger(workspace))?.terms ?? [];
  const known = terms.filter((term) => term.elected === election);
  return { election, elected: elected.map((each) => asKnown(each, known)), how, path };
}

/** Where an election stands by its pages, without an `election.yaml`. */
export interface PageStatus {
  readonly pages: ElectionPages;
  readonly now: Temporal.Instant;
  readonly schedule: Schedule | undefined;
  /** Undefined where the page does not say when the periods are. */
  readonly stage: Stage | undefined;
  readonly candidacies: readonly string[];
  readonly outcome: PublishedOutcome | undefined;
}

/**
 * Where an election stands by its pages.
 *
 * @throws ElectionError (input) where it has no folder, or a page cannot be read.
 */
export async function pageStatus(
  workspace: Workspace,
  election: string,
  now: Temporal.Instant,
): Promise<PageStatus> {
  const known = await listElections(workspace);
  if (!known.includes(election)) {
    const isComing = election >= utcDate(now).toString().slice(0, 7);
    const plan = `Officials plan it with kata-election plan ${election}.`;
    throw noSuchElection(election, known, isComing ? [plan] : []);
  }
  const pages = await readElectionPages(workspace, election);
  const schedule = scheduleOf(pages.page);
  const files = await readCandidacyFiles(workspace, election);
  return {
    pages,
    now,
    schedule,
    stage: schedule === undefined ? undefined : stageAt(schedule, now),
    candidacies: files.map(({ name }) => name).filter(hasCandidacyEnding),
    outcome: await outcomeOf(workspace, pages),
  };
}

/** An outcome as reports print it. */
export function outcomeJson({ election, elected, how, path }: PublishedOutcome) {
  return {
    election,
    elected: elected.map(({ name, login }) => ({ name, login: login ?? null })),
    how: how ?? null,
    path,
  };
}

/** `status --json` of an election that has no `election.yaml`. */
export function pageStatusJson({ pages, now, schedule, stage, candidacies, outcome }: PageStatus) {
  const { election, page, pagePath } = pages;
  return {
    formatVersion: 1,
    election,
    source: page === undefined ? null : pagePath,
    now: formatInstant(now),
    stage: isDecided(pages) ? { kind: "over" as const } : (stage ?? null),
    periods: schedule === undefined ? null : writtenPeriods(schedule),
    results: page?.results?.day.toString() ?? null,
    officials: page?.officials?.logins ?? [],
    seats: page?.seats?.number ?? null,
    candidacies,
    outcome: outcome === undefined ? null : outcomeJson(outcome),
    doubts: page?.doubts ?? [],
  };
}

/** As {@link isSamePerson}; a line without a login, or with two, may misspell the name. */
function mayBeSamePerson(a: Named, b: Named): boolean {
  if (isSamePerson(a, b)) return true;
  if (a.login !== undefined && b.login !== undefined) return false;
  const words = nameKey(b.name).split(" ");
  return nameKey(a.name)
    .split(" ")
    .some((word) => words.includes(word));
}

/**
 * Names elected last that the README's list lacks, because the list is older. Anyone who left since, by a later
 * election's page, is not counted.
 */
export async function electedNotListed(
  workspace: Workspace,
  listed: readonly Named[],
  last: PublishedOutcome | undefined,
): Promise<readonly string[]> {
  if (last === undefined) return [];
  const missing = last.elected.filter((each) => !listed.some((one) => mayBeSamePerson(one, each)));
  const later = (await listElections(workspace)).filter((election) => election > last.election);
  const left: Named[] = [];
  for (const election of missing.length === 0 ? [] : later) {
    const path = electionPagePath(election);
    left.push(...readElectionPage((await readText(workspace, path)) ?? "", path, election).leavers);
  }
  return missing
    .filter((each) => !left.some((one) => mayBeSamePerson(one, each)))
    .map(({ name }) => name);
}

/** Who sits on the committee, and which file says it. */
export interface PresentCommittee {
  readonly source: string;
  readonly members: readonly string[];
  /** Names from the last result that the README's list lacks. */
  readonly notListed: readonly string[];
}

/**
 * Who sits on the committee; undefined where no file that can be read tells.
 *
 * @param last the election that was decided last.
 */
export async function presentCommittee(
  workspace: Workspace,
  on: Temporal.PlainDate,
  last: PublishedOutcome | undefined,
): Promise<PresentCommittee | undefined> {
  const ledger = await findLedger(workspace);
  if (ledger !== undefined) {
    const members = committeeOn(ledger, on).flatMap(({ term }) =>
      term === undefined ? [] : [term.name],
    );
    return { source: ledgerPath, members, notListed: [] };
  }
  const text = await readText(workspace, "README.md");
  if (text === undefined) return undefined;
  // status must show the rest even if a page has no readable list.
  return ifTold(async () => {
    const { members } = readMemberList(text, "README.md");
    return {
      source: "README.md",
      members: members.map(({ name }) => name),
      notListed: await electedNotListed(workspace, members, last),
    };
  });
}
