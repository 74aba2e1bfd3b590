import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { describeForeign } from "../../ballots/formats/foreign.ts";
import { type BallotFormat, detectFormat } from "../../ballots/formats/format-names.ts";
import { readerOf } from "../../ballots/formats/read-format.ts";
import type { BallotReading, ReadingOptions } from "../../ballots/reading.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { interruptible } from "./interruptible.ts";

const largestBytes = 256 * 1024 * 1024;

/** How the first bytes give away a file that is no text. */
const signatures: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x1f, 0x8b], what: "compressed with gzip" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a zip archive, or a spreadsheet's own format" },
  { bytes: [0x42, 0x5a, 0x68], what: "compressed with bzip2" },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: "compressed with xz" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: "compressed with zstd" },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF" },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an Excel workbook or another Office document" },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], what: "a database" },
  { bytes: [0xff, 0xfe], what: "text in UTF-16" },
  { bytes: [0xfe, 0xff], what: "text in UTF-16" },
];

function refuse(path: string, what: string, hint: string, cause?: unknown): never {
  throw new ElectionError("input", `${visible(path)} ${what}`, { hint, cause });
}

/** Where standard input, or a pipe of the shell, can be read as a file. */
const streams = /^(?:-|\/dev\/(?:stdin|fd\/\d{1,4})|\/proc\/self\/fd\/\d{1,4})$/;

/** Whether the path is a stream that can be read only once, such as standard input. */
export function isStream(path: string): boolean {
  return streams.test(path);
}

/** Reads standard input, or a pipe of the shell, to its end. */
async function readStream(path: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  const source = createReadStream("", {
    fd: path === "-" || path === "/dev/stdin" ? 0 : Number(/(?<!\d)\d+$/.exec(path)?.[0]),
    autoClose: false,
  });
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > largestBytes) {
        refuse(path, `has more than ${largestBytes} bytes`, "Save it into files, and count those.");
      }
      pieces.push(piece);
    }
  } catch (cause) {
    if (cause instanceof ElectionError) throw cause;
    refuse(path, "cannot be read", "Did you pipe something into the command?", cause);
  }
  return Buffer.concat(pieces);
}

/**
 * Refuses what is no plain file, saying what it is.
 *
 * @throws ElectionError (input), always where it returns nothing.
 */
export async function checkFile(path: string, absolute: string): Promise<void> {
  const found = await stat(absolute).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") refuse(path, "does not exist", "Is the path right?", cause);
    refuse(path, "cannot be accessed", "Do you have permission to read it and its folder?", cause);
  });
  if (found.isDirectory()) refuse(path, "is a folder", "Name the file of ballots inside it.");
  if (found.isFIFO()) {
    refuse(path, "is a pipe", "Give - to read standard input, or save it into a file first.");
  }
  if (!found.isFile()) refuse(path, "is a device or socket", "Name a file of ballots.");
  if (found.size > largestBytes) {
    refuse(path, `has ${found.size} bytes; at most ${largestBytes} are read`, "Split it.");
  }
}

function decode(path: string, bytes: Uint8Array): string {
  const signature = signatures.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  if (signature !== undefined) {
    refuse(path, `is ${signature.what}`, "Save what is in it as plain text in UTF-8 first.");
  }
  if (bytes.includes(0)) {
    refuse(path, "holds bytes of 0, as text in UTF-16 does", "Save it as plain text in UTF-8.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    refuse(path, "is not UTF-8 text", "Save it as UTF-8.", cause);
  }
}

/** The text of a file, wherever it lies; says what else it is. */
export async function readPlainText(folder: string, path: string): Promise<string> {
  if (isStream(path)) return decode(path, await readStream(path));
  const absolute = resolve(folder, path);
  await checkFile(path, absolute);
  const bytes = await readFile(absolute).catch((cause: unknown) =>
    refuse(path, "cannot be read", "Do you have permission to read it?", cause),
  );
  return decode(path, bytes);
}

/**
 * Reads candidates' names, one a line, in the order of the ballots' columns.
 *
 * @throws ElectionError (input) where there is no such file.
 */
export async function readNameFile(folder: string, path: string): Promise<string[]> {
  const text = await readPlainText(folder, path);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** How to read a file of ballots. */
export interface BallotFileOptions extends ReadingOptions {
  /** Instead of the format that the content shows. */
  readonly format?: BallotFormat;
}

/**
 * Reads a file of ballots.
 *
 * @param path as the person wrote it, relative to `folder`.
 * @throws ElectionError (input) where there is no such file, or it is none of ballots.
 */
export async function readBallotFile(
  folder: string,
  path: string,
  options: BallotFileOptions = {},
): Promise<BallotReading & { readonly format: BallotFormat }> {
  const text = await readPlainText(folder, path);
  const foreign = interruptible(() => describeForeign(text));
  if (foreign !== undefined) refuse(path, foreign.what, foreign.hint);
  const format = options.format ?? detectFormat(text);
  const read = await readerOf(format);
  return { format, ...interruptible(() => read(text, options)) };
}

/**
 * Whether the first bytes of a large file are those of a CIVS export.
 *
 * @throws ElectionError (input) where they are of something that is no text.
 */
export async function isCivsExport(folder: string, path: string): Promise<boolean> {
  const absolute = resolve(folder, path);
  const file = await open(absolute);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(65_536), 0, 65_536, 0);
    const cut = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    return detectFormat(decode(path, buffer.subarray(0, cut))) === "civs";
  } finally {
    await file.close();
  }
}
