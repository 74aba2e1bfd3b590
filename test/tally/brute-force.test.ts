import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeProfile } from "../../src/ballots/profile.ts";
import type { CompletionRule } from "../../src/charter/completion-rule.ts";
import { schwartzSet, smithSet } from "../../src/tally/majority-sets.ts";
import { rules } from "../../src/tally/rules/rules.ts";
import { totalsOf } from "../../src/tally/totals.ts";
import { bruteForce, type Order, schwartz, smith, supportIn } from "../support/brute-force.ts";

const names = ["A", "B", "C", "D", "E"];

/** The 13 weak orders of three candidates. */
const weakOrders: Order[] = [1, 2, 3]
  .flatMap((a) => [1, 2, 3].flatMap((b) => [1, 2, 3].map((c) => [a, b, c])))
  .filter((ranks) => ranks.every((rank) => rank === 1 || ranks.includes(rank - 1)));

/** Those that leave someone unranked: 9 of two candidates, 3 of one, and the empty one. */
const partialOrders: Order[] = [
  ...[0, 1, 2].flatMap((out) =>
    [
      [1, 2],
      [2, 1],
      [1, 1],
    ].map(([x, y]) =>
      [0, 1, 2].map((column) =>
        column === out ? undefined : column === (out === 0 ? 1 : 0) ? x : y,
      ),
    ),
  ),
  ...[0, 1, 2].map((only) => [0, 1, 2].map((column) => (column === only ? 1 : undefined))),
  [undefined, undefined, undefined],
];

/** Every choice of `size` ballots out of these, order aside. */
function* profilesOf(orders: readonly Order[], size: number, from = 0): Generator<Order[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index < orders.length; index++) {
    for (const rest of profilesOf(orders, size - 1, index)) yield [orders[index] as Order, ...rest];
  }
}

const asText = (tiers: readonly (readonly number[])[]): string =>
  tiers.map((tier) => [...tier].sort().join("=")).join(">");

/** What differs between the program and the definitions. */
function differences(n: number, ballots: readonly Order[]): string[] {
  const totals = totalsOf(makeProfile(names.slice(0, n), ballots));
  const found = Object.entries(bruteForce).flatMap(([rule, rank]) => {
    const program = asText(rules[rule as CompletionRule].rank(totals).tiers);
    const definition = asText(rank(n, ballots));
    return program === definition ? [] : [`${rule}: ${program}, not ${definition}`];
  });
  const support = supportIn(ballots);
  if (asText([smithSet(totals.pairwise)]) !== asText([smith(n, support)])) found.push("Smith set");
  if (asText([schwartzSet(totals.pairwise)]) !== asText([schwartz(n, support)])) {
    found.push("Schwartz set");
  }
  return found.map((text) => `${text} (${JSON.stringify(ballots)})`);
}

function differingProfiles(
  orders: readonly Order[],
  size: number,
): { count: number; wrong: string[] } {
  let count = 0;
  const wrong: string[] = [];
  for (const ballots of profilesOf(orders, size)) {
    count++;
    if (wrong.length < 5) wrong.push(...differences(3, ballots));
  }
  return { count, wrong };
}

describe("every rule, Smith and Schwartz set, by definition", () => {
  // There are C(12 + k, k) ways to choose k of 13 ballots.
  it.each([
    [0, 1],
    [1, 13],
    [2, 91],
    [3, 455],
    [4, 1820],
    [5, 6188],
  ])("for all profiles of three candidates and %i complete ballots", (size, number) => {
    expect(differingProfiles(weakOrders, size)).toEqual({ count: number, wrong: [] });
  });

  // There are C(25 + k, k) ways to choose k of 26 ballots.
  it.each([
    [1, 26],
    [2, 351],
    [3, 3276],
  ])("for all profiles of three candidates and %i ballots with gaps", (size, number) => {
    expect(differingProfiles([...weakOrders, ...partialOrders], size)).toEqual({
      count: number,
      wrong: [],
    });
  });

  it("for random profiles of four and five candidates", () => {
    const rank = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 8 });
    const profile = fc.integer({ min: 4, max: 5 }).chain((n) =>
      fc.record({
        n: fc.constant(n),
        ballots: fc.array(fc.array(rank, { minLength: n, maxLength: n }), { maxLength: 9 }),
      }),
    );
    fc.assert(
      fc.property(profile, ({ n, ballots }) => {
        const totals = totalsOf(makeProfile(names.slice(0, n), ballots));
        // CIVS's program and its documented rule differ there, which the outcome says.
        fc.pre(rules["ranked-pairs"].rank(totals).remarks === undefined);
        expect(differences(n, ballots)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
