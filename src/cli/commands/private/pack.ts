import { resolve } from "node:path";
import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface PackRequest {
  readonly election?: string;
  readonly to: readonly string[];
  readonly out?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election private pack                    for the officials' age keys in election.yaml
  $ kata-election private pack --to age1ql3z7… --to age1lggy… --out handover.age
  $ age -d -i keys.txt handover.age | tar tv      what is inside, without this tool

The pack is a tar archive (manifest.json first, listing every file with its SHA-256), encrypted with age.
Make a key pair with age-keygen (https://age-encryption.org); give only the public key, age1…, here.`;

/** `run` is a parameter so that tests can check parsing without packing anything. */
export function privatePackCommand(open: OpenContext, run = runPrivatePack): Command {
  return new Command("pack")
    .summary("encrypt the private files for another official")
    .description(
      "Encrypt an election's private files, and the addresses recorded for all elections, so that only the named officials can read them",
    )
    .option("--election <YYYY-MM>", "which election (default: the one in progress)")
    .option(
      "--to <age1…>",
      "public key of who may read it, repeatable (default: the officials' keys in election.yaml)",
      (key: string, keys: readonly string[]) => [...keys, key],
      [],
    )
    .option(
      "--out <file>",
      "where to write it (default: kata-election-<election>.private.age in elections/.private)",
    )
    .option("--dry-run", "show what would be packed and for whom; write nothing", false)
    .addHelpText("after", examples)
    .action((options: PackRequest, command: Command) => run(open(command), options));
}

async function exists(path: string): Promise<boolean> {
  const { lstat } = await import("node:fs/promises");
  const { ifPresent } = await import("../../../workspace/present.ts");
  return (await ifPresent(path, lstat(path))) !== undefined;
}

/** Encrypts the private files of an election into one new file. */
async function runPrivatePack(
  context: CliContext,
  { election: named, to, out, dryRun }: PackRequest,
): Promise<void> {
  const { terminal, workingFolder, signal } = context;
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { pathInside } = await import("../../../workspace/workspace.ts");
  const { collectPrivateFiles, packPath } = await import(
    "../../../workspace/private/private-files.ts"
  );
  const { archiveOf } = await import("../../../workspace/private/private-archive.ts");
  const { encryptTo } = await import("../../../workspace/private/age-encryption.ts");
  const { recipientsOf } = await import("./recipients.ts");
  const workspace = await context.workspace();
  const election = await chooseElection(workspace, named);
  const recipients = await recipientsOf(context, election, { keys: to, flag: "--to" });
  const archive = await collectPrivateFiles(workspace, election);
  const own = packPath(election);
  const target = out === undefined ? pathInside(workspace, own) : resolve(workingFolder, out);
  if (await exists(target)) {
    throw new ElectionError("input", `${visible(target)} exists already`, {
      hint: "Move it, or name another file with --out.",
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
  const { writeFileOf, writeOutside } = await import("../../../workspace/write-file.ts");
  if (out === undefined) await writeFileOf(workspace, own, pack);
  else await writeOutside(target, pack, 0o600);
  terminal.print(target);
}
