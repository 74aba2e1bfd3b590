import { describe, expect, it } from "vitest";
import { rules } from "../../../src/tally/rules/rules.ts";
import { matrixOf, written } from "../../support/matrix-of.ts";

describe("minimax (CIVS's Minimax-PM)", () => {
  it.each([
    // All three worst defeats have margin 2; more ballots against means a closer ratio, so 6–4 (B's) is
    // milder than 5–3 (C's) than 3–1 (A's). B first, then C beats A.
    ["the closer ratio at equal margins", "A B 6-4, B C 5-3, C A 3-1", "B > C > A"],
    // A and B tie 5–5; A's other pairing is won 8–2, B's only 6–4: A has the milder second entry.
    ["the second entry where the first are equal", "A B 5-5, A C 8-2, B C 6-4", "A > B > C"],
    // Worst margins against: A 3 (from C), B 1 (from A), C 5 (from B). B gone, C beats A.
    ["the smallest worst margin", "A B 5-4, B C 7-2, C A 6-3", "B > C > A"],
    ["a full rotation, which is a tie", "A B 2-1, B C 2-1, C A 2-1", "A = B = C"],
    ["no ballots, which is a tie", "A B 0-0, B C 0-0", "A = B = C"],
    ["the Condorcet winner, whatever the margins", "A B 51-49, A C 51-49, B C 90-10", "A > B > C"],
    // D loses to A, B and C by 2 each; A, B, C beat each other round by 20: D is outside the Smith set.
    [
      "a winner outside the Smith set",
      "A B 60-40, B C 60-40, C A 60-40, A D 51-49, B D 51-49, C D 51-49",
      "D > A = B = C",
    ],
    // Members of a tier go together: A = B tie for first (mirror images); C and D are then compared by
    // their own pairing only, although D lost more clearly to A and B.
    [
      "what is left, once a tier is gone",
      "A B 5-5, A C 6-4, B C 6-4, A D 9-1, B D 9-1, D C 6-4",
      "A = B > D > C",
    ],
    // D stands 0–0 with all: margin 0 is milder than the lost pairing that each of the others has.
    ["no opposition to one nobody mentions", "A B 6-4, B C 6-4, C A 6-4, A D 0-0", "D > A = B = C"],
  ])("ranks by %s", (_, matrix, ranking) => {
    const none = {
      candidates: [],
      unranked: "last",
      counted: 0,
      abstentions: 0,
      places: [],
    } as const;
    const { tiers } = rules.minimax.rank({ ...none, pairwise: matrixOf(matrix) });
    expect(written(tiers)).toBe(ranking);
  });
});
