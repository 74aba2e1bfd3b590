import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { z } from "zod";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { ifPresent } from "../present.ts";
import { pathInside, type Workspace } from "../workspace.ts";
import { parseJson } from "./json-file.ts";

/** A pull request of several thousand commits is a line of some megabytes; nothing real is longer. */
const longestLineBytes = 32 * 1024 * 1024;
const lineEnd = 0x0a;

/** The result of reading a file of lines. */
export interface LinesRead {
  readonly lines: number;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
}

/** How the lines are checked, and what to do about a bad one. */
export interface LineFormat<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly hint: string;
}

function decodeLine(bytes: Buffer, place: string, hint: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new ElectionError("input", `${place}: not UTF-8 text`, { hint, cause });
  }
}

/** The lines of a stream of bytes, without their ends; each at most {@link longestLineBytes} long. */
async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  tooLong: (line: number) => ElectionError,
): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let line = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineEnd, start);
      const part = chunk.subarray(start, end === -1 ? chunk.length : end);
      pending.push(part);
      pendingBytes += part.length;
      if (pendingBytes > longestLineBytes) throw tooLong(line);
      if (end === -1) break;
      yield Buffer.concat(pending);
      pending = [];
      pendingBytes = 0;
      line += 1;
      start = end + 1;
    }
  }
  if (pendingBytes > 0) yield Buffer.concat(pending);
}

/**
 * Reads a file with one JSON value per line, yielding each with its place (`file:line`); holds one line at a
 * time.
 *
 * @throws ElectionError (input) where the file is missing or a line is malformed: file, line and field.
 */
export async function readJsonLines<Schema extends z.ZodType>(
  workspace: Workspace,
  path: string,
  { schema, hint }: LineFormat<Schema>,
  take: (value: z.output<Schema>, place: string) => void,
): Promise<LinesRead> {
  const absolute = pathInside(workspace, path);
  const found = await ifPresent(path, stat(absolute));
  if (found?.isFile() !== true) {
    throw new ElectionError("input", `there is no ${visible(path)}`, { hint });
  }
  const hash = createHash("sha256");
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(absolute) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const shown = visible(path);
  const place = (line: number): string => `${shown}:${line}`;
  const tooLong = (line: number): ElectionError =>
    new ElectionError("input", `${place(line)}: longer than ${longestLineBytes} bytes`, { hint });
  let lines = 0;
  for await (const bytes of linesOf(hashed(), tooLong)) {
    lines += 1;
    const text = decodeLine(bytes, place(lines), hint);
    take(parseJson(text, place(lines), schema, hint), place(lines));
  }
  return { lines, sha256: hash.digest("hex") };
}
