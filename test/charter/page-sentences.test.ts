import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksOf, sentencesOf } from "../../src/charter/page-sentences.ts";

describe("sentencesOf", () => {
  it("joins the lines of a sentence, strips markup and says where it begins and stands", () => {
    const page = [
      "# A *Committee*",
      "",
      "First one, on",
      "two lines. The [second](https://example.org/x.y) names `Ada` and",
      "`Bo Keller`! And",
      "a third:",
      "",
      "- an entry",
      "- another. With two.",
      "",
      "> quoted",
      "> words",
      "",
      "```",
      "Code says nothing.",
      "```",
    ].join("\n");
    expect(
      sentencesOf(page).map(({ line, text, codeNames, listed }) => [line, text, codeNames, listed]),
    ).toEqual([
      [3, "First one, on two lines.", 0, 2],
      [4, "The second names Ada and Bo Keller!", 2, 2],
      [5, "And a third:", 0, 2],
      [8, "an entry", 0, 0],
      [9, "another.", 0, 0],
      [9, "With two.", 0, 0],
      [11, "quoted words", 0, 0],
    ]);
    expect(sentencesOf(page)[0]?.heading).toBe("A Committee");
  });

  it("counts lines past characters beyond the basic plane and hard line breaks", () => {
    const [first, second] = sentencesOf("🗳🗳 Vote  \nhere. Now\nthen.");
    expect(first).toMatchObject({ line: 1, text: "🗳🗳 Vote here." });
    expect(second).toMatchObject({ line: 2, text: "Now then." });
  });

  it("never loses or invents a word of a plain paragraph", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}[.!?]?$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1 }), { minLength: 1 }), (lines) => {
        const text = lines.map((words) => words.join(" ")).join("\n");
        const said = sentencesOf(text).map((sentence) => sentence.text);
        expect(said.join(" ")).toBe(lines.flat().join(" "));
      }),
    );
  });
});

describe("linksOf", () => {
  it("finds links in Markdown and in plain words, with their lines", () => {
    expect(
      linksOf("[a](https://example.org/a) <http://example.org>\nsee https://example.org/b"),
    ).toEqual([
      { line: 1, url: "https://example.org/a" },
      { line: 1, url: "http://example.org" },
      { line: 2, url: "https://example.org/b" },
    ]);
  });
});
