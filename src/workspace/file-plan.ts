import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { refusePublishedAddresses } from "./public-text.ts";
import { privateRoot, readText, readTextNow, type Workspace } from "./workspace.ts";
import { withWorkspaceLock } from "./workspace-lock.ts";
import { isPrivatePath, refuseLinks, writeFileOf } from "./write-file.ts";

/** A file before (undefined: missing) and after a change. */
export interface FileChange {
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

const privateIgnore = `${privateRoot}/.gitignore`;
const ignoreAll = "*\n";

/** The change that sets a file's text; it reads now, and writes when the plan is applied. */
export async function planFile(
  workspace: Workspace,
  path: string,
  after: string,
): Promise<FileChange> {
  return { path, before: await readText(workspace, path), after };
}

/** The changes of a plan that have an effect. */
export function effectiveChanges(plan: readonly FileChange[]): FileChange[] {
  return plan.filter(({ before, after }) => before !== after);
}

/** A calendar file only repeats dates from other files of the plan, so its diff is not shown. */
function calendarNote({ path, before }: FileChange): string {
  const [from, verb] = before === undefined ? ["/dev/null", "new"] : [path, "changed"];
  return `--- ${visible(from)}\n+++ ${visible(path)}\n(${verb} calendar file; its lines are not shown)\n`;
}

/**
 * The plan as unified diffs, control characters made visible; of a calendar file only its path.
 *
 * @throws ElectionError (refused) where a public file would gain an e-mail address.
 */
export function renderPlan(plan: readonly FileChange[]): string {
  refusePublishedAddresses(effectiveChanges(plan));
  const patch = (change: FileChange): string => {
    const { path, before, after } = change;
    if (path.endsWith(".ics")) return calendarNote(change);
    const from = before === undefined ? "/dev/null" : path;
    const options = { context: 2, headerOptions: FILE_HEADERS_ONLY };
    return createTwoFilesPatch(from, path, before ?? "", after, undefined, undefined, options)
      .split("\n")
      .map(visible)
      .join("\n");
  };
  return effectiveChanges(plan).map(patch).join("\n");
}

/** Makes sure that git ignores the private folder before anything is written there. */
export async function ignorePrivateFolder(workspace: Workspace): Promise<void> {
  if ((await readTextNow(workspace, privateIgnore)) === ignoreAll) return;
  await writeFileOf(workspace, privateIgnore, ignoreAll);
}

/**
 * Refuses a plan that could not be written, before anything else is done for it.
 *
 * @throws ElectionError (refused) where a public file would gain an e-mail address; (input) where the way to a
 * file leads over a symbolic link.
 */
export async function refuseUnwritable(
  workspace: Workspace,
  plan: readonly FileChange[],
): Promise<void> {
  const changes = effectiveChanges(plan);
  refusePublishedAddresses(changes);
  for (const { path } of changes) await refuseLinks(workspace, path);
}

/**
 * Writes a plan's files, each atomically, and only those that differ. Files under `elections/.private/` are
 * readable by their owner only and git-ignored.
 *
 * The files are written in the order of the plan. Put last the one that decides whether the step counts as done
 * (election.yaml for a plan, record.json for a result): if a run is interrupted before it, the step counts as
 * not done, and the next run completes it.
 *
 * @throws ElectionError (input) before anything is written, where a file changed since the plan was made, its
 * path crosses a symbolic link, or another command keeps changing the checkout.
 */
export async function applyPlan(
  workspace: Workspace,
  plan: readonly FileChange[],
): Promise<readonly FileChange[]> {
  const changes = effectiveChanges(plan);
  if (changes.length === 0) return changes;
  await refuseUnwritable(workspace, changes);
  return withWorkspaceLock(workspace, async () => {
    for (const { path, before } of changes) {
      if ((await readTextNow(workspace, path)) === before) continue;
      throw new ElectionError("input", `${visible(path)} changed while the command ran`, {
        hint: "Run the command again.",
      });
    }
    if (changes.some(({ path }) => isPrivatePath(path))) await ignorePrivateFolder(workspace);
    for (const { path, after } of changes) await writeFileOf(workspace, path, after);
    return changes;
  });
}
