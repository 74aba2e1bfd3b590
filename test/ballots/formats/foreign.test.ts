import { describe, expect, it } from "vitest";
import { readCef, writeCef } from "../../../src/ballots/formats/cef.ts";
import { readCivs } from "../../../src/ballots/formats/civs.ts";
import { describeForeign } from "../../../src/ballots/formats/foreign.ts";
import { detectFormat } from "../../../src/ballots/formats/format-names.ts";
import { readerOf, writeFormat } from "../../../src/ballots/formats/read-format.ts";
import { makeProfile } from "../../../src/ballots/profile.ts";
import { profileToCount } from "../../../src/ballots/reading.ts";

const none = undefined;

describe("describeForeign", () => {
  it.each([
    ["ABIF with blanks", "27 : Ada > Bo\n3: Bo\n", "a count before"],
    ["ABIF with commas", "27:Ada,Bo,Cy\n3:Bo,Ada,Cy\n", "a count before"],
    ["ABIF with scores", "27:Ada/5>Bo/4\n3:Bo/5\n", "a count before"],
    ["ABIF with names in brackets", "{version: 1}\n=a:[Ada L]\n=b:[Bo K]\n3:a>b\n", "ABIF"],
    ["counts and stars", "5 * Ada > Bo\n2 * Bo > Ada\n", "a count before"],
    ["counts and blanks", "5 Ada > Bo\n2 Bo > Ada\n", "a count before"],
    ["CEF with ABIF's counts", "#/Candidates: Ada ; Bo\n5:Ada>Bo\n", "a count before"],
    ["PrefLib", "# FILE NAME: a.soc\n# ALTERNATIVE NAME 1: Ada\n5: 1,2,3\n2: 2,1,3\n", "PrefLib"],
    ["BLT", '4 2\n3 1 3 4 0\n2 2 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Di"\n"Title"\n', "BLT"],
    ["BLT with comments and ties", '# x\n3 1\n-2\n(b1) 1 1=2 3 0\n0\n"A"\n"B"\n"C"\n', "BLT"],
    ["BLT with remarks", '3 1 # names, seats\n4 1 2 3 0\n0 # end\n"A"\n"B"\n"C"\n', "BLT"],
    ["PrefLib of before 2022", "2\n1,Ada\n2,Bo\n8,8,2\n5,1,2\n3,2,1\n", "PrefLib"],
    ["semicolons", '\ufeff"Ada";"Bo"\r\n"1";"2"\r\n', "separated by semicolons"],
    ["semicolons, names with commas", "Lindqvist, Ada;Keller, Bo\n1;2\n2;1\n", "semicolons"],
    ["semicolons and no ballots", "Ada;Bo\n", "separated by semicolons"],
    ["tabs", "Ada\tBo\n1\tNo opinion\n", "separated by tabs"],
    ["strokes", "Ada|Bo\n1|2\n2|-\n", "upright strokes"],
    ["a line of a spreadsheet", "sep=,\nAda,Bo\n1,2\n", "begins with a spreadsheet's line"],
    ["a web page", "\n<!DOCTYPE html>\n<p>Ada, Bo</p>", "a web page"],
    ["XML", '<?xml version="1.0"?>\n<ballots>\n</ballots>\n', "XML"],
    ["RTF", "{\\rtf1 Ada,Bo}", "RTF"],
  ])("names %s", (_, text, what) => {
    expect(describeForeign(text)?.what).toContain(what);
  });

  it.each([
    ["CIVS", "Ada,Bo;Cy\n1,2\n"],
    ["CIVS of one candidate with a semicolon in an announced name", '"Ada; the first",Bo\n1,2\n'],
    ["an upload", "1,2,3\n3 2 1\n12X1,2,3\n"],
    ["CEF", "Ada > Bo * 5\ntag || Bo = Ada\n"],
    ["CEF that announces such names", "#/Candidates: 1: Ada ; 2: Bo\n1: Ada > 2: Bo\n"],
    ["HTML in a name", "<b>Ada</b>,Bo\n1,2\n"],
    ["JSON", '{ "formatVersion": 1 }'],
    ["nothing", ""],
  ])("takes %s for ballots", (_, text) => {
    expect(describeForeign(text)).toBeUndefined();
  });
});

describe("the shape of a CIVS export", () => {
  const texts = (text: string, options = {}): string[] =>
    readCivs(text, options).doubts.map((doubt) => doubt.text);

  it.each([
    ...[
      "Voter",
      "voter_id",
      "Voter ID",
      "ID",
      "#",
      "Timestamp",
      "E-mail Address",
      "Weight",
      "ballot no.",
    ],
    ...["Zeitstempel", "response id", "Name", "token"],
  ])("tells once that %j is not a candidate", (head) => {
    const text = `Ada,Bo,"${head}"\n1,2,x\n2,1,y\n1,2,z\n`;
    expect(texts(text)).toEqual([expect.stringContaining(`column 3 "${head}" has the title`)]);
    expect(() => profileToCount(readCivs(text), "f", { skipInvalid: true })).toThrow(
      /^f:1: column 3[^\n]*$/,
    );
  });

  it("tells once of a column without ranks, and of a numbering", () => {
    expect(texts("Ada,Bo,X\n1,2,aa\n2,1,bb\n1,2,cc\n")).toEqual([
      'column 3 "X" has no rank in any row, only text such as "aa", so it does not seem to be a candidate',
    ]);
    expect(texts("X,Ada,Bo\n7,1,2\n8,2,1\n9,1,2\n10,1,2\n")).toEqual([
      expect.stringContaining('column 1 "X" has a different number in every row'),
    ]);
    // As many ballots as candidates can differ by chance, and two rows say nothing.
    expect(texts("Ada,Bo,Cy\n1,2,3\n2,1,3\n3,1,2\n")).toEqual([]);
    expect(texts("Ada,X\n1,aa\n2,bb\n")).toEqual([]);
  });

  it.each([
    ["OpaVote", "1st Choice,2nd Choice\nAda,Bo\nBo,Ada\n", 'hold words, such as "Ada"'],
    ["orders of names", "Ada,Bo\nBo,Ada\nAda,Bo\n", "hold words"],
    ["a long table (Elekto)", "Voter,Candidate,Rank\nu-a,ada-l,1\nu-b,bo-k,2\n", "hold words"],
    ["ElectionBuddy", "Voter ID,Weight,First,Second\nv1,1,Ada,Bo\nv2,1,Bo,Ada\n", "hold words"],
    ["other arrows", "Ada \u227b Bo\nBo \u227b Ada\n", "hold words"],
    ["yes and no", "Ada,Bo\nyes,no\nno,yes\n", "hold words"],
    ["a table of pairs", "Ada,Bo,Cy\n-,5,6\n3,-,4\n2,4,-\n", "a table of pairs"],
    ["empty fields", "Ada,Bo,Cy\n1,,2\n,1,\n2,1,\n", "empty fields on 3 of 3 ballots"],
    [
      "a person's number",
      "Person No,Ada,Bo\n1,1,2\n2,2,1\n",
      "has the title of a column about voters",
    ],
    ["stars with numbers", "#,Ada,Bo\n1,5,0\n2,4,5\n", "has the title of a column about voters"],
    ["halves", "Ada,Bo\n1.0,2.0\n2.0,1.0\n", 'fields are not ranks, such as "1.0"'],
    ["ordinal words", "Ada,Bo\n1st,2nd\n2nd,1st\n", 'fields are not ranks, such as "1st"'],
    ["blanks between", "Ada Bo Cy\n1 2 3\n2 1 3\n", 'fields are not ranks, such as "1 2 3"'],
    ["a numbering from 101", "Leaf,Ada,Bo\n101,1,2\n102,2,1\n103,1,2\n", "no number below 101"],
    ["points of all", "Ada,Bo,X\n1,2,9\n2,1,9\n1,2,9\n", "has no number below 9 in any row"],
    ["a sum", "Ada,Bo,Total\n1,2,3\n2,1,3\n", "has the title of a column about voters"],
    ["scores from 0", "Ada,Bo,Cy\n5,0,0\n0,5,1\n", "a rank of 0"],
  ])("tells once of %s", (_, text, what) => {
    expect(texts(text)).toEqual([expect.stringContaining(what)]);
    expect(() => profileToCount(readCivs(text), "f", { skipInvalid: true })).toThrow(/^[^\n]*$/);
  });

  it.each([
    ["a word here and there", "Ada,Bo\n1,2\nx,1\n2,1\n"],
    ["ballots without an opinion of their own column", "Ada,Bo,Cy\n-,1,2\n1,-,2\n1,2,3\n"],
    ["an empty field here and there", "Ada,Bo\n1,2\n,1\n2,1\n"],
  ])("does not doubt the whole file for %s", (_, text) => {
    expect(texts(text)).toEqual([]);
  });

  it("does not take large numbers for something else where they are good", () => {
    const scores = "Ada,Bo,Cy\n9,8,7\n8,9,7\n9,9,8\n";
    expect(texts(scores, { highestIsBest: true })).toEqual([]);
    expect(texts(scores)).toHaveLength(3);
  });

  it("suspects four of five ballots that have most in first place", () => {
    expect(texts("Ada,Bo,Cy\n3,1,1\n1,3,1\n3,1,1\n3,2,1\n1,1,3\n")).toEqual([
      expect.stringContaining("on 4 of 5 ballots"),
    ]);
  });

  it.each([
    ["five stars", "Ada,Bo,Cy,Di\n5,3,1,4\n5,4,2,3\n4,5,1,2\n5,2,1,3\n", "numbers above 4"],
    ["two ballots of five stars", "Ada,Bo,Cy\n5,3,1\n4,5,2\n", "numbers above 3"],
    ["points up to ten", "Ada,Bo,Cy\n10,7,2\n1,8,3\n2,6,10\n", "numbers above 3"],
    ["stars without a one", "Ada,Bo,Cy,Di\n4,3,2,2\n4,4,2,3\n3,4,2,2\n", "no 1 on 3 of 3"],
    [
      "stars for some alone",
      "Ada,Bo,Cy,Di\n4,No opinion,-,3\n-,4,3,-\n4,2,-,-\n1,2,4,3\n",
      "no 1 on 3 of 4",
    ],
    ["a column of numbers of ballots", "Ada,Bo,Anzahl\n1,2,12\n2,1,3\n1,2,7\n", "numbers above 3"],
    ["percentages", "Ada,Bo\n60,40\n30,70\n", "numbers above 2"],
  ])("asks which way %s rank", (_, text, sign) => {
    expect(texts(text)).toEqual([expect.stringContaining(sign)]);
    for (const highestIsBest of [true, false]) expect(texts(text, { highestIsBest })).toEqual([]);
  });

  it.each([
    ["all ranked apart", "Ada,Bo,Cy\n1,2,3\n2,1,3\n3,2,1\n", true],
    ["one ballot", "Ada,Bo\n2,1\n", true],
    ["some without an opinion", "Ada,Bo,Cy\n1,2,-\n-,1,2\n1,-,2\n", true],
    ["as many ties at the top as at the bottom", "Ada,Bo,Cy\n1,1,2\n1,2,2\n1,2,3\n", true],
    ["ties at the bottom", "Ada,Bo,Cy\n1,3,3\n1,2,3\n", false],
    ["no one ranked", "Ada,Bo\n-,-\n1,1\n", false],
  ])("says what it supposes of the direction where nothing shows it: %s", (_, text, isSaid) => {
    expect(texts(text)).toEqual([]);
    const said = readCivs(text).warnings.map((warning) =>
      warning.includes("1 is read as the best"),
    );
    expect(said).toEqual(isSaid ? [true] : []);
    for (const highestIsBest of [true, false])
      expect(readCivs(text, { highestIsBest }).warnings).toEqual([]);
  });

  it("knows a table of pairs with a 0 in it, and does not take it for scores", () => {
    expect(texts("Ada,Bo,Cy\n-,3,4\n2,-,5\n1,0,-\n")).toEqual([
      expect.stringContaining("a table of pairs"),
    ]);
  });

  const proportional = "Ada,Bo,Cy,Di\n4,1,1,1\n3,4,1,1\n1,1,1,2\n";

  it("suspects ranks the other way round where nearly all ballots have most in first place", () => {
    expect(texts(proportional)).toEqual([
      expect.stringContaining("more candidates in first than in last place on 3 of 3 ballots"),
    ]);
    for (const highestIsBest of [true, false])
      expect(texts(proportional, { highestIsBest })).toEqual([]);
    const turned = readCivs(proportional, { highestIsBest: true }).profile.ballots[0]?.ranks ?? [];
    expect(turned[0]).toBeLessThan(turned[1] ?? 0);
  });

  it.each([
    ["ordinary ballots", "Ada,Bo,Cy,Di\n1,4,4,4\n1,2,4,4\n2,1,3,4\n"],
    ["one of three that differs", `Ada,Bo,Cy\n${"1,1,3\n".repeat(4)}${"1,2,2\n".repeat(2)}`],
    ["ballots of one rank", "Ada,Bo,Cy\n1,1,1\n1,1,1\n2,2,2\n1,1,No opinion\n"],
    ["two candidates", "Ada,Bo\n1,2\n1,2\n2,1\n"],
  ])("does not suspect %s", (_, text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe("too many names", () => {
  const names = Array.from({ length: 1001 }, (_, number) => `N${number}`);

  it.each([
    ["civs", `${names.join(",")}\n${names.map(() => 1).join(",")}\n`],
    ["civs-upload", `${names.map(() => 1).join(",")}\n`],
    ["cef", names.map((name) => `${name}\n`).join("")],
    ["cef", `#/Candidates: ${names.join(";")}\nN1\n`],
    [
      "json",
      JSON.stringify({ formatVersion: 1, candidates: names, unranked: "last", ballots: [] }),
    ],
  ] as const)("are refused in %s before anything is made of the ballots", async (format, text) => {
    const { doubts, profile } = (await readerOf(format))(text, {});
    expect(doubts.map((doubt) => doubt.text)).toEqual([
      "1001 names of candidates; at most 1000 are read",
    ]);
    expect(profile.ballots).toEqual([]);
  });

  it("and ballots over them are bounded together", () => {
    const head = `#/Candidates: ${names.slice(0, 1000).join(";")}\n`;
    const { doubts, profile } = readCef(head + "N1\n".repeat(15_001));
    expect(doubts.map((doubt) => doubt.text)).toEqual([
      "15001 ballots over 1000 names: that is too much to hold",
    ]);
    expect(profile.ballots).toEqual([]);
    const line = `${"N1=".repeat(40_000)}N2\n`;
    expect(readCef(head + line).profile.skipped[0]?.found).toBe("a line of 120002 characters");
  });
});

describe("names in CEF", () => {
  const problems = (text: string): string[] =>
    readCef(text).profile.skipped.map(({ found }) => found);

  it.each([
    "5:Ada",
    "Ada x3",
    "Ada (3)",
    "3x Ada",
    "3) Ada",
    "Ada\t3",
    "Ada: Northwind",
    "(3) Ada",
    "[2] Ada",
    "3",
    "60%",
  ])("may not be %j unless the file announces it", (name) => {
    expect(problems(`#/Candidates: Ada ; Bo\n${name} > Bo\n`)).toHaveLength(1);
    expect(problems(`${name} > Bo\n`)).toHaveLength(1);
    expect(problems(`#/Candidates: ${name} ; Bo\n${name} > Bo\n`)).toEqual([]);
  });

  it.each(["Max3", "3Com", "Ada 2nd", "Bo-1"])("may be %j", (name) => {
    expect(problems(`${name} > Zoe\n`)).toEqual([]);
  });

  it("says which it made up, announced ones being known from anywhere in the file", () => {
    expect(readCef("Ada > Bo\n").warnings).toEqual([
      'the file does not announce its candidates; taken from its ballots: "Ada", "Bo"',
    ]);
    expect(readCef("Ada > 1: Bo\n#/Candidates: 1: Bo ; Ada\n").profile.skipped).toEqual([]);
  });

  it("reads both words for a blank ballot, and writes the format's", () => {
    const text = "#/Candidates: Ada ; Bo\n/EMPTY_RANKING/ * 2\nx || /EMPTY_RANKING/\n/EMPTY/\n";
    expect(readCef(text).profile.ballots.map(({ ranks, times }) => [ranks, times])).toEqual([
      [[none, none], 2],
      [[none, none], 1],
      [[none, none], 1],
    ]);
    expect(writeCef(makeProfile(["Ada", "Bo"], [[none, none]]))).toContain("\n/EMPTY_RANKING/\n");
  });
});

describe("JSON that is not ours", () => {
  it.each([
    "[]",
    '["Ada"]',
    "[[1,2],[2,1]]",
    '[{"rank":1}]',
    "[ null ]",
    '{"results":{}}',
    "null",
    '"Ada"',
    "true",
  ])("%s is refused", async (text) => {
    expect(detectFormat(text)).toBe("json");
    expect((await readerOf("json"))(text, {}).doubts).toHaveLength(1);
  });

  it("is not a header with a link", async () => {
    expect(detectFormat("[Ada](https://github.com/ada-l),Bo\n1,2\n")).toBe("civs");
    expect(await writeFormat("civs", makeProfile(["[Ada](x)", "Bo"], [[1, 2]]))).toContain(
      "[Ada](x)",
    );
  });
});
