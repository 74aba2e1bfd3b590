import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { UnrankedPolicy } from "../ballots/profile.ts";
import type { ReadingOptions } from "../ballots/reading.ts";
import { ElectionError } from "../errors.ts";
import { makeStreamCount, type StreamedCount } from "../tally/stream-count.ts";
import { visible } from "../visible-text.ts";

const lineFeed = 10;
const chunkBytes = 1024 * 1024;

function refuse(path: string, what: string): never {
  throw new ElectionError("input", `${visible(path)} ${what}`, {
    hint: "Is it a file of ballots? Its lines are short, and the first one has the names.",
  });
}

/** Line 1 and where the next one begins; blank lines before it are passed by. */
function findHeader(path: string, bytes: Uint8Array): { text: string; line: number; next: number } {
  let line = 0;
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, at);
    if (feed === -1) break;
    line++;
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at, feed));
    } catch {
      refuse(path, "is not UTF-8 text");
    }
    if (text.trim() !== "") return { text: text.replace(/\r$/, ""), line, next: feed + 1 };
    at = feed + 1;
  }
  refuse(path, `has no line with names in its first ${bytes.length} bytes`);
}

/**
 * Counts a CIVS export chunk by chunk, so that memory does not grow with the file.
 *
 * @param progress is told how many bytes are counted, of how many.
 * @returns also the SHA-256 of the file's bytes, empty unless asked for: it takes as long as the count.
 * @throws ElectionError (input) where a line is longer than a chunk, or the names cannot be read.
 */
export async function countBallotStream(
  absolute: string,
  path: string,
  unranked: UnrankedPolicy,
  { withDigest = false, ...options }: ReadingOptions & { readonly withDigest?: boolean },
  progress: (done: number, total: number) => void,
): Promise<StreamedCount & { readonly digest: string }> {
  const hash = createHash("sha256");
  const file = await open(absolute);
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(chunkBytes);
    let counter: ReturnType<typeof makeStreamCount> | undefined;
    let kept = 0;
    for (let done = 0; done < size || kept > 0; ) {
      const room = Math.min(chunkBytes - kept - 1, size - done);
      const { bytesRead } = room > 0 ? await file.read(buffer, kept, room, done) : { bytesRead: 0 };
      done += bytesRead;
      if (withDigest) hash.update(buffer.subarray(kept, kept + bytesRead));
      let filled = kept + bytesRead;
      const isLast = done >= size || (bytesRead === 0 && room > 0);
      if (isLast && filled > 0 && buffer[filled - 1] !== lineFeed) buffer[filled++] = lineFeed;
      let from = 0;
      if (counter === undefined) {
        const header = findHeader(path, buffer.subarray(0, filled));
        counter = makeStreamCount(header.text, header.line, unranked, options);
        from = header.next;
      }
      const end = filled === 0 ? 0 : buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (end === 0 && filled > 0) refuse(path, `has a line of more than ${filled} bytes`);
      counter.push(buffer.subarray(from, filled), end - from);
      buffer.copyWithin(0, end, filled);
      kept = filled - end;
      progress(done, size);
      if (isLast) break;
    }
    if (counter === undefined) refuse(path, "is empty");
    return { ...counter.finish(), digest: withDigest ? hash.digest("hex") : "" };
  } finally {
    await file.close();
  }
}
