import { describe, expect, it } from "vitest";
import { type Candidate, candidateSchema } from "../../src/candidates/candidate.ts";
import { foldBallotName, matchBallotNames } from "../../src/seats/ballot-names.ts";

function candidate(login: string, name: string): Candidate {
  return candidateSchema.parse({ login, name, file: "x.md", submitted: "2030-10-08T09:00Z" });
}

const ada = candidate("ada-l", "Ada Lindqvist");
const jose = candidate("jose-f", "José Fidêncio");
const noNames = { names: [] };
const all = () => true;

function match(
  names: string[],
  people = noNames as Parameters<typeof matchBallotNames>[3],
  stands: (one: Candidate) => boolean = all,
) {
  return matchBallotNames(names, [ada, jose], stands, people).map(
    (found) => found.candidate?.login,
  );
}

describe("foldBallotName", () => {
  it.each([
    ["Jos&eacute; Fid&ecirc;ncio", "José Fidêncio"],
    ["Jos&#233; Fid&#xEA;ncio", "José Fidêncio"],
    ["Jose\u0301  Fide\u0302ncio\u00a0", "José Fidêncio"],
    ["JOSÉ FIDÊNCIO", "José Fidêncio"],
    ["Bo &amp; Cy", "Bo & Cy"],
    ["&Oslash;yvind &szlig;", "Øyvind ß"],
  ])("%j is %j", (written, name) => {
    expect(foldBallotName(written)).toBe(foldBallotName(name));
  });

  it.each(["&nonsense;", "&xacute", "&#0;", "&#xd800;", "&#9999999;", "&constructor;"])(
    "leaves %s as it is",
    (text) => {
      expect(foldBallotName(text)).toBe(text.toLowerCase());
    },
  );
});

describe("matchBallotNames", () => {
  it("finds candidates by any spelling of theirs, also written in", () => {
    const people = { names: [{ login: "ADA-L", name: "Ada L.", also: ["Lindqvist Ada"] }] };
    expect(match(["lindqvist ada", "Jos&eacute; Fid&ecirc;ncio (write-in)"], people)).toEqual([
      "ada-l",
      "jose-f",
    ]);
  });

  it("keeps a name written in without a candidacy", () => {
    expect(match(["Ada Lindqvist", "José Fidêncio", "Zoe (write-in)"])).toEqual([
      "ada-l",
      "jose-f",
      undefined,
    ]);
  });

  it("does not miss a candidate who does not stand any more", () => {
    expect(match(["Ada Lindqvist"], noNames, (one) => one === ada)).toEqual(["ada-l"]);
  });

  it.each([
    [["Ada Lindqvist"], '"José Fidêncio" (jose-f) stands but is not on the ballots'],
    [["Ada Lindqvist", "José Fidêncio", "Zoe"], '"Zoe" is on the ballots but has no candidacy'],
    [
      ["Ada Lindqvist", "ada lindqvist", "José Fidêncio"],
      '"Ada Lindqvist", "ada lindqvist" on the ballots are all ada-l',
    ],
    [["\u202eAda", "José Fidêncio"], '"\\u202eAda" is on the ballots but has no candidacy'],
  ])("refuses %j", (names, message) => {
    expect(() => match(names)).toThrow(message);
  });

  it("refuses a name that fits two", () => {
    const people = { names: [{ login: "jose-f", name: "José", also: ["Ada Lindqvist"] }] };
    expect(() => match(["Ada Lindqvist", "José"], people)).toThrow(
      '"Ada Lindqvist" on the ballots fits ada-l and jose-f',
    );
  });
});
