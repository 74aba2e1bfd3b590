import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "../src/edit-distance.ts";

describe("editDistance", () => {
  // kitten and sitting are the textbook pair of Levenshtein's distance; "ca" and "abc" tell optimal string
  // alignment (3) from the unrestricted distance (2).
  it.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["ada-l", "ada-ll", 1],
    ["bela-s", "bella-s", 1],
    ["octavia", "octavai", 1],
  ])("%j, %j: %i", (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected);
  });

  it("is the same from either side, and 0 for equal texts alone", () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
