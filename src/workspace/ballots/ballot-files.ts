import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { describeForeign } from "../../ballots/formats/foreign.ts";
import { type BallotFormat, detectFormat } from "../../ballots/formats/format-names.ts";
import { readerOf } from "../../ballots/formats/read-format.ts";
import type { BallotReading, ReadingOptions } from "../../ballots/reading.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { decodeText, mostOfBallots, readGivenText } from "../given-file.ts";
import { interruptible } from "./interruptible.ts";

/** The file's name in errors. */
export const ballotFile = "a file of ballots";

/**
 * Reads candidates' names, one a line, in the order of the ballots' columns.
 *
 * @throws ElectionError (input) where there is no such file.
 */
export async function readNameFile(folder: string, path: string): Promise<string[]> {
  const text = await readGivenText(folder, path, "a file of candidates' names");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** How to read a file of ballots. */
export interface BallotFileOptions extends ReadingOptions {
  /** Overrides the format detected from the content. */
  readonly format?: BallotFormat;
}

/**
 * Reads a file of ballots.
 *
 * @param path as the person wrote it, relative to `folder`.
 * @throws ElectionError (input) where there is no such file, or it is not a ballot file.
 */
export async function readBallotFile(
  folder: string,
  path: string,
  options: BallotFileOptions = {},
): Promise<BallotReading & { readonly format: BallotFormat }> {
  const text = await readGivenText(folder, path, ballotFile, mostOfBallots);
  const foreign = interruptible(() => describeForeign(text));
  if (foreign !== undefined) {
    const { what, hint } = foreign;
    throw new ElectionError("input", `${visible(path)} ${what}`, { hint });
  }
  const format = options.format ?? detectFormat(text);
  const read = await readerOf(format);
  return { format, ...interruptible(() => read(text, options)) };
}

/**
 * Whether the first bytes of a large file are those of a CIVS export.
 *
 * @throws ElectionError (input) where the file is not text.
 */
export async function isCivsExport(folder: string, path: string): Promise<boolean> {
  const absolute = resolve(folder, path);
  const file = await open(absolute);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(65_536), 0, 65_536, 0);
    const cut = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    return detectFormat(decodeText(path, buffer.subarray(0, cut))) === "civs";
  } finally {
    await file.close();
  }
}
