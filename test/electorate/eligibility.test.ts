import { describe, expect, it } from "vitest";
import { eligibility } from "../../src/electorate/eligibility.ts";
import { madeUpRules, pullRequest, repository } from "../support/made-up-evidence.ts";

const repositories = [
  repository("runtime"),
  repository("Docs", { defaultBranch: "stable" }),
  repository("linux", { fork: true }),
  repository("runtime-ghsa-2qrg-x229-3v8q"),
  repository("ghsa-notes"),
  repository("old", { archived: true, archivedAt: "2025-10-04T23:59:59Z" }),
  repository("just-archived", { archived: true, archivedAt: "2025-10-05T00:00:00Z" }),
  repository("archived-once", { archived: true }),
  repository("tests"),
  repository("copy-1"),
  repository("copy-2"),
];
const rules = {
  ...madeUpRules,
  excludedRepositories: [
    { name: "Tests", reason: "superseded" },
    { name: "copy-*", reason: "copies" },
  ],
};

describe("eligibility of repositories", () => {
  const { counted, skipped } = eligibility(repositories, rules);

  it("gives every skipped one a reason", () => {
    expect(skipped).toEqual([
      { name: "copy-1", reason: "excluded by the charter: copies" },
      { name: "copy-2", reason: "excluded by the charter: copies" },
      { name: "linux", reason: "a fork" },
      { name: "old", reason: "archived on 2025-10-04" },
      {
        name: "runtime-ghsa-2qrg-x229-3v8q",
        reason: "a private copy made for a security advisory",
      },
      { name: "tests", reason: "excluded by the charter: superseded" },
    ]);
  });

  it("counts the others", () => {
    expect(counted).toEqual(["Docs", "archived-once", "ghsa-notes", "just-archived", "runtime"]);
  });
});

describe("eligibility of pull requests", () => {
  const { judge } = eligibility(repositories, rules);
  it.each([
    ["2025-10-04T23:59:59Z", { because: "early" }],
    ["2025-10-05T00:00:00Z", undefined],
    ["2026-10-04T23:59:59Z", undefined],
    ["2026-10-05T00:00:00Z", { because: "late" }],
  ])("merged at %s", (on, verdict) => {
    expect(judge(pullRequest(1, { on }))).toEqual(verdict);
  });

  it.each([
    ["example-org/RUNTIME", undefined],
    ["Example-Org/runtime", undefined],
    ["example-org/linux", { because: "repository", reason: "a fork" }],
    ["example-org/unheard-of", { because: "unlisted" }],
    ["other-org/runtime", { because: "unlisted" }],
    ["example-org/constructor", { because: "unlisted" }],
  ])("merged in %s", (name, verdict) => {
    expect(judge(pullRequest(1, { repository: name }))).toEqual(verdict);
  });

  it.each([
    ["any", "example-org/runtime", "stable-1.2", undefined],
    ["default", "example-org/runtime", "main", undefined],
    ["default", "example-org/runtime", "stable-1.2", { because: "branch" }],
    ["default", "example-org/docs", "stable", undefined],
    ["default", "example-org/docs", "main", { because: "branch" }],
  ] as const)("with branches: %s, into %s %s", (branches, name, base, verdict) => {
    const judged = eligibility(repositories, { ...rules, branches });
    expect(judged.judge(pullRequest(1, { repository: name, base }))).toEqual(verdict);
  });
});
