/**
 * A transitively closed relation between candidates 0 … n − 1: who reaches whom by chains of links. It is
 * held in bits, by row and by column, so that a link is added 32 pairs at a time: for a thousand candidates
 * it takes 250 kB.
 */
export interface Relation {
  readonly n: number;
  /** Whom each reaches. */
  readonly rows: BitRows;
  /** Who reaches each. */
  readonly columns: BitRows;
  /** Those who reach themselves, as one row. */
  readonly onCycles: BitRows;
}

/** Sets of candidates, one for each row, a bit for each candidate. */
export interface BitRows {
  /** Words of a row. */
  readonly words: number;
  readonly bits: Uint32Array;
}

/** So many rows for n candidates, no bit of them set. */
export function noBits(n: number, rows: number): BitRows {
  const words = (n + 31) >>> 5;
  return { words, bits: new Uint32Array(rows * words) };
}

export function setBit({ words, bits }: BitRows, row: number, bit: number): void {
  const at = row * words + (bit >>> 5);
  bits[at] = (bits[at] ?? 0) | (1 << (bit & 31));
}

export function hasBit({ words, bits }: BitRows, row: number, bit: number): boolean {
  return (((bits[row * words + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** The number of the lowest bit that is set. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The bit of a candidate, as it stands in a word of a row; 0 in the other words. */
function bitIn(word: number, candidate: number): number {
  return word === candidate >>> 5 ? 1 << (candidate & 31) : 0;
}

/** Who is linked to whom; no one to themselves. */
export function linkRows(n: number, link: (a: number, b: number) => boolean): BitRows {
  const rows = noBits(n, n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) if (a !== b && link(a, b)) setBit(rows, a, b);
  }
  return rows;
}

/** The relation in which no one reaches anyone. */
export function noRelation(n: number): Relation {
  return { n, rows: noBits(n, n), columns: noBits(n, n), onCycles: noBits(n, 1) };
}

/** Whether a reaches b. */
export function has({ rows }: Relation, a: number, b: number): boolean {
  return hasBit(rows, a, b);
}

/** Called with a pair that reaches now and did not before. */
type OnNew = (from: number, to: number) => void;

/** Lets one candidate reach the loser and all whom the loser reaches. */
function extend({ rows, columns, onCycles }: Relation, from: number, loser: number, onNew?: OnNew) {
  const { words, bits } = rows;
  for (let word = 0; word < words; word++) {
    const onward = (bits[loser * words + word] ?? 0) | bitIn(word, loser);
    const at = from * words + word;
    let fresh = onward & ~(bits[at] ?? 0);
    if (fresh === 0) continue;
    bits[at] = (bits[at] ?? 0) | fresh;
    for (; fresh !== 0; fresh &= fresh - 1) {
      const to = word * 32 + lowestBit(fresh);
      setBit(columns, to, from);
      if (from === to) setBit(onCycles, 0, from);
      onNew?.(from, to);
    }
  }
}

/** Adds a link and all that follows from it, in place. */
export function addLink(relation: Relation, winner: number, loser: number, onNew?: OnNew): void {
  if (has(relation, winner, loser)) return;
  const { words, bits } = relation.columns;
  // What is added while the loop runs concerns those alone whom it has met already.
  for (let word = 0; word < words; word++) {
    const before = (bits[winner * words + word] ?? 0) | bitIn(word, winner);
    let open = before & ~(bits[loser * words + word] ?? 0);
    for (; open !== 0; open &= open - 1) {
      extend(relation, word * 32 + lowestBit(open), loser, onNew);
    }
  }
}

/** Who reaches whom by chains of one or more links. */
export function reachable(n: number, link: (a: number, b: number) => boolean): Relation {
  const relation = noRelation(n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) if (a !== b && link(a, b)) addLink(relation, a, b);
  }
  return relation;
}

/** Whether someone who does not reach themselves would with one more link. */
export function wouldCloseCycle(relation: Relation, winner: number, loser: number): boolean {
  if (winner !== loser && !has(relation, loser, winner)) return false;
  const { rows, columns, onCycles } = relation;
  for (let word = 0; word < rows.words; word++) {
    const before = (columns.bits[winner * rows.words + word] ?? 0) | bitIn(word, winner);
    const after = (rows.bits[loser * rows.words + word] ?? 0) | bitIn(word, loser);
    if ((before & after & ~(onCycles.bits[word] ?? 0)) !== 0) return true;
  }
  return false;
}
