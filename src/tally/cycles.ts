import { defeats, type PairwiseMatrix } from "./pairwise.ts";
import {
  type BitRows,
  has,
  hasBit,
  linkRows,
  lowestBit,
  noBits,
  reachable,
  setBit,
} from "./relation.ts";

/**
 * A shortest way of defeats from a candidate back to themselves, without the return. There must be one
 * among these.
 */
function shortestCycle(
  n: number,
  beats: BitRows,
  start: number,
  among: readonly number[],
): number[] {
  const { words, bits } = beats;
  const cameFrom = new Map<number, number>();
  const open = noBits(n, 1);
  for (const each of among) if (each !== start) setBit(open, 0, each);
  for (let edge = [start]; ; ) {
    const last = edge.find((at) => hasBit(beats, at, start));
    if (last !== undefined) {
      const cycle = [last];
      while (cycle[0] !== start) cycle.unshift(cameFrom.get(cycle[0] ?? start) ?? start);
      return cycle;
    }
    const next: number[] = [];
    for (const at of edge) {
      for (let word = 0; word < words; word++) {
        let reached = (open.bits[word] ?? 0) & (bits[at * words + word] ?? 0);
        open.bits[word] = (open.bits[word] ?? 0) & ~reached;
        for (; reached !== 0; reached &= reached - 1) {
          const to = word * 32 + lowestBit(reached);
          cameFrom.set(to, at);
          next.push(to);
        }
      }
    }
    edge = next;
  }
}

/**
 * The cycles of the majority relation, as few and as short as show everyone who is on one: each is a
 * list of candidates of whom everyone defeats the next and the last the first.
 *
 * @param order candidates in the order in which cycles should begin with them.
 */
export function majorityCycles(matrix: PairwiseMatrix, order: readonly number[]): number[][] {
  const beats = linkRows(matrix.length, (a, b) => defeats(matrix, a, b));
  const reach = reachable(matrix.length, (a, b) => hasBit(beats, a, b));
  const together = (a: number, b: number): boolean => has(reach, a, b) && has(reach, b, a);
  const shown = new Set<number>();
  const cycles: number[][] = [];
  for (const candidate of order) {
    if (shown.has(candidate) || !has(reach, candidate, candidate)) continue;
    const among = order.filter((other) => together(candidate, other));
    const cycle = shortestCycle(matrix.length, beats, candidate, among);
    for (const member of cycle) shown.add(member);
    cycles.push(cycle);
  }
  return cycles;
}
