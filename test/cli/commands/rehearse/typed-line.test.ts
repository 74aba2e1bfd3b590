import { describe, expect, it } from "vitest";
import {
  judgeLine,
  onlyReads,
  wordsOfLine,
} from "../../../../src/cli/commands/rehearse/typed-line.ts";

describe("wordsOfLine", () => {
  it.each([
    ["roll fetch", ["roll", "fetch"]],
    ["  roll   fetch ", ["roll", "fetch"]],
    ["--reason 'a b' --by x", ["--reason", "a b", "--by", "x"]],
    ['--reason="it\'s so"', ["--reason=it's so"]],
    ["a\\ b '' c", ["a b", "", "c"]],
    ["", []],
  ])("parts %j as a shell does", (line, words) => {
    expect(wordsOfLine(line)).toEqual(words);
  });

  it("refuses an open quote", () => {
    expect(wordsOfLine("--reason 'a b")).toBeUndefined();
  });
});

describe("onlyReads", () => {
  it.each([
    "status",
    "roll explain ada-l",
    "announce season --format chat",
    "calendar --zone=Europe/Berlin",
    "seats fill --what-if withdrawn=dana-w",
    "roll freeze --help",
    "plan -h",
    "--help",
  ])("lets pass: %s", (line) => expect(onlyReads(line.split(" "))).toBe(true));

  it.each([
    "roll build",
    "roll show -C /home/somebody",
    "roll show -qC/home/somebody",
    "roll show --workspace=/home/somebody",
    "--now 2027-01-01T00:00Z status",
    "announce season --sent",
    "announce season --copy-to mail.txt",
    "calendar --ics x.ics",
    "candidates check /etc/passwd",
    "candidates check ../other/File.md",
    "candidates check x --github",
    "candidates close --by priya-h",
    "status --no-such-option",
    "results verify https://example.org/record.json",
    "tally ballots.csv",
    "roll build x --reason --help",
    "demo",
  ])("does not let pass: %s", (line) => expect(onlyReads(line.split(" "))).toBe(false));
});

describe("judgeLine", () => {
  const expected = ["roll", "exclude", "bella-s", "--reason", "old code", "--by", "priya-h"];

  it.each([
    ["", "step"],
    ["kata-election roll exclude bella-s --reason 'old code' --by priya-h", "step"],
    ['$ kata-election roll exclude bella-s --reason "old code" --by priya-h', "step"],
    ["roll exclude bella-s --reason 'old code' --by priya-h", "step"],
    ["roll exclude bella-s --reason 'old code' --by priya-h --dry-run", "look"],
    ["kata-election status", "look"],
    ["q", "leave"],
    ["QUIT", "leave"],
    ["?", "help"],
    ["help", "help"],
    ["rm -rf .", "refused"],
    ["kata-election roll exclude bella-s", "refused"],
    ["kata-election roll exclude bella-s; rm x", "refused"],
    ["kata-election plan 2028-04 --first-day 2028-04-03 --officials-later", "refused"],
    ["kata-election demo", "refused"],
  ])("takes %j as: %s", (line, kind) => {
    expect(judgeLine(line, expected).kind).toBe(kind);
  });

  it.each([
    ["roll exclude bella-x --reason 'old code' --by priya-h", "typed “bella-x”"],
    ["roll exclude bella-s --reason 'old code'", "“--by” is missing"],
    ["roll exclude bella-s --reason 'old code' --by priya-h --x", "“--x” is more"],
    ["roll exclude bella-s --reason 'old code", "quotation mark is open"],
    ["vi election.yaml", "not a shell"],
    ["kata-election roll build", "not the command of this step"],
  ])("says what is wrong with: %s", (line, words) => {
    expect(judgeLine(line, expected)).toMatchObject({ because: expect.stringContaining(words) });
  });
});
