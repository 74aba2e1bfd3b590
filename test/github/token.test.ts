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
      program === "gh" && words.join(" ") === "auth token --hostname github.com"
        ? "three\n"
        : undefined;
    expect(await findToken(environment, run)).toBe(expected);
  });

  // As `gh auth status` names them: github.com, a tenant of ghe.com, a server of one's own.
  it.each([
    ["", "github.com"],
    ["https://api.github.com", "github.com"],
    ["https://api.octo.ghe.com", "octo.ghe.com"],
    ["https://git.example.org/api/v3", "git.example.org"],
    ["http://127.0.0.1:8080", "127.0.0.1"],
    ["https://api.github.com.example.org", "api.github.com.example.org"],
  ])("asks gh for the token of the server in use: %s", async (address, hostname) => {
    const asked: string[] = [];
    const run = async (_: string, words: readonly string[]) => {
      asked.push(words.join(" "));
      return "token";
    };
    await findToken({ GITHUB_API_URL: address }, run);
    expect(asked).toEqual([`auth token --hostname ${hostname}`]);
  });

  it("says how to get one where there is none", async () => {
    await expect(findToken({}, nothing)).rejects.toMatchObject({
      kind: "github",
      hint: expect.stringContaining("GH_TOKEN"),
    });
  });

  it("never repeats a malformed one", async () => {
    const failure = findToken({ GH_TOKEN: "ghp_secret with a space" }, nothing);
    await expect(failure).rejects.toThrow("characters that tokens do not have");
    await expect(failure).rejects.not.toThrow("secret");
  });
});
