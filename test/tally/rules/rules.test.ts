import { describe, expect, it } from "vitest";
import { readCivs } from "../../../src/ballots/formats/civs.ts";
import { makeProfile } from "../../../src/ballots/profile.ts";
import type { CompletionRule } from "../../../src/charter/completion-rule.ts";
import { rules } from "../../../src/tally/rules/rules.ts";
import { drawVoterOrder } from "../../../src/tally/tally.ts";
import { totalsOf } from "../../../src/tally/totals.ts";
import { sha256OfPieces } from "../../../src/workspace/digest.ts";
import { matrixOf, written } from "../../support/matrix-of.ts";
import { profileOf } from "../../support/profile-of.ts";

/** Totals with this matrix; no ballot is known, so no one has a place. */
function totalsWith(text: string) {
  const pairwise = matrixOf(text);
  const candidates = pairwise.map((_, index) => String.fromCharCode(65 + index));
  const places = candidates.map(() => []);
  return {
    candidates,
    unranked: "no-opinion" as const,
    counted: 0,
    abstentions: 0,
    pairwise,
    places,
  };
}

const byMatrix = (rule: CompletionRule, text: string): string =>
  written(rules[rule].rank(totalsWith(text)).tiers);
const byBallots = (rule: CompletionRule, text: string): string =>
  written(rules[rule].rank(totalsOf(profileOf(text))).tiers);

describe("minimax-opposition (CIVS's minimax_wv)", () => {
  it.each([
    // A beats B 51–49 and C 51–43, yet 49 are against A, 94 against B and only 47 against C. Then A–B.
    [
      "passes over a Condorcet winner with more opposition",
      "4 A=C>B; 47 A>C>B; 43 C>B>A; 6 B>A=C",
      "C > A > B",
    ],
    // Against A are 5 (C) and 3 (B), against B 4 (A) and 3 (C), against C 4 (B) and 2 (A): at 4 each, C's
    // pairing with A, which C wins 5–2, is milder than B's with C, 4–3. Then A over B 4–3.
    ["counts pairings won as well", "2 A>B>C; 2 C>A>B; 2 B>C>A; C>B>A", "C > A > B"],
    ["ties a full rotation", "A>B>C; B>C>A; C>A>B", "A = B = C"],
  ])("%s", (_, ballots, ranking) => {
    expect(byBallots("minimax-opposition", ballots)).toBe(ranking);
  });

  it("takes the side with fewer ballots for at equal opposition as the worse", () => {
    // Five are against each: against A with 4 for, against B with 3 for, against C with 2 for. So A has
    // the mildest worst pairing; then B–C 3–5.
    expect(byMatrix("minimax-opposition", "A B 4-5, B C 3-5, C A 2-5")).toBe("A > C > B");
  });
});

describe("minimax-winning-votes", () => {
  it("looks at the support behind defeats only", () => {
    // Worst defeats: A 55 (by C), B 60 (by A), C 52 (by B).
    expect(byMatrix("minimax-winning-votes", "A B 60-40, B C 52-10, C A 55-45")).toBe("C > A > B");
  });

  it("keeps the Condorcet winner first whatever the opposition", () => {
    expect(byBallots("minimax-winning-votes", "4 A=C>B; 47 A>C>B; 43 C>B>A; 6 B>A=C")).toBe(
      "A > C > B",
    );
  });
});

describe("copeland", () => {
  it("ranks by wins minus losses", () => {
    // A beats B and C, loses to D: +1. D beats A, loses to B, ties C: 0. B beats D, C; loses to A: +1.
    // C loses to A and B, ties D: −2.
    expect(byMatrix("copeland", "A B 6-4, A C 6-4, D A 6-4, B D 6-4, B C 6-4, C D 5-5")).toBe(
      "A = B > D > C",
    );
  });
});

describe("schulze (CIVS's beatpath)", () => {
  it.each([
    // The weakest links of the strongest paths: A to C (5–4), C to A (5–2); C to B (5–4) over A, B to C
    // (5–3); B to A (5–3) over C, A to B (5–4). So C over A, B over C and over A: with losing votes.
    ["tells equal winning votes apart by losing votes", "A B 5-4, B C 5-3, C A 5-2", "B > C > A"],
    ["ties a full rotation", "A B 2-1, B C 2-1, C A 2-1", "A = B = C"],
    // No link between A and B: no one is above either, although A's victory over C is clearer.
    ["ties two who tie and are not beaten", "A B 5-5, A C 8-2, B C 6-4", "A = B > C"],
  ])("%s", (_, matrix, ranking) => {
    expect(byMatrix("schulze", matrix)).toBe(ranking);
  });

  it("ranks as Schulze 2011, example 1, does", () => {
    const ballots =
      "5 A>C>B>E>D; 5 A>D>E>C>B; 8 B>E>D>A>C; 3 C>A>B>E>D; 7 C>A>E>B>D; 2 C>B>A>D>E; 7 D>C>E>B>A; 8 E>B>A>D>C";
    expect(byBallots("schulze", ballots)).toBe("E > A > C > B > D");
  });
});

describe("ranked-pairs (CIVS's civs_ranked_pairs)", () => {
  it.each([
    ["keeps a whole cycle of equally strong defeats", "A B 2-1, B C 2-1, C A 2-1", "A = B = C"],
    // Kept: A over D, B over A, then A over C and C over B, each of which fits what is stronger although
    // together they close a cycle; D over B and D over C contradict. Of A, B, C the strongest defeats are
    // 55–45, 54–46 and 54–46.
    [
      "ranks a kept cycle by the weakest strongest defeat",
      "A D 61-39, B A 55-45, A C 54-46, C B 54-46, D B 51-49, D C 51-49",
      "B = C > A > D",
    ],
    // 7–3 and 6–3 stand, 5–4 closes the cycle and falls.
    ["drops the weakest defeat of a cycle", "A B 7-3, B C 6-3, C A 5-4", "A > B > C"],
    // At 6 votes each, fewer against is stronger: C over A (6–2) and B over C (6–3) stand, A over B falls.
    ["takes fewer ballots against as stronger", "A B 6-4, B C 6-3, C A 6-2", "B > C > A"],
  ])("%s", (_, matrix, ranking) => {
    expect(byMatrix("ranked-pairs", matrix)).toBe(ranking);
  });

  it("says where CIVS's program departs from its rule and depends on the columns", () => {
    const poll =
      "A B 1-0, A C 3-0, A D 3-0, E A 3-0, A F 2-0, B C 1-0, D B 3-0, F B 1-0, D C 1-0, C E 1-0, C F 3-0, D E 3-0, F D 1-0, E F 1-0";
    const reversed = poll.replace(/[A-F]/g, (letter) =>
      String.fromCharCode(65 + 70 - letter.charCodeAt(0)),
    );
    const { remarks } = rules["ranked-pairs"].rank(totalsWith(poll));
    expect(remarks).toEqual([expect.stringContaining("depends on the order of the columns")]);
    const turnedBack = byMatrix("ranked-pairs", reversed).replace(/[A-F]/g, (letter) =>
      String.fromCharCode(65 + 70 - letter.charCodeAt(0)),
    );
    expect(turnedBack.split(" > ").length).not.toBe(
      byMatrix("ranked-pairs", poll).split(" > ").length,
    );
  });

  it("ranks Tennessee's capitals as the textbooks do", () => {
    // Memphis A, Nashville B, Chattanooga C, Knoxville D; B beats C 68–32, C beats D 83–17, A loses to all.
    const ballots = "42 A>B>C>D; 26 B>C>D>A; 15 C>D>B>A; 17 D>C>B>A";
    for (const rule of ["ranked-pairs", "mam", "schulze", "minimax", "copeland"] as const) {
      expect(byBallots(rule, ballots)).toBe("B > C > D > A");
    }
  });
});

describe("mam", () => {
  const rotation = profileOf("2 A>B>C; 2 B>C>A; 2 C>A>B");
  const byLot = (seed: string, profile = rotation) =>
    rules.mam.rank(totalsOf(profile), drawVoterOrder(profile, seed, sha256OfPieces));

  it("is ranked pairs where no equally strong defeats contradict each other", () => {
    expect(byMatrix("mam", "A B 7-3, B C 6-3, C A 5-4, A D 5-1, B D 5-1, C D 5-1")).toBe(
      "A > B > C > D",
    );
  });

  it("refuses where a lot would be needed and none was drawn", () => {
    expect(() => rules.mam.rank(totalsOf(rotation))).toThrow(
      expect.objectContaining({ kind: "undecided", hint: expect.stringContaining("--seed") }),
    );
  });

  it("ranks a full rotation as the first voter drawn does", () => {
    // The first ballot drawn settles all three pairs. Of the equally strong defeats the one whose loser is
    // last on it comes first and the one whose loser is first on it last: that one contradicts the others.
    const seeds = Array.from({ length: 30 }, (_, index) => `seed ${index}`);
    const outcomes = seeds.map((seed) => {
      const first = drawVoterOrder(rotation, seed, sha256OfPieces).ballots[0]?.ranks ?? [];
      const order = [0, 1, 2].sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
      expect(written(byLot(seed).tiers)).toBe(written(order.map((candidate) => [candidate])));
      return written(byLot(seed).tiers);
    });
    expect(new Set(outcomes).size).toBe(3);
  });

  it("says which seed decided", () => {
    expect(byLot("lottery of 3 May").remarks).toEqual([
      'equally strong defeats were ordered by lot, seed "lottery of 3 May"',
    ]);
  });

  it("draws the same order however the rows stand", () => {
    const other = { ...rotation, ballots: [...rotation.ballots].reverse() };
    for (const seed of ["a", "b", "c"]) expect(byLot(seed, other)).toEqual(byLot(seed));
  });

  it("leaves a tie where no ballot drawn can tell", () => {
    // Only ballots of full length are drawn: here none is, for both are older than the write-in.
    const names = ["A", "B", "C", "D (write-in)"];
    const ballots = [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ];
    const short = makeProfile(names, ballots);
    expect(written(byLot("x", short).tiers)).toBe("A = B = C > D");
  });
});

describe("condorcet-irv (CIVS's runoff)", () => {
  const rows = "A,B,C,D\n3,2,4,1\n4,2,1,3\n2,4,1,3\n2,1,4,3\n";

  it("counts places once and never again", () => {
    // No one beats all. First places A 0, B 1, C 2, D 1: A goes. B and D: second places 2 and 0: D goes.
    // B and C tie 2–2: B (1 first place) goes. C is ranked. Then, of A, B, D: B beats A 3–1 and D 3–1.
    // D beats A? Rows 1, 2 have D over A, rows 3, 4 A over D: a tie; A has fewer first places and goes.
    const { tiers } = rules["condorcet-irv"].rank(totalsOf(readCivs(rows).profile));
    expect(written(tiers)).toBe("C > B > D > A");
  });

  it("ranks all tied candidates in reverse column order and says what decided", () => {
    const { tiers, remarks } = rules["condorcet-irv"].rank(totalsOf(profileOf("A=B=C")));
    expect(written(tiers)).toBe("C > B > A");
    expect(remarks).toEqual([expect.stringContaining("order of the columns")]);
  });

  it("has nothing to say of the columns where places decide", () => {
    // A beats B 6–3, B beats C 7–2, C beats A 5–4: a cycle. First places A 4, B 3, C 2: C is set aside, and A
    // beats B. Of B and C, B wins.
    const ballots = profileOf("4 A>B>C; 3 B>C>A; 2 C>A>B");
    const { tiers, remarks = [] } = rules["condorcet-irv"].rank(totalsOf(ballots));
    expect(written(tiers)).toBe("A > B > C");
    expect(remarks).toEqual([]);
  });

  it("shares a place exactly: three thirds are one", () => {
    // A: three thirds of a first place. D: one first place. B, C: a third each three times as well.
    // All first counts are 1; A, B, C have no second places, D has three: A goes, then B: C and D meet
    // 3–1, so C is ranked; then of A, B, D: A goes, B beats D. Then A beats D.
    const { tiers } = rules["condorcet-irv"].rank(totalsOf(profileOf("3 A=B=C>D; D")));
    expect(written(tiers)).toBe("C > B > A > D");
  });

  it("ranks two tied candidates by their places, else the later column first", () => {
    expect(byBallots("condorcet-irv", "A>B; B>A")).toBe("B > A");
    // The last ballot says nothing about the pair, but gives A a first place.
    expect(byBallots("condorcet-irv", "A>B; B>A; A")).toBe("A > B");
  });
});

describe("bottom-two-runoff (CIVS's b2r)", () => {
  it("lets the two lowest seeds meet until one is left", () => {
    // First places: A 3, B 2, C 1. A beats B 4–2 and ties C 3–3: no one beats the top seed A. Then B, whom
    // C does not beat.
    expect(byBallots("bottom-two-runoff", "3 A>B>C; 2 B>C>A; C>A>B")).toBe("A > B > C");
    // With one more for B over C over A, C beats A 4–3. A, B 3 first places each, second places A 1,
    // B 3: seeds B, A, C. A beats B 4–3, so the lowest meet: C beats A, then B beats C 6–1: B is ranked.
    // Then seeds A, C: C beats A.
    expect(byBallots("bottom-two-runoff", "3 A>B>C; 3 B>C>A; C>A>B")).toBe("B > C > A");
  });

  it("drops the lower seed at a tie, and says when columns decided", () => {
    const { tiers, remarks } = rules["bottom-two-runoff"].rank(totalsOf(profileOf("A=B=C")));
    expect(written(tiers)).toBe("A > B > C");
    expect(remarks).toEqual([expect.stringContaining("order of the columns")]);
  });
});
