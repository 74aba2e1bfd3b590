import { describe, expect, it } from "vitest";
import {
  candidacyBaseName,
  hasCandidacyEnding,
  isElectionPage,
} from "../../src/candidates/candidacy-file-name.ts";

describe("the file name of a candidacy", () => {
  it.each([
    ["Ada Lindqvist", "AdaLindqvist"],
    ["Zoë de la Cruz", "ZoeDeLaCruz"],
    ["José Ibáñez-Peña", "JoseIbanezPena"],
    ["Siobhán O’Brien", "SiobhanOBrien"],
    ["Łukasz Øst Straße", "LukaszOstStrasse"],
    ["Ælfric Þór", "AelfricThor"],
    ["Mora, Cy", "MoraCy"],
    ["Ada B. McLean", "AdaBMcLean"],
    ["Ｗｉｄｅ Name", "WideName"],
  ])("of %s is %s", (name, expected) => {
    expect(candidacyBaseName(name)).toBe(expected);
  });

  it.each([["王小明"], ["Ада"], ["Ada 王"], ["…"], [""]])("of %s has to be given", (name) => {
    expect(candidacyBaseName(name)).toBeUndefined();
  });

  it("is not one of an election's own pages", () => {
    const pages = ["README.md", "readme.txt", "Results.md", "2018-09-Results.txt", "election.yaml"];
    expect([...pages, "record.json", ".hidden"].filter((name) => !isElectionPage(name))).toEqual(
      [],
    );
    expect(["AdaLindqvist.md", "ReadMeister.txt", "notes.pdf"].filter(isElectionPage)).toEqual([]);
  });

  it("ends in .md or .txt", () => {
    expect(["A.md", "A.txt", "A.MD", "A.markdown", "md"].filter(hasCandidacyEnding)).toEqual([
      "A.md",
      "A.txt",
    ]);
  });
});
