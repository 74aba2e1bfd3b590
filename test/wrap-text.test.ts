import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenWord, characters, displayWidth, fillText, wrapText } from "../src/wrap-text.ts";

it.each([
  ["one two three", 7, "one two\nthree"],
  ["exactly ten", 11, "exactly ten"],
  ["- first second", 9, "- first\n  second"],
  ["  * first second", 11, "  * first\n    second"],
  ["10. first second", 10, "10. first\n    second"],
  ["see https://long.example/address now", 10, "see\nhttps://long.example/address\nnow"],
  ["one\n\ntwo  three", 20, "one\n\ntwo three"],
  ["", 10, ""],
])("fillText(%j, %i)", (text, width, expected) => {
  expect(fillText(text, width)).toBe(expected);
});

describe("displayWidth", () => {
  it.each([
    ["Ada", 3],
    ["José", 4],
    ["Jose\u0301", 4],
    ["王小明", 6],
    ["김민수", 6],
    ["Ada 🐧", 6],
    ["ｆｕｌｌ", 8],
    ["한", 2],
    ["ﾊﾝｶｸ", 4],
    ["\u001b[1mAda\u001b[22m", 3],
    ["", 0],
  ])("of %s is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("wrapText", () => {
  it.each([
    ["one two three", 7, "one two\nthree"],
    ["王小明 李小龍", 8, "王小明\n李小龍"],
    // A Japanese sentence has no blanks: each character takes two columns.
    ["委員会は七人の委員から成る", 10, "委員会は七\n人の委員か\nら成る"],
    ["Ada 委員会は七人", 8, "Ada\n委員会は\n七人"],
    ["see https://long.example/address", 10, "see\nhttps://long.example/address"],
  ])("%j on %i columns", (text, width, lines) => {
    expect(wrapText(text, width)).toBe(lines);
  });

  it("hangs further lines under the first", () => {
    expect(wrapText("one two three", 11, "    ", "  * ")).toBe("  * one two\n    three");
  });
});

describe("brokenWord", () => {
  it("loses nothing, and stops where a character is wider than the line", () => {
    expect(brokenWord("abcdef", 4)).toEqual(["abcd", "ef"]);
    expect(brokenWord("王小明", 4)).toEqual(["王小", "明"]);
    expect(brokenWord("王小", 1)).toEqual(["王", "小"]);
  });
});

describe("characters", () => {
  // As Unicode's annex 29 has them, which Node's own segmenter follows; it needs seconds for a long text.
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

  it("are those of Unicode, wherever a long text is parted", () => {
    const pieces = [
      "a",
      "e\u0301",
      "👍🏽",
      "👩‍👩‍👧‍👦",
      "🇩🇪",
      "🇩",
      "\u0301",
      "각",
      "\u0915\u094d\u0937",
      "\ud83d",
    ];
    const text = fc
      .array(fc.tuple(fc.constantFrom(...pieces), fc.nat({ max: 400 })), { maxLength: 8 })
      .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(""));
    const property = fc.property(text, (given) => {
      const known = [...segmenter.segment(given)].map(({ segment }) => segment);
      expect([...characters(given)]).toEqual(known);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it.each(["漢", "\u0301", "\u200d", "🇩", "a\u202e", "👩‍👩‍👧‍👦"])(
    "break 40,000 of %j in time",
    (piece) => {
      const word = piece.repeat(40_000 / piece.length);
      const begun = process.cpuUsage();
      expect(brokenWord(word, 8).join("")).toBe(word);
      expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(2);
    },
  );
});
