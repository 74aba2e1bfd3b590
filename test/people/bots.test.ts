import { describe, expect, it } from "vitest";
import type { Account } from "../../src/people/account.ts";
import { looksLikeBot } from "../../src/people/agents.ts";
import { botIndex } from "../../src/people/bots.ts";

const index = botIndex({ bots: [{ login: "Release-Robot", reason: "publishes images" }] });

describe("botIndex", () => {
  const accounts: [string, Account["type"], string | undefined][] = [
    ["dependabot", "Bot", "an account of type Bot"],
    ["renovate[bot]", "User", "the login ends in [bot]"],
    ["release-robot", "User", "listed as a bot in people.yaml: publishes images"],
    ["release-robot[bot]", "User", "listed as a bot in people.yaml: publishes images"],
    ["abbot", "User", undefined],
    ["ada-l", "User", undefined],
  ];
  it.each(accounts)("says of %s (%s): %s", (login, type, reason) => {
    expect(index.ofAccount({ login, type })).toBe(reason);
  });

  it.each([
    ["1+renovate[bot]@users.noreply.github.com", "renovate[bot]"],
    ["2+release-robot@users.noreply.github.com", "Release-Robot"],
    ["ada-l@users.noreply.github.com", undefined],
    ["bot@mail.example", undefined],
  ])("knows %s as %s", (address, login) => {
    expect(index.ofSignature({ name: "Somebody", email: address })?.login).toBe(login);
  });
});

describe("looksLikeBot", () => {
  it.each(["kata-ci-bot", "Release Robot", "katabot", "github-actions", "CI", "Jenkins (x)"])(
    "is reminded of one by %s",
    (name) => expect(looksLikeBot(name)).toBe(true),
  );
  it.each(["ada-l", "Lucia Ricci", "Botha", "roboto", "transactions"])("lets %s be", (name) =>
    expect(looksLikeBot(name)).toBe(false),
  );
});
