import { describe, expect, it } from "vitest";
import { publicReview, publicRoll } from "../../src/electorate/public-roll.ts";
import { rollSummary } from "../../src/electorate/roll-summary.ts";
import { rollJobReport } from "../../src/procedures/roll/reports.ts";
import {
  account,
  ada,
  bo,
  cy,
  pullRequest,
  repository,
  roll,
} from "../support/made-up-evidence.ts";

const coAuthoredBy = [{ name: "dee@mail.example", email: "dee@mail.example" }];
const made = roll(
  [
    pullRequest(1, {
      by: ada,
      commits: [
        { by: ada, coAuthoredBy },
        { by: bo, email: "t@mail.example" },
      ],
    }),
    pullRequest(2, { by: cy, commits: [{ by: cy, email: "t@mail.example" }] }),
    pullRequest(3, {
      by: account(4, "some-bot"),
      commits: [{ by: account(4, "some-bot"), name: "some-bot@mail.example" }],
    }),
    pullRequest(4, { by: ada, commits: [{ email: "lost@mail.example" }] }),
    pullRequest(5, { by: account(5, "dependabot", "Bot"), on: "2026-07-01" }),
    pullRequest(6, { by: account(6, "shy") }),
    pullRequest(7, { on: "2020-01-01" }),
  ],
  {
    people: {
      voters: { add: [{ login: "eva-r", reason: "reviews", by: "octavia", date: "2026-09-20" }] },
    },
  },
);

describe("publicRoll", () => {
  const shared = publicRoll(made);

  it("holds no address, not even as a name", () => {
    expect(JSON.stringify(made)).toContain("@mail.example");
    expect(JSON.stringify(shared)).not.toContain("@mail.example");
  });

  it("keeps who votes, why, and whether an invitation reaches them", () => {
    expect(shared.voters.map(({ login, name, reachable }) => [login, name, reachable])).toEqual([
      ["ada-l", "ada-l", true],
      ["Bo-K", "Bo-K", true],
      ["cy-m", "cy-m", true],
      ["eva-r", null, false],
      ["shy", null, false],
      ["some-bot", null, true],
    ]);
    expect(shared.review).toContainEqual({ about: "shared-address", logins: ["Bo-K", "cy-m"] });
    expect(shared.review).toContainEqual({
      about: "looks-like-bot",
      login: "some-bot",
      name: null,
    });
  });
});

describe("rollSummary", () => {
  it("counts", () => {
    expect(rollSummary(made)).toEqual({
      election: "2026-10",
      from: "2025-10-05T00:00:00Z",
      until: "2026-10-05T00:00:00Z",
      voters: 6,
      byPullRequest: 4,
      byCommitOnly: 1,
      byDecisionOnly: 1,
      withoutAddress: 2,
      pullRequestsCounted: 6,
      pullRequests: 7,
      repositoriesCounted: 2,
      repositoriesSkipped: 0,
      excluded: 1,
      review: {
        unresolved: 1,
        "looks-like-bot": 1,
        "shared-address": 1,
        "no-account": 1,
        "no-address": 2,
        "co-author": 1,
      },
      toDecide: 3,
    });
  });

  it("says where the evidence of a provisional roll ends", () => {
    const evidence = { ...made.evidence, until: "2026-03-01T00:00:00Z" };
    expect(rollSummary({ ...made, evidence }).evidenceUntil).toBe("2026-03-01T00:00:00Z");
  });
});

describe("private repositories", () => {
  const advisory = "runtime-ghsa-2222-3333-4444";
  const withSecrets = roll(
    [
      pullRequest(1, { by: ada }),
      pullRequest(2, { by: ada, repository: "example-org/Vault" }),
      pullRequest(3, { by: bo, repository: "example-org/vault" }),
      pullRequest(4, {
        by: ada,
        repository: "example-org/vault",
        commits: [{ email: "lost@mail.example" }, { by: cy }],
      }),
      pullRequest(5, { by: ada, commits: [{ email: "found@mail.example", oid: "e".repeat(40) }] }),
      pullRequest(6, { by: null, repository: "example-org/vault" }),
    ],
    {
      repositories: [
        repository("runtime"),
        repository("vault", { private: true }),
        repository(advisory, { private: true }),
      ],
      people: {
        voters: { add: [{ login: "eva-r", reason: "reviews", by: "octavia", date: "2026-09-20" }] },
      },
    },
  );

  it("are named in the roll, and who votes by them alone", () => {
    expect(withSecrets.rule.private).toEqual([advisory, "vault"]);
    expect(withSecrets.evidence.privateOnly).toEqual(["Bo-K", "cy-m"]);
  });

  it("are counted, and nowhere named, in what may be shared", () => {
    const shared = publicRoll(withSecrets);
    const { shown, hidden } = publicReview(withSecrets, withSecrets.review);
    const summary = rollSummary(withSecrets);
    for (const value of [
      shared,
      shown,
      summary,
      rollJobReport.parse({ formatVersion: 1, ...job, review: shown, hidden }),
    ]) {
      expect(JSON.stringify(value)).not.toMatch(/vault|ghsa/i);
    }
    expect(shared.rule).toMatchObject({ repositories: ["runtime"], privateRepositories: 2 });
    expect(shared.voters.map(({ login }) => login)).toEqual(["ada-l", "Bo-K", "cy-m", "eva-r"]);
    expect(summary).toMatchObject({ privateRepositories: 2, byPrivateOnly: 2 });
    // The lost commit and the pull request without author are of the private repository.
    expect(hidden).toBe(2);
    expect(shown).toContainEqual(expect.objectContaining({ commits: 1, about: "unresolved" }));
  });

  it("leave an item whose list of pull requests was empty from the start", () => {
    const item = {
      about: "co-author",
      name: "Dee",
      email: "dee@mail.example",
      pullRequests: [],
    } as unknown as (typeof withSecrets.review)[number];
    expect(publicReview(withSecrets, [item])).toMatchObject({
      shown: [{ name: "Dee" }],
      hidden: 0,
    });
  });

  it("change nothing of a roll without any", () => {
    expect(made.rule).not.toHaveProperty("private");
    expect(made.evidence).not.toHaveProperty("privateOnly");
    expect(publicReview(made, made.review)).toMatchObject({ hidden: 0 });
  });

  const job = {
    ...{ summary: rollSummary(withSecrets), since: null, undecided: [] },
    ...{ silent: { names: [], private: 1 }, doubts: [] },
  };
});
