import { chmod, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import writeFileAtomic from "write-file-atomic";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { crossesLink, pathInside, readText, type Workspace } from "./workspace.ts";

/** A file as it stands (undefined: not there) and as a command wants it. */
export interface FileChange {
  /** Relative to the workspace. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

const privatePrefix = "elections/.private/";
const privateIgnore = "elections/.private/.gitignore";

/** The change that brings a file to a text; reading happens now, writing when the plan is applied. */
export async function planFile(
  workspace: Workspace,
  path: string,
  after: string,
): Promise<FileChange> {
  return { path, before: await readText(workspace, path), after };
}

/** The changes of a plan that would really change something. */
export function effectiveChanges(plan: readonly FileChange[]): FileChange[] {
  return plan.filter(({ before, after }) => before !== after);
}

/** The plan as unified diffs, control characters made visible. */
export function renderPlan(plan: readonly FileChange[]): string {
  const patch = ({ path, before, after }: FileChange): string =>
    createTwoFilesPatch(
      before === undefined ? "/dev/null" : path,
      path,
      before ?? "",
      after,
      undefined,
      undefined,
      { context: 2, headerOptions: FILE_HEADERS_ONLY },
    )
      .split("\n")
      .map(visible)
      .join("\n");
  return effectiveChanges(plan).map(patch).join("\n");
}

async function writeWhole(workspace: Workspace, { path, after }: FileChange): Promise<void> {
  const isPrivate = path.startsWith(privatePrefix);
  const absolute = pathInside(workspace, path);
  const folder = dirname(absolute);
  await mkdir(folder, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  if (isPrivate) await chmod(folder, 0o700);
  await writeFileAtomic(absolute, after, isPrivate ? { mode: 0o600 } : {});
}

/** Makes sure that git ignores the private folder, whatever is going to be written there. */
export async function ignorePrivateFolder(workspace: Workspace): Promise<void> {
  await writeWhole(workspace, await planFile(workspace, privateIgnore, "*\n"));
}

/**
 * Writes a plan's files, each whole or not at all, and nothing when they already stand so. Files under
 * `elections/.private/` are readable by their owner only and git-ignored.
 *
 * @throws ElectionError (input) before anything is written, where a file changed since the plan was
 * made or the way to it leads over a symbolic link.
 */
export async function applyPlan(
  workspace: Workspace,
  plan: readonly FileChange[],
): Promise<readonly FileChange[]> {
  const changes = effectiveChanges(plan);
  for (const { path, before } of changes) {
    if (await crossesLink(workspace, path)) {
      throw new ElectionError("input", `${visible(path)} is or lies behind a symbolic link`, {
        hint: "Replace the link by the file or folder itself: links are not followed on write.",
      });
    }
    if ((await readText(workspace, path)) !== before) {
      throw new ElectionError("input", `${visible(path)} changed while the command ran`, {
        hint: "Run the command again.",
      });
    }
  }
  if (changes.some(({ path }) => path.startsWith(privatePrefix))) {
    await ignorePrivateFolder(workspace);
  }
  for (const change of changes) await writeWhole(workspace, change);
  return changes;
}
