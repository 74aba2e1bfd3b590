import { describe, expect, it } from "vitest";
import { findToken } from "../../src/github/token.ts";

const nothing = async (): Promise<undefined> => undefined;

describe("findToken", () => {
  it.each([
    ["GH_TOKEN first", { GH_TOKEN: "one", GITHUB_TOKEN: "two" }, "one"],
    ["then GITHUB_TOKEN", { GH_TOKEN: " ", GITHUB_TOKEN: "two\n" }, "two"],
    ["then what gh prints", {}, "three"],
  ])("takes %s", async (_, environment, expected) => {
    const run = async (program: string, words: readonly string[]) =>
      program === "gh" && words.join(" ") === "auth token" ? "three\n" : undefined;
    expect(await findToken(environment, run)).toBe(expected);
  });

  it("says how to get one where there is none", async () => {
    await expect(findToken({}, nothing)).rejects.toMatchObject({
      kind: "github",
      hint: expect.stringContaining("GH_TOKEN"),
    });
  });

  it("never repeats a malformed one", async () => {
    const failure = findToken({ GH_TOKEN: "ghp_secret with a space" }, nothing);
    await expect(failure).rejects.toThrow("characters that no token has");
    await expect(failure).rejects.not.toThrow("secret");
  });
});
