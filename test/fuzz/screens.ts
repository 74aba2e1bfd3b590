import fc from "fast-check";
import { shortNames } from "../../src/cli/render/short-names.ts";
import { renderTable } from "../../src/cli/render/table.ts";
import { wrapHelp, wrapLines } from "../../src/cli/render/wrap.ts";
import { openTerminal } from "../../src/cli/terminal.ts";
import { statement } from "../../src/site/statement.ts";
import { fillText, wrapText } from "../../src/wrap-text.ts";
import { type Target, target } from "./target.ts";

/** Characters that take no column, two, or turn the direction; and those that lines are broken at. */
const pieces = [
  ...["a", "W", " ", "-", "\n", "\n    ", "* ", "12. ", "`", "_", "[x](", ")", "<b>", "&amp;"],
  ...[
    "漢",
    "한",
    "ｗ",
    "😀",
    "👩‍👩‍👧‍👦",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🇩",
    "e\u0301",
    "\u0301",
    "\u200d",
    "\ufe0f",
    "\u00ad",
  ],
  ...["\u200b", "\u202e", "\u2066", "\u200f", "ש", "ع", "\u00a0", "\u3000", "\ud800", "\u0007"],
  ...[
    "\u001b[31m",
    "\u001b[",
    "\u1100\u1161\u11a8",
    "ก\u0e33",
    "\u0b95\u0bcd",
    "https://a.example/",
  ],
];
const some = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(""));
const without = fc
  .tuple(some, fc.constantFrom(...pieces), fc.integer({ min: 1000, max: 40_000 }), some)
  .map(([before, piece, length, after]) => {
    return `${before}${piece.repeat(Math.ceil(length / piece.length))}${after}`;
  });

/** Texts of up to 40,000 characters, most of them of a few. */
export const oddTexts = fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: without });

const terminal = openTerminal(
  { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, environment: {} },
  { color: false, input: false, quiet: true, verbose: false },
);

/** What breaks, shortens, aligns or marks up a text, at any width. */
export const screenTarget: Target = target({
  name: "texts on a screen",
  share: 6,
  inputs: fc.record({
    texts: fc.array(oddTexts, { minLength: 1, maxLength: 4 }),
    width: fc.integer({ min: 1, max: 200 }),
  }),
  run: ({ texts, width }) => {
    const [text = ""] = texts;
    const words = (shown: string): string => shown.replace(/\s+/g, "");
    for (const shown of [wrapText(text, width), fillText(text, width), wrapLines(text, width)]) {
      if (words(shown) !== words(text)) throw new Error("a text was changed where it was broken");
    }
    wrapHelp(text);
    if (new Set(shortNames(texts, Math.max(8, width))).size !== new Set(texts).size)
      throw new Error("two names became the same");
    const columns = texts.map((_, index) => ({ title: `Title ${index}` }));
    renderTable({ ...terminal, isScreen: true, columns: width }, columns, [texts, texts]);
    statement(text, "https://a.example/", 20_000);
  },
});
