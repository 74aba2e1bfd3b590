import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { TieDecision } from "../../../src/election/decision.ts";
import {
  type Contender,
  type Places,
  type Walk,
  walkRanking,
} from "../../../src/seats/allocation/walk.ts";

type Ranking = readonly (readonly Contender[])[];

function decisionOf(order: readonly string[]): TieDecision {
  const date = Temporal.PlainDate.from("2030-10-28");
  return { about: "tie", order: [...order], by: "octavia", date, reason: "lot" };
}

/** `"ada:A bo:A = cy:- > dee:B"`: login and organization, `-` for none; `>` between tiers. */
function rankingOf(text: string): Ranking {
  return text.split(">").map((tier) =>
    tier
      .split(/[\s=]+/)
      .filter((part) => part !== "")
      .map((part) => {
        const [login = "", organization] = part.split(":");
        return { login, organization: organization === "-" ? undefined : organization };
      }),
  );
}

function walk(
  ranking: string,
  {
    seats,
    limit = 2,
    held = {},
  }: { seats: number; limit?: number; held?: Record<string, string[]> },
  ...decisions: TieDecision[]
): Walk {
  const places = { seats, limit, held: new Map(Object.entries(held)) };
  return walkRanking(rankingOf(ranking), places, decisions);
}

function states({ outcomes }: Walk): Record<string, string> {
  return Object.fromEntries([...outcomes].map(([login, { state }]) => [login, state]));
}

// Every expectation is worked out by hand from design.md §9.
describe("walkRanking", () => {
  it("seats from the top while there are seats", () => {
    const result = walk("ada:A > bo:B > cy:C", { seats: 2 });
    expect(states(result)).toEqual({ ada: "seated", bo: "seated", cy: "not reached" });
    expect(result.openSeats).toBe(0);
  });

  it("passes over the third of an organization and names who fills the limit", () => {
    const result = walk("ada:A > bo:A > cy:B", { seats: 2, held: { A: ["old"] } });
    expect(states(result)).toEqual({ ada: "seated", bo: "passed over", cy: "seated" });
    expect(result.outcomes.get("bo")).toEqual({
      state: "passed over",
      organization: "A",
      filledBy: ["old", "ada"],
    });
  });

  it("seats nobody of an organization whose continuing members exceed the limit", () => {
    const result = walk("ada:A > bo:B", { seats: 1, held: { A: ["x", "y", "z"] } });
    expect(states(result)).toEqual({ ada: "passed over", bo: "seated" });
  });

  it("has no limit for people of no organization", () => {
    const result = walk("ada:- > bo:- > cy:-", { seats: 3, limit: 1 });
    expect(states(result)).toEqual({ ada: "seated", bo: "seated", cy: "seated" });
  });

  it("leaves seats open where nobody admissible is left", () => {
    const result = walk("ada:A > bo:A", { seats: 3, limit: 1 });
    expect(states(result)).toEqual({ ada: "seated", bo: "passed over" });
    expect(result.openSeats).toBe(2);
  });

  it("ties a tier for the seats left", () => {
    const result = walk("ada:A > bo:B = cy:C > dee:D", { seats: 2 });
    expect(states(result)).toEqual({
      ada: "seated",
      bo: "tied",
      cy: "tied",
      dee: "not reached",
    });
    expect(result.ties).toEqual([{ among: ["bo", "cy"], places: 1 }]);
  });

  it("ties the candidates of one organization for its places, and goes on below", () => {
    const result = walk("ada:A = bo:A = cy:B > dee:C", { seats: 3, limit: 1 });
    expect(states(result)).toEqual({ ada: "tied", bo: "tied", cy: "seated", dee: "seated" });
    expect(result.ties).toEqual([{ among: ["ada", "bo"], places: 1 }]);
    expect(result.openSeats).toBe(0);
  });

  it("keeps the organization of a tie full for those below", () => {
    const result = walk("ada:A = bo:A > cy:A > dee:B", { seats: 2, limit: 1 });
    expect(states(result).cy).toBe("passed over");
    expect(states(result).dee).toBe("seated");
  });

  it("leaves those out of a tie whose organization has no place", () => {
    const result = walk("ada:A = bo:B = cy:C", { seats: 1, held: { A: ["x", "y"] } });
    expect(states(result)).toEqual({ ada: "passed over", bo: "tied", cy: "tied" });
  });

  it("settles a tie by the decision about exactly its people, whatever their case", () => {
    const decision = decisionOf(["CY", "bo"]);
    const result = walk("ada:A > bo:B = cy:C", { seats: 2 }, decision);
    expect(states(result)).toEqual({ ada: "seated", cy: "seated", bo: "not reached" });
    expect(result.used).toEqual([decision]);
    expect(result.seated).toEqual([["ada"], ["cy"]]);
  });

  it("takes no decision about fewer or more than the tied", () => {
    const tooFew = decisionOf(["bo", "ada"]);
    const result = walk("ada:A = bo:B = cy:C", { seats: 1 }, tooFew);
    expect(result.used).toEqual([]);
    expect(result.ties).toHaveLength(1);
  });

  it("keeps the limit within a decided order", () => {
    const decision = decisionOf(["ada", "bo", "cy"]);
    const result = walk("ada:A = bo:A = cy:B", { seats: 2, limit: 1 }, decision);
    // m = 1 + 1 fits into the two seats: only ada and bo are tied, and the decision names cy too.
    expect(result.used).toEqual([]);
    const straddling = walk(
      "ada:A = bo:A = cy:B = dee:C",
      { seats: 2, limit: 1 },
      decisionOf(["ada", "bo", "cy", "dee"]),
    );
    expect(states(straddling)).toEqual({
      ada: "seated",
      bo: "passed over",
      cy: "seated",
      dee: "not reached",
    });
  });
});

/** Seats one after another: what a ranking without ties means. */
function seatInTurn(order: readonly Contender[], { seats, limit, held }: Places) {
  const seated = new Set<string>();
  const reached = new Set<string>();
  const count = new Map([...held].map(([key, logins]) => [key, logins.length]));
  for (const { login, organization } of order) {
    if (seated.size === seats) break;
    reached.add(login);
    const taken = organization === undefined ? 0 : (count.get(organization) ?? 0);
    if (organization !== undefined && taken >= limit) continue;
    if (organization !== undefined) count.set(organization, taken + 1);
    seated.add(login);
  }
  return { seated, reached };
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]),
  );
}

function linearOrders(ranking: Ranking): Contender[][] {
  return ranking.reduce<Contender[][]>(
    (orders, tier) =>
      orders.flatMap((order) => permutations(tier).map((next) => [...order, ...next])),
    [[]],
  );
}

const field = fc
  .array(
    fc.record({
      organization: fc.constantFrom(undefined, "A", "A", "B", "B", "C"),
      startsTier: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((people) => {
    const ranking: Contender[][] = [];
    for (const [number, { organization, startsTier }] of people.entries()) {
      if (startsTier || ranking.length === 0) ranking.push([]);
      ranking.at(-1)?.push({ login: `p${number}`, organization });
    }
    return ranking;
  });

const placesArbitrary = fc
  .record({
    seats: fc.nat(5),
    limit: fc.integer({ min: 1, max: 3 }),
    a: fc.nat(3),
    b: fc.nat(2),
  })
  .map(({ seats, limit, a, b }) => ({
    seats,
    limit,
    held: new Map([
      ["A", Array.from({ length: a }, (_, number) => `a${number}`)],
      ["B", Array.from({ length: b }, (_, number) => `b${number}`)],
    ]),
  }));

describe("walkRanking against every order of the ties", () => {
  it("seats who is seated in all, ties who is in some, and nobody else", () => {
    fc.assert(
      fc.property(field, placesArbitrary, (ranking, places) => {
        const result = walkRanking(ranking, places, []);
        const orders = linearOrders(ranking).map((order) => seatInTurn(order, places));
        for (const { login } of ranking.flat()) {
          const times = orders.filter(({ seated }) => seated.has(login)).length;
          const wasReached = orders.some(({ reached }) => reached.has(login));
          const expected =
            times === orders.length
              ? "seated"
              : times > 0
                ? "tied"
                : wasReached
                  ? "passed over"
                  : "not reached";
          expect(result.outcomes.get(login)?.state).toBe(expected);
        }
        const filled = orders.map(({ seated }) => seated.size);
        expect(new Set(filled)).toEqual(new Set([places.seats - result.openSeats]));
      }),
      { numRuns: 1000 },
    );
  });

  it("seats, once every tie is decided, as if the ranking had that order", () => {
    fc.assert(
      fc.property(
        field,
        placesArbitrary,
        fc.array(fc.nat(), { maxLength: 6 }),
        (ranking, places, draw) => {
          const priority = ({ login }: Contender): number => draw[Number(login.slice(1))] ?? 0;
          const inOrder = (people: readonly Contender[]): Contender[] =>
            people.toSorted((a, b) => priority(a) - priority(b));
          const decisions: TieDecision[] = [];
          const byLogin = new Map(ranking.flat().map((one) => [one.login, one]));
          let result = walkRanking(ranking, places, decisions);
          while (result.ties.length > 0) {
            for (const { among } of result.ties) {
              const people = ranking.flat().filter(({ login }) => among.includes(login));
              decisions.push(decisionOf(inOrder(people).map(({ login }) => login)));
            }
            result = walkRanking(ranking, places, decisions);
          }
          const seated = new Set(result.seated.flat());
          expect(seated).toEqual(seatInTurn(ranking.flatMap(inOrder), places).seated);
          const countOf = (key: string): number =>
            [...seated].filter((login) => byLogin.get(login)?.organization === key).length;
          for (const key of ["A", "B", "C"]) {
            const before = places.held.get(key)?.length ?? 0;
            expect(countOf(key)).toBeLessThanOrEqual(Math.max(0, places.limit - before));
          }
          for (const [login, { state }] of result.outcomes) {
            if (state !== "passed over") continue;
            const key = byLogin.get(login)?.organization ?? "";
            expect(countOf(key) + (places.held.get(key)?.length ?? 0)).toBeGreaterThanOrEqual(
              places.limit,
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
