import { describe, expect, it } from "vitest";
import { postable, printable } from "../src/print-gate.ts";
import { runCli } from "./support/run-cli.ts";

const job = { CI: "true", GITHUB_ACTIONS: "true" };

describe("printable", () => {
  it.each([
    ["Bearer ghp_0123456789abcdefghij", "Bearer [token]"],
    ["token github_pat_11ABCDEFG0123456789_x", "token [token]"],
    ["AGE-SECRET-KEY-1QQQQQQ", "[secret key]"],
    ["ghp&#95;0123456789abcdefghij&#95;x.md", "[token].md"],
    ["gho\\_0123456789abcdefghij", "[token]"],
    ["github&#95;pat&#95;11ABCDEFG0123456789&#95;x", "[token]"],
    ["https://octavia:hunter2@git.example/api", "https://[password]@git.example/api"],
    ["it echoed s3cret_of-the-server", "it echoed [token]"],
    ["| s3cret&#95;of-the-server |", "| [token] |"],
  ])("takes the secret out of %j", (text, shown) => {
    expect(printable(text, { GH_TOKEN: "s3cret_of-the-server" })).toBe(shown);
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
    // As .NET's TrimStart has it, which the runner uses: any white space before a command counts for none.
    ["\u00a0\u3000::add-mask::x", "\u00a0\u3000: :add-mask::x"],
    ["a\n\u2003\ufeff::error::y", "a\n\u2003\ufeff: :error::y"],
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

it.each([
  ["\u001b[31mred ghp_0123456789abcdefghij", "\\u001b[31mred [token]"],
  ["a\r\nb\tc\rd\u0000", "a\r\nb\tc\\u000dd\\u0000"],
  ["\u202egpj.exe\u2066", "\\u202egpj.exe\\u2066"],
  ["AGE-SECRET-KEY-1QQQ https://a:b@c.example", "[secret key] https://[password]@c.example"],
  ["it says s3cret-of-the-server", "it says [token]"],
])("posts neither secrets nor controls of %j", (text, posted) => {
  expect(postable(text, { GITHUB_TOKEN: "s3cret-of-the-server" })).toBe(posted);
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
