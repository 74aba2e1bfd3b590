import { describe, expect, it } from "vitest";
import { readCivs } from "../../src/ballots/formats/civs.ts";
import { makeProfile } from "../../src/ballots/profile.ts";
import { pairwiseMatrix } from "../../src/tally/pairwise.ts";

const matrixOf = (text: string) => pairwiseMatrix(readCivs(text).profile);

describe("pairwiseMatrix", () => {
  it("counts a ballot for a pair only if it ranks both (CIVS)", () => {
    // X>Y and X>Z from the first row, Y>Z and X>Y... : first row X>Y, X>Z, Y>Z; second X>Z is unranked,
    // X=Y; third Z>Y; the last ranks one candidate and so says nothing.
    expect(
      matrixOf("X,Y,Z\n1,2,3\n1,1,No opinion\nNo opinion,2,1\n2,No opinion,No opinion\n"),
    ).toEqual([
      [0, 1, 1],
      [0, 0, 1],
      [0, 1, 0],
    ]);
  });

  it("puts unranked candidates last where the profile says so", () => {
    // Row 1: X over Z, Y over Z. Row 2: Z over Y over X.
    const profile = makeProfile(
      ["X", "Y", "Z"],
      [
        [1, 1, undefined],
        [undefined, 2, 1],
      ],
      "last",
    );
    expect(pairwiseMatrix(profile)).toEqual([
      [0, 0, 1],
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });

  it("lets two unranked candidates tie where unranked means last", () => {
    const profile = makeProfile(["X", "Y", "Z"], [[1, undefined, undefined]], "last");
    expect(pairwiseMatrix(profile)).toEqual([
      [0, 1, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it("counts late write-ins below every earlier column on older ballots (CIVS)", () => {
    // Older ballots "1,2" and "No opinion,1" each give C one vote against from A and B, and D one from
    // A, B and C; "2,1,3" gives D one from each. The two full ballots count as they are.
    const text = "A,B,C (write-in),D (write-in)\n1,2\nNo opinion,1\n2,1,3\n3,2,1,4\n4,3,2,1\n";
    expect(matrixOf(text)).toEqual([
      [0, 1, 3, 4],
      [3, 0, 3, 4],
      [2, 2, 0, 4],
      [1, 1, 1, 0],
    ]);
  });

  it("counts a ballot without any opinion against later write-ins", () => {
    expect(matrixOf("A,B,C (write-in)\nNo opinion,No opinion\n")).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 0],
    ]);
  });

  it("counts equal ballots as often as they were cast", () => {
    const profile = makeProfile(["X", "Y"], []);
    const ballots = [{ ranks: [2, 1], times: 12 }];
    expect(pairwiseMatrix({ ...profile, ballots })).toEqual([
      [0, 0],
      [12, 0],
    ]);
  });
});
