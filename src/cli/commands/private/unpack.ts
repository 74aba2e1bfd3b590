import { visible } from "../../../visible-text.ts";
import { readGivenBytes, readGivenText } from "../../../workspace/given-file.ts";
import { decryptWith } from "../../../workspace/private/age-encryption.ts";
import { mostPackBytes, readArchive } from "../../../workspace/private/private-archive.ts";
import {
  type Arrival,
  planUnpack,
  unpackFiles,
} from "../../../workspace/private/private-unpack.ts";
import type { CliContext } from "../../context.ts";

const mostIdentityBytes = 64 * 1024;

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
  const pack = await readGivenBytes(
    workingFolder,
    file,
    "a pack that private pack made",
    mostPackBytes,
  );
  const keyFile = "the identity file that age-keygen wrote";
  const keys = await readGivenText(workingFolder, identity, keyFile, mostIdentityBytes);
  const archive = await readArchive(await decryptWith(keys, pack));
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
