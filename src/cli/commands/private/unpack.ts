import { openPack } from "../../../procedures/handover/private-files.ts";
import { visible } from "../../../visible-text.ts";
import type { Arrival } from "../../../workspace/private/private-unpack.ts";
import type { CliContext } from "../../context.ts";
import type { UnpackOptions } from "./private.ts";

function described(arrival: Arrival): string {
  const path = visible(arrival.path);
  if (arrival.state !== "different") return `${arrival.state.padEnd(9)} ${path}`;
  const { onlyInPack, onlyHere } = arrival;
  return `different ${path}: ${onlyInPack} lines only in the pack, ${onlyHere} only here`;
}

/** Decrypts a pack and writes its files. */
export async function runUnpack(
  context: CliContext,
  pack: string,
  { identity, dryRun }: UnpackOptions,
): Promise<void> {
  const { terminal, workingFolder, signal } = context;
  const workspace = await context.workspace();
  const { election, arrivals, write } = await openPack(workspace, workingFolder, {
    pack,
    identity,
  });
  terminal.print(arrivals.map(described).join("\n"));
  signal.throwIfAborted();
  if (dryRun) {
    terminal.note("Dry run: nothing was written.");
    return;
  }
  await write();
  const written = arrivals.filter(({ state }) => state === "new").length;
  terminal.note(`Election ${election}: wrote ${written} of ${arrivals.length} files.`);
}
