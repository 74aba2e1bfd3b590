import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalLines } from "../../../src/ballots/canonical.ts";
import { readCef, writeCef } from "../../../src/ballots/formats/cef.ts";
import { readCivsUpload, writeCivsUpload } from "../../../src/ballots/formats/civs-upload.ts";
import {
  type BallotFormat,
  ballotFormats,
  detectFormat,
} from "../../../src/ballots/formats/format-names.ts";
import { readBallotJson } from "../../../src/ballots/formats/json.ts";
import { readerOf, writeFormat } from "../../../src/ballots/formats/read-format.ts";
import { makeProfile, type Profile } from "../../../src/ballots/profile.ts";
import { describeProblem } from "../../../src/ballots/reading.ts";
import { pairwiseMatrix } from "../../../src/tally/pairwise.ts";

const none = undefined;
const problems = ({ skipped }: Profile): string[] =>
  skipped.map((problem) => describeProblem("f", problem));

describe("a CIVS upload", () => {
  it("reads blanks, commas, copies, comments and no opinions", () => {
    const { profile, doubts } = readCivsUpload(
      "\ufeff# comment\r\n1,2,3\r\n\r\n12X3,-,1\n 2  1\t2 \n",
      { names: ["Ada", "Bo", "Cy"] },
    );
    expect(profile).toEqual({
      candidates: ["Ada", "Bo", "Cy"],
      ballots: [
        { ranks: [1, 2, 3], times: 1 },
        { ranks: [3, none, 1], times: 12 },
        { ranks: [2, 1, 2], times: 1 },
      ],
      unranked: "no-opinion",
      invalid: 0,
      skipped: [],
    });
    expect(doubts).toEqual([]);
  });

  it("calls its candidates by number where no names are given, and says so", () => {
    const { profile, warnings } = readCivsUpload("2,1\n");
    expect(profile.candidates).toEqual(["Choice 1", "Choice 2"]);
    expect(warnings).toEqual(["the candidates have no names here"]);
  });

  it.each([
    ["0,1", 'f:2: column 1: found "0"; allowed: a whole number from 1 to 2 or -'],
    ["1,-1", 'f:2: column 2: found "-1"; allowed: a whole number from 1 to 2 or -'],
    ["1,1.5", 'f:2: column 2: found "1.5"; allowed: a whole number from 1 to 2 or -'],
    ["1,3", 'f:2: column 2: found "3"; allowed: a whole number from 1 to 2 or -'],
    ["1,x", 'f:2: column 2: found "x"; allowed: a whole number from 1 to 2 or -'],
    ["1", "f:2: found 1 field; allowed: 2, as many as the first ballot has"],
    ["1,2,2", "f:2: found 3 fields; allowed: 2, as many as the first ballot has"],
    ["0X1,2", 'f:2: found "0" copies; allowed: 1 to 1000000 copies'],
    ["99999999X1,2", 'f:2: found "99999999" copies; allowed: 1 to 1000000 copies'],
  ])("refuses %s", (row, problem) => {
    expect(problems(readCivsUpload(`1,2\n${row}\n`).profile)).toEqual([problem]);
  });

  it("in doubt: without ballots, or with names that are equal", () => {
    expect(readCivsUpload("# nothing\n").doubts[0]?.text).toBe("no ballot at all");
    expect(readCivsUpload("1,2\n", { names: ["A", "A"] }).doubts).toHaveLength(1);
  });

  it("is written with equal ballots together, unranked ones last where that is meant", () => {
    const profile = makeProfile(
      ["A", "B"],
      [
        [1, 2],
        [2, 5],
        [none, 1],
      ],
    );
    expect(writeCivsUpload(profile)).toBe(
      "# The choices, in the order of the ranks:\n# 1. A\n# 2. B\n2X1,2\n-,1\n",
    );
    expect(writeCivsUpload({ ...profile, unranked: "last" })).toContain("\n2X1,2\n2,1\n");
  });
});

describe("CEF", () => {
  const text = `# An election
#/Candidates: Ada ; Bo;Cy
#/Implicit Ranking: false
#/Weight allowed: true
#/Number of Seats: 2

Ada > Bo > Cy * 42 # most of them
tag one, tag2 || Cy>Ada=Bo ^7 * 2
/EMPTY/ * 3
Bo
Ada > Zoe > Bo
`;

  it("reads parameters, comments, tags, ties, weights, copies and blank ballots", () => {
    const { profile, doubts, warnings } = readCef(text.replaceAll("\n", "\r\n"));
    expect(profile.candidates).toEqual(["Ada", "Bo", "Cy"]);
    expect(profile.unranked).toBe("no-opinion");
    expect(profile.ballots).toEqual([
      { ranks: [1, 2, 3], times: 42 },
      { ranks: [2, 2, 1], times: 14 },
      { ranks: [none, none, none], times: 3 },
      { ranks: [none, 1, none], times: 1 },
      { ranks: [1, 2, none], times: 1 },
    ]);
    expect([doubts, profile.invalid]).toEqual([[], 0]);
    expect(warnings).toEqual(['"Zoe" is not a candidate of the file and is passed by']);
  });

  it("puts unranked candidates last and takes its candidates from the ballots, if not told otherwise", () => {
    const { profile } = readCef("Cy > Ada\nBo\n");
    expect(profile).toMatchObject({ candidates: ["Ada", "Bo", "Cy"], unranked: "last" });
  });

  it("passes by weights that the file does not allow, and says so", () => {
    const { profile, warnings } = readCef("A > B ^7 * 2\n");
    expect(profile.ballots).toEqual([{ ranks: [1, 2], times: 2 }]);
    expect(warnings).toEqual([
      'the file does not announce its candidates; taken from its ballots: "A", "B"',
      "weights are not allowed by the file and are passed by",
    ]);
  });

  it.each([
    ["A < B > C", 'f:2: found "A < B > C"; allowed: names between > and =, such as A > B = C * 12'],
    ["A > B > A", 'f:2: found ""A"" twice; allowed: every candidate once'.replaceAll('""', '"')],
    ["A > B * 8 ^7", "f:2: found * 8 ^7; allowed: 1 to 1000000 copies"],
    [
      "A > B > /EMPTY/",
      'f:2: found "A > B > /EMPTY/"; allowed: names between > and =, such as A > B = C * 12',
    ],
    ["A > > B", 'f:2: found "A > > B"; allowed: names between > and =, such as A > B = C * 12'],
    ["A * 0", "f:2: found * 0; allowed: 1 to 1000000 copies"],
    ["A ^0", "f:2: found ^0; allowed: a weight of 1 to 1000000"],
  ])("refuses %s", (row, problem) => {
    expect(problems(readCef(`A > B > C\n${row}\n`).profile)).toEqual([problem]);
  });

  it("keeps the first hundred problems", () => {
    const { profile } = readCef("A = = B\n".repeat(120));
    expect([profile.invalid, profile.skipped.length]).toEqual([120, 100]);
  });

  it.each([
    ["no candidate", "# nothing\n", "no candidate at all"],
    ["a name twice", "#/Candidates: A ; A\n", 'columns 1 and 2 have the same name "A"'],
    [
      "a parameter that is neither",
      "#/Implicit Ranking: maybe\nA\n",
      '"maybe" is neither true nor false',
    ],
    ["another one", "#/Weight Allowed: 1\nA\n", '"1" is neither true nor false'],
  ])("is in doubt with %s", (_, file, doubt) => {
    expect(readCef(file).doubts.map((each) => each.text)).toEqual([doubt]);
  });

  it("is written with equal ballots together", () => {
    const profile = makeProfile(
      ["A", "B"],
      [
        [1, 2],
        [4, 9],
        [none, none],
        [2, 2],
      ],
    );
    expect(writeCef(profile)).toBe(
      "#/Candidates: A ; B\n#/Implicit Ranking: false\n#/Weight Allowed: false\n\nA > B * 2\n/EMPTY_RANKING/\nA = B\n",
    );
  });

  it("cannot hold names with its own characters", () => {
    expect(() => writeCef(makeProfile(["<b>A</b>", "B"], []))).toThrow(/cef cannot hold the name/);
  });
});

describe("our JSON", () => {
  const file = (ballots: unknown, candidates: unknown = ["A", "B"]) =>
    JSON.stringify({ formatVersion: 1, candidates, unranked: "last", ballots });

  it("reads ranks, nulls and copies", () => {
    const { profile, doubts } = readBallotJson(
      file([{ ranks: [2, null], times: 3 }, { ranks: [1, 1] }]),
    );
    expect(doubts).toEqual([]);
    expect(profile).toMatchObject({
      candidates: ["A", "B"],
      unranked: "last",
      ballots: [
        { ranks: [2, none], times: 3 },
        { ranks: [1, 1], times: 1 },
      ],
    });
  });

  it.each([
    ["a rank of 0", { ranks: [0, 1] }],
    ["a fraction", { ranks: [1.5, 1] }],
    ["a rank beyond 2^53", { ranks: [2 ** 53 + 2, 1] }],
    ["a word", { ranks: ["1", 1] }],
    ["a rank too many", { ranks: [1, 2, 3] }],
    ["a rank missing that is no write-in's", { ranks: [1] }],
    ["no copies", { ranks: [1, 2], times: 0 }],
    ["an unknown key", { ranks: [1, 2], voter: "x" }],
    ["no ballot", null],
  ])("refuses %s", (_, ballot) => {
    const { profile } = readBallotJson(file([{ ranks: [1, 2] }, ballot]));
    expect([profile.ballots.length, profile.invalid]).toEqual([1, 1]);
    expect(problems(profile)[0]).toContain("found ballots[2]: ");
  });

  it.each([
    ["no JSON", "{", "not JSON"],
    ["a newer format", '{"formatVersion":2}', "formatVersion: expected 1"],
    ["an array", "[]", "the file: expected a map, not a list"],
    ["no candidate", file([], []), "no candidate at all"],
    ["equal names", file([], ["A", "A "]), 'columns 1 and 2 have the same name "A"'],
  ])("is in doubt: %s", (_, text, doubt) => {
    expect(readBallotJson(text).doubts.map((each) => each.text)).toEqual([doubt]);
  });
});

describe("detectFormat", () => {
  it.each<[BallotFormat, string]>([
    ["civs", "Ada,Bo\n1,2\n"],
    ["civs", "Ada,Bo\n"],
    ["civs", ""],
    ["civs", "1,2,3\n2,1,3\n"],
    ["civs", "<b>Ada</b>,Bo\n"],
    ["civs", "Ada > all,Bo\n1,No opinion\n"],
    ["civs", "#1 Ada,#2 Bo\n1,2\n"],
    ["civs-upload", "12X1,2\n2,1\n"],
    ["civs-upload", "1 2 3\n2 1 3\n"],
    ["civs-upload", "# choices\n1,2\n-,1\n"],
    ["civs-upload", "# 1. Ada\n# 2. Bo\n1,2\n-,1\n"],
    ["cef", "#/Candidates: A ; B\nA > B\n"],
    ["cef", "A > B = C * 12\nB > A\n"],
    ["json", ' \n{"formatVersion":1}'],
    ["json", "\ufeff{}"],
  ])("%s: %j", (format, text) => {
    expect(detectFormat(text)).toBe(format);
  });
});

describe("every format", () => {
  const rank = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
  const ballot = fc.record({
    ranks: fc.array(rank, { minLength: 3, maxLength: 3 }),
    times: fc.integer({ min: 1, max: 4 }),
  });
  const profiles = fc.record({
    ballots: fc.array(ballot, { minLength: 1, maxLength: 8 }),
    unranked: fc.constantFrom("no-opinion" as const, "last" as const),
  });
  const names = ["Ada Lindqvist", "Bo Keller", "__proto__"];

  it.each(ballotFormats)(
    "%s comes back as it went: the same matrix, and the same ballots",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(profiles, async ({ ballots, unranked }) => {
          const profile = { ...makeProfile(names, [], unranked), ballots };
          const text = await writeFormat(format, profile);
          expect(detectFormat(text)).toBe(format);
          const { profile: back, doubts } = (await readerOf(format))(text, {
            names,
            highestIsBest: false,
          });
          expect([doubts, back.invalid, back.candidates]).toEqual([[], 0, names]);
          expect(pairwiseMatrix(back)).toEqual(pairwiseMatrix(profile));
          if (back.unranked === unranked) {
            expect([...canonicalLines(back)]).toEqual([...canonicalLines(profile)]);
          }
        }),
      );
    },
  );

  it.each(["civs", "json"] as const)(
    "%s keeps ballots older than a write-in, quotes and commas",
    async (format) => {
      const profile = makeProfile(
        ['Keller, "Bo"', '"Ace"', "C (write-in)"],
        [
          [1, 2],
          [none, 1, 2],
        ],
      );
      const { profile: back } = (await readerOf(format))(await writeFormat(format, profile), {});
      expect(back).toEqual(profile);
    },
  );

  it.each(["civs-upload", "cef"] as const)(
    "%s cannot hold ballots older than a write-in",
    async (format) => {
      const profile = makeProfile(["A", "B (write-in)"], [[1]]);
      await expect(writeFormat(format, profile)).rejects.toThrow(/cannot hold ballots older than/);
    },
  );
});
