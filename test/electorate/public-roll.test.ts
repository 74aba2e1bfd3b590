import { describe, expect, it } from "vitest";
import { publicRoll } from "../../src/electorate/public-roll.ts";
import { rollSummary } from "../../src/electorate/roll-summary.ts";
import { account, ada, bo, cy, pullRequest, roll } from "../support/made-up-evidence.ts";

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
