import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ElectionError } from "../../../../errors.ts";
import type { Recipient } from "../../../../procedures/handover/private-files.ts";
import { visible } from "../../../../visible-text.ts";
import { plural } from "../../../../wording.ts";
import { applyPlan, type FileChange, planFile } from "../../../../workspace/file-plan.ts";
import { isForOutput } from "../../../../workspace/given-file.ts";
import { encryptText } from "../../../../workspace/private/age-encryption.ts";
import type { Workspace } from "../../../../workspace/workspace.ts";
import { writeOutside } from "../../../../workspace/write-file.ts";
import type { CliContext } from "../../../context.ts";

interface Encryption {
  readonly recipients: readonly Recipient[];
  /** Another folder than the files' own, relative to where the command runs. */
  readonly out: string | undefined;
  readonly dryRun: boolean;
}

/** The list of whom to mention has logins only. */
function holdsAddresses(path: string): boolean {
  return basename(path) !== "unreachable.txt";
}

/** The same list in clear, from an export before, would undo what encrypting is for. */
function refuseClear(plan: readonly FileChange[]): void {
  const clear = plan.find(({ path, before }) => before !== undefined && holdsAddresses(path));
  if (clear === undefined) return;
  throw new ElectionError("input", `${visible(clear.path)} is there unencrypted`, {
    hint: "Delete it when it is no longer needed, and export again.",
  });
}

/**
 * Writes a plan's files encrypted, each under its name with `.age` added; nothing in clear reaches the
 * disk. The paths written are printed, one a line.
 *
 * @throws ElectionError (input) for a bad key, or where one of the files lies there in clear.
 */
export async function writeEncrypted(
  { terminal, signal, workingFolder }: CliContext,
  workspace: Workspace,
  plan: readonly FileChange[],
  { recipients, out, dryRun }: Encryption,
): Promise<void> {
  refuseClear(plan);
  const keys = recipients.map(({ key }) => key);
  const isPrinted = out !== undefined && isForOutput(out);
  if (isPrinted && plan.length > 1) {
    throw new ElectionError("input", `there are ${plan.length} files, and one standard output`, {
      hint: "Name a folder with --output.",
    });
  }
  const folder = out === undefined ? undefined : resolve(workingFolder, out);
  const files = [];
  for (const { path, after } of plan) {
    const target = folder === undefined ? `${path}.age` : join(folder, `${basename(path)}.age`);
    files.push({ target, text: await encryptText(keys, after) });
  }
  for (const { key, who } of recipients) terminal.note(`for ${who}: ${visible(key)}`);
  signal.throwIfAborted();
  if (dryRun && !isPrinted) {
    for (const { target } of files) terminal.print(`would write ${visible(target)}`);
    terminal.note("Dry run: nothing was written.");
    return;
  }
  if (isPrinted) {
    for (const { text } of files) terminal.print(text.trimEnd());
    return;
  }
  if (folder === undefined) {
    const changes = files.map(({ target, text }) => planFile(workspace, target, text));
    await applyPlan(workspace, await Promise.all(changes));
  } else {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { target, text } of files) await writeOutside(target, text, 0o600);
  }
  for (const { target } of files) terminal.print(visible(target));
  terminal.note(`Encrypted ${plural(files.length, "file")} for ${plural(keys.length, "key")}.`);
}
