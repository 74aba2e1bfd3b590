import type { Temporal } from "temporal-polyfill";
import { phases, type Schedule, type Stage, stageAt } from "../../calendar/timeline.ts";
import { hasCandidacyEnding } from "../../candidates/candidacy-file-name.ts";
import { readMemberList } from "../../committee/member-list.ts";
import { committeeOn } from "../../committee/members.ts";
import { formatInstant, utcDate } from "../../dates.ts";
import { ElectionError } from "../../errors.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { seatedByName } from "../../results/wording.ts";
import { readCandidacyFiles } from "../../workspace/candidates/candidacy-files.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { publicRecordPath } from "../../workspace/election/election-file.ts";
import {
  type ElectionPages,
  isDecided,
  readElectionPages,
  scheduleOf,
} from "../../workspace/election/election-pages.ts";
import { readRecords } from "../../workspace/results/record-file.ts";
import {
  electionFolder,
  listElections,
  readText,
  type Workspace,
} from "../../workspace/workspace.ts";

/** How an election ended: who was elected, by name, and where that is written. */
export interface Outcome {
  readonly election: string;
  readonly elected: readonly { readonly name: string; readonly login: string | undefined }[];
  /** Undefined where no page says whether ballots were cast. */
  readonly how: "vote" | "uncontested" | undefined;
  readonly path: string;
}

/** The public record, undefined where it cannot be read: doctor says what is wrong, status says the rest. */
async function publishedRecord(
  workspace: Workspace,
  election: string,
): Promise<ElectionRecord | undefined> {
  try {
    return (await readRecords(workspace, election)).published?.record;
  } catch (failure) {
    if (failure instanceof ElectionError) return undefined;
    throw failure;
  }
}

/** How a decided election ended: by its record, else by its result page; undefined while it is not. */
export async function outcomeOf(
  workspace: Workspace,
  { election, result, hasRecord }: ElectionPages,
): Promise<Outcome | undefined> {
  const record = hasRecord ? await publishedRecord(workspace, election) : undefined;
  if (record !== undefined) {
    const elected = seatedByName(record).map(({ name, login }) => ({ name, login }));
    const how = record.voteHeld ? "vote" : "uncontested";
    return { election, elected, how, path: publicRecordPath(election) };
  }
  if (result === undefined) return undefined;
  const elected = result.elected.map(({ name, login }) => ({ name, login }));
  return { election, elected, how: result.how, path: result.path };
}

/** Where an election stands by its pages, without an `election.yaml`. */
export interface PageStatus {
  readonly pages: ElectionPages;
  readonly now: Temporal.Instant;
  readonly schedule: Schedule | undefined;
  /** Undefined where the page does not say when the periods are. */
  readonly stage: Stage | undefined;
  readonly candidacies: readonly string[];
  readonly outcome: Outcome | undefined;
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
    const month = utcDate(now).toString().slice(0, 7);
    const coming = `Plan it with kata-election plan ${election}.`;
    const others = known.length === 0 ? "none" : known.join(", ");
    throw new ElectionError("input", `there is no ${electionFolder(election)}/`, {
      hint: `${election >= month ? `${coming} ` : ""}Elections in this checkout: ${others}.`,
    });
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
export function outcomeJson({ election, elected, how, path }: Outcome) {
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
    periods:
      schedule === undefined
        ? null
        : Object.fromEntries(
            phases.map((phase) => {
              const { opens, closes } = schedule[phase];
              return [phase, { opens: formatInstant(opens), closes: formatInstant(closes) }];
            }),
          ),
    results: page?.results?.day.toString() ?? null,
    officials: page?.officials?.logins ?? [],
    seats: page?.seats?.number ?? null,
    candidacies,
    outcome: outcome === undefined ? null : outcomeJson(outcome),
    doubts: page?.doubts ?? [],
  };
}

/** Who sits on the committee, and which file says it; undefined where none can be read. */
export async function presentCommittee(
  workspace: Workspace,
  on: Temporal.PlainDate,
): Promise<{ readonly source: string; readonly members: readonly string[] } | undefined> {
  if ((await readText(workspace, ledgerPath)) !== undefined) {
    const { value } = await readLedger(workspace);
    const members = committeeOn(value, on).flatMap(({ term }) =>
      term === undefined ? [] : [term.name],
    );
    return { source: ledgerPath, members };
  }
  const text = await readText(workspace, "README.md");
  if (text === undefined) return undefined;
  try {
    const { members } = readMemberList(text, "README.md");
    return { source: "README.md", members: members.map(({ name }) => name) };
  } catch (failure) {
    // A page without a list that can be read must not keep status from saying the rest.
    if (failure instanceof ElectionError) return undefined;
    throw failure;
  }
}
