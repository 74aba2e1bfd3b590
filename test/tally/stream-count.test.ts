import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allDoubts, isOfShape, readCivs } from "../../src/ballots/formats/civs.ts";
import { readCivsHeader } from "../../src/ballots/formats/civs-header.ts";
import { addTotals } from "../../src/tally/add-totals.ts";
import { joinParts, makePartCount } from "../../src/tally/stream-count.ts";
import { totalsOf } from "../../src/tally/totals.ts";
import { profileOf } from "../support/profile-of.ts";

const encoder = new TextEncoder();

/** Counts a text as a stream, cut after every `lines` lines; every `chunks` of these are one part. */
function stream(
  text: string,
  lines: number,
  unranked: "last" | "no-opinion",
  highestIsBest: boolean,
  chunks = Infinity,
) {
  const [first = "", ...rows] = text.split("\n");
  const header = readCivsHeader(first, 1);
  const begin = () => makePartCount(header, unranked, { highestIsBest });
  const parts = [begin()];
  for (let from = 0, chunk = 0; from < rows.length; from += lines, chunk++) {
    if (chunk > 0 && chunk % chunks === 0) parts.push(begin());
    const bytes = encoder.encode(`${rows.slice(from, from + lines).join("\n")}\n`);
    parts.at(-1)?.push(bytes, bytes.length);
  }
  const counted = parts.map((part) => part.finish());
  return joinParts(header, unranked, { highestIsBest }, counted);
}

describe("a count as a stream", () => {
  const field = fc.constantFrom(
    ...["1", "2", "3", "9", "10", "42", "99", "100", "126", "127", "128", "200", "255", "999"],
    ...[
      "No opinion",
      "-",
      "0",
      "00",
      "1000",
      "x",
      "",
      " 2 ",
      '"3"',
      "No opinioN",
      "No",
      "1.5",
      "é",
    ],
  );
  const good = fc.constantFrom("1", "2", "3", "4", "12", "No opinion");
  const row = (one: fc.Arbitrary<string>) =>
    fc.array(one, { minLength: 2, maxLength: 6 }).map((fields) => fields.join(","));
  const rows = fc.array(
    fc.oneof({ weight: 4, arbitrary: row(good) }, row(field), fc.constant("")),
    {
      maxLength: 30,
    },
  );
  const names = fc.constantFrom(
    "A,B",
    "A,B,C",
    "A,B,C,D,E",
    "A,B,C (write-in)",
    "A,B,C,D (write-in)",
  );
  const ends = fc.constantFrom("\n", "\r\n");

  it("is the same as reading the whole file, row by row", () => {
    const cases = fc.record({
      header: names,
      rows,
      end: ends,
      lines: fc.integer({ min: 1, max: 7 }),
      chunks: fc.integer({ min: 1, max: 5 }),
      unranked: fc.constantFrom("last" as const, "no-opinion" as const),
      highestIsBest: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, (one) => {
        const { header, rows: some, end, lines, chunks, unranked, highestIsBest } = one;
        const text = [header, ...some].join(end).replaceAll("\r\n", "\n");
        const withEnds = text.replaceAll("\n", end).replace(end, "\n");
        const streamed = stream(withEnds, lines, unranked, highestIsBest, chunks);
        const whole = readCivs(text, { highestIsBest });
        // What the rows have in common is asked of the file's beginning, where it is opened.
        const doubts = allDoubts(streamed.reading.doubts, whole.doubts.filter(isOfShape));
        expect({ ...streamed.reading, doubts }).toEqual({
          ...whole,
          profile: { ...whole.profile, ballots: [], unranked },
        });
        const { places, ...totals } = totalsOf({ ...whole.profile, unranked });
        expect(streamed.totals).toEqual({ ...totals, places: places.map(() => []) });
      }),
      { numRuns: 1000 },
    );
  });

  it("empties its bytes before they run over", () => {
    const { totals } = stream(
      `A,B\n${"1,2\n".repeat(1000)}${"2,1\n".repeat(300)}`,
      77,
      "last",
      false,
    );
    expect(totals.pairwise).toEqual([
      [0, 1000],
      [300, 0],
    ]);
    expect(totals.counted).toBe(1300);
  });

  it("counts thousands of rows that are not plain", () => {
    const { totals } = stream(`A,B\n${"1, 2\n".repeat(2500)}`, 2500, "no-opinion", false);
    expect(totals.pairwise[0]).toEqual([0, 2500]);
  });

  it("refuses bytes that are not UTF-8", () => {
    const header = readCivsHeader("A,B", 1);
    const counter = makePartCount(header, "no-opinion", {});
    const bytes = Uint8Array.of(0x31, 0x2c, 0xff, 0x0a);
    counter.push(bytes, bytes.length);
    const { reading } = joinParts(header, "no-opinion", {}, [counter.finish()]);
    expect(reading.profile.skipped).toEqual([
      { line: 2, found: "bytes that are not UTF-8", allowed: "text in UTF-8" },
    ]);
  });

  it("keeps the first hundred problems of all parts, with their lines in the file", () => {
    const rows = `${"x,1\n".repeat(70)}1,2\n${"1,y\n".repeat(70)}`;
    const { profile } = stream(`A,B\n${rows.slice(0, -1)}`, 50, "last", false, 1).reading;
    expect(profile.invalid).toBe(140);
    expect(profile.skipped).toHaveLength(100);
    // Line 1 has the names, 2 to 71 the first kind, 72 a ballot, 73 to 102 are 30 of the second kind.
    expect(profile.skipped.at(69)).toMatchObject({ line: 71, column: 1 });
    expect(profile.skipped.at(70)).toMatchObject({ line: 73, column: 2 });
    expect(profile.skipped.at(99)).toMatchObject({ line: 102, column: 2 });
  });

  it("compares more candidates than fit a word", () => {
    const names30 = Array.from({ length: 30 }, (_, index) => `N${index}`);
    const ranks = names30.map((_, index) => 30 - index);
    const { totals } = stream(`${names30.join(",")}\n${ranks.join(",")}\n`, 1, "no-opinion", false);
    for (const [a, line] of totals.pairwise.entries()) {
      expect(line).toEqual(names30.map((_, b) => Number(a > b)));
    }
  });
});

describe("addTotals", () => {
  it("gives what counting the ballots together gives", () => {
    const [a, b] = ["2 A>B>C; A=B", "C>A=B; 3 B; B>A"].map((text) => profileOf(`${text}; A=B=C`));
    if (a === undefined || b === undefined) throw new Error("two profiles");
    const both = { ...a, ballots: [...a.ballots, ...b.ballots] };
    expect(addTotals(totalsOf(a), totalsOf(b))).toEqual(totalsOf(both));
  });
});
