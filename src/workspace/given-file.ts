import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

const mib = 1024 * 1024;
/** The maximum size of a ballot file in bytes. */
export const mostOfBallots = 256 * mib;
/** The maximum size of other files in bytes, unless the caller says otherwise. */
const mostOfText = 8 * mib;

/** First bytes of files that are not text. */
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

/** Paths by which standard input, or a shell's pipe, can be read as a file. */
const streams = /^(?:-|\/dev\/(?:stdin|fd\/\d{1,4})|\/proc\/self\/fd\/\d{1,4})$/;

/** Whether the path is a stream that can be read only once, such as standard input. */
export function isStream(path: string): boolean {
  return streams.test(path);
}

/** Whether output goes to standard output: no file is named, or `-`. */
export function isForOutput(path: string | undefined): boolean {
  return path === undefined || /^(?:-|\/dev\/(?:stdout|fd\/1)|\/proc\/self\/fd\/1)$/.test(path);
}

/** More than people write by hand, in bytes. */
export const mostWritten = 16 * mib;

/** Cache of small streams, so that a command can read them twice. */
const read = new Map<string, Uint8Array>();

/** Reads standard input, or a pipe of the shell, to its end. */
async function readStream(path: string, most: number): Promise<Uint8Array> {
  const known = read.get(path);
  if (known !== undefined) return known;
  const pieces: Buffer[] = [];
  let size = 0;
  const source = createReadStream("", {
    fd: path === "-" || path === "/dev/stdin" ? 0 : Number(/(?<!\d)\d+$/.exec(path)?.[0]),
    autoClose: false,
  });
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) {
        refuse(path, `has more than ${most} bytes`, "Is that what you meant to read?");
      }
      pieces.push(piece);
    }
  } catch (cause) {
    if (cause instanceof ElectionError) throw cause;
    refuse(path, "cannot be read", "Did you pipe something into the command?", cause);
  }
  const bytes = Buffer.concat(pieces);
  if (size <= mostWritten) read.set(path, bytes);
  return bytes;
}

/**
 * Refuses anything but a regular file, saying what it is.
 *
 * @param what the file should be, as in “a file of ballots”.
 * @throws ElectionError (input), always where it returns nothing.
 */
export async function checkFile(
  path: string,
  absolute: string,
  what: string,
  most: number,
): Promise<void> {
  const found = await stat(absolute).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") refuse(path, "does not exist", `Name ${what}.`, cause);
    refuse(path, "cannot be accessed", "Do you have permission to read it and its folder?", cause);
  });
  if (found.isDirectory()) refuse(path, "is a folder", `Name ${what} inside it.`);
  if (found.isFIFO()) {
    refuse(path, "is a pipe", "Give - to read standard input, or save it into a file first.");
  }
  if (!found.isFile()) refuse(path, "is a device or socket", `Name ${what}.`);
  if (found.size > most) {
    refuse(path, `has ${found.size} bytes; at most ${most} are read`, `Is it ${what}?`);
  }
}

/** Decodes UTF-8 without a byte order mark; otherwise says what the bytes are. */
export function decodeText(path: string, bytes: Uint8Array): string {
  const signature = signatures.find((known) => known.bytes.every((byte, at) => bytes[at] === byte));
  if (signature !== undefined) {
    refuse(path, `is ${signature.what}`, "Save what is in it as plain text in UTF-8 first.");
  }
  if (bytes.includes(0)) {
    refuse(path, "contains zero bytes, as text in UTF-16 does", "Save it as plain text in UTF-8.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    refuse(path, "is not UTF-8 text", "Save it as UTF-8.", cause);
  }
}

/**
 * The bytes of a file named by a person, anywhere; `-` is standard input.
 *
 * @param folder from which the path is seen.
 * @param what the file should be, as in “a file of ballots”.
 * @param most bytes that are read.
 * @throws ElectionError (input) where there is no such file, or it is too large.
 */
export async function readGivenBytes(
  folder: string,
  path: string,
  what: string,
  most = mostOfText,
): Promise<Uint8Array> {
  if (isStream(path)) return readStream(path, most);
  const absolute = resolve(folder, path);
  await checkFile(path, absolute, what, most);
  return readFile(absolute).catch((cause: unknown) =>
    refuse(path, "cannot be read", "Do you have permission to read it?", cause),
  );
}

/** As {@link readGivenBytes}, as text; otherwise says what the file is. */
export async function readGivenText(
  folder: string,
  path: string,
  what: string,
  most = mostOfText,
): Promise<string> {
  return decodeText(path, await readGivenBytes(folder, path, what, most));
}
