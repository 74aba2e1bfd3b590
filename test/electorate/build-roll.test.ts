import { describe, expect, it } from "vitest";
import {
  account,
  ada,
  bo,
  cy,
  type MadeUpSurroundings,
  pullRequest,
  repository,
  roll,
} from "../support/made-up-evidence.ts";

type Evidence = Parameters<typeof roll>[0];

function loginsOf(evidence: Evidence, more: MadeUpSurroundings = {}) {
  return roll(evidence, more).voters.map(({ login }) => login);
}

describe("who votes", () => {
  it("the author of a merged pull request, and the authors of its commits", () => {
    const { voters } = roll([
      pullRequest(1, {
        by: ada,
        on: "2026-06-01",
        commits: [{ by: bo }, { by: ada }, { by: ada }],
      }),
      pullRequest(2, { by: ada, on: "2026-07-01" }),
    ]);
    expect(voters).toMatchObject([
      {
        id: 1,
        login: "ada-l",
        pullRequests: 2,
        commits: 2,
        via: ["author", "commit"],
        latest: "2026-07-01T12:00:00Z",
      },
      {
        id: 2,
        login: "Bo-K",
        pullRequests: 1,
        commits: 1,
        via: ["commit"],
        latest: "2026-06-01T12:00:00Z",
      },
    ]);
  });

  it("counts a commit once, however many pull requests carry it", () => {
    const shared = { oid: "a".repeat(40), by: bo };
    const { voters } = roll([
      pullRequest(1, { by: ada, commits: [shared] }),
      pullRequest(2, { by: ada, commits: [shared], repository: "example-org/tools" }),
    ]);
    expect(voters[1]).toMatchObject({ login: "Bo-K", pullRequests: 2, commits: 1 });
  });

  it("nobody by a pull request outside the period or the repositories", () => {
    const evidence = [
      pullRequest(1, { by: ada, on: "2025-10-04" }),
      pullRequest(2, { by: bo, on: "2026-10-05T00:00:00Z" }),
      pullRequest(3, { by: cy, repository: "example-org/unheard-of" }),
      pullRequest(4, { by: cy, repository: "elsewhere/runtime" }),
    ];
    expect(loginsOf(evidence)).toEqual([]);
    expect(roll(evidence).review).toEqual([
      {
        about: "unlisted-repository",
        repository: "elsewhere/runtime",
        pullRequests: ["elsewhere/runtime#4"],
      },
      {
        about: "unlisted-repository",
        repository: "example-org/unheard-of",
        pullRequests: ["example-org/unheard-of#3"],
      },
    ]);
  });

  // The oldest commit that counts is of 2024-10-05T00:00:00Z, twelve months before the period began.
  it.each([
    ["2024-10-04T23:59:59Z", [], ["old-commits"]],
    ["2024-10-05T00:00:00Z", ["Bo-K"], []],
  ])("a commit authored at %s", (on, logins, review) => {
    const evidence = [
      pullRequest(7, { by: account(9, "dependabot", "Bot"), commits: [{ by: bo, on }] }),
    ];
    expect(loginsOf(evidence)).toEqual(logins);
    expect(roll(evidence).review.map(({ about }) => about)).toEqual(review);
  });

  it("lists old commits of somebody without other ground", () => {
    const { review } = roll([
      pullRequest(10, { by: null, commits: [{ by: bo, on: "2020-01-01" }] }),
      pullRequest(9, { by: null, commits: [{ by: bo, on: "2021-01-01" }] }),
    ]);
    expect(review.filter(({ about }) => about !== "deleted-account")).toEqual([
      {
        about: "old-commits",
        login: "Bo-K",
        commits: 2,
        newest: "2021-01-01T12:00:00Z",
        pullRequests: ["example-org/runtime#9", "example-org/runtime#10"],
      },
    ]);
  });

  it("never a co-author by that alone", () => {
    const coAuthoredBy = [
      { name: "Cy", email: "cy@mail.example" },
      { name: "Bo", email: "bo-k@mail.example" },
      { name: "robot", email: "1+robot[bot]@users.noreply.github.com" },
    ];
    const built = roll([
      pullRequest(2, { by: ada, commits: [{ by: ada, coAuthoredBy }] }),
      pullRequest(1, { by: ada, commits: [{ by: bo, coAuthoredBy }] }),
    ]);
    expect(built.voters.map(({ login }) => login)).toEqual(["ada-l", "Bo-K"]);
    const pullRequests = ["example-org/runtime#1", "example-org/runtime#2"];
    expect(built.review).toEqual([
      {
        about: "co-author",
        name: "Bo",
        email: "bo-k@mail.example",
        login: "Bo-K",
        pullRequests,
        votes: true,
      },
      { about: "co-author", name: "Cy", email: "cy@mail.example", pullRequests, votes: false },
    ]);
  });

  it("sorts voters without regard to case", () => {
    const evidence = [
      pullRequest(1, { by: account(5, "zoe") }),
      pullRequest(2, { by: account(6, "Yan") }),
      pullRequest(3, { by: account(7, "b_a") }),
      pullRequest(4, { by: account(8, "B-A") }),
    ];
    expect(loginsOf(evidence)).toEqual(["B-A", "b_a", "Yan", "zoe"]);
  });
});

describe("robots and accounts that are nobody's", () => {
  it("do not vote, and the roll says why", () => {
    const built = roll(
      [
        pullRequest(1, { by: account(9, "dependabot", "Bot") }),
        pullRequest(2, { by: account(8, "release-robot"), commits: [{ by: bo }] }),
        pullRequest(3, {
          by: ada,
          commits: [{ email: "77+renovate[bot]@users.noreply.github.com", name: "renovate[bot]" }],
        }),
        pullRequest(4, { by: account(7, "quiet-robot"), on: "2024-01-01" }),
      ],
      {
        people: {
          bots: [
            { login: "Release-Robot", reason: "publishes images" },
            { login: "quiet-robot", reason: "retired" },
          ],
        },
      },
    );
    expect(built.voters.map(({ login }) => login)).toEqual(["ada-l", "Bo-K"]);
    expect(built.excluded).toEqual([
      { login: "dependabot", reason: "an account of type Bot" },
      { login: "release-robot", reason: "listed as a bot in people.yaml: publishes images" },
      { login: "renovate[bot]", reason: "the login ends in [bot]" },
    ]);
    expect(built.review).toEqual([{ about: "no-address", login: "ada-l" }]);
  });

  it("votes and is reviewed who merely looks like one", () => {
    const { voters, review } = roll([pullRequest(1, { by: account(9, "katabot") })]);
    expect(voters).toHaveLength(1);
    expect(review).toContainEqual({ about: "looks-like-bot", login: "katabot", name: null });
  });

  it("lists deleted accounts, organizations and placeholders", () => {
    const built = roll([
      pullRequest(12, { by: null, commits: [{ by: bo }] }),
      pullRequest(3, { by: null }),
      pullRequest(4, { by: account(20, "some-company", "Organization") }),
      pullRequest(5, { by: account(21, "imported", "Mannequin") }),
    ]);
    expect(built.voters.map(({ login }) => login)).toEqual(["Bo-K"]);
    expect(built.review).toEqual([
      {
        about: "deleted-account",
        pullRequest: "example-org/runtime#3",
        url: "https://github.com/example-org/runtime/pull/3",
      },
      {
        about: "deleted-account",
        pullRequest: "example-org/runtime#12",
        url: "https://github.com/example-org/runtime/pull/12",
      },
      { about: "not-a-person", login: "imported", type: "Mannequin" },
      { about: "not-a-person", login: "some-company", type: "Organization" },
    ]);
  });
});

describe("renamed accounts", () => {
  const evidence = [
    pullRequest(1, { by: account(1, "ada-old"), on: "2026-01-01" }),
    pullRequest(2, { by: account(1, "Ada-L"), on: "2026-02-01" }),
    pullRequest(3, { by: account(1, "ada-l"), on: "2026-03-01" }),
  ];

  it("are one voter under the latest login", () => {
    const { voters, review } = roll(evidence);
    expect(voters).toMatchObject([{ id: 1, login: "ada-l", pullRequests: 3 }]);
    expect(review).toContainEqual({ about: "renamed", login: "ada-l", formerly: ["ada-old"] });
  });

  it("go by their profile's login, and officials' words hold for every login", () => {
    const profiles = [{ id: 1, login: "ada-new", name: "Ada", email: null }];
    const people = { names: [{ login: "ADA-OLD", name: "Ada Lindqvist" }] };
    const { voters, review } = roll(evidence, { profiles, people });
    expect(voters).toMatchObject([{ login: "ada-new", name: "Ada Lindqvist" }]);
    expect(review).toContainEqual({
      about: "renamed",
      login: "ada-new",
      formerly: ["ada-l", "ada-old"],
    });
  });

  it("leave their old login to whoever takes it", () => {
    const taken = [...evidence, pullRequest(4, { by: account(5, "ada-old"), on: "2026-04-01" })];
    const people = {
      voters: {
        exclude: [
          { login: "ada-old", reason: "asked to be left out", by: "octavia", date: "2026-09-01" },
        ],
      },
    };
    expect(loginsOf(taken, { people })).toEqual(["ada-l"]);
  });

  it("stop the build where the evidence gives one login to two accounts", () => {
    const clash = [pullRequest(1, { by: ada }), pullRequest(2, { by: account(99, "ADA-L") })];
    expect(() => roll(clash)).toThrow(/two accounts of the login ada-l: 1 and 99/i);
  });
});

describe("the roll itself", () => {
  it("says which rules and evidence made it", () => {
    const repositories = ["tools", "runtime"].map((name) => repository(name));
    const { rule, evidence } = roll([pullRequest(1), pullRequest(2, { on: "2024-01-01" })], {
      repositories: [...repositories, repository("linux", { fork: true })],
    });
    expect(rule).toEqual({
      charter: "2025-03-07",
      organization: "example-org",
      basis: "merged pull requests: who opened them and who authored their commits",
      from: "2025-10-05T00:00:00Z",
      until: "2026-10-05T00:00:00Z",
      oldestCommit: "2024-10-05T00:00:00Z",
      branches: "any",
      repositories: ["runtime", "tools"],
      skipped: [{ name: "linux", reason: "a fork" }],
      tool: "1.2.3",
    });
    expect(evidence).toEqual({
      pullRequests: 2,
      counted: 1,
      repositories: 3,
      sha256: "0".repeat(64),
    });
  });
});
