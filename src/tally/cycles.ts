import { reachable } from "./majority-sets.ts";
import { defeats, indices, type PairwiseMatrix } from "./pairwise.ts";

/**
 * A shortest way of defeats from a candidate back to themselves, without the return. There must be one
 * among these.
 */
function shortestCycle(matrix: PairwiseMatrix, start: number, among: readonly number[]): number[] {
  const cameFrom = new Map<number, number>();
  for (let edge = [start]; ; ) {
    const next: number[] = [];
    for (const at of edge) {
      for (const to of among) {
        if (!defeats(matrix, at, to)) continue;
        if (to === start) {
          const cycle = [at];
          while (cycle[0] !== start) cycle.unshift(cameFrom.get(cycle[0] ?? start) ?? start);
          return cycle;
        }
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, at);
        next.push(to);
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
  const reach = reachable(matrix.length, (a, b) => defeats(matrix, a, b));
  const together = (a: number, b: number): boolean =>
    reach[a]?.[b] === true && reach[b]?.[a] === true;
  const shown = new Set<number>();
  const cycles: number[][] = [];
  for (const candidate of order) {
    if (shown.has(candidate) || reach[candidate]?.[candidate] !== true) continue;
    const among = indices(matrix.length).filter((other) => together(candidate, other));
    const cycle = shortestCycle(matrix, candidate, among);
    for (const member of cycle) shown.add(member);
    cycles.push(cycle);
  }
  return cycles;
}
