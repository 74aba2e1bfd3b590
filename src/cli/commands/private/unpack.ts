import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { ifPresent } from "../../../workspace/present.ts";
import type { Arrival } from "../../../workspace/private/private-unpack.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface UnpackRequest {
  readonly identity: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election private unpack kata-election-2026-10.private.age --identity ~/keys.txt --dry-run
  $ kata-election private unpack kata-election-2026-10.private.age --identity ~/keys.txt

If a file already exists and differs, nothing is written (exit code 1).`;

/** `run` is a parameter so that tests can check parsing without unpacking anything. */
export function privateUnpackCommand(open: OpenContext, run = runPrivateUnpack): Command {
  return new Command("unpack")
    .summary("decrypt another official's pack")
    .description(
      "Decrypt another official's pack into the private folder, which only you can read.\nExisting files that differ are listed and never overwritten.",
    )
    .argument("<file>", "the pack")
    .requiredOption("--identity <file>", "your age secret key, as age-keygen wrote it")
    .option("--dry-run", "show what would be written; write nothing", false)
    .addHelpText("after", examples)
    .action((file: string, options: UnpackRequest, command: Command) =>
      run(open(command), file, options),
    );
}

const mostIdentityBytes = 64 * 1024;

async function readBounded(path: string, name: string, most: number): Promise<Buffer> {
  const found = await ifPresent(path, stat(path));
  if (found === undefined || !found.isFile()) {
    throw new ElectionError("input", `${visible(path)} is not a file`, {
      hint: `Give the path of ${name}.`,
    });
  }
  if (found.size > most) {
    throw new ElectionError(
      "input",
      `${visible(path)} has ${found.size} bytes; at most ${most} are read`,
      {
        hint: `It is not ${name}.`,
      },
    );
  }
  return readFile(path);
}

function described(arrival: Arrival): string {
  const path = visible(arrival.path);
  if (arrival.state !== "different") return `${arrival.state.padEnd(9)} ${path}`;
  const { onlyInPack, onlyHere } = arrival;
  return `different ${path}: ${onlyInPack} lines only in the pack, ${onlyHere} only here`;
}

/** Decrypts a pack and writes its files, or says why not. */
async function runPrivateUnpack(
  context: CliContext,
  file: string,
  { identity, dryRun }: UnpackRequest,
): Promise<void> {
  const { terminal, workingFolder, signal } = context;
  const { decryptWith } = await import("../../../workspace/private/age-encryption.ts");
  const { mostPackBytes, readArchive } = await import(
    "../../../workspace/private/private-archive.ts"
  );
  const { planUnpack, unpackFiles } = await import("../../../workspace/private/private-unpack.ts");
  const workspace = await context.workspace();
  const pack = await readBounded(resolve(workingFolder, file), "the pack", mostPackBytes);
  const keyFile = resolve(workingFolder, identity);
  const keys = await readBounded(keyFile, "the identity file", mostIdentityBytes);
  const archive = await readArchive(await decryptWith(keys.toString("utf8"), pack));
  const arrivals = await planUnpack(workspace, archive);
  terminal.print(arrivals.map(described).join("\n"));
  signal.throwIfAborted();
  if (dryRun) {
    terminal.note("Dry run: nothing was written.");
    return;
  }
  await unpackFiles(workspace, archive);
  const written = arrivals.filter(({ state }) => state === "new").length;
  terminal.note(`Election ${archive.election}: wrote ${written} of ${arrivals.length} files.`);
}
