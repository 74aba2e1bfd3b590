import { reachable } from "./majority-sets.ts";
import { defeats, indices, type PairwiseMatrix } from "./pairwise.ts";
import { has } from "./relation.ts";

/**
 * A shortest way of defeats from a candidate back to themselves, without the return. There must be one
 * among these.
 */
function shortestCycle(matrix: PairwiseMatrix, start: number, among: readonly number[]): number[] {
  const cameFrom = new Map<number, number>();
  for (let edge = [start], open = among; ; ) {
    const last = edge.find((at) => defeats(matrix, at, start));
    if (last !== undefined) {
      const cycle = [last];
      while (cycle[0] !== start) cycle.unshift(cameFrom.get(cycle[0] ?? start) ?? start);
      return cycle;
    }
    const next: number[] = [];
    for (const at of edge) {
      const reached = open.filter((to) => to !== start && defeats(matrix, at, to));
      for (const to of reached) cameFrom.set(to, at);
      next.push(...reached);
      open = open.filter((to) => !cameFrom.has(to));
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
  const together = (a: number, b: number): boolean => has(reach, a, b) && has(reach, b, a);
  const shown = new Set<number>();
  const cycles: number[][] = [];
  for (const candidate of order) {
    if (shown.has(candidate) || !has(reach, candidate, candidate)) continue;
    const among = indices(matrix.length).filter((other) => together(candidate, other));
    const cycle = shortestCycle(matrix, candidate, among);
    for (const member of cycle) shown.add(member);
    cycles.push(cycle);
  }
  return cycles;
}
