import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { ifPresent } from "../../../workspace/present.ts";
import { decryptWith } from "../../../workspace/private/age-encryption.ts";
import { mostPackBytes, readArchive } from "../../../workspace/private/private-archive.ts";
import {
  type Arrival,
  planUnpack,
  unpackFiles,
} from "../../../workspace/private/private-unpack.ts";
import type { CliContext } from "../../context.ts";

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
export async function runUnpack(
  context: CliContext,
  file: string,
  { identity, dryRun }: { readonly identity: string; readonly dryRun: boolean },
): Promise<void> {
  const { terminal, workingFolder, signal } = context;
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
