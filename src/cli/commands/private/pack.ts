import { basename } from "node:path";
import { chosenId } from "../../../procedures/chosen-election.ts";
import {
  makePack,
  type Recipient,
  recipientsOf,
} from "../../../procedures/handover/private-files.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import type { PackOptions } from "./private.ts";

/** Who can decrypt the private files; warns about officials without a key. */
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
export async function runPack(context: CliContext, options: PackOptions): Promise<void> {
  const { terminal, workingFolder: from, signal, runProgram } = context;
  const { to = [], output, dryRun } = options;
  const { workspace, id } = await chosenId(context, options.election);
  const recipients = await tellRecipients(context, id, { keys: to, flag: "--to" });
  const packed = await makePack(workspace, id, recipients, { output, from, runProgram });
  for (const { path, bytes } of packed.files)
    terminal.note(`${visible(path)} (${bytes.length} bytes)`);
  for (const { key, who } of recipients) terminal.note(`for ${who}: ${visible(key)}`);
  signal.throwIfAborted();
  if (dryRun) {
    terminal.note("Dry run: nothing was written.");
    return;
  }
  if (packed.isPrinted) {
    terminal.printBytes(packed.pack);
    return;
  }
  await packed.write();
  terminal.print(packed.target);
  const file = visible(basename(packed.target));
  terminal.note("Next: send this file to the other official, who opens it with:");
  terminal.note(`  kata-election private unpack ${file} --identity <file of the secret age key>`);
}
