import { Temporal } from "temporal-polyfill";
import { utcDate } from "../../dates.ts";
import type { Workspace } from "../workspace.ts";

/** Runs a program with these words, never through a shell; undefined where it fails or is not installed. */
type RunProgram = (program: string, words: readonly string[]) => Promise<string | undefined>;

/** A page as it stood in a revision of the main line. */
export interface PageRevision {
  readonly commit: string;
  /** The UTC day of the commit. */
  readonly date: Temporal.PlainDate;
  readonly text: string;
}

/** A page's revisions, oldest first, and in a sentence how far they reach. */
export interface PageHistory {
  readonly revisions: readonly PageRevision[];
  readonly reach: string;
}

/** More revisions than this are not read. */
const mostRevisions = 2000;
/** What a checkout's own configuration must not change: nothing but git itself is run. */
const plainGit = ["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false"];

function readLog(log: string): { commit: string; date: Temporal.PlainDate }[] | undefined {
  const lines = log.split("\n").filter((line) => line !== "");
  const read = lines.flatMap((line) => {
    const [, commit, time] = /^([0-9a-f]{40,64}) (\d+)$/.exec(line) ?? [];
    if (commit === undefined) return [];
    const date = utcDate(Temporal.Instant.fromEpochMilliseconds(Number(time) * 1000));
    return [{ commit, date }];
  });
  return read.length === lines.length ? read : undefined;
}

/**
 * The revisions of a page on the main line of the checkout's git repository: the days are those on which
 * a change arrived there. Where there is no repository, or not all of its history, the sentence says so.
 */
export async function readPageHistory(
  { root }: Workspace,
  path: string,
  runProgram: RunProgram,
): Promise<PageHistory> {
  const git = (...words: string[]): Promise<string | undefined> =>
    runProgram("git", [...plainGit, "-C", root, ...words]);
  const none = (reach: string): PageHistory => ({ revisions: [], reach });
  const about = await git("rev-parse", "--is-inside-work-tree", "--is-shallow-repository");
  const [inside, shallow] = about?.trim().split("\n") ?? [];
  if (inside !== "true") {
    return none(
      `no history of ${path} was read: the checkout is no git repository that git reads here`,
    );
  }
  const log = await git(
    ...["log", "--first-parent", `--max-count=${mostRevisions + 1}`, "--format=%H %ct"],
    ...["HEAD", "--", path],
  );
  const listed = log === undefined ? undefined : readLog(log);
  if (listed === undefined) return none(`no history of ${path} was read: git could not list it`);
  if (listed.length === 0) return none(`git has no revision of ${path}`);
  const revisions: PageRevision[] = [];
  let missing = 0;
  for (const { commit, date } of listed.slice(0, mostRevisions).reverse()) {
    const text = await git("cat-file", "blob", `${commit}:./${path}`);
    if (text === undefined) missing++;
    else revisions.push({ commit, date, text });
  }
  const [first] = revisions;
  const count = `${revisions.length} ${revisions.length === 1 ? "revision" : "revisions"} of ${path}`;
  const from = first === undefined ? "" : ` since ${first.date}`;
  const limits = [
    ...(shallow === "true" ? ["the clone is shallow: what was before is not in it"] : []),
    ...(listed.length > mostRevisions ? ["older ones were left out"] : []),
    ...(missing > 0 ? [`${missing} could not be read`] : []),
  ];
  return { revisions, reach: [`git has ${count}${from}`, ...limits].join("; ") };
}
