import { describe, expect, it } from "vitest";
import { printable } from "../../src/cli/print-gate.ts";
import { runCli } from "../support/run-cli.ts";

const job = { CI: "true", GITHUB_ACTIONS: "true" };

describe("printable", () => {
  it.each([
    ["Bearer ghp_0123456789abcdefghij", "Bearer [token]"],
    ["token github_pat_11ABCDEFG0123456789_x", "token [token]"],
    ["AGE-SECRET-KEY-1QQQQQQ", "[secret key]"],
    ["https://octavia:hunter2@git.example/api", "https://[password]@git.example/api"],
    ["it echoed s3cret-of-the-server", "it echoed [token]"],
  ])("takes the secret out of %j", (text, shown) => {
    expect(printable(text, { GH_TOKEN: "s3cret-of-the-server" })).toBe(shown);
  });

  it.each([
    ["\u001b[31mred\u001b[0m", "\u001b[31mred\u001b[0m"],
    ["\u001b]0;title\u0007", "\\u001b]0;title\\u0007"],
    ["\u001b[2Jgone", "\\u001b[2Jgone"],
    ["over\rwritten", "over\\u000dwritten"],
    ["BEGIN:VCALENDAR\r\nEND", "BEGIN:VCALENDAR\r\nEND"],
    ["a\tb\n\u0085", "a\tb\n\\u0085"],
    ["\u202egpj.exe", "\\u202egpj.exe"],
    ["\u0000[3m", "\\u0000[3m"],
  ])("shows the controls of %j", (text, shown) => {
    expect(printable(text, {})).toBe(shown);
  });

  it.each([
    ["::add-mask::x", ": :add-mask::x"],
    ["first\n  ::stop-commands::y", "first\n  : :stop-commands::y"],
    ["a ##[error]b", "a ## [error]b"],
    ['{"name":"##[group]"}', '{"name":"\\u0023#[group]"}'],
  ])("gives a job's runner no order: %j", (text, shown) => {
    expect(printable(text, job)).toBe(shown);
    expect(printable(text, {})).toBe(text);
  });

  it("lets an annotation through, but nothing in brackets within it", () => {
    expect(printable("::error title=x::a ##[group]", job, true)).toBe(
      "::error title=x::a ## [group]",
    );
  });
});

describe("the option parser's errors", () => {
  it.each([
    [["tally", "--rule", "AGE-SECRET-KEY-1QQQQQQQQ"], "AGE-SECRET-KEY-1Q"],
    [["status", "--ghp_0123456789abcdefghij"], "ghp_0123"],
    [["ghp_0123456789abcdefghij"], "ghp_0123"],
    [["status", "--x\u001b]0;y\u0007"], "\u001b"],
    [["\n::error::x"], "\n::error"],
  ])("%j shows neither secrets nor controls nor orders", async (words, never) => {
    const { exitCode, stderr } = await runCli(words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error:");
    expect(stderr).not.toContain(never);
  });
});
