import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { z } from "zod";
import {
  type AccountProfile,
  type Contribution,
  contributionSchema,
  type FetchReport,
  fetchReportSchema,
  profileSchema,
} from "../../electorate/contribution.ts";
import type { TimeRange } from "../../electorate/evidence-slices.ts";
import { readLines } from "../formats/lines.ts";
import { pathInside, privateFolder, type Workspace } from "../workspace.ts";

/** Names of an election's evidence files in its private folder, in the order in which they are placed. */
export const evidenceFiles = ["contributions.jsonl", "profiles.jsonl", "fetch.json"] as const;
export type EvidenceFile = (typeof evidenceFiles)[number];

/**
 * Path of an evidence file, relative to the workspace.
 *
 * @param revision a frozen revision: the path of its kept copy, instead of the latest evidence.
 */
export function evidencePath(election: string, file: EvidenceFile, revision?: number): string {
  const folder = privateFolder(election);
  return revision === undefined ? `${folder}/${file}` : `${folder}/frozen/${revision}/${file}`;
}

async function* parsedLines<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<z.output<Schema>> {
  for await (const line of readLines(path)) {
    hash.update(`${line}\n`);
    yield schema.parse(JSON.parse(line));
  }
}

/** The calendar months (UTC) of a range; the first and last are cut to fit. */
function monthsOf({ from, until }: TimeRange): TimeRange[] {
  const months: TimeRange[] = [];
  for (let start = from; start < until; ) {
    const date = new Date(start);
    const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    const border = next.toISOString().replace(".000Z", "Z");
    const end = border < until ? border : until;
    months.push({ from: start, until: end });
    start = end;
  }
  return months;
}

/** Complete evidence of an earlier fetch, for reuse by the next one. */
export interface EarlierEvidence {
  readonly report: FetchReport;
  readonly profiles: readonly AccountProfile[];
  /** Calls for each month within the period, also for those without pull requests. */
  forEachMonth(
    period: TimeRange,
    work: (month: TimeRange, contributions: readonly Contribution[]) => Promise<void>,
  ): Promise<void>;
}

/**
 * Opens the evidence in an election's private folder.
 *
 * @returns undefined if the next fetch cannot reuse it: it is of another organization, made by hand, or
 * inconsistent.
 */
export async function openEarlierEvidence(
  workspace: Workspace,
  election: string,
  organization: string,
): Promise<EarlierEvidence | undefined> {
  const path = (file: EvidenceFile): string => pathInside(workspace, evidencePath(election, file));
  try {
    const text = await readFile(path("fetch.json"), "utf8");
    const report = fetchReportSchema.parse(JSON.parse(text));
    if (report.organization.toLowerCase() !== organization.toLowerCase()) return undefined;
    if (report.sha256 === undefined) return undefined;
    const hash = createHash("sha256");
    const profiles: AccountProfile[] = [];
    for await (const profile of parsedLines(path("profiles.jsonl"), profileSchema, hash)) {
      if (profile.node === undefined) return undefined;
      profiles.push(profile);
    }
    if (hash.digest("hex") !== report.sha256.profiles) return undefined;
    return { report, profiles, forEachMonth: months(path("contributions.jsonl"), report) };
  } catch {
    return undefined;
  }
}

function months(path: string, report: FetchReport): EarlierEvidence["forEachMonth"] {
  return async (period, work) => {
    const [, from = ""] = [period.from, report.period.from].sort();
    const [until = ""] = [period.until, report.period.until].sort();
    const hash = createHash("sha256");
    const remaining = monthsOf({ from, until });
    let collected: Contribution[] = [];
    const finishBefore = async (time: string): Promise<void> => {
      while (remaining[0] !== undefined && remaining[0].until <= time) {
        await work(remaining[0], collected);
        remaining.shift();
        collected = [];
      }
    };
    for await (const contribution of parsedLines(path, contributionSchema, hash)) {
      if (contribution.mergedAt < from || contribution.mergedAt >= until) continue;
      await finishBefore(contribution.mergedAt);
      collected.push(contribution);
    }
    await finishBefore("9999");
    if (hash.digest("hex") !== report.sha256?.contributions) {
      throw new Error("contributions.jsonl is not the file that fetch.json describes");
    }
  };
}
