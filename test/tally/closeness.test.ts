import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeProfile, type Profile } from "../../src/ballots/profile.ts";
import { type CompletionRule, completionRules } from "../../src/charter/completion-rule.ts";
import { closeness } from "../../src/tally/closeness.ts";
import { bruteForce, type Order } from "../support/brute-force.ts";
import { profileOf } from "../support/profile-of.ts";

const weakOrders: Order[] = [1, 2, 3]
  .flatMap((a) => [1, 2, 3].flatMap((b) => [1, 2, 3].map((c) => [a, b, c])))
  .filter((ranks) => ranks.every((rank) => rank === 1 || ranks.includes(rank - 1)));
const strictOrders = weakOrders.filter((ranks) => new Set(ranks).size === 3);

describe("closeness", () => {
  it("gives bounds that follow from the margins where majorities decide", () => {
    // A over B 6–4 and over C 10–0. One ballot changed from B>A to A>B's reverse makes it 5–5.
    // Two added for B make it 6–6.
    expect(closeness(profileOf("6 A>B>C; 4 B>A>C"), "minimax", 1)).toEqual({
      places: 1,
      changed: { atLeast: 1, atMost: 1 },
      added: { atLeast: 2, atMost: 2 },
    });
  });

  it("counts every pair of the first places", () => {
    // A, B first; the smallest margin of theirs is A over B, 2; over C they lead by 10.
    const result = closeness(profileOf("6 A>B>C; 4 B>A>C"), "schulze", 2);
    expect(result).toMatchObject({ places: 2, changed: { atLeast: 1 }, added: { atLeast: 2 } });
    // B's 10–0 over C falls to a tie when five ballots are turned round, or ten added.
    expect([result?.changed.atMost, result?.added.atMost]).toEqual([5, 10]);
  });

  it("claims nothing where the rule completed the majorities", () => {
    expect(closeness(profileOf("4 A>B>C; 3 B>C>A; 2 C>A>B"), "minimax", 1)).toMatchObject({
      changed: { atLeast: 1 },
      added: { atLeast: 1 },
    });
  });

  it.each([
    ["minimax-opposition", 1, 1],
    ["minimax-winning-votes", 1, 6],
    ["minimax-winning-votes", 2, 1],
  ] as const)("trusts %s with %i places as far as it follows majorities", (rule, places, least) => {
    // A over B 8–2, over C 8–2; B over C 10–0.
    const profile = profileOf("8 A>B>C; 2 B>C>A");
    expect(closeness(profile, rule, places)?.added.atLeast).toBe(least);
  });

  it("has nothing to say where everybody gets a place", () => {
    expect(closeness(profileOf("A>B"), "minimax", 2)).toBeUndefined();
  });

  it("finds nothing to change where nobody voted, but one ballot to add", () => {
    expect(closeness(makeProfile(["A", "B"], []), "minimax", 1)).toEqual({
      places: 1,
      changed: { atLeast: 1 },
      added: { atLeast: 1, atMost: 1 },
    });
  });

  it("gives lower bounds only for large polls, and where mam meets a lot", () => {
    const large = profileOf("6000 A>B; 10 B>A");
    expect(closeness(large, "minimax", 1)).toEqual({
      places: 1,
      changed: { atLeast: 2995 },
      added: { atLeast: 5990 },
    });
    const mam = closeness(profileOf("C>B>A; A>B>C; B>A>C; A>C>B"), "mam", 1);
    expect(mam).toEqual({ places: 1, changed: { atLeast: 1 }, added: { atLeast: 1 } });
  });

  it("does not hide a bug", () => {
    const broken = {
      ...profileOf("2 A>B; B>A"),
      ballots: [{ ranks: undefined as never, times: 1 }],
    };
    expect(() => closeness(broken, "minimax", 1)).toThrow(TypeError);
  });

  it("never sets a lower bound above one that it found", () => {
    const profile = fc
      .array(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), { minLength: 1, maxLength: 12 })
      .map((ballots) => makeProfile(["A", "B", "C", "D"], ballots));
    const rules = completionRules.filter((rule) => rule !== "mam");
    const rule = fc.constantFrom(...rules);
    fc.assert(
      fc.property(profile, rule, fc.integer({ min: 1, max: 3 }), (ballots, by, places) => {
        const found = closeness(ballots, by, places);
        for (const { atLeast, atMost } of [found?.changed, found?.added].filter(
          (bounds) => bounds !== undefined,
        )) {
          expect(atLeast).toBeGreaterThanOrEqual(1);
          if (atMost !== undefined) expect(atMost).toBeGreaterThanOrEqual(atLeast);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("the exact number, by trying everything, lies within the bounds", () => {
  const firstOf = (rule: CompletionRule, ballots: readonly Order[]): string =>
    String([...(bruteForce[rule]?.(3, ballots)[0] ?? [])].sort());

  function exactlyAdded(rule: CompletionRule, ballots: readonly Order[]): number {
    const before = firstOf(rule, ballots);
    if (weakOrders.some((one) => firstOf(rule, [...ballots, one]) !== before)) return 1;
    const pairs = weakOrders.flatMap((one) => weakOrders.map((other) => [one, other]));
    return pairs.some((two) => firstOf(rule, [...ballots, ...two]) !== before) ? 2 : 3;
  }

  function exactlyChanged(rule: CompletionRule, ballots: readonly Order[]): number {
    const before = firstOf(rule, ballots);
    const changesOne = ballots.some((_, index) =>
      weakOrders.some((one) => firstOf(rule, ballots.with(index, one)) !== before),
    );
    return changesOne ? 1 : 2;
  }

  it.each(["minimax", "schulze", "copeland"] as const)("%s", (rule) => {
    for (const a of strictOrders) {
      for (const b of strictOrders) {
        const c = strictOrders[0] as Order;
        const ballots = [a, b, c];
        const profile: Profile = makeProfile(["A", "B", "C"], ballots);
        const { changed, added } = closeness(profile, rule, 1) ?? {};
        // Where trying gave up (3 added, 2 changed) the true number may be larger.
        const exact = {
          changed: exactlyChanged(rule, ballots),
          added: exactlyAdded(rule, ballots),
        };
        expect(changed?.atLeast).toBeLessThanOrEqual(exact.changed);
        expect(added?.atLeast).toBeLessThanOrEqual(exact.added);
        expect(changed?.atMost ?? 9).toBeGreaterThanOrEqual(Math.min(exact.changed, 2));
        expect(added?.atMost ?? 9).toBeGreaterThanOrEqual(Math.min(exact.added, 3));
      }
    }
  });
});
