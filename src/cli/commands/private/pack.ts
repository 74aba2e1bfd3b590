import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import { visible } from "../../../visible-text.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { ifPresent } from "../../../workspace/present.ts";
import { encryptTo } from "../../../workspace/private/age-encryption.ts";
import { archiveOf } from "../../../workspace/private/private-archive.ts";
import { collectPrivateFiles, packPath } from "../../../workspace/private/private-files.ts";
import { pathInside } from "../../../workspace/workspace.ts";
import { writeFileOf, writeOutside } from "../../../workspace/write-file.ts";
import type { CliContext } from "../../context.ts";
import { namedElection } from "../../options.ts";
import { recipientsOf } from "./recipients.ts";

async function exists(path: string): Promise<boolean> {
  return (await ifPresent(path, lstat(path))) !== undefined;
}

/** Encrypts the private files of an election into one new file. */
export async function runPack(
  context: CliContext,
  named: string | undefined,
  options: {
    readonly election?: string | undefined;
    readonly to?: readonly string[] | undefined;
    readonly output?: string | undefined;
    readonly dryRun: boolean;
  },
): Promise<void> {
  const { terminal, workingFolder, signal } = context;
  const { to = [], output, dryRun } = options;
  const { workspace, id: election } = await chosenId(context, namedElection(named, options));
  const recipients = await recipientsOf(context, election, { keys: to, flag: "--to" });
  const archive = await collectPrivateFiles(workspace, election);
  const own = packPath(election);
  const isPrinted = output !== undefined && isForOutput(output);
  const target = output === undefined ? pathInside(workspace, own) : resolve(workingFolder, output);
  if (!isPrinted && (await exists(target))) {
    throw new ElectionError("input", `${visible(target)} exists already`, {
      hint: "Move it, or name another file with --output.",
    });
  }
  const keys = recipients.map(({ key }) => key);
  const pack = await encryptTo(keys, await archiveOf(archive));
  for (const { path, bytes } of archive.files)
    terminal.note(`${visible(path)} (${bytes.length} bytes)`);
  for (const { key, who } of recipients) terminal.note(`for ${who}: ${visible(key)}`);
  signal.throwIfAborted();
  if (dryRun) {
    terminal.note("Dry run: nothing was written.");
    return;
  }
  if (isPrinted) {
    terminal.printBytes(pack);
    return;
  }
  if (output === undefined) await writeFileOf(workspace, own, pack);
  else await writeOutside(target, pack, 0o600);
  terminal.print(target);
}
