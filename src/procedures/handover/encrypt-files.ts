import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { applyPlan, type FileChange, planFile } from "../../workspace/file-plan.ts";
import { isForOutput } from "../../workspace/given-file.ts";
import { encryptText } from "../../workspace/private/age-encryption.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { writeOutside } from "../../workspace/write-file.ts";
import type { Recipient } from "./private-files.ts";

/** A plan's files, encrypted. */
export interface EncryptedFiles {
  /** Where each goes, with `.age` added to its name, as armored text. */
  readonly files: readonly { readonly target: string; readonly text: string }[];
  /** Whether the only file goes to standard output. */
  readonly isPrinted: boolean;
  readonly write: () => Promise<void>;
}

/** The list of people to mention has only logins. */
function holdsAddresses(path: string): boolean {
  return basename(path) !== "unreachable.txt";
}

/** An unencrypted copy of the same list, from an earlier export, would defeat the encryption. */
function refuseClear(plan: readonly FileChange[]): void {
  const clear = plan.find(({ path, before }) => before !== undefined && holdsAddresses(path));
  if (clear === undefined) return;
  throw new ElectionError("input", `${visible(clear.path)} already exists, unencrypted`, {
    hint: "Delete it when it is no longer needed, and export again.",
  });
}

/**
 * Encrypts a plan's files; no plain text reaches the disk.
 *
 * @param to.out another folder than the files' own, as seen from `to.from`, or `-` for standard output.
 * @throws ElectionError (input) for a bad key, or where one of the files exists unencrypted.
 */
export async function encryptFiles(
  workspace: Workspace,
  plan: readonly FileChange[],
  recipients: readonly Recipient[],
  { out, from }: { readonly out: string | undefined; readonly from: string },
): Promise<EncryptedFiles> {
  refuseClear(plan);
  const isPrinted = out !== undefined && isForOutput(out);
  if (isPrinted && plan.length > 1) {
    throw new ElectionError("input", `there are ${plan.length} files, and one standard output`, {
      hint: "Name a folder with --output.",
    });
  }
  const folder = out === undefined ? undefined : resolve(from, out);
  const keys = recipients.map(({ key }) => key);
  const files: { target: string; text: string }[] = [];
  for (const { path, after } of plan) {
    const target = folder === undefined ? `${path}.age` : join(folder, `${basename(path)}.age`);
    files.push({ target, text: await encryptText(keys, after) });
  }
  const write = async (): Promise<void> => {
    if (folder === undefined) {
      const changes = files.map(({ target, text }) => planFile(workspace, target, text));
      await applyPlan(workspace, await Promise.all(changes));
      return;
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { target, text } of files) await writeOutside(target, text, 0o600);
  };
  return { files, isPrinted, write };
}
