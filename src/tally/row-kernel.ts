import type { UnrankedPolicy } from "../ballots/profile.ts";

const lineFeed = 10;
const carriageReturn = 13;
const comma = 44;
const zero = 48;
/** A dash, seen as a digit. */
const dash = 45 - zero;
const wordLength = "No opinion".length;
const [firstOfWord, lastOfWord] = ["N".charCodeAt(0), "n".charCodeAt(0)];
/** One bit for each of the four bytes of a word. */
const ones = 0x01010101;
/** The highest bit of each byte: borrows stop there when bytes are subtracted. */
const highBits = 0x80808080;
/** Counts of ballots are held in bytes, emptied before they can run over. */
const mostPending = 255;
/** Rank of an unranked candidate as the worse one of a pair: above all, or below none. */
const lanesOfUnranked: Readonly<Record<UnrankedPolicy, number>> = { last: 127, "no-opinion": 0 };

/** Counts rows of an export as bytes; rows that are not plain are left to the reader of text. */
export interface RowKernel {
  /**
   * Counts the plain row that begins at `at`: a rank of one or two digits, `No opinion` or `-` for
   * every candidate, single commas, LF or CRLF. Returns where the next row begins, or −1 and counts nothing.
   */
  readonly count: (bytes: Uint8Array, at: number) => number;
  /** Support for every pair, ballots counted, and those of them that rank no one. */
  readonly finish: () => { pairwise: number[][]; counted: number; abstentions: number };
}

/**
 * Compares one candidate with four others at a time: ranks are bytes below 128 of 32-bit words, and for
 * each byte `(b | 128) − (a + 1)` keeps its high bit exactly if a < b.
 */
export function makeRowKernel(n: number, unranked: UnrankedPolicy): RowKernel {
  const words = (n + 3) >> 2;
  const lanes = new Uint8Array(words * 4);
  const packed = new Int32Array(lanes.buffer);
  /** The rank of each candidate plus one, in all four bytes; 0 for an unranked one. */
  const aboveAll = new Int32Array(n);
  const pendingWords = new Int32Array(n * words);
  const pendingBytes = new Uint8Array(pendingWords.buffer);
  const sums = new Float64Array(n * n);
  const laneOfUnranked = lanesOfUnranked[unranked];
  let pending = 0;
  let counted = 0;
  let abstentions = 0;

  const empty = (): void => {
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        sums[a * n + b] = (sums[a * n + b] ?? 0) + (pendingBytes[a * words * 4 + b] ?? 0);
      }
    }
    pendingWords.fill(0);
    pending = 0;
  };

  const parse = (bytes: Uint8Array, start: number): number => {
    let at = start;
    for (let column = 0; column < n; column++) {
      let rank = (bytes[at] ?? 0) - zero;
      if (rank >= 1 && rank <= 9) {
        at++;
        const digit = (bytes[at] ?? 0) - zero;
        if (digit >= 0 && digit <= 9) {
          rank = rank * 10 + digit;
          at++;
        }
        lanes[column] = rank;
        aboveAll[column] = Math.imul(rank + 1, ones);
      } else if (rank === dash || isNoOpinion(bytes, at)) {
        at += rank === dash ? 1 : wordLength;
        lanes[column] = laneOfUnranked;
        aboveAll[column] = 0;
      } else return -1;
      if (column < n - 1 && bytes[at++] !== comma) return -1;
    }
    if (bytes[at] === carriageReturn) at++;
    return bytes[at] === lineFeed ? at + 1 : -1;
  };

  const add = (): void => {
    let index = 0;
    let ranked = 0;
    for (let a = 0; a < n; a++) {
      const above = aboveAll[a] ?? 0;
      ranked |= above;
      if (above === 0) {
        index += words;
        continue;
      }
      for (let word = 0; word < words; word++, index++) {
        const isAbove = ((((packed[word] ?? 0) | highBits) - above) >>> 7) & ones;
        pendingWords[index] = (pendingWords[index] ?? 0) + isAbove;
      }
    }
    counted++;
    if (ranked === 0) abstentions++;
    if (++pending === mostPending) empty();
  };

  return {
    count: (bytes, at) => {
      const next = parse(bytes, at);
      if (next !== -1) add();
      return next;
    },
    finish: () => {
      empty();
      const pairwise = Array.from({ length: n }, (_, a) => [...sums.subarray(a * n, a * n + n)]);
      return { pairwise, counted, abstentions };
    },
  };
}

const noOpinion = [..."No opinion"].map((letter) => letter.charCodeAt(0));

function isNoOpinion(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== firstOfWord || bytes[at + wordLength - 1] !== lastOfWord) return false;
  for (let index = 1; index < wordLength - 1; index++) {
    if (bytes[at + index] !== noOpinion[index]) return false;
  }
  return true;
}
