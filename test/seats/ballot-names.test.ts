import { describe, expect, it } from "vitest";
import { type Candidate, candidateSchema } from "../../src/candidates/candidate.ts";
import { ElectionError } from "../../src/errors.ts";
import { matchBallotNames } from "../../src/seats/ballot-names.ts";
import { foldBallotName } from "../../src/seats/name-forms.ts";

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
    const people = { names: [{ login: "ADA-L", name: "Ada L.", also: ["The Countess"] }] };
    expect(match(["the countess", "Jos&eacute; Fid&ecirc;ncio (write-in)"], people)).toEqual([
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
    [["Ada Lindqvist"], '"José Fidêncio" (jose-f) is a candidate but is not on the ballots'],
    [["Ada Lindqvist", "José Fidêncio", "Zoe"], '"Zoe" is on the ballots but has no candidacy'],
    [
      ["Ada Lindqvist", "ada lindqvist", "José Fidêncio"],
      '"Ada Lindqvist", "ada lindqvist" on the ballots are all ada-l',
    ],
    [["\u202eAda", "José Fidêncio"], '"\\u202eAda" is on the ballots but has no candidacy'],
  ])("refuses %j", (names, message) => {
    expect(() => match(names)).toThrow(message);
  });

  it.each([
    ["@ada-l Ada Lindqvist"],
    ["Ada Lindqvist -- Northwind"],
    ["Ada Lindqvist &#8203;"],
    ["Ada Lindqvist †"],
    ["ada-l.md"],
    ["AdaLindqvist (@ada-l, @northwind)"],
    ["Lindqvist, Ada (@Ada-L)"],
    ["Ada Lindqvist @Northwind"],
  ])("finds the one whom %j means", (written) => {
    const northwind = { ...ada, affiliation: "Northwind" };
    const found = matchBallotNames([written, "José Fidêncio"], [northwind, jose], all, noNames);
    expect(found[0]?.candidate?.login).toBe("ada-l");
  });

  it.each([
    ["Ada Lindqvist (@zed-y)"],
    ["Ada Lindqvist @ada-ll"],
    ["[Ada Lindqvist](https://github.com/ada-lindqvist)"],
    ["@adal, Ada Lindqvist"],
    ["https://github.com/zed-y Ada Lindqvist"],
  ])("takes no one for a candidate of the same name with another account: %j", (written) => {
    expect(() => match([written, "José Fidêncio"])).toThrow("has no candidacy");
  });

  it("refuses a name that fits two", () => {
    const people = { names: [{ login: "jose-f", name: "José", also: ["Ada Lindqvist"] }] };
    expect(() => match(["Ada Lindqvist", "José"], people)).toThrow(
      '"Ada Lindqvist" on the ballots fits ada-l and jose-f',
    );
  });

  it.each([
    "ada-l",
    "@Ada-L",
    "Ada Lindqvist (@ada-l)",
    "Ada Lindqvist @ada-l",
    "ada-l (Ada Lindqvist)",
    "Ada Lindqvist (Northwind)",
    "Ada Lindqvist, Northwind",
    "Ada Lindqvist - Northwind",
    "Ada Lindqvist — Northwind, Inc. (@ada-l)",
    "Ada Lindqvist / Northwind",
    "Ada Lindqvist: Northwind",
    "Ada Lindqvist of Northwind",
    "[Ada Lindqvist](https://github.com/ada-l)",
    "[@ada-l](https://github.com/ada-l/)",
    "https://github.com/ada-l",
    '<a href="https://github.com/ada-l">Ada</a>',
    "<b>Ada Lindqvist</b> &ndash; Northwind",
    // An account beside their own may be their employer's.
    "Ada Lindqvist (@ada-l, @northwind)",
    "Lindqvist, Ada",
    "Lindqvist, Ada (Northwind)",
    "LINDQVIST Ada",
    "1. Ada Lindqvist",
    "#1 Ada Lindqvist [incumbent]",
    "Ada Lindqvist <ada@northwind.example>",
    "Ada Líndqvist",
  ])("takes %j for the one candidate whom it fits", (written) => {
    expect(match([written, "Jose Fidencio (Borealis)"])).toEqual(["ada-l", "jose-f"]);
  });

  it.each(["Ada Lindqvist Jr", "Not Ada Lindqvist", "Ada", "Lindqvist", "ada-ll", "Ada-Lindqvist"])(
    "does not take %j for a candidate",
    (written) => {
      expect(() => match([written, "José Fidêncio"])).toThrow("has no candidacy");
    },
  );

  it("refuses a name that names two candidates", () => {
    expect(() => match(["Ada Lindqvist (@jose-f)", "José Fidêncio"])).toThrow(
      "fits ada-l and jose-f",
    );
  });

  it("keeps apart candidates of whom one's name holds the other's", () => {
    const both = [ada, candidate("ada-b", "Ada Lindqvist-Berg")];
    const names = ["Ada Lindqvist-Berg (Northwind)", "Ada Lindqvist (Eastwind)"];
    expect(
      matchBallotNames(names, both, all, noNames).map((found) => found.candidate?.login),
    ).toEqual(["ada-b", "ada-l"]);
  });

  it.each(["None of the above", "none of the  above", "NONE OF THE ABOVE (write-in)"])(
    "strikes %j by the decision about it",
    (written) => {
      const decisions = [{ about: "write-in" as const, name: "None of the above" }];
      const names = ["Ada Lindqvist", "José Fidêncio", written];
      const found = matchBallotNames(names, [ada, jose], all, noNames, decisions);
      expect(found.map(({ candidate: one }) => one?.login)).toEqual(["ada-l", "jose-f", undefined]);
    },
  );

  it.each([
    ["NOTA", "None of the above"],
    ["none of these.", "NOTA"],
    ["write-in: Zoe Zulu", "Zoe Zulu"],
    ["Zoe Zulu [write in]", "zoe zulu"],
    ["Zulu, Zoë (@zoe-z)", "Zoe Zulu"],
    ["Re-open nominations", "Re-Open Nominations"],
  ])("strikes %j by a decision about %j", (written, name) => {
    const decisions = [{ about: "write-in" as const, name }];
    const [, , struck] = matchBallotNames(
      ["Ada Lindqvist", "José Fidêncio", written],
      [ada, jose],
      all,
      noNames,
      decisions,
    );
    expect(struck?.candidate).toBeUndefined();
  });

  it.each([
    ["NOTA", "Zoe Zulu"],
    ["Zoe Zulu", "None of the above"],
    ["Zoe Zulu", "Zoe"],
  ])("leaves %j to be decided by a decision about %j", (written, name) => {
    const decisions = [{ about: "write-in" as const, name }];
    const names = ["Ada Lindqvist", "José Fidêncio", written];
    expect(() => matchBallotNames(names, [ada, jose], all, noNames, decisions)).toThrow(
      "has no candidacy",
    );
  });

  it.each([
    ["Jürgen Müller", "Juergen Mueller"],
    ["Muller, Jurgen", "Jürgen Müller"],
    ["Lars Ostergaard", "Lars Østergaard"],
    ["Lars Oestergaard", "Lars Østergaard"],
    ["LUKASZ ZUK (Northwind)", "Łukasz Żuk"],
    ["Ada Gross", "Ada Groß"],
    ["&Oslash;yvind N&aelig;ss", "Oyvind Naess"],
  ])("finds %j behind %j, typed on another keyboard", (written, name) => {
    const only = candidate("one-x", name);
    expect(matchBallotNames([written], [only], all, noNames)[0]?.candidate).toBe(only);
  });

  it("never strikes a candidate by such a decision", () => {
    const decisions = [{ about: "write-in" as const, name: "Ada Lindqvist" }];
    const names = ["Ada Lindqvist", "José Fidêncio"];
    const [first] = matchBallotNames(names, [ada, jose], all, noNames, decisions);
    expect(first?.candidate).toBe(ada);
  });

  it("gives the lines that say who or what a name is", () => {
    const people = { names: [{ login: "ada-l", name: "Ada Lindqvist", also: ["A. L."] }] };
    const hintOf = (names: string[]): string | undefined => {
      try {
        match(names, people);
      } catch (error) {
        return error instanceof ElectionError ? error.hint : undefined;
      }
      return undefined;
    };
    const hint = hintOf(["Countess Lindqvist", "José Fidêncio", "Nobody"]);
    expect(hint).toContain(
      '  - { login: ada-l, name: "Ada Lindqvist", also: ["A. L.", "Countess Lindqvist"] }',
    );
    expect(hint).toContain('  - { about: write-in, name: "Nobody", by:');
    expect(hintOf(["Zoe", "Yan"])).toContain(
      '  - { login: <login>, name: "<name>", also: ["Zoe"] }',
    );
    expect(hintOf(["Ada Lindqvist"])).not.toContain("names:");
  });
});
