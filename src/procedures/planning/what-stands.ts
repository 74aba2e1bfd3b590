import { phases } from "../../calendar/timeline.ts";
import { hasCandidacyEnding } from "../../candidates/candidacy-file-name.ts";
import { formatInstant } from "../../dates.ts";
import { visible } from "../../visible-text.ts";
import { listOf } from "../../wording.ts";
import { readCandidacyFiles } from "../../workspace/candidates/candidacy-files.ts";
import type { ElectionPages } from "../../workspace/election/election-pages.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** What officials wrote about an election before it had an `election.yaml`, and where. */
export interface WhatStands {
  /** In sentences, each with its file and line. */
  readonly read: readonly string[];
  /** File names of candidacies, still to be accepted. */
  readonly candidacies: readonly string[];
  /** What a person should look at. */
  readonly doubts: readonly string[];
}

/** The existing files of an election that a plan takes over; empty for a new folder. */
export async function whatStands(
  workspace: Workspace,
  { election, pagePath, page, placeholder }: ElectionPages,
): Promise<WhatStands> {
  const files = await readCandidacyFiles(workspace, election);
  const candidacies = files.map(({ name }) => name).filter(hasCandidacyEnding);
  const read: string[] = [];
  const at = (line: number): string => `${visible(pagePath)}:${line}`;
  if (page?.seats !== undefined) read.push(`${at(page.seats.from)}: ${page.seats.number} seats`);
  if (page?.officials !== undefined) {
    const { logins, from } = page.officials;
    const named = logins.length === 0 ? "none named" : logins.map((each) => `@${each}`).join(", ");
    read.push(`${at(from)}: officials ${named}`);
  }
  for (const phase of phases) {
    const stated = page?.periods[phase];
    if (stated === undefined) continue;
    const { opens, closes } = stated.period;
    const lines = listOf(stated.at.map(({ from }) => String(from)));
    const unsure = stated.isExact ? "" : ", the time of day not said in UTC";
    read.push(
      `${visible(pagePath)}:${lines}: ${phase} ${formatInstant(opens)} to ${formatInstant(closes)}${unsure}`,
    );
  }
  if (page?.results !== undefined) {
    read.push(`${at(page.results.from)}: results ${page.results.day}`);
  }
  if (placeholder !== undefined) read.push(`${visible(placeholder)}: names no one elected yet`);
  if (candidacies.length > 0) read.push(`candidacies: ${candidacies.map(visible).join(", ")}`);
  const doubts = (page?.doubts ?? []).map((doubt) => `${visible(pagePath)}, ${doubt}.`);
  return { read, candidacies, doubts };
}
