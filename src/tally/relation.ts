/**
 * A relation between candidates 0 … n − 1, a bit for each pair: of a thousand candidates it takes 125 kB,
 * and what follows from it can be computed 32 pairs at a time.
 */
export interface Relation {
  readonly n: number;
  readonly rows: readonly Uint32Array[];
}

/** The relation with the links given; none of a candidate to themselves. */
export function relationOf(n: number, link: (a: number, b: number) => boolean): Relation {
  const words = Math.ceil(n / 32);
  const rows = Array.from({ length: n }, (_, a) => {
    const row = new Uint32Array(words);
    for (let b = 0; b < n; b++) if (a !== b && link(a, b)) setBit(row, b);
    return row;
  });
  return { n, rows };
}

export function copyOf({ n, rows }: Relation): Relation {
  return { n, rows: rows.map((row) => row.slice()) };
}

function setBit(row: Uint32Array, bit: number): void {
  row[bit >>> 5] = (row[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** Whether the relation links a to b. */
export function has({ rows }: Relation, a: number, b: number): boolean {
  return (((rows[a]?.[b >>> 5] ?? 0) >>> (b & 31)) & 1) === 1;
}

function addRow(row: Uint32Array, other: Uint32Array | undefined): void {
  if (other === undefined) return;
  for (let word = 0; word < row.length; word++) row[word] = (row[word] ?? 0) | (other[word] ?? 0);
}

/** Closes a relation transitively, in place: a chain of one or more links becomes a link (Warshall 1962). */
export function close(relation: Relation): Relation {
  for (const [middle, onward] of relation.rows.entries()) {
    for (const [from, row] of relation.rows.entries()) {
      if (has(relation, from, middle)) addRow(row, onward);
    }
  }
  return relation;
}

/** Adds a link, and all that follows from it, to a closed relation, in place. */
export function addLink(relation: Relation, winner: number, loser: number): void {
  const onward = relation.rows[loser]?.slice();
  for (const [from, row] of relation.rows.entries()) {
    const isBefore = from === winner || has(relation, from, winner);
    if (!isBefore || has(relation, from, loser)) continue;
    addRow(row, onward);
    setBit(row, loser);
  }
}

/** Whether someone who does not reach themselves in a closed relation would with one more link. */
export function wouldCloseCycle(relation: Relation, winner: number, loser: number): boolean {
  if (winner !== loser && !has(relation, loser, winner)) return false;
  for (let each = 0; each < relation.n; each++) {
    const isBefore = each === winner || has(relation, each, winner);
    const isAfter = each === loser || has(relation, loser, each);
    if (isBefore && isAfter && !has(relation, each, each)) return true;
  }
  return false;
}
