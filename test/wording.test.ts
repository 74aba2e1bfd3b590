import { describe, expect, it } from "vitest";
import { agreeing, listNames, listOf, numberWord, plural, spelledCount } from "../src/wording.ts";

describe("numbers and lists in sentences", () => {
  it.each([
    [0, "0 voters"],
    [1, "1 voter"],
    [2, "2 voters"],
    [21, "21 voters"],
    [101, "101 voters"],
  ])("says how many: %i", (count, words) => {
    expect(plural(count, "voter")).toBe(words);
  });

  it("takes an irregular plural, and a verb that agrees", () => {
    expect(plural(2, "repository is", "repositories are")).toBe("2 repositories are");
    expect(agreeing(1, "it", "them")).toBe("it");
    expect(agreeing(0, "it", "them")).toBe("them");
  });

  it("spells numbers up to twelve", () => {
    expect(spelledCount(1, "seat", ["was", "were"])).toBe("One seat was");
    expect(spelledCount(12, "seat", ["was", "were"])).toBe("Twelve seats were");
    expect(spelledCount(13, "seat")).toBe("13 seats");
    expect([0, 4, 13].map(numberWord)).toEqual(["no", "four", "13"]);
  });

  it.each([
    [[], "and", ""],
    [["Ada"], "and", "Ada"],
    [["Ada", "Bo"], "or", "Ada or Bo"],
    [["Ada", "Bo", "Cy"], "and", "Ada, Bo and Cy"],
  ] as const)("lists %j with %s", (items, word, text) => {
    expect(listOf(items, word)).toBe(text);
  });

  it("makes names from outside safe to show", () => {
    expect(listNames(["A\u0007da", "Bo"])).toBe("A\\u0007da and Bo");
  });
});
