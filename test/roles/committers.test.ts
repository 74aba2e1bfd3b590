import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReviewItem } from "../../src/electorate/roll.ts";
import { botIndex } from "../../src/people/bots.ts";
import { committersToLookUp, reviewCommitters } from "../../src/roles/committers.ts";
import {
  committerSources,
  day,
  madeUpRoll,
  merged,
  named,
  voter,
} from "../support/made-up-roles.ts";

const cy = { id: 3, login: "Cy-M" };

function groupOf(more: Parameters<typeof committerSources>[0]): string[] {
  const review = reviewCommitters(committerSources({ committers: [cy], ...more }));
  return Object.entries(review).flatMap(([group, people]) => (people.length > 0 ? [group] : []));
}

describe("reviewCommitters", () => {
  it.each([
    ["by the account's number, whatever its login", voter(3, "formerly-cy")],
    ["by login where the roll has no number", voter(null, "cy-m")],
    ["by a decision that credits merged code", voter(3, "cy-m", { via: ["decision"] })],
  ])("finds code merged on the roll %s", (_, each) => {
    expect(groupOf({ roll: madeUpRoll([each]) })).toEqual(["active"]);
  });

  it("does not take another account's vote for theirs", () => {
    const work = new Map([["cy-m", {}]]);
    expect(groupOf({ roll: madeUpRoll([voter(9, "cy-m")]), work })).toEqual(["inactive"]);
  });

  it("finds accounts renamed since", () => {
    const renamed: ReviewItem = { about: "renamed", login: "cy-new", formerly: ["cy-m"] };
    const roll = madeUpRoll([voter(null, "CY-new")], [renamed]);
    expect(groupOf({ roll })).toEqual(["active"]);
  });

  it("proposes who is nowhere, from the end of the review period on", () => {
    const work = new Map([["cy-m", merged("2025-10-04")]]);
    const { inactive } = reviewCommitters(committerSources({ committers: [cy], work }));
    // 3 November + 14 days.
    expect(inactive).toMatchObject([
      { login: "Cy-M", removeFrom: day("2026-11-17"), onCommittee: false },
    ]);
  });

  it("counts the review period from the day on which somebody was listed", () => {
    const [found] = reviewCommitters(
      committerSources({
        committers: [cy],
        work: new Map([["cy-m", {}]]),
        listed: new Map([["cy-m", day("2026-10-28")]]),
        committee: new Set(["cy-m"]),
      }),
    ).inactive;
    expect(found?.removeFrom.toString()).toBe("2026-11-11");
    expect(found?.onCommittee).toBe(true);
  });

  it("counts code merged after the roll's period, where the roll would", () => {
    const work = (repository: string) => new Map([["cy-m", merged("2026-10-05", repository)]]);
    const { active } = reviewCommitters(
      committerSources({ committers: [cy], work: work("Runtime") }),
    );
    expect(active).toEqual([{ login: "Cy-M", latest: "2026-10-05T12:00:00Z", since: true }]);
    expect(groupOf({ work: work("docs") })).toEqual(["doubtful"]);
  });

  const commit = `example-org/runtime@${"a".repeat(40)}`;
  const url = `https://github.com/example-org/runtime/commit/${"a".repeat(40)}`;
  const unresolved = {
    about: "unresolved" as const,
    commit,
    url,
    name: "Cy  Mora",
    email: "",
    commits: 1,
    pullRequests: ["example-org/runtime#5"],
  } satisfies ReviewItem;
  const pullRequests = ["example-org/runtime#5", "example-org/runtime#6"];
  const first = "https://github.com/example-org/runtime/pull/5";

  it.each<[string, ReviewItem, { because: string; url?: string }]>([
    [
      "an unknown author who is perhaps they",
      { ...unresolved, perhaps: ["bo-k", "cy-m"] },
      { because: "unresolved", url },
    ],
    [
      "commits authored long before",
      {
        about: "old-commits",
        login: "cy-m",
        commits: 2,
        newest: "2020-01-01T00:00:00Z",
        pullRequests,
      },
      { because: "old-commits", url: first },
    ],
    [
      "merged code that names them as co-author",
      { about: "co-author", name: "", email: "", pullRequests, login: "cy-m", votes: false },
      { because: "co-author", url: first },
    ],
  ])("leaves %s to people", (_, item, doubt) => {
    const roll = madeUpRoll([], [{ about: "no-address", login: "cy-m" }, item]);
    const work = new Map([["cy-m", {}]]);
    const { doubtful } = reviewCommitters(committerSources({ committers: [cy], roll, work }));
    expect(doubtful).toMatchObject([{ login: "Cy-M", doubt }]);
  });

  it.each<[string, ReviewItem[]]>([
    ["another's unknown commits", [{ ...unresolved, perhaps: ["bo-k"] }]],
    ["their own, which are too old", [{ ...unresolved, perhaps: ["cy-m"], old: true }]],
    [
      "others' old or co-authored commits",
      [
        {
          ...{ about: "old-commits" as const, login: "bo-k", commits: 2 },
          ...{ newest: "2020-01-01T00:00:00Z", pullRequests },
        },
        { about: "co-author" as const, name: "", email: "", pullRequests, votes: false },
      ],
    ],
  ])("is not put off by %s", (_, review) => {
    const work = new Map([["cy-m", { name: "Cy M." }]]);
    expect(groupOf({ roll: madeUpRoll([], review), work })).toEqual(["inactive"]);
  });

  it("doubts where an unknown author has the name of their profile", () => {
    const work = new Map([["cy-m", { name: "CY Mora" }]]);
    expect(groupOf({ roll: madeUpRoll([], [unresolved]), work })).toEqual(["doubtful"]);
  });

  it("leaves robots to people", () => {
    const bots = botIndex({ bots: [{ login: "cy-m", reason: "merges releases" }] });
    const { doubtful } = reviewCommitters(
      committerSources({ committers: [cy], work: new Map([["cy-m", {}]]), bots }),
    );
    expect(doubtful).toMatchObject([
      { doubt: { because: "robot", reason: "listed as a bot in people.yaml: merges releases" } },
    ]);
  });

  it("leaves votes by decision, and exclusions, to people", () => {
    const byDecision = voter(3, "cy-m", {
      via: ["decision"],
      pullRequests: 0,
      latest: null,
      decision: "reviews (octavia)",
    });
    const work = new Map([["cy-m", {}]]);
    const decided = reviewCommitters(
      committerSources({ committers: [cy], roll: madeUpRoll([byDecision]), work }),
    );
    expect(decided.doubtful[0]?.doubt).toEqual({
      because: "decision",
      decision: "reviews (octavia)",
    });
    const roll = madeUpRoll([], [], [{ login: "CY-M", reason: "a robot" }]);
    const excluded = reviewCommitters(committerSources({ committers: [cy], roll, work }));
    expect(excluded.doubtful[0]?.doubt).toEqual({ because: "excluded", reason: "a robot" });
  });

  it("keeps whom a decision names, and says when that decision is over", () => {
    const work = new Map([["cy-m", {}]]);
    const by = named({ login: "cy-m", role: "committer" });
    const expired = new Map([["cy-m", by]]);
    expect(groupOf({ work, named: { inForce: expired, expired: new Map() } })).toEqual(["named"]);
    const [found] = reviewCommitters(
      committerSources({ committers: [cy], work, named: { inForce: new Map(), expired } }),
    ).inactive;
    expect(found?.expired).toBe(by);
  });

  it("refuses to judge whom nobody looked up", () => {
    expect(() => groupOf({})).toThrow(RangeError);
  });

  const logins = ["ada", "bo", "cy", "dee", "eva"];
  const dates = fc.constantFrom(
    "2024-01-01",
    "2025-10-04",
    "2025-10-05",
    "2026-10-04",
    "2026-11-01",
  );
  const works = fc.array(fc.option(fc.tuple(dates, fc.constantFrom("runtime", "docs"))), {
    minLength: logins.length,
    maxLength: logins.length,
  });

  it("puts everyone into one group, and proposes nobody with code merged since the period began", () => {
    fc.assert(
      fc.property(works, fc.subarray(logins), (given, onRoll) => {
        const committers = logins.map((login, index) => ({ id: index + 1, login }));
        const roll = madeUpRoll(onRoll.map((login) => voter(logins.indexOf(login) + 1, login)));
        const work = new Map(
          logins.map((login, index) => {
            const [at, repository] = given[index] ?? [];
            return [login, at === undefined ? {} : merged(at, repository)];
          }),
        );
        const review = reviewCommitters(committerSources({ committers, roll, work }));
        const grouped = Object.values(review).flatMap(
          (people: readonly { readonly login: string }[]) => people.map(({ login }) => login),
        );
        expect(grouped.sort()).toEqual(logins);
        for (const { login } of review.inactive) {
          expect(onRoll).not.toContain(login);
          const at = given[logins.indexOf(login)]?.[0];
          expect(at === undefined || at < "2025-10-05").toBe(true);
        }
      }),
    );
  });
});

describe("committersToLookUp", () => {
  it("are those whom the roll does not show as contributors, by login", () => {
    const committers = [{ id: 5, login: "zoe" }, cy, { id: 1, login: "ada-l" }];
    expect(committersToLookUp(committers, madeUpRoll([voter(1, "ada-l")]))).toEqual([
      "Cy-M",
      "zoe",
    ]);
  });
});
