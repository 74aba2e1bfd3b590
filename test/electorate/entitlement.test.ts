import { describe, expect, it } from "vitest";
import { account, ada, bo, pullRequest, roll } from "../support/made-up-evidence.ts";

const decided = { login: "Eva-R", reason: "reviews", by: "octavia", date: "2026-09-20" };
const evidence = [pullRequest(1, { by: ada }), pullRequest(2, { by: bo })];

function loginsWith(voters: object, contributions = evidence) {
  return roll(contributions, { people: { voters } }).voters.map(({ login }) => login);
}

describe("people added by officials", () => {
  it("vote, and the roll says by whom and why", () => {
    const { voters } = roll(evidence, { people: { voters: { add: [decided] } } });
    expect(voters[2]).toEqual({
      id: null,
      login: "Eva-R",
      name: null,
      email: null,
      emails: [],
      pullRequests: 0,
      commits: 0,
      via: ["decision"],
      latest: null,
      decision: "reviews (octavia, 2026-09-20)",
    });
  });

  it("are not on the roll twice where they vote anyway", () => {
    const { voters } = roll(evidence, {
      people: { voters: { add: [{ ...decided, login: "ADA-L" }] } },
    });
    expect(voters).toHaveLength(2);
    expect(voters[0]).toMatchObject({ id: 1, via: ["author", "decision"], pullRequests: 1 });
  });

  // Nominations open on 2026-10-05, voting closes on 2026-10-26.
  it.each([
    [{ expires: "2026-10-05" }, false],
    [{ expires: "2026-10-06" }, true],
    [{ date: "2026-10-26" }, true],
    [{ date: "2026-10-27" }, false],
  ])("with %j: %s", (more, votes) => {
    expect(loginsWith({ add: [{ ...decided, ...more }] }).includes("Eva-R")).toBe(votes);
  });

  it("may be the person behind an organization's account", () => {
    const company = [pullRequest(1, { by: account(9, "eva-r", "Organization") })];
    expect(loginsWith({ add: [decided] }, company)).toEqual(["eva-r"]);
  });

  it("do not vote as robots", () => {
    const people = { voters: { add: [decided] }, bots: [{ login: "eva-r", reason: "a script" }] };
    const { voters, excluded } = roll([], { people });
    expect(voters).toEqual([]);
    expect(excluded).toMatchObject([{ login: "Eva-R" }]);
  });
});

describe("people excluded by officials", () => {
  const twin = { ...decided, login: "bo-k", reason: "second account of ada-l" };

  it("do not vote, and the roll says why", () => {
    const { voters, excluded } = roll(evidence, { people: { voters: { exclude: [twin] } } });
    expect(voters.map(({ login }) => login)).toEqual(["ada-l"]);
    expect(excluded).toEqual([
      { login: "Bo-K", reason: "second account of ada-l (octavia, 2026-09-20)" },
    ]);
  });

  it("vote again when the exclusion has expired", () => {
    expect(loginsWith({ exclude: [{ ...twin, expires: "2026-10-01" }] })).toContain("Bo-K");
  });

  it("are mentioned also where they have no contribution: the login may be misspelt", () => {
    // Bo-K was meant, and is still a voter; only the list of the excluded can tell.
    const people = { voters: { exclude: [{ ...twin, login: "bo-kk" }] } };
    const { voters, excluded } = roll(evidence, { people });
    expect(voters.map(({ login }) => login)).toContain("Bo-K");
    expect(excluded).toEqual([
      {
        login: "bo-kk",
        reason:
          "second account of ada-l (octavia, 2026-09-20); they have nothing that counts anyway",
      },
    ]);
  });

  it("cannot be added at the same time", () => {
    expect(() => loginsWith({ add: [{ ...twin, login: "BO-K" }], exclude: [twin] })).toThrow(
      "elections/people.yaml: voters: BO-K is both added and excluded",
    );
  });
});

describe("pull requests that officials count for somebody", () => {
  const imported = pullRequest(3468, {
    by: ada,
    commits: [
      { by: bo, on: "2019-01-01" },
      { by: bo, on: "2019-01-02" },
    ],
  });
  const count = [
    { pullRequest: "Example-Org/runtime#3468", authors: ["BO-K"], reason: "maintained it here" },
  ];

  it("make the authors of old commits voters", () => {
    const { voters, review } = roll([imported], { people: { voters: { count } } });
    expect(voters[1]).toMatchObject({
      login: "Bo-K",
      via: ["decision"],
      pullRequests: 1,
      commits: 2,
      latest: "2026-06-01T12:00:00Z",
      decision: "example-org/runtime#3468: maintained it here",
    });
    expect(review.map(({ about }) => about)).not.toContain("old-commits");
  });

  it("count an old commit that another pull request brought as well", () => {
    const old = { oid: "a".repeat(40), by: bo, on: "2019-01-01" };
    const again = [3468, 3469].map((number) => pullRequest(number, { by: ada, commits: [old] }));
    const { voters } = roll(again, { people: { voters: { count } } });
    expect(voters[1]).toMatchObject({
      login: "Bo-K",
      via: ["decision"],
      pullRequests: 1,
      commits: 1,
    });
  });

  it("count nothing outside the period", () => {
    expect(loginsWith({ count }, [{ ...imported, mergedAt: "2027-01-01T00:00:00Z" }])).toEqual([]);
  });

  it("are asked about where the pull request does not count: perhaps its number is misspelt", () => {
    const credits = [
      {
        pullRequest: "example-org/runtime#3486",
        authors: ["zoe", "BO-K"],
        reason: "maintained it",
      },
      { pullRequest: "example-org/agent#7", authors: ["zoe"], reason: "maintained it" },
      ...count,
    ];
    const { review } = roll([imported], { people: { voters: { count: credits } } });
    expect(review.filter(({ about }) => about === "idle-credit")).toEqual([
      { about: "idle-credit", pullRequest: "example-org/runtime#3486", logins: ["BO-K", "zoe"] },
      { about: "idle-credit", pullRequest: "example-org/agent#7", logins: ["zoe"] },
    ]);
  });

  it("count for several people, and one person by several", () => {
    const both = [
      { pullRequest: "example-org/runtime#1", authors: ["eva-r", "cy-m"], reason: "pairing" },
      { pullRequest: "example-org/runtime#2", authors: ["eva-r"], reason: "pairing" },
    ];
    const { voters } = roll(evidence, { people: { voters: { count: both } } });
    expect(voters.map(({ login, pullRequests }) => [login, pullRequests])).toEqual([
      ["ada-l", 1],
      ["Bo-K", 1],
      ["cy-m", 1],
      ["eva-r", 2],
    ]);
  });
});
