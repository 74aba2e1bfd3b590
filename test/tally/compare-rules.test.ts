import { describe, expect, it } from "vitest";
import { completionRules } from "../../src/charter/completion-rule.ts";
import { compareRules, sameSeats } from "../../src/tally/compare-rules.ts";
import { rules } from "../../src/tally/rules/rules.ts";
import { totalsOf } from "../../src/tally/totals.ts";
import { profileOf } from "../support/profile-of.ts";

describe("compareRules", () => {
  it("says of every rule what it ranks, and whether it agrees", () => {
    // The poll in which pairwise opposition passes over the Condorcet winner A.
    const totals = totalsOf(profileOf("4 A=C>B; 47 A>C>B; 43 C>B>A; 6 B>A=C"));
    const agreement = compareRules(totals, [["A"], ["C"], ["B"]]);
    expect(agreement.map(({ rule }) => rule)).toEqual([...completionRules]);
    expect(agreement.filter(({ agrees }) => !agrees)).toEqual([
      { rule: "minimax-opposition", ranking: [["C"], ["A"], ["B"]], agrees: false, remarks: [] },
    ]);
  });

  it("takes the order within a tier for what it is: nothing", () => {
    const totals = totalsOf(profileOf("A=B>C"));
    const [minimax] = compareRules(totals, [["B", "A"], ["C"]]);
    expect(minimax).toMatchObject({ rule: "minimax", agrees: true });
  });

  it("reports a rule that refuses", () => {
    const totals = totalsOf(profileOf("A>B>C; B>C>A; C>A>B"));
    expect(compareRules(totals, [["A", "B", "C"]]).find(({ rule }) => rule === "mam")).toEqual({
      rule: "mam",
      ranking: null,
      agrees: false,
      remarks: ["mam needs a lot here: some defeats are equally strong"],
    });
  });

  it("does not hide a bug as a refusal", () => {
    const broken = { ...totalsOf(profileOf("A>B")), pairwise: undefined as never };
    expect(() => rules.minimax.rank(broken)).toThrow(TypeError);
    expect(() => compareRules(broken, [["A"], ["B"]])).toThrow(TypeError);
  });
});

describe("sameSeats", () => {
  it.each([
    // two rankings, seats, whether the same people have the first places
    [[["A"], ["B"], ["C"]], [["B"], ["A"], ["C"]], 2, true],
    [[["A"], ["B"], ["C"]], [["A", "B"], ["C"]], 2, true],
    [[["A"], ["B"], ["C"]], [["A"], ["C"], ["B"]], 2, false],
    [[["A"], ["B"], ["C"]], [["A"], ["B", "C"]], 2, undefined],
    [[["A", "B"], ["C"]], [["A"], ["B"], ["C"]], 1, undefined],
    [[["A"], ["B"]], [["B"], ["A"]], 5, true],
  ])("of %j and %j for %i seats is %s", (a, b, seats, same) => {
    expect(sameSeats(a, b, seats)).toBe(same);
  });
});
