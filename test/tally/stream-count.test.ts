import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCivs } from "../../src/ballots/formats/civs.ts";
import { addTotals } from "../../src/tally/add-totals.ts";
import { makeStreamCount } from "../../src/tally/stream-count.ts";
import { totalsOf } from "../../src/tally/totals.ts";
import { profileOf } from "../support/profile-of.ts";

const encoder = new TextEncoder();

/** Counts a text as a stream, cut after every `lines` lines. */
function stream(
  text: string,
  lines: number,
  unranked: "last" | "no-opinion",
  highestIsBest: boolean,
) {
  const [header = "", ...rows] = text.split("\n");
  const counter = makeStreamCount(header, 1, unranked, { highestIsBest });
  for (let from = 0; from < rows.length; from += lines) {
    const part = encoder.encode(`${rows.slice(from, from + lines).join("\n")}\n`);
    counter.push(part, part.length);
  }
  return counter.finish();
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
      unranked: fc.constantFrom("last" as const, "no-opinion" as const),
      highestIsBest: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ header, rows: some, end, lines, unranked, highestIsBest }) => {
        const text = [header, ...some].join(end).replaceAll("\r\n", "\n");
        const withEnds = text.replaceAll("\n", end).replace(end, "\n");
        const streamed = stream(withEnds, lines, unranked, highestIsBest);
        const whole = readCivs(text, { highestIsBest });
        expect(streamed.reading).toEqual({
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
    const counter = makeStreamCount("A,B", 1, "no-opinion", {});
    const bytes = Uint8Array.of(0x31, 0x2c, 0xff, 0x0a);
    counter.push(bytes, bytes.length);
    expect(counter.finish().reading.profile.skipped).toEqual([
      { line: 2, found: "bytes that are not UTF-8", allowed: "text in UTF-8" },
    ]);
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
