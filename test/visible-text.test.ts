import { describe, expect, it } from "vitest";
import { visible } from "../src/visible-text.ts";

describe("visible", () => {
  it.each([
    ["plain text stays", "Ada Lindqvist, Zoë 李", "Ada Lindqvist, Zoë 李"],
    ["escape sequences", "\u001b[2Jgone", "\\u001b[2Jgone"],
    ["C1 controls", "\u009b31m", "\\u009b31m"],
    ["line breaks and tabs", "one\ntwo\tthree\r", "one\\u000atwo\\u0009three\\u000d"],
    ["right-to-left overrides", "txt.\u202efdp", "txt.\\u202efdp"],
    ["isolates", "\u2066x\u2069", "\\u2066x\\u2069"],
    ["zero-width characters and BOM", "a\u200bb\ufeff", "a\\u200bb\\ufeff"],
    ["Unicode line separators", "a\u2028b", "a\\u2028b"],
  ])("%s", (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
