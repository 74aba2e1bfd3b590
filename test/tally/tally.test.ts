import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeProfile, withoutCandidates } from "../../src/ballots/profile.ts";
import { tally } from "../../src/tally/tally.ts";
import { sha256OfPieces } from "../../src/workspace/digest.ts";
import { profileOf } from "../support/profile-of.ts";

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const count = (text: string) => tally(profileOf(text), "minimax", sha256OfPieces);

describe("tally", () => {
  it("counts, ranks and names everybody", () => {
    // A over B 3–1; B over C 3–1; A over C 3–0 with one ballot silent about C.
    expect(count("2 A>B>C; B>A; A>C>B")).toEqual({
      rule: "minimax",
      candidates: ["A", "B", "C"],
      ballots: {
        counted: 4,
        invalid: 0,
        abstentions: 0,
        digest: digestOf("1,2,3\n1,2,3\n1,3,2\n2,1,-\n"),
        unranked: "no-opinion",
        skipped: [],
      },
      pairwise: [
        [0, 3, 3],
        [1, 0, 2],
        [0, 1, 0],
      ],
      condorcetWinner: "A",
      condorcetLoser: "C",
      smithSet: ["A"],
      schwartzSet: ["A"],
      ranking: [["A"], ["B"], ["C"]],
    });
  });

  it("returns a tie as a tier and no winner", () => {
    const tied = count("A>B>C; B>C>A; C>A>B");
    expect(tied.ranking).toEqual([["A", "B", "C"]]);
    expect([tied.condorcetWinner, tied.condorcetLoser]).toEqual([null, null]);
  });

  it("gives equal ballots one digest, however their ranks and rows stand", () => {
    const names = ["A", "B"];
    const one = makeProfile(names, [
      [1, 2],
      [5, undefined],
      [undefined, undefined],
    ]);
    const other = makeProfile(names, [
      [undefined, undefined],
      [3, 999],
      [1, undefined],
    ]);
    const digests = [one, other].map(
      (profile) => tally(profile, "minimax", sha256OfPieces).ballots,
    );
    expect(digests[0]).toEqual(digests[1]);
    expect(digests[0]).toMatchObject({
      counted: 3,
      abstentions: 1,
      digest: digestOf("-,-\n1,-\n1,2\n"),
    });
  });

  it("refuses ballots without candidates", () => {
    expect(() => tally(makeProfile([], []), "minimax", sha256OfPieces)).toThrow(
      /there are no candidates on the ballots/,
    );
  });
});

describe("withoutCandidates", () => {
  it("counts as if those candidates had never been on the ballots", () => {
    const left = withoutCandidates(profileOf("3 A>B>C; 2 B>C>A; B"), ["B"]);
    expect(left.candidates).toEqual(["A", "C"]);
    expect(tally(left, "minimax", sha256OfPieces)).toMatchObject({
      pairwise: [
        [0, 3],
        [2, 0],
      ],
      ballots: { counted: 6, abstentions: 1 },
    });
  });

  it("keeps short ballots short", () => {
    const profile = makeProfile(
      ["A", "B", "C (write-in)", "D (write-in)"],
      [
        [2, 1],
        [1, 2, 3],
      ],
    );
    expect(withoutCandidates(profile, ["A"]).ballots.map(({ ranks }) => ranks)).toEqual([
      [1],
      [2, 3],
    ]);
    expect(withoutCandidates(profile, ["C (write-in)"]).ballots.map(({ ranks }) => ranks)).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  it("compares names as people read them, and refuses one that is not there", () => {
    const profile = makeProfile(["Jos\u00e9", "Bo"], []);
    expect(withoutCandidates(profile, [" Jose\u0301"]).candidates).toEqual(["Bo"]);
    expect(() => withoutCandidates(profile, ["Cy", "Bo"])).toThrow(/not on the ballots: Cy$/);
  });
});
