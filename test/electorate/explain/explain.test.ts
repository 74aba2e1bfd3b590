import { describe, expect, it } from "vitest";
import { explain } from "../../../src/electorate/explain/explain.ts";
import {
  account,
  ada,
  bo,
  built,
  cy,
  type MadeUpSurroundings,
  pullRequest,
  repository,
} from "../../support/made-up-evidence.ts";

type Evidence = Parameters<typeof built>[0];

function explained(question: string, evidence: Evidence, more: MadeUpSurroundings = {}) {
  const made = built(evidence, more);
  return explain(made, question, { namesPrivate: true });
}

const url = "https://github.com/example-org/runtime";

describe("explain", () => {
  it("shows a voter's evidence with links, newest first", () => {
    const evidence = [
      pullRequest(1, { by: ada, on: "2026-01-01" }),
      pullRequest(2, { by: bo, on: "2026-03-01", commits: [{ by: ada }] }),
      pullRequest(3, { by: ada, on: "2026-01-01" }),
      pullRequest(4, { by: ada, on: "2020-01-01" }),
    ];
    const [found] = explained("@ADA-L", evidence);
    expect(found).toMatchObject({
      who: "ada-l",
      votes: true,
      verdict:
        "may vote: opened pull requests that were merged in the period; authored commits of pull requests merged in the period",
    });
    expect(found?.counted).toEqual([
      {
        pullRequest: "example-org/runtime#2",
        url: `${url}/pull/2`,
        mergedAt: "2026-03-01T12:00:00Z",
        as: "commit",
      },
      {
        pullRequest: "example-org/runtime#1",
        url: `${url}/pull/1`,
        mergedAt: "2026-01-01T12:00:00Z",
        as: "author",
      },
      {
        pullRequest: "example-org/runtime#3",
        url: `${url}/pull/3`,
        mergedAt: "2026-01-01T12:00:00Z",
        as: "author",
      },
    ]);
    expect(found?.missed).toHaveLength(1);
  });

  it("says which decision made a voter", () => {
    const add = [{ login: "eva-r", reason: "reviews", by: "octavia", date: "2026-09-20" }];
    expect(explained("eva-r", [], { people: { voters: { add } } })).toMatchObject([
      { votes: true, verdict: "may vote: by decision: reviews (octavia, 2026-09-20)" },
    ]);
  });

  // The period is 2025-10-05T00:00Z to 2026-10-05T00:00Z.
  it.each([
    [
      { on: "2025-10-04T23:00:00Z" },
      "merged less than a day before the period began on 2025-10-05",
    ],
    [{ on: "2025-09-25T00:00:00Z" }, "merged 10 days before the period began on 2025-10-05"],
    [
      { on: "2026-10-05T00:00:00Z" },
      "merged less than a day after the period ended on 2026-10-05, 00:00 UTC",
    ],
    [
      { on: "2026-10-07T12:00:00Z" },
      "merged 3 days after the period ended on 2026-10-05, 00:00 UTC",
    ],
    [{ base: "stable-1" }, "merged into a branch other than the default"],
    [{ repository: "example-org/fork" }, "in a repository that is not on the organization's list"],
  ])("names the nearest miss: %j", (miss, because) => {
    const evidence = [
      pullRequest(1, { by: ada, on: "2019-01-01" }),
      pullRequest(2, { by: ada, ...miss }),
    ];
    const [found] = explained("ada-l", evidence, { rules: { branches: "default" } });
    expect(found?.votes).toBe(false);
    expect(found?.verdict).toMatch(/^may not vote: the nearest miss is example-org\/\w+#2, /);
    expect(found?.verdict.endsWith(because)).toBe(true);
    expect(found?.missed).toHaveLength(2);
    expect(found?.remedy).toContain("roll include ada-l");
  });

  it("names why a repository does not count", () => {
    const excludedRepositories = [{ name: "runtime", reason: "superseded" }];
    const evidence = [pullRequest(2, { by: cy, commits: [{ by: ada }] })];
    const [found] = explained("ada-l", evidence, { rules: { excludedRepositories } });
    expect(found?.verdict).toContain("does not count: excluded by the charter: superseded");
    expect(found?.missed).toMatchObject([{ as: "commit" }]);
  });

  it("lists commits that are too old", () => {
    const commits = [
      { by: bo, on: "2019-01-01", oid: "a".repeat(40) },
      { by: bo, on: "2019-02-01", oid: "b".repeat(40) },
    ];
    expect(explained("bo-k", [pullRequest(1, { by: ada, commits })])).toMatchObject([
      {
        votes: false,
        verdict: "may not vote: all commits in counted pull requests are older than 2024-10-05",
        oldCommits: [
          { url: `${url}/commit/${"b".repeat(40)}`, authoredAt: "2019-02-01T12:00:00Z" },
          { url: `${url}/commit/${"a".repeat(40)}`, authoredAt: "2019-01-01T12:00:00Z" },
        ],
      },
    ]);
  });

  it.each([
    ["dependabot", "may not vote: an account of type Bot"],
    ["renovate[bot]", "may not vote: the login ends in [bot]"],
    ["company", "may not vote: not a personal account (Organization)"],
    ["twin", "may not vote: second account (octavia, 2026-09-20)"],
    ["gus", "may not vote: no merged pull request in the evidence"],
  ])("says of %s: %s", (login, verdict) => {
    const exclude = [
      { login: "twin", reason: "second account", by: "octavia", date: "2026-09-20" },
    ];
    const evidence = [
      pullRequest(1, { by: account(9, "dependabot", "Bot") }),
      pullRequest(2, { by: account(8, "company", "Organization") }),
      pullRequest(3, { by: account(7, "twin") }),
      pullRequest(4, {
        by: ada,
        commits: [{ email: "5+renovate[bot]@users.noreply.github.com", name: "renovate[bot]" }],
      }),
    ];
    const privatePeople = { addresses: [{ login: "gus", address: "gus@mail.example" }] };
    const more = { people: { voters: { exclude } }, privatePeople };
    expect(explained(login, evidence, more)).toMatchObject([{ votes: false, verdict }]);
  });

  it("finds people by former login, address, profile and name", () => {
    const evidence = [
      pullRequest(1, { by: account(1, "ada-old"), on: "2026-01-01" }),
      pullRequest(2, {
        by: ada,
        on: "2026-02-01",
        commits: [{ by: ada, name: "Ada Lindqvist", email: "ada@mail.example" }],
      }),
      pullRequest(3, { by: bo, commits: [{ by: bo, name: "Bo" }] }),
    ];
    const profiles = [{ id: 1, login: "ada-l", name: "Ada L.", email: "ada@public.example" }];
    for (const question of [
      "ada-old",
      "ADA@mail.example",
      "ada@public.example",
      "ada  lindqvist",
      "Ada L.",
      "1+whoever@users.noreply.github.com",
    ]) {
      expect(explained(question, evidence, { profiles }).map(({ who }) => who)).toEqual(["ada-l"]);
    }
  });

  it("explains everyone whom a name fits, and commits of nobody known", () => {
    const evidence = [
      pullRequest(1, { by: ada, commits: [{ by: ada, name: "Sam" }] }),
      pullRequest(2, {
        by: bo,
        commits: [
          { by: bo, name: "sam" },
          { oid: "c".repeat(40), name: "SAM", email: "sam@home.example" },
        ],
      }),
    ];
    const found = explained("Sam", evidence);
    const commit = `example-org/runtime@${"c".repeat(40)}`;
    expect(found.map(({ who }) => who)).toEqual(["ada-l", "Bo-K", commit]);
    expect(found[2]).toMatchObject({
      votes: false,
      verdict:
        "may not vote yet: has commits in merged pull requests, but their account is unknown",
      remedy: `kata-election roll identify ${commit} <login>`,
    });
    expect(explained("sam@home.example", evidence).map(({ who }) => who)).toEqual([commit]);
  });

  it("names whose login or name has the words asked for as a part", () => {
    const evidence = [
      pullRequest(1, { by: ada, commits: [{ by: ada, name: "Ada Lindqvist" }] }),
      pullRequest(2, { by: bo, commits: [{ by: bo, name: "Bo Keller" }] }),
    ];
    const verdict = "is not a full login or name; did you mean one of these: ada-l";
    expect(explained("lindq", evidence)).toMatchObject([{ who: "lindq", votes: false, verdict }]);
    expect(explained("DA-L", evidence)).toMatchObject([{ verdict }]);
    const none = [{ verdict: "may not vote: no merged pull request or commit found" }];
    expect(explained("da", evidence)).toMatchObject(none);
    expect(explained("@mail.example", evidence)).not.toMatchObject([{ verdict }]);
  });

  it("knows co-authors, and says when there is no trace", () => {
    const coAuthoredBy = [{ name: "Dee", email: "dee@mail.example" }];
    const evidence = [pullRequest(1, { by: ada, commits: [{ by: ada, coAuthoredBy }] })];
    const verdict = "may not vote: named only as co-author, in example-org/runtime#1";
    expect(explained("dee", evidence)).toMatchObject([{ who: "dee", verdict }]);
    const byAddress = explained("dee@mail.example", evidence);
    expect(byAddress).toMatchObject([{ who: "someone with that address", verdict }]);
    expect(explained("nobody\u202e", evidence)).toMatchObject([
      {
        who: "nobody\\u202e",
        votes: false,
        verdict: "may not vote: no merged pull request or commit found",
      },
    ]);
  });

  it("refuses an empty question", () => {
    expect(() => explained(" ", [])).toThrow("no one is named");
  });

  it("holds no address", () => {
    const evidence = [
      pullRequest(1, {
        by: ada,
        commits: [{ by: ada, email: "ada@mail.example" }, { email: "x@mail.example" }],
      }),
    ];
    for (const question of ["ada@mail.example", "x@mail.example", "gone@mail.example"]) {
      expect(JSON.stringify(explained(question, evidence))).not.toContain("mail.example");
    }
  });
});

describe("private repositories", () => {
  const secret = "example-org/vault";
  const made = built(
    [
      pullRequest(1, { by: ada, commits: [{ by: ada }] }),
      // Bo's only trace is older than the period; Cy is named by others alone; Dee has no account.
      pullRequest(2, { by: bo, repository: secret, on: "2025-01-01" }),
      pullRequest(3, {
        by: ada,
        repository: secret,
        commits: [
          { by: ada, coAuthoredBy: [{ name: "Cy Mora", email: "cy@mail.example" }] },
          { by: ada, on: "2020-01-01" },
          { name: "Dee Park", email: "dee@mail.example" },
        ],
      }),
    ],
    { repositories: [repository("runtime"), repository("vault", { private: true })] },
  );
  const told = (who: string, namesPrivate = false) => explain(made, who, { namesPrivate })[0];

  it("are counted, and not named, where others may read it", () => {
    expect(told("ada-l")).toMatchObject({ votes: true, hidden: 2, oldCommits: [] });
    expect(told("ada-l")?.counted).toMatchObject([{ pullRequest: "example-org/runtime#1" }]);
    expect(told("bo-k")?.verdict).toBe(
      "may not vote: their contributions are in private repositories, which do not count",
    );
    expect(told("Cy Mora")?.verdict).toBe(
      "may not vote: named only as co-author, in private repositories",
    );
    expect(told("Dee Park")).toMatchObject({
      who: "someone with commits in a private repository",
      remedy: "kata-election roll identify <commit> <login>",
    });
    for (const who of ["ada-l", "bo-k", "Cy Mora", "Dee Park", "vault"]) {
      expect(JSON.stringify(told(who)).replaceAll("private", "")).not.toMatch(/example-org.vault/);
    }
  });

  it("are named to those who may know", () => {
    expect(told("ada-l", true)).not.toHaveProperty("hidden");
    expect(JSON.stringify(told("bo-k", true))).toContain("example-org/vault#2");
    expect(told("Cy Mora", true)?.verdict).toContain("example-org/vault#3");
    expect(told("Dee Park", true)?.who).toMatch(/^example-org\/vault@/);
  });
});
