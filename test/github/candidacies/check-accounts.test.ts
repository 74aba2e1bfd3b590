import { describe, expect, it } from "vitest";
import { checkAccounts } from "../../../src/github/candidacies/check-accounts.ts";
import { openGitHub } from "../../../src/github/client.ts";
import { fakeGitHub } from "../../support/fake-github/fake-github.ts";

const data = {
  organization: "example",
  repositories: [{ name: "runtime" }],
  accounts: [{ login: "ada-l" }, { login: "bo-k" }],
  pullRequests: [{ repository: "runtime", author: "ada-l", mergedAt: "2026-01-01T00:00:00Z" }],
};

async function open(readsPullRequests: boolean) {
  const { environment, token } = await fakeGitHub(data, {
    tokens: { ghp_madeUp: { readsPullRequests } },
  });
  return openGitHub({
    token,
    environment,
    version: "0",
    signal: new AbortController().signal,
    news: { waiting: () => {}, retrying: () => {}, answered: () => {} },
    now: () => 0,
    sleep: async () => {},
    fetch: globalThis.fetch,
    timeout: 5,
    maxWait: 5,
  });
}

describe("checkAccounts", () => {
  it("finds who has no account and who had nothing merged", async () => {
    const problems = await checkAccounts(await open(true), "example", ["ada-l", "bo-k", "nobody"]);
    expect([...problems].map(([login, { code }]) => [login, code])).toEqual([
      ["nobody", "no-account"],
      ["bo-k", "no-merged-pull-request"],
    ]);
  });

  it("believes no count of a token that may not read pull requests", async () => {
    await expect(checkAccounts(await open(false), "example", ["bo-k"])).rejects.toThrow(
      "the token may not read pull requests",
    );
  });
});
