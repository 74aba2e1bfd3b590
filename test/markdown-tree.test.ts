import { describe, expect, it } from "vitest";
import { isTooIntricate, readMarkdown } from "../src/markdown-tree.ts";

/** What micromark takes time by the square, or worse, to read, each a tenth of a megabyte long. */
const slow = [
  ...["* ", "- ", "1. ", "> ", "[", "a*b_", "[a][", "[a](b", "[a]: b\n", "a\n===\n", "> a\n\n"],
  "| a | b |\n|--|--|\n",
  ...["- - - - - - - - a\n", "- a\n", "---\n"],
];

describe("a page as Markdown", () => {
  it.each(slow)("is not read where it is %j without end", (piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(isTooIntricate(text)).toBe(true);
    expect(() => readMarkdown(text, "Results\u202e.md")).toThrow(
      "Results\\u202e.md has too much Markdown to read",
    );
  });

  it("is read where it is long: a hundred members, a long paragraph, a table, code", () => {
    const members = "- `Ada` ([`ada`](https://github.com/ada)), [`Org`](https://org.example).\n";
    const pages = [
      members.repeat(100),
      "A sentence about the election of the committee. ".repeat(2000),
      `| a | b |\n|---|---|\n${"| 1 | 2 |\n".repeat(500)}`,
      `\`\`\`\n${"    deep\n".repeat(500)}\`\`\`\n`,
      "  ".repeat(40).concat("text\n").repeat(500),
    ];
    for (const page of pages) expect(readMarkdown(page).children.length).toBeGreaterThan(0);
  });
});
