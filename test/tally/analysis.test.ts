import { describe, expect, it } from "vitest";
import { makeProfile } from "../../src/ballots/profile.ts";
import type { CompletionRule } from "../../src/charter/completion-rule.ts";
import { majorityCycles } from "../../src/tally/cycles.ts";
import { explainPlaces, wordReason } from "../../src/tally/reasons.ts";
import { tally } from "../../src/tally/tally.ts";
import { namedCycles } from "../../src/tally/tally-json.ts";
import { sha256OfPieces } from "../../src/workspace/digest.ts";
import { matrixOf } from "../support/matrix-of.ts";
import { profileOf } from "../support/profile-of.ts";

const count = (text: string, rule: CompletionRule = "minimax") =>
  tally(profileOf(text), rule, sha256OfPieces);

describe("majorityCycles", () => {
  const letters = (text: string, order: string): string[] =>
    majorityCycles(
      matrixOf(text),
      [...order].map((letter) => letter.charCodeAt(0) - 65),
    ).map((cycle) => cycle.map((number) => String.fromCharCode(65 + number)).join(">"));

  it.each([
    ["no cycle", "A B 2-1, B C 2-1, A C 2-1", "ABC", []],
    ["a rotation, from whoever ranks highest", "A B 2-1, B C 2-1, C A 2-1", "CAB", ["C>A>B"]],
    ["only ties", "A B 1-1, B C 1-1", "ABC", []],
    // A > B > C > D > A and the shortcut C > A: two short cycles show all four.
    [
      "one for each who is on none shown",
      "A B 2-1, B C 2-1, C D 2-1, D A 2-1, C A 2-1",
      "ABCD",
      ["A>B>C", "D>A>B>C"],
    ],
    [
      "two cycles apart",
      "A B 2-1, B C 2-1, C A 2-1, D E 2-1, E F 2-1, F D 2-1, A D 2-1",
      "ABCDEF",
      ["A>B>C", "D>E>F"],
    ],
  ])("shows %s", (_, matrix, order, cycles) => {
    expect(letters(matrix, order)).toEqual(cycles);
  });

  it("is given by name in the order of the ranking", () => {
    // C over A 5–4, A over B 6–3, B over C 7–2; minimax ranks A first.
    expect(namedCycles(count("4 A>B>C; 3 B>C>A; 2 C>A>B"))).toEqual([["A", "B", "C"]]);
  });
});

describe("explainPlaces", () => {
  const reasons = (text: string, rule?: CompletionRule) =>
    explainPlaces(count(text, rule)).map(
      ({ candidate, place, parts }) => `${place} ${candidate}: ${wordReason(parts)}`,
    );

  it("says whom a candidate defeats, and how closely", () => {
    // A over B 3–1 and C 3–1; B over C 3–1.
    expect(reasons("2 A>B>C; B>A>C; C>A>B")).toEqual([
      "1 A: defeats everyone ranked below; closest result 3–1 over B",
      "2 B: defeats the only other one left, 3–1 over C",
      "3 C: defeated by everyone",
    ]);
  });

  it("names ties, and whoever is left where nobody was defeated by all", () => {
    expect(reasons("A>B>C; B>A>C; C")).toEqual([
      "1 A: tied with B: the rule finds no difference; hardest pairing left is 1–1 against B",
      "1 B: tied with A: the rule finds no difference; hardest pairing left is 1–1 against A",
      "3 C: defeated by everyone",
    ]);
    expect(reasons("4 A>B>C; 3 B>C>A; 2 C>A>B").at(-1)).toBe("3 C: the only one left");
  });

  it.each([
    ["minimax", "1 A: has the mildest pairings of those left, compared worst first; "],
    ["minimax-opposition", "1 A: has the least opposition of those left in their worst pairings; "],
    ["minimax-winning-votes", "1 A: has the smallest worst defeat of those left; "],
    [
      "schulze",
      "1 A: no one left has a stronger chain of defeats over them than theirs in return; ",
    ],
    ["ranked-pairs", "1 A: no affirmed defeat by anyone left stands against them alone; "],
    ["mam", "1 A: no affirmed defeat by anyone left stands against them alone; "],
    [
      "condorcet-irv",
      "1 A: defeats the others left once those with the fewest first places are set",
    ],
    ["bottom-two-runoff", "1 A: is left after the lowest seeds have met in turn; "],
  ] as const)("says what %s decided in a cycle", (rule, reason) => {
    // A over B 6–3, B over C 7–2, C over A 5–4; first places 4, 3, 2.
    const [first] = reasons("4 A>B>C; 3 B>C>A; 2 C>A>B", rule);
    expect(first).toContain(reason);
    expect(first).toContain("hardest pairing left is 4–5 against C");
  });

  it("has nothing to compare with for a single candidate", () => {
    const alone = tally(makeProfile(["A"], [[1]]), "minimax", sha256OfPieces);
    expect(explainPlaces(alone)).toEqual([
      { candidate: "A", place: 1, parts: ["the only one left"] },
    ]);
  });
});
