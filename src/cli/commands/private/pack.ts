import { lstat } from "node:fs/promises";
import { resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import {
  makePack,
  type Recipient,
  recipientsOf,
} from "../../../procedures/handover/private-files.ts";
import { visible } from "../../../visible-text.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { ifPresent } from "../../../workspace/present.ts";
import { packPath } from "../../../workspace/private/private-files.ts";
import { pathInside } from "../../../workspace/workspace.ts";
import { writeFileOf, writeOutside } from "../../../workspace/write-file.ts";
import type { CliContext } from "../../context.ts";
import { namedElection } from "../../options.ts";

/** For whom private files are encrypted; says which officials cannot read them. */
export async function tellRecipients(
  { terminal, workspace }: CliContext,
  election: string,
  keys: { readonly keys: readonly string[]; readonly flag: string },
): Promise<readonly Recipient[]> {
  const { recipients, without } = await recipientsOf(await workspace(), election, keys);
  if (without.length > 0) {
    terminal.warn(`These officials have no age key and cannot read it: ${without.join(", ")}`);
  }
  return recipients;
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
  const { workspace, id } = await chosenId(context, namedElection(named, options));
  const recipients = await tellRecipients(context, id, { keys: to, flag: "--to" });
  const own = packPath(id);
  const isPrinted = output !== undefined && isForOutput(output);
  const target = output === undefined ? pathInside(workspace, own) : resolve(workingFolder, output);
  if (!isPrinted && (await ifPresent(target, lstat(target))) !== undefined) {
    throw new ElectionError("input", `${visible(target)} exists already`, {
      hint: "Move it, or name another file with --output.",
    });
  }
  const { pack, files } = await makePack(workspace, id, recipients);
  for (const { path, bytes } of files) terminal.note(`${visible(path)} (${bytes.length} bytes)`);
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
