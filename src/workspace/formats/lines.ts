import { createReadStream } from "node:fs";

/** A longer line means a damaged file: even a pull request with thousands of commits is shorter. */
const longestLine = 64 * 1024 * 1024;

/**
 * The lines of a UTF-8 file, streamed. Only `\n` ends a line: JSON may hold the other separators that Node's
 * readline knows.
 *
 * @param bytes read no further than this.
 */
export async function* readLines(path: string, bytes = Infinity): AsyncGenerator<string> {
  if (bytes === 0) return;
  const end = bytes - 1;
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", end })) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > longestLine) throw new RangeError("a line is too long");
    yield* lines;
  }
  if (rest !== "") yield rest;
}
