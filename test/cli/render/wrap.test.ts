import { describe, expect, it } from "vitest";
import { wrapForScreen, wrapHelp, wrapLines } from "../../../src/cli/render/wrap.ts";

describe("wrapLines", () => {
  it("breaks long lines at blanks, under their own indentation, and leaves the others", () => {
    expect(wrapLines("short line\n  one two three four", 12)).toBe(
      "short line\n  one two\n  three four",
    );
  });

  it("leaves alone what is indented to be copied", () => {
    const record = "decisions:\n    order: [ada-l, bo-k]  # as decided";
    expect(wrapLines(record, 12)).toBe(record);
  });

  it("counts no place for colors", () => {
    expect(wrapLines("\u001b[1mNext\u001b[22m \u001b[31mby noon\u001b[39m: go", 16)).toBe(
      "\u001b[1mNext\u001b[22m \u001b[31mby noon\u001b[39m: go",
    );
    expect(wrapLines("\u001b[1mNext\u001b[22m step", 8)).toBe("\u001b[1mNext\u001b[22m\nstep");
  });

  it("does not break a word", () => {
    expect(wrapLines("see elections/README.md", 10)).toBe("see\nelections/README.md");
  });
});

describe("wrapForScreen", () => {
  it.each([
    [true, "one two\nthree"],
    [false, "one two three"],
  ])("breaks lines only where a person looks: %s", (isScreen, expected) => {
    expect(wrapForScreen("one two three", { isScreen, columns: 8 })).toBe(expected);
  });
});

describe("wrapHelp", () => {
  const word = "0123456789";
  const sevenWords = Array(7).fill(word).join(" "); // 76 characters

  it("fills a paragraph anew where one of its lines is longer than 80 characters", () => {
    expect(wrapHelp(`Title\n\n${sevenWords} ${word}\nlast words\n`)).toBe(
      `Title\n\n${sevenWords}\n${word} last words\n`,
    );
  });

  it("leaves paragraphs that fit as they are", () => {
    expect(wrapHelp(`${sevenWords}\nlast words`)).toBe(`${sevenWords}\nlast words`);
  });

  it("goes on with a long command after a backslash, before an option or a pipe", () => {
    const command = `  $ kata-election plan 2031-10 --first-day 2031-10-06 --official octavia --official wei-l | cat`;
    expect(wrapHelp(`${command}     says why`)).toBe(
      [
        "  $ kata-election plan 2031-10 --first-day 2031-10-06 --official octavia \\",
        "      --official wei-l | cat",
        "      says why",
      ].join("\n"),
    );
  });

  it("moves what an example is followed by below it, and keeps the command whole", () => {
    const command = `  $ kata-election ${sevenWords}`;
    expect(wrapHelp(`Examples:\n${command}    says why\n${command}`)).toBe(
      `Examples:\n${command}\n      says why\n${command}`,
    );
  });
});
