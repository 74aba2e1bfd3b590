import { describe, expect, it } from "vitest";
import { readCivs } from "../../../src/ballots/formats/civs.ts";
import { describeProblems, profileToCount } from "../../../src/ballots/reading.ts";
import { ElectionError } from "../../../src/errors.ts";

const ranks = (text: string) => readCivs(text).profile.ballots.map((ballot) => ballot.ranks);
const none = undefined;

describe("a CIVS export", () => {
  const plain = "Ada Lindqvist,Bo Keller,Cy Mora\n1,2,3\n2,No opinion,1\n";
  const read = [
    [1, 2, 3],
    [2, none, 1],
  ];

  it("has the names on line 1 and a ballot on each further line", () => {
    const { profile, doubts, warnings } = readCivs(plain);
    expect(profile.candidates).toEqual(["Ada Lindqvist", "Bo Keller", "Cy Mora"]);
    expect(profile.ballots.map((ballot) => ballot.ranks)).toEqual(read);
    expect(profile.unranked).toBe("no-opinion");
    expect([doubts, profile.invalid]).toEqual([[], 0]);
    expect(warnings).toEqual([expect.stringContaining("1 is read as the best")]);
  });

  it.each([
    ["a byte-order mark", `\ufeff${plain}`],
    ["CRLF", plain.replaceAll("\n", "\r\n")],
    ["no final line end", plain.trimEnd()],
    ["blank lines", plain.replaceAll("\n", "\n\n \n")],
    ["blanks around fields", plain.replaceAll(",", " , ")],
    ["quoted fields", plain.replace(/[^,\n]+/g, '"$&"')],
    ["- for no opinion", plain.replace("No opinion", "-")],
    ["leading zeros", plain.replace("1,2,3", "01,002,3")],
  ])("reads alike with %s", (_, text) => {
    expect(readCivs(text)).toEqual(readCivs(plain));
    expect(ranks(text)).toEqual(read);
  });

  it("keeps skipped, repeated and high ranks as they are", () => {
    expect(ranks("A,B,C,D\n1,4,4,4\n3,999,999,999\n")).toEqual([
      [1, 4, 4, 4],
      [3, 999, 999, 999],
    ]);
  });

  it.each([
    ["a quoted comma and quote", '"Keller, ""Bo""",Cy', ['Keller, "Bo"', "Cy"]],
    ["a quote that opens nothing", 'Ada "A" Lindqvist,Cy', ['Ada "A" Lindqvist', "Cy"]],
    ["a quote that closes too early", '"Ada" Lindqvist,Cy', ['"Ada" Lindqvist', "Cy"]],
    ["markup as it is stored", "<b>Ada</b>,A &amp; B", ["<b>Ada</b>", "A &amp; B"]],
    ["names of object properties", "__proto__,constructor", ["__proto__", "constructor"]],
    ["a decomposed accent", "Jose\u0301,Cy", ["Jos\u00e9", "Cy"]],
  ])("reads names with %s", (_, header, names) => {
    const { profile, doubts } = readCivs(`${header}\n1,2\n`);
    expect(profile.candidates).toEqual(names);
    expect(doubts).toEqual([]);
  });

  it("without ballots is a poll that nobody answered", () => {
    expect(readCivs("A,B\n").profile).toMatchObject({ candidates: ["A", "B"], ballots: [] });
    expect(readCivs("A,B\n").doubts).toEqual([]);
  });

  it("may have short rows only where late write-ins are missing", () => {
    const text = "A,B,C (write-in),D (write-in)\n1,2\n2,1,3\n1,2,3,4\n1\n";
    const { profile } = readCivs(text);
    expect(profile.ballots.map((ballot) => ballot.ranks)).toEqual([
      [1, 2],
      [2, 1, 3],
      [1, 2, 3, 4],
    ]);
    expect(profile.skipped).toEqual([
      {
        line: 5,
        found: "1 field",
        allowed: "4, one for each name of line 1 (only late write-ins may be missing)",
      },
    ]);
  });
});

describe("a field of a CIVS export that is no rank", () => {
  it.each([
    ["a negative number", "-1"],
    ["a fraction", "1.5"],
    ["an exponent", "1e2"],
    ["a hexadecimal number", "0x1"],
    ["a word", "first"],
    ["nothing", ""],
    ["no opinion in other letters", "no opinion"],
    ["a rank beyond 999", "1000"],
    ["a number beyond 2^53", "9007199254740993"],
    ["a spreadsheet's error", "#REF!"],
    ["a spreadsheet's date", "1. Feb"],
    ["digits of another script", "\u0661"],
    ["a plus sign", "+1"],
  ])("is refused: %s", (_, field) => {
    const { profile } = readCivs(`A,B\n1,2\n${field},1\n`);
    expect(profile.ballots).toHaveLength(1);
    expect(profile.invalid).toBe(1);
    expect(profile.skipped).toEqual([
      {
        line: 3,
        column: 1,
        candidate: "A",
        found: JSON.stringify(field),
        allowed: "a whole number from 1 to 999, No opinion or -",
      },
    ]);
  });

  it("is reported together with all others of the file", () => {
    const { profile } = readCivs("A,B\nx,y\n1,2,3\n1,z\n");
    expect(describeProblems("b.csv", profile)).toEqual([
      'b.csv:2: column 1 (A): found "x"; allowed: a whole number from 1 to 999, No opinion or -',
      'b.csv:2: column 2 (B): found "y"; allowed: a whole number from 1 to 999, No opinion or -',
      "b.csv:3: found 3 fields; allowed: 2, one for each name of line 1 (only late write-ins may be missing)",
      'b.csv:4: column 2 (B): found "z"; allowed: a whole number from 1 to 999, No opinion or -',
      "3 ballots cannot be read",
    ]);
  });

  it("is reported a hundred times and counted further", () => {
    const { profile } = readCivs(`A,B\n${"x,1\n".repeat(150)}`);
    expect(profile.skipped).toHaveLength(100);
    expect(profile.invalid).toBe(150);
    expect(describeProblems("b.csv", profile).slice(-2)).toEqual([
      "… the first 100 problems are shown",
      "150 ballots cannot be read",
    ]);
  });

  it("is shown without control characters and not in its full length", () => {
    const { profile } = readCivs(`A\u202e,B\n\u001b[31m${"y".repeat(5000)},1\n`);
    const [line] = describeProblems("b.csv", profile);
    expect(line).toContain("column 1 (A\\u202e)");
    expect(line).toContain('found "\\u001b[31myyy');
    expect(line?.length).toBeLessThan(200);
  });

  it("makes a line of megabytes one problem", () => {
    const { profile } = readCivs(`A,B\n${"1,".repeat(2_000_000)}\n2,1\n`);
    expect(profile.skipped).toEqual([
      { line: 2, found: "a line of 4000000 characters", allowed: "at most 1000000 characters" },
    ]);
    expect(profile.ballots).toHaveLength(1);
  });
});

describe("a CIVS export that is in doubt as a whole", () => {
  const doubts = (text: string, highestIsBest = false) =>
    readCivs(text, { highestIsBest }).doubts.map((doubt) => `${doubt.line}: ${doubt.text}`);

  it.each([
    ["no line at all", "", "0: no line at all"],
    ["blank lines only", "\n\r\n  \n", "0: no line at all"],
    ["two equal names", "A,B,A\n1,2,3\n", '1: columns 1 and 3 have the same name "A"'],
    [
      "two names equal after normalization",
      "Jose\u0301,Jos\u00e9 \n1,2\n",
      '1: columns 1 and 2 have the same name "Jos\u00e9"',
    ],
    ["an empty name", "A,,C\n1,2,3\n", "1: column 2 has no name"],
    [
      "a comma in a name",
      "Keller, Bo,Cy\n1,2\n2,1\n",
      "1: 3 names, but no ballot has more than 2 fields",
    ],
    [
      "a comma in a name beside a write-in",
      "Keller, Bo,Cy,Di (write-in)\n1,2,3\n1,2,3\n",
      "1: 4 names, but no ballot has more than 3 fields",
    ],
    [
      "a rank of 0",
      "A,B\n1,0\n",
      "2: a rank of 0: this file may rank the other way round, as proportional polls do",
    ],
    ["line ends of old Macs", "A,B\r1,2\r2,1", "1: a carriage return inside the line"],
    [
      "more than a thousand names",
      `${Array.from({ length: 1001 }, (_, i) => `N${i}`)}\n`,
      "1: 1001 names of candidates; at most 1000 are read",
    ],
    [
      "a name that is no name",
      `${"x".repeat(1001)},B\n`,
      "1: column 1: the name has 1001 characters",
    ],
  ])("has %s", (_, text, doubt) => {
    expect(doubts(text)).toEqual([doubt]);
  });

  it("is settled where the surplus columns are write-ins, with a warning", () => {
    const reading = readCivs("A,B,C (write-in)\n1,2\n2,1\n");
    expect(reading.doubts).toEqual([]);
    expect(reading.warnings).toEqual([
      'every ballot is older than "C (write-in)", and so ranks it below all others',
    ]);
    expect(reading.profile.ballots).toHaveLength(2);
  });

  it("is settled by --highest-is-best, and then 3 is better than 0", () => {
    const { profile, doubts } = readCivs("A,B,C\n0,3,No opinion\n", { highestIsBest: true });
    expect(doubts).toEqual([]);
    const [a, b, c] = profile.ballots[0]?.ranks ?? [];
    expect(Number(b)).toBeLessThan(Number(a));
    expect(c).toBeUndefined();
  });

  it.each(["2,1,3", "2,1,4", "1,-,2", "No opinion,1,2", "12,11,10"])(
    "is refused where line 1 is a ballot, %s, which would not be counted",
    (first) => {
      expect(readCivs(`${first}\n1,2,3\n`).doubts).toEqual([
        {
          line: 1,
          text: "this line looks like a ballot: the line with the names is missing",
          hint: "Put the line with the names above the first ballot.",
        },
      ]);
    },
  );

  it("is not doubted for a name that is a number among others", () => {
    expect(readCivs("2,Ada,47\n1,2,3\n").doubts).toEqual([]);
  });
});

describe("profileToCount", () => {
  const skipInvalid = true;

  it("refuses invalid ballots unless they are to be skipped, and then tells of them", () => {
    const reading = readCivs("A,B\n1,2\nx,1\n");
    expect(() => profileToCount(reading, "b.csv", { skipInvalid: false })).toThrow(
      expect.objectContaining({
        kind: "input",
        message: expect.stringContaining("b.csv:3: column 1 (A)"),
        hint: expect.stringContaining("--skip-invalid"),
      }),
    );
    const profile = profileToCount(reading, "b.csv", { skipInvalid });
    expect([profile.ballots.length, profile.invalid, profile.skipped.length]).toEqual([1, 1, 1]);
  });

  it("does not let --skip-invalid settle a doubt about the whole file", () => {
    const reading = readCivs("A,B\n1,2\n0,1\n");
    expect(() => profileToCount(reading, "b.csv", { skipInvalid })).toThrow(ElectionError);
    expect(() => profileToCount(reading, "b.csv", { skipInvalid })).toThrow(
      /b\.csv:3: a rank of 0/,
    );
  });
});
