import { open } from "node:fs/promises";
import type { CivsHeader } from "../../ballots/formats/civs-header.ts";
import type { UnrankedPolicy } from "../../ballots/profile.ts";
import type { ReadingOptions } from "../../ballots/reading.ts";
import { ElectionError } from "../../errors.ts";
import { type CountedPart, makePartCount } from "../../tally/stream-count.ts";
import { visible } from "../../visible-text.ts";

/** Bytes read at a time; a line must be shorter. */
export const chunkBytes = 1024 * 1024;
export const lineFeed = 10;

/** Whole lines of a large CIVS export, and how to read them; can be sent to another thread. */
export interface FilePart {
  readonly absolute: string;
  /** As typed, for messages. */
  readonly path: string;
  /** Byte where its first line begins. */
  readonly from: number;
  /** Byte after its last line. */
  readonly to: number;
  readonly header: CivsHeader;
  readonly unranked: UnrankedPolicy;
  readonly options: ReadingOptions;
}

/**
 * Counts a part of a file.
 *
 * @param told is called with the bytes done so far; it may throw to stop the count.
 */
export type CountPart = (part: FilePart, told: (done: number) => void) => Promise<CountedPart>;

/** @throws ElectionError (input), always. */
export function refuseStream(path: string, what: string): never {
  throw new ElectionError("input", `${visible(path)} ${what}`, {
    hint: "Is it a file of ballots? Its lines are short, and the first one has the names.",
  });
}

function refuseShorter(path: string): never {
  throw new ElectionError("input", `${visible(path)} became shorter while it was counted`, {
    hint: "Count it again once nothing writes to it.",
  });
}

/**
 * Counts a part of a file chunk by chunk, so that memory does not grow with it.
 *
 * @param read gets each piece of bytes once, in order.
 * @throws ElectionError (input) where a line is longer than a chunk, or the file ends too early.
 */
export async function countPart(
  { absolute, path, from, to, header, unranked, options }: FilePart,
  told: (done: number) => void,
  read?: (bytes: Uint8Array) => void,
): Promise<CountedPart> {
  const counter = makePartCount(header, unranked, options);
  const file = await open(absolute);
  try {
    const buffer = new Uint8Array(chunkBytes);
    let kept = 0;
    for (let at = from; at < to; ) {
      const room = Math.min(chunkBytes - kept - 1, to - at);
      const { bytesRead } = await file.read(buffer, kept, room, at);
      if (bytesRead === 0) refuseShorter(path);
      at += bytesRead;
      read?.(buffer.subarray(kept, kept + bytesRead));
      let filled = kept + bytesRead;
      if (at === to && buffer[filled - 1] !== lineFeed) buffer[filled++] = lineFeed;
      const end = buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (end === 0 && filled === chunkBytes - 1) {
        refuseStream(path, `has a line of more than ${filled} bytes`);
      }
      counter.push(buffer, end);
      buffer.copyWithin(0, end, filled);
      kept = filled - end;
      told(at - from);
    }
    return counter.finish();
  } finally {
    await file.close();
  }
}
