import { describe, expect, it } from "vitest";
import { compareLists } from "../../../src/electorate/compare/compare-lists.ts";

describe("compareLists", () => {
  it("names who joined and who left, sorted without regard to case", () => {
    const earlier = [
      { id: 1, login: "ada-l" },
      { id: 2, login: "bo-k" },
    ];
    const later = [
      { id: 4, login: "Zoe" },
      { id: 2, login: "bo-k" },
      { id: 3, login: "cy-m" },
    ];
    expect(compareLists(earlier, later)).toEqual({ joined: ["cy-m", "Zoe"], left: ["ada-l"] });
  });

  it("a renamed account stays; another account under the old login does not", () => {
    const earlier = [{ id: 1, login: "ada-l" }];
    const later = [
      { id: 1, login: "ada" },
      { id: 9, login: "ada-l" },
    ];
    expect(compareLists(earlier, later)).toEqual({ joined: ["ada-l"], left: [] });
  });

  it.each([
    [null, 7],
    [7, null],
    [null, null],
  ])("compares logins where a list knows no number (%s, %s)", (before, after) => {
    const lists = compareLists([{ id: before, login: "Eva-R" }], [{ id: after, login: "eva-r" }]);
    expect(lists).toEqual({ joined: [], left: [] });
  });
});
