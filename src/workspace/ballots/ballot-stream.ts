import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { allDoubts, isOfShape, readCivs } from "../../ballots/formats/civs.ts";
import { readCivsHeader } from "../../ballots/formats/civs-header.ts";
import { describeForeign } from "../../ballots/formats/foreign.ts";
import type { UnrankedPolicy } from "../../ballots/profile.ts";
import type { Doubt, ReadingOptions } from "../../ballots/reading.ts";
import { ElectionError } from "../../errors.ts";
import { type CountedPart, joinParts, type StreamedCount } from "../../tally/stream-count.ts";
import { visible } from "../../visible-text.ts";
import {
  type CountPart,
  chunkBytes,
  countPart,
  type FilePart,
  lineFeed,
  refuseStream,
} from "./ballot-parts.ts";
import { countInThreads } from "./ballot-thread.ts";

/** How to count a stream; other options say how to read its rows. */
export interface StreamOptions extends ReadingOptions {
  readonly unranked: UnrankedPolicy;
  /** Compute the digest, for which one thread reads the whole file. */
  readonly withDigest?: boolean;
  /** Offsets near which a file of this size is cut into parts. */
  readonly cutsNear?: (size: number) => readonly number[];
  /** Counts every part but the first. */
  readonly countElsewhere?: CountPart;
}

/** A thread takes about 50 ms to begin, in which the first one counts about 4 MB. */
const leastBytes = 12 * 1024 * 1024;
/** This many bytes show the shape of a file. */
const sampleBytes = 65_536;
/** Two threads take 70 MB of memory, and just under 100 MB if no row is plain. */
const mostThreads = 2;

function evenCuts(size: number): number[] {
  const threads = Math.min(availableParallelism(), mostThreads, Math.floor(size / leastBytes));
  return Array.from(
    { length: Math.max(0, threads - 1) },
    (_, index) => (size * (index + 1)) / threads,
  );
}

/** The line with the names, and where the next one begins; blank lines before it are skipped. */
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
      refuseStream(path, "is not UTF-8 text");
    }
    if (text.trim() !== "") return { text: text.replace(/\r$/, ""), line, next: feed + 1 };
    at = feed + 1;
  }
  refuseStream(path, `has no line with names in its first ${bytes.length} bytes`);
}

/** Reads the first bytes of a file, with a line feed added at the end of the file. */
async function readStart(file: FileHandle, size: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Math.min(size, chunkBytes - 1) + 1);
  const { bytesRead } = await file.read(buffer, 0, buffer.length - 1, 0);
  const isWhole = bytesRead === size && buffer[bytesRead - 1] !== lineFeed;
  if (isWhole) buffer[bytesRead] = lineFeed;
  return buffer.subarray(0, isWhole ? bytesRead + 1 : bytesRead);
}

/** What the first rows share that makes the whole file doubtful. */
function shapeDoubts(path: string, start: Uint8Array, options: ReadingOptions): readonly Doubt[] {
  const end = start.subarray(0, sampleBytes).lastIndexOf(lineFeed) + 1;
  const sample = new TextDecoder().decode(start.subarray(0, end));
  const foreign = describeForeign(sample);
  if (foreign !== undefined) {
    throw new ElectionError("input", `${visible(path)} ${foreign.what}`, { hint: foreign.hint });
  }
  return readCivs(sample, options).doubts.filter(isOfShape);
}

/** Where the parts begin: after the first line feed following each cut; a cut without one is dropped. */
async function partStarts(
  file: FileHandle,
  from: number,
  to: number,
  cuts: readonly number[],
): Promise<number[]> {
  const starts = [from];
  const buffer = new Uint8Array(chunkBytes);
  for (const cut of cuts.map(Math.floor)) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, cut);
    const start = cut + buffer.subarray(0, bytesRead).indexOf(lineFeed) + 1;
    if (start > cut && start > (starts.at(-1) ?? 0) && start < to) starts.push(start);
  }
  return starts;
}

/** Counts all parts in parallel; if one fails, the others stop. */
async function countParts(
  parts: readonly FilePart[],
  counters: readonly CountPart[],
  progress: (done: number) => void,
): Promise<CountedPart[]> {
  const stopped = new AbortController();
  const done = parts.map(() => 0);
  const counting = parts.map((part, index) =>
    (counters[index] as CountPart)(part, (bytes) => {
      stopped.signal.throwIfAborted();
      done[index] = bytes;
      progress(done.reduce((sum, each) => sum + each, 0));
    }),
  );
  try {
    return await Promise.all(counting);
  } finally {
    stopped.abort();
    await Promise.allSettled(counting);
  }
}

/**
 * Counts a CIVS export chunk by chunk, so that memory does not grow with the file; a large one in several
 * threads.
 *
 * @param progress is called with bytes counted and bytes in total; it may throw to stop the count.
 * @returns also the SHA-256 of the file's bytes, empty unless asked for: it takes as long as the count.
 * @throws ElectionError (input) where a line is longer than a chunk, or the names cannot be read.
 */
export async function countBallotStream(
  absolute: string,
  path: string,
  streamOptions: StreamOptions,
  progress: (done: number, total: number) => void,
): Promise<StreamedCount & { readonly digest: string }> {
  const { unranked, withDigest = false, cutsNear = evenCuts, ...others } = streamOptions;
  const { countElsewhere = countInThreads(), ...options } = others;
  const hash = createHash("sha256");
  const file = await open(absolute);
  try {
    const { size } = await file.stat();
    if (size === 0) refuseStream(path, "is empty");
    const start = await readStart(file, size);
    const { text, line, next } = findHeader(path, start);
    const header = readCivsHeader(text, line);
    const shape = shapeDoubts(path, start, options);
    const from = Math.min(next, size);
    const starts = await partStarts(file, from, size, withDigest ? [] : cutsNear(size));
    const parts = starts.map((at, index): FilePart => {
      const to = starts[index + 1] ?? size;
      return { absolute, path, from: at, to, header, unranked, options };
    });
    const countFirst: CountPart = (part, told) =>
      countPart(part, told, withDigest ? (bytes) => hash.update(bytes) : undefined);
    if (withDigest) hash.update(start.subarray(0, from));
    const counters = parts.map((_, index) => (index === 0 ? countFirst : countElsewhere));
    const counted = await countParts(parts, counters, (done) => progress(from + done, size));
    const joined = joinParts(header, unranked, options, counted);
    const doubts = allDoubts(joined.reading.doubts, shape);
    const reading = { ...joined.reading, doubts };
    return { ...joined, reading, digest: withDigest ? hash.digest("hex") : "" };
  } finally {
    await file.close();
  }
}
