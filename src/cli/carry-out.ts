import { isPublished } from "../procedures/chosen-election.ts";
import { visible } from "../visible-text.ts";
import { commitFiles, requireUnchanged } from "../workspace/commit-files.ts";
import {
  applyPlan,
  effectiveChanges,
  type FileChange,
  renderPlan,
} from "../workspace/file-plan.ts";
import { workTreeOf } from "../workspace/git.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { isPrivatePath } from "../workspace/write-file.ts";
import type { CliContext } from "./context.ts";

type CarryOutContext = Pick<CliContext, "terminal" | "signal" | "runProgram" | "commit">;

/** The git commands for a signed-off commit of these files. */
export function commitCommands(paths: readonly string[], subject: string): string {
  const oneLine = `  git add ${paths.join(" ")}`;
  const add = oneLine.length <= 80 ? oneLine : `  ${["git add", ...paths].join(" \\\n    ")}`;
  return `${add}\n  git commit -s -m "${subject}"`;
}

/** Commits the public files (`--commit`), or says how; nothing is pushed. */
async function commitOrSayHow(
  { terminal, runProgram, commit }: CarryOutContext,
  workspace: Workspace,
  paths: readonly string[],
): Promise<void> {
  if (commit.wanted) {
    const name = await commitFiles(workspace, runProgram, paths, commit.subject);
    terminal.note(`Committed ${name}: ${commit.subject}`);
  } else if ((await workTreeOf(workspace.root)) !== undefined) {
    const named = paths.map(visible);
    const line = `To commit: git add ${named.join(" ")} && git commit -s -m "${commit.subject}"`;
    const folded = `To commit:\n${commitCommands(named, commit.subject)}`;
    terminal.note(terminal.isScreen && line.length > terminal.columns ? folded : line);
  }
}

/**
 * Shows a plan (`--dry-run`: as a diff on stdout) or applies it, naming each file on stderr, and ends with the
 * commit that makes it public. Ctrl-C before this point leaves everything as it was.
 *
 * @param options with `tellsCommit`, the caller says what to commit.
 */
export async function carryOut(
  context: CarryOutContext,
  workspace: Workspace,
  plan: readonly FileChange[],
  { dryRun, tellsCommit = false }: { readonly dryRun: boolean; readonly tellsCommit?: boolean },
): Promise<void> {
  const { terminal, signal, runProgram, commit } = context;
  signal.throwIfAborted();
  if (effectiveChanges(plan).length === 0) {
    terminal.note("Nothing to change.");
    return;
  }
  if (dryRun) {
    terminal.print(renderPlan(plan).trimEnd());
    terminal.note("Dry run: nothing was written.");
    return;
  }
  const isPublic = ({ path }: FileChange): boolean => !isPrivatePath(path);
  if (commit.wanted) {
    await requireUnchanged(workspace, runProgram, effectiveChanges(plan).filter(isPublic));
  }
  const written = await applyPlan(workspace, plan);
  for (const { path, before } of written) {
    terminal.note(`${before === undefined ? "wrote" : "changed"} ${visible(path)}`);
  }
  const paths = written.filter(isPublic).map(({ path }) => path);
  if (paths.length > 0 && (commit.wanted || !tellsCommit)) {
    await commitOrSayHow(context, workspace, paths);
  }
}

/**
 * Warns that the files no longer match a published result; this may be intended, as the first step of a
 * correction.
 */
export async function warnIfPublished(
  { terminal }: Pick<CliContext, "terminal">,
  workspace: Workspace,
  election: string,
): Promise<void> {
  if (!(await isPublished(workspace, election))) return;
  const text = `warning: the result of ${election} is published, and this changes what it was computed from. To correct the result: kata-election results prepare --election ${election} --erratum "what was wrong, and why"`;
  terminal.warn(text);
}
