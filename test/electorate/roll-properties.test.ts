import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contribution } from "../../src/electorate/contribution.ts";
import { publicRoll } from "../../src/electorate/public-roll.ts";
import { rollSchema } from "../../src/electorate/roll.ts";
import {
  account,
  type MadeUpCommit,
  type MadeUpPullRequest,
  pullRequest,
  roll,
} from "../support/made-up-evidence.ts";

const accounts = [
  account(1, "ada-l"),
  account(2, "Bo-K"),
  account(2, "bo-old"),
  account(3, "cy-m"),
  account(4, "dependabot", "Bot"),
  account(5, "company", "Organization"),
  account(6, "kata-bot"),
];
const addresses = [
  "ada@mail.example",
  "bo@mail.example",
  "team@mail.example",
  "2+bo-k@users.noreply.github.com",
  "9+robot[bot]@users.noreply.github.com",
  "root@localhost",
  "",
];
const names = ["Ada", "Bo Keller", "ada@mail.example", "\u202eeve", "CI"];
/** From before the oldest commit that counts to after the period. */
const days = ["2024-10-04", "2024-10-05", "2025-10-04", "2025-10-05", "2026-10-04", "2026-10-05"];

const person = fc.record({ name: fc.constantFrom(...names), email: fc.constantFrom(...addresses) });
const commits: fc.Arbitrary<MadeUpCommit[]> = fc.array(
  fc.record({
    by: fc.option(fc.constantFrom(...accounts), { nil: null }),
    name: fc.constantFrom(...names),
    email: fc.constantFrom(...addresses),
    on: fc.constantFrom(...days),
    signedOffBy: fc.array(person, { maxLength: 2 }),
    coAuthoredBy: fc.array(person, { maxLength: 2 }),
  }),
  { maxLength: 3 },
);
const made: fc.Arbitrary<MadeUpPullRequest> = fc.record({
  by: fc.option(fc.constantFrom(...accounts), { nil: null }),
  on: fc.constantFrom(...days.slice(2)),
  repository: fc.constantFrom("example-org/runtime", "example-org/tools", "example-org/elsewhere"),
  commits,
});
const evidence: fc.Arbitrary<Contribution[]> = fc
  .array(made, { maxLength: 8 })
  .map((list) => list.map((each, position) => pullRequest(position + 1, each)));

const profiles = [
  { id: 1, login: "ada-l", name: "Ada", email: "ada@public.example" },
  { id: 2, login: "Bo-K", name: null, email: null },
];
const keysOf = (contributions: readonly Contribution[]): string[] =>
  roll(contributions, { profiles }).voters.map(({ id, login }) => String(id ?? login));

describe("every roll", () => {
  it("is the same whatever the order of the evidence", () => {
    const shuffled = evidence.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(roll(other, { profiles })).toEqual(roll(list, { profiles }));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps its voters when a pull request is added", () => {
    fc.assert(
      fc.property(evidence, made, (list, more) => {
        // An address that a second account starts to use no longer tells whose commits without account are.
        const added = { ...more, commits: (more.commits ?? []).filter(({ by }) => by === null) };
        const before = keysOf(list);
        expect(keysOf([...list, pullRequest(99, added)])).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 300 },
    );
  });

  it("has evidence for every voter, nobody twice, and is valid", () => {
    fc.assert(
      fc.property(evidence, (list) => {
        const built = roll(list, { profiles });
        expect(rollSchema.parse(built)).toEqual(built);
        for (const { pullRequests, via, latest } of built.voters) {
          expect(pullRequests).toBeGreaterThan(0);
          expect(via.length).toBeGreaterThan(0);
          expect(latest).not.toBeNull();
        }
        const logins = built.voters.map(({ login }) => login.toLowerCase());
        expect(new Set(logins).size).toBe(logins.length);
        expect(new Set(built.voters.map(({ id }) => id)).size).toBe(logins.length);
      }),
      { numRuns: 300 },
    );
  });

  it("holds no address in public, and no noreply or malformed one at all", () => {
    fc.assert(
      fc.property(evidence, (list) => {
        const built = roll(list, { profiles });
        const text = JSON.stringify(publicRoll(built));
        for (const address of [...addresses, "ada@public.example"].filter((each) => each !== "")) {
          expect(text).not.toContain(address);
        }
        const chosen = built.voters.flatMap(({ emails }) => emails);
        expect(chosen.filter((email) => /noreply|localhost/.test(email))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
