import { describe, expect, it } from "vitest";
import { declareElection } from "../../src/seats/declare.ts";
import { readSupposition, supposeAll } from "../../src/seats/what-if.ts";
import { electionCase } from "../support/election-case.ts";

const input = electionCase({
  candidates: ["ada:Northwind", "bo:Northwind", "cy:Cygnus", "dee:Dunlin"],
  continuing: ["mia:Northwind", "ned:Meridian", "oda:Orbit", "pim:Cygnus"],
  ballots: "4 Ada>Bo>Cy>Dee; 3 Ada>Bo>Dee>Cy",
});

function seatedIf(...changes: string[]): string[] {
  const supposed = supposeAll(input, changes.map(readSupposition));
  return declareElection(supposed, { hypothetical: true })
    .seating.outcomes.filter(({ outcome }) => outcome.state === "seated")
    .map(({ candidate }) => candidate.login);
}

// Northwind has Mia and one place left, for Ada; Bo is passed over.
describe("supposeAll", () => {
  it.each<[string[], string[]]>([
    [[], ["ada", "cy", "dee"]],
    [["withdrawn=ADA"], ["bo", "cy", "dee"]],
    [["affiliation=bo:Example Cloud: Europe"], ["ada", "bo", "cy"]],
    // With Ned and Oda's organizations Cygnus already holds two seats.
    [["group=Cygnus+Meridian+Orbit"], ["ada", "dee"]],
    [
      ["group=Cygnus + Meridian + Orbit", "groups=off"],
      ["ada", "cy", "dee"],
    ],
    [["groups=on"], ["ada", "cy", "dee"]],
    [
      ["withdrawn=ada", "affiliation=bo:none", "affiliation=bo:Northwind"],
      ["bo", "cy", "dee"],
    ],
  ])("%j seats %j", (changes, seated) => {
    expect(seatedIf(...changes)).toEqual(seated);
  });

  it("changes nothing in what it is given", () => {
    seatedIf("withdrawn=ada", "group=Cygnus+Orbit");
    expect(seatedIf()).toEqual(["ada", "cy", "dee"]);
  });

  it("does not mind a recorded tie decision that fits no more", () => {
    const madeBy = { by: "octavia", date: "2030-10-28", reason: "lot" };
    const decisions = [{ about: "tie", order: ["bo", "cy"], ...madeBy }];
    const tied = electionCase({
      candidates: ["ada:A", "bo:B", "cy:C", "dee:D"],
      election: { decisions },
      ballots: "2 Ada>Dee>Bo>Cy; 2 Ada>Dee>Cy>Bo",
    });
    const supposed = supposeAll(tied, [readSupposition("withdrawn=cy")]);
    expect(declareElection(supposed, { hypothetical: true }).openQuestions).toEqual([]);
  });

  it("keeps recorded decisions but the one about the same affiliation", () => {
    const madeBy = { by: "octavia", date: "2030-10-28", reason: "asked" };
    const decisions = [
      { about: "tie", order: ["bo", "cy"], ...madeBy },
      { about: "affiliation", person: "BO", affiliation: "Northwind", ...madeBy },
      { about: "affiliation", person: "cy", affiliation: "Northwind", ...madeBy },
    ];
    const decided = electionCase({ candidates: ["bo:B", "cy:C"], election: { decisions } });
    const { election } = supposeAll(decided, [readSupposition("affiliation=bo:none")]);
    expect(election.decisions).toMatchObject([
      { about: "tie" },
      { person: "cy", affiliation: "Northwind" },
      { person: "bo", affiliation: "none" },
    ]);
  });

  it("refuses a stranger", () => {
    expect(() => seatedIf("withdrawn=zoe")).toThrow("--what-if: zoe is not a candidate");
  });
});

describe("readSupposition", () => {
  it.each([
    "withdrawn",
    "withdrawn=",
    "groups=maybe",
    "group=Northwind",
    "group=Northwind+",
    "affiliation=ada",
    "affiliation=ada: ",
    "fired=ada",
  ])("refuses %s", (text) => {
    expect(() => readSupposition(text)).toThrow(`--what-if ${text} is not a known change`);
  });
});
