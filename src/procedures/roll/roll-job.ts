import { compareLists } from "../../electorate/compare/compare-lists.ts";
import { type PublicReviewItem, publicReview } from "../../electorate/public-roll.ts";
import type { Roll } from "../../electorate/roll.ts";
import type { RollSummary } from "../../electorate/roll-summary.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { evidencePath } from "../../workspace/evidence/evidence-files.ts";
import { readFetchReport } from "../../workspace/evidence/read-evidence.ts";
import { readPublicList } from "../../workspace/roll/public-list.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { showRoll } from "./show.ts";

/** What the roll is compared with. */
export interface RollJobRequest {
  /** An earlier public list: its path, and the folder from which it is seen. */
  readonly previous: { readonly folder: string; readonly path: string } | undefined;
  /** Percentage of that list's voters that may be missing. */
  readonly mostLost: number;
  /** Repositories where an official expects no merges in the period. */
  readonly quiet: readonly string[];
}

/** A roll's summary, with nothing private. */
export interface RollReport {
  readonly summary: RollSummary;
  /** Compared with the list of an earlier run; null where this election has none. */
  readonly since: { readonly joined: readonly string[]; readonly left: readonly string[] } | null;
  readonly review: readonly PublicReviewItem[];
  readonly undecided: readonly PublicReviewItem[];
  /** Review items of private repositories, which are only counted. */
  readonly hidden: number;
  /** Eligible repositories with pushes but no merged pull request; private ones are only counted. */
  readonly silent: { readonly names: readonly string[]; readonly private: number };
  /** Why the list may lack someone; empty where there is no sign of it. */
  readonly doubts: readonly string[];
}

/** The eligible repositories with pushes but no merged pull request. */
async function silentRepositories(
  workspace: Workspace,
  { election, rule }: Roll,
  quiet: readonly string[],
): Promise<RollReport["silent"]> {
  if ((await readText(workspace, evidencePath(election, "fetch.json"))) === undefined) {
    return { names: [], private: 0 };
  }
  const { silent = [] } = await readFetchReport(workspace, election);
  const known = new Set(quiet.map((name) => name.toLowerCase().replace(/^.*\//, "")));
  const eligible = new Set(rule.repositories);
  const doubtful = silent.filter((name) => eligible.has(name) && !known.has(name.toLowerCase()));
  const names = doubtful.filter((name) => rule.private?.includes(name) !== true);
  return { names, private: doubtful.length - names.length };
}

function doubtsOf(
  { names, private: hidden }: RollReport["silent"],
  left: readonly string[],
  before: number,
  mostLost: number,
): string[] {
  const lost = 100 * left.length > mostLost * before;
  const logins = left.map((login) => visible(login)).join(", ");
  const silent = [...names.map(visible), ...(hidden > 0 ? [`${hidden} private`] : [])].join(", ");
  return [
    ...(lost
      ? [
          `${left.length} of ${before} voters of the previous list are gone, more than ${mostLost} %: ${logins}`,
        ]
      : []),
    ...(silent === ""
      ? []
      : [
          `repositories that count and were pushed to in the period gave no merged pull request: ${silent}`,
        ]),
  ];
}

/**
 * Summarizes the roll for a job: figures, newcomers, questions, and signs of missing voters.
 *
 * @throws ElectionError (input) where a file is missing or malformed.
 */
export async function rollJob(
  workspace: Workspace,
  election: string,
  { previous, mostLost, quiet }: RollJobRequest,
): Promise<RollReport> {
  const { roll, undecided, summary } = await showRoll(workspace, election, undefined);
  const hint =
    "Give a file printed by kata-election roll export --to json, or leave out --previous.";
  const earlier =
    previous === undefined ? undefined : await readPublicList(previous.folder, previous.path, hint);
  const before = earlier?.election === election ? earlier.voters : undefined;
  const since = before === undefined ? null : compareLists(before, roll.voters);
  const silent = await silentRepositories(workspace, roll, quiet);
  const review = publicReview(roll, roll.review);
  return {
    summary,
    since,
    review: review.shown,
    undecided: publicReview(roll, undecided).shown,
    hidden: review.hidden,
    silent,
    doubts: doubtsOf(silent, since?.left ?? [], before?.length ?? 0, mostLost),
  };
}

/**
 * Fails a job whose list may lack someone.
 *
 * @throws ElectionError (refused) where there is any sign of it.
 */
export function requireNoDoubts({ doubts }: Pick<RollReport, "doubts">): void {
  if (doubts.length === 0) return;
  throw new ElectionError("refused", `the list may lack someone: ${doubts.join("; ")}`, {
    hint: "Check that the token sees these repositories, and why these people are gone. If nothing is wrong, say so with --most-lost <percent> or --quiet-repository <name>.",
  });
}
