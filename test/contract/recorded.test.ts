import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { openGitHub } from "../../src/github/client.ts";
import {
  byNumberAnswer,
  commitsAnswer,
  mergedAnswer,
  mergedCountsAnswer,
  pullRequestsAnswer,
} from "../../src/github/evidence/pull-request-queries.ts";
import {
  commitAccountsAnswer,
  countsAnswer,
  organizationAnswer,
  profilesAnswer,
} from "../../src/github/queries.ts";
import type { FakeGitHubData } from "../support/fake-github/data.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { blanked, lacking, shapeOf } from "./blanked.ts";
import { checkContract } from "./check-contract.ts";
import { recorder } from "./recorder.ts";

/** The form of an answer that names so many things, by the name of its operation. */
const answerForms: Readonly<Record<string, (count: number) => z.ZodType>> = {
  FindOrganization: () => organizationAnswer,
  FindPullRequests: () => pullRequestsAnswer,
  FindProfiles: () => profilesAnswer,
  CountPullRequests: countsAnswer,
  FindCommits: commitsAnswer,
  FindCommitAccounts: commitAccountsAnswer,
  CountMerged: mergedCountsAnswer,
  FindMerged: mergedAnswer,
  FindByNumber: byNumberAnswer,
};

const day = (number: number): string => `2025-06-${String(number).padStart(2, "0")}T10:00:00Z`;

/** One pull request of each odd kind. */
const odd: FakeGitHubData = {
  organization: "example",
  repositories: [{ name: "runtime" }, { name: "tools" }],
  accounts: [
    { login: "ada-l", name: "Ada Lindqvist", email: "ada@private.example" },
    { login: "-dash" },
    { login: "renovate", type: "Bot" },
    { login: "john.doe", type: "Mannequin" },
  ],
  members: ["ada-l"],
  pullRequests: [
    { repository: "runtime", author: "ada-l", mergedAt: day(1), title: "Secret plans" },
    { repository: "runtime", author: "renovate", mergedAt: day(2) },
    { repository: "tools", author: null, mergedAt: day(3), commits: [{ login: null }] },
    { repository: "tools", author: "john.doe", mergedAt: day(4) },
    { repository: "tools", author: "-dash", mergedAt: day(5), commits: 130, base: "stable" },
    {
      repository: "tools",
      author: "ada-l",
      mergedAt: day(6),
      commits: [{ login: null, name: "Claude", email: "noreply@anthropic.com" }],
    },
  ],
};

async function checkFake(data: FakeGitHubData, known?: number) {
  const fake = await fakeGitHub(data);
  const { fetch, answers } = recorder(globalThis.fetch);
  const github = openGitHub({
    token: fake.token,
    environment: fake.environment,
    version: "test",
    signal: new AbortController().signal,
    news: { waiting: () => {}, retrying: () => {}, answered: () => {} },
    now: () => 0,
    sleep: async () => {},
    fetch,
    timeout: 30,
    maxWait: 1,
  });
  const period = { from: "2025-06-01T00:00:00Z", until: "2025-07-01T00:00:00Z" };
  const checked = await checkContract({
    ...{ github, organization: "example", period, known, say: () => {} },
  });
  const wrong = checked.findings.filter(({ state }) => state === "wrong");
  return { ...checked, answers, wrong: wrong.map(({ about }) => about) };
}

describe("npm run contract, on the fake GitHub", () => {
  it("finds all as it should be, with each odd kind, and asks each query", async () => {
    const { wrong, findings, answers, pullRequests } = await checkFake(odd);
    expect(wrong).toEqual([]);
    expect(pullRequests).toBe(6);
    const missing = findings.filter(({ state }) => state === "unknown");
    expect(missing.map(({ about }) => about)).toEqual([
      "one without any commit",
      "one with a co-author",
    ]);
    expect([...answers.keys()].sort()).toEqual(Object.keys(answerForms).sort());
  });

  it("records nothing of anyone", async () => {
    const { answers } = await checkFake(odd);
    const text = JSON.stringify([...answers]);
    expect(text).not.toMatch(/ada|dash|renovate|john|anthropic|Secret|runtime|tools|100\d/i);
    expect(text).toContain("someone@mail.example");
  });

  it("says where the index lacks one, and where a total changed", async () => {
    const [first, ...others] = odd.pullRequests ?? [];
    if (first === undefined) throw new Error("no pull request");
    const pullRequests = [{ ...first, odd: "unindexed" as const }, ...others];
    expect((await checkFake({ ...odd, pullRequests })).wrong).toEqual(["period", "runtime"]);
    expect((await checkFake(odd, 7)).wrong).toEqual(["total"]);
    expect((await checkFake(odd, 6)).wrong).toEqual([]);
  });
});

describe("shapes of answers", () => {
  it("differ where one has what the other never has", () => {
    const fake = shapeOf({ a: { range0: { n: 1 } }, list: [{ x: null, y: "" }] });
    expect(lacking(shapeOf({ a: { range0: { n: 2 }, range1: { n: 3 } }, list: [] }), fake)).toEqual(
      [],
    );
    expect(lacking(shapeOf({ a: { range3: { n: "2" } }, list: [{ z: 1 }] }), fake)).toEqual([
      ".a.range.n: string",
      ".list[].z",
    ]);
    expect(lacking(shapeOf({ list: [{ x: "text" }] }), fake)).toEqual([]);
  });

  it("stay when their texts are blanked", () => {
    const answer = {
      nodes: [{ login: "x[bot]", at: "2026-01-02T03:04:05Z", n: 12, empty: "" }, null],
    };
    expect(blanked(answer)).toEqual({
      nodes: [{ login: "some[bot]", at: "2025-01-01T00:00:00Z", n: 1, empty: "" }, null],
    });
    expect(shapeOf(blanked(answer))).toEqual(shapeOf(answer));
  });
});

/** What `npm run contract` recorded of the real GitHub. */
const folder = new URL("../recorded/", import.meta.url);
const recordedOf = (operation: string): unknown[] | undefined => {
  const file = new URL(`${operation}.json`, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as unknown[]) : undefined;
};

describe("the fake GitHub against what was recorded of the real one", () => {
  for (const [operation, form] of Object.entries(answerForms)) {
    const recorded = recordedOf(operation);
    it.skipIf(recorded === undefined)(
      `${operation}${recorded === undefined ? ": not recorded yet (npm run contract)" : ""}`,
      async () => {
        const { answers } = await checkFake(odd);
        const fake = shapeOf(answers.get(operation) ?? []);
        expect(lacking(shapeOf(recorded), fake)).toEqual([]);
        expect(lacking(fake, shapeOf(recorded))).toEqual([]);
        for (const answer of recorded ?? []) {
          const keys = Object.keys(answer as object).filter((key) => /\d$/.test(key));
          const most = Math.max(-1, ...keys.map((key) => Number(/\d+$/.exec(key)?.[0])));
          expect(form(most + 1).safeParse(answer).error).toBeUndefined();
        }
      },
    );
  }

  it("README.md says when that was, or never", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const when = /Last held against the real GitHub: ([\w-]+)/.exec(readme)?.[1];
    const isRecorded = existsSync(folder) && readdirSync(folder).length > 0;
    expect(when).toMatch(isRecorded ? /^\d{4}-\d{2}-\d{2}$/ : /^never$/);
  });
});
