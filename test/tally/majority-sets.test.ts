import { describe, expect, it } from "vitest";
import {
  condorcetLoser,
  condorcetWinner,
  schwartzSet,
  smithSet,
  weakCondorcetWinners,
} from "../../src/tally/majority-sets.ts";
import { matrixOf, written } from "../support/matrix-of.ts";

const names = (numbers: readonly number[]): string => written([numbers]);
const name = (number: number | undefined): string =>
  number === undefined ? "none" : names([number]);

describe("majority sets", () => {
  it.each([
    // matrix, winner, loser, weak winners, Smith set, Schwartz set; worked by hand from the definitions
    ["a winner and a loser", "A B 6-4, B C 6-4, A C 6-4", "A", "C", "A", "A", "A"],
    ["a cycle of all", "A B 6-4, B C 6-4, C A 6-4", "none", "none", "", "A = B = C", "A = B = C"],
    [
      "a cycle above a loser",
      "A B 6-4, B C 6-4, C A 6-4, A D 6-4, B D 6-4, C D 6-4",
      "none",
      "D",
      "",
      "A = B = C",
      "A = B = C",
    ],
    // A and B tie, so neither beats everyone; no one outside {A} defeats it, nor {B}.
    ["a tie at the top", "A B 5-5, A C 6-4, B C 6-4", "none", "C", "A = B", "A = B", "A = B"],
    // A is tied with C only: {A} alone is undefeated, but to beat everyone outside takes all three.
    ["a tie with the last", "A B 6-4, B C 6-4, A C 5-5", "none", "none", "A", "A = B = C", "A"],
    ["nothing but ties", "A B 1-1, B C 2-2", "none", "none", "A = B = C", "A = B = C", "A = B = C"],
    [
      "two cycles of undefeated sets",
      "A B 0-0, A C 3-1, B C 0-0",
      "none",
      "none",
      "A = B",
      "A = B = C",
      "A = B",
    ],
  ])("of %s", (_, text, winner, loser, weak, smith, schwartz) => {
    const matrix = matrixOf(text);
    expect(name(condorcetWinner(matrix))).toBe(winner);
    expect(name(condorcetLoser(matrix))).toBe(loser);
    expect(names(weakCondorcetWinners(matrix))).toBe(weak);
    expect(names(smithSet(matrix))).toBe(smith);
    expect(names(schwartzSet(matrix))).toBe(schwartz);
  });

  it("of one candidate: the only set there is, and nobody to win against", () => {
    expect([condorcetWinner([[0]]), condorcetLoser([[0]])]).toEqual([undefined, undefined]);
    expect([smithSet([[0]]), schwartzSet([[0]])]).toEqual([[0], [0]]);
  });
});
