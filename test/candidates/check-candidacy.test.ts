import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readCandidacy } from "../../src/candidates/candidacy-file.ts";
import {
  type CandidacySurroundings,
  checkCandidacy,
  checkSubmission,
} from "../../src/candidates/check-candidacy.ts";

const path = "elections/arch-committee-2031-10/AdaLindqvist.md";
const alone: CandidacySurroundings = { standing: [], officials: [], continuing: [] };
const complete =
  "Name: Ada Lindqvist\nGitHub: ada-l\nAffiliation: Northwind\nEmail: ada@works.example\nBackground:\nI stand.\n";

function codes(text: string, surroundings = alone, file = path): string[] {
  return checkCandidacy(file, readCandidacy(text), surroundings).map(
    ({ code, line, severity }) => `${line} ${severity} ${code}`,
  );
}

describe("a candidacy", () => {
  it("without fault has no findings", () => {
    expect(codes(complete)).toEqual([]);
  });

  it.each([
    ["Name: Ada Lindqvist\n", "", "1 error name-missing"],
    ["GitHub: ada-l\n", "", "1 warning login-missing"],
    ["Affiliation: Northwind\n", "", "1 warning affiliation-missing"],
    ["Northwind", "unknown", "3 warning affiliation-missing"],
    ["Email: ada@works.example\n", "", "1 warning email-missing"],
    ["Background:\nI stand.\n", "", "1 error statement-missing"],
    ["ada@works.example", "ada(at)", "4 error field-unreadable"],
    ["ada-l", "ada l", "2 error field-unreadable"],
    ["ada-l", "[@bo](https://github.com/ada-l)", "2 error login-disagrees"],
    ["Ada Lindqvist", "42", "1 error field-unreadable"],
    ["GitHub:", "Name: Bo Keller\nGitHub:", "2 error field-repeated"],
  ])("with %j as %j: %s", (part, instead, expected) => {
    expect(codes(complete.replace(part, instead))).toEqual([expected]);
  });

  it("says both that ballots cannot carry the name and that the file is named otherwise", () => {
    expect(codes(complete.replace("Ada Lindqvist", "Lindqvist, Ada"))).toEqual([
      "1 warning name-comma",
      "1 warning file-name",
    ]);
  });

  it.each([["elections/x/adalindqvist.md"], ["elections/x/Ada.txt"]])(
    "is expected under its name, not as %s",
    (file) => {
      const [only] = checkCandidacy(file, readCandidacy(complete), alone);
      const ending = file.endsWith(".txt") ? "txt" : "md";
      expect(only).toMatchObject({ code: "file-name", expected: `AdaLindqvist.${ending}` });
    },
  );

  it.each([["AdaLindqvist.MD"], ["AdaLindqvist"], ["Ada.markdown"], ["ada.rst"], ["Ada.text"]])(
    "is asked for another ending than that of %s",
    (file) => {
      const found = checkCandidacy(`elections/x/${file}`, readCandidacy(complete), alone);
      expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
        "warning wrong-extension",
      ]);
    },
  );

  it("has any file name where the person's name gives none", () => {
    expect(codes(complete.replace("Ada Lindqvist", "王小明"))).toEqual([]);
  });
});

describe("who stands", () => {
  const standing = (name: string, login?: string): CandidacySurroundings => ({
    ...alone,
    standing: [{ file: "Other.md", name, login }],
  });

  it.each([
    ["Somebody Else", "ADA-L", ["2 error login-standing"]],
    ["ada  LINDQVIST", "other", ["1 error name-standing"]],
    ["Ada Lindqvist", undefined, ["1 error name-standing"]],
    ["Аda Lindqvist", "other", ["1 warning look-alike"]],
    ["Bo Keller", "bo-k", []],
    ["Bo Keller", undefined, []],
  ])("%s (%s) beside Ada", (name, login, expected) => {
    expect(codes(complete, standing(name, login))).toEqual(expected);
  });

  it("compares no names with a file that has none", () => {
    const nameless = complete.replace("Name: Ada Lindqvist\n", "");
    expect(codes(nameless, standing("Bo Keller", "bo-k"))).toEqual(["1 error name-missing"]);
  });

  it("is no official of the election", () => {
    expect(codes(complete, { ...alone, officials: ["wei-l", "Ada-L"] })).toEqual([
      "2 error official-standing",
    ]);
  });

  it.each([
    [complete, "ada-l", "2 error seat-not-up"],
    [complete.replace("GitHub: ada-l\n", ""), "ada-l", "1 error seat-not-up"],
  ])("holds no seat that is not up", (text, login, expected) => {
    const continuing = [{ login, name: "Ada Lindqvist", until: "spring 2032" }];
    expect(codes(text, { ...alone, continuing })).toContain(expected);
  });

  it("without an account is not taken for a member of another name", () => {
    const continuing = [{ login: "bo-k", name: "Bo Keller", until: "spring 2032" }];
    const unnamed = complete.replace("GitHub: ada-l\n", "");
    expect(codes(unnamed, { ...alone, continuing })).toEqual(["1 warning login-missing"]);
  });

  it("may have the name of a member with another account", () => {
    const continuing = [{ login: "other-ada", name: "Ada Lindqvist", until: "spring 2032" }];
    expect(codes(complete, { ...alone, continuing })).toEqual([]);
  });
});

describe("the time of submission", () => {
  const opens = Temporal.Instant.from("2031-10-06T15:00Z");
  const closes = Temporal.Instant.from("2031-10-13T15:00Z");

  it.each([
    ["2031-10-06T14:59:59Z", ["early"]],
    ["2031-10-06T15:00Z", []],
    ["2031-10-13T14:59:59Z", []],
    ["2031-10-13T15:00Z", ["late"]],
  ])("%s", (time, expected) => {
    const submitted = { at: Temporal.Instant.from(time), byClock: false };
    const found = checkSubmission(path, submitted, { opens, closes });
    expect(found.map(({ code }) => code)).toEqual(expected);
  });
});
