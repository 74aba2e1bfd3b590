import { expect, it } from "vitest";
import { fillText } from "../../src/announcements/fill-text.ts";

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
