import { describe, expect, it } from "vitest";
import { voteOutlook } from "../../src/seats/declare.ts";
import { electionCase } from "../support/election-case.ts";

// Ned and Oda fill Northwind's limit of two; three seats are up.
const continuing = ["ned:Northwind", "oda:Northwind", "pim:Pelagic", "quy:Quay"];
const registry = { ada: { affiliation: "Northwind Cloud" } };

describe("a name that may be a full organization's, before the vote", () => {
  it("is no question where a vote is held either way, and is named in time", () => {
    // With Ada or without her, more than three stand.
    const candidates = ["ada", "bo:Eastwind", "cy:Cygnus", "dee:Dunlin", "eva:Eider"];
    const { vote, questions, remarks } = voteOutlook(
      electionCase({ candidates, continuing, registry }),
    );
    expect(vote.needed).toBe(true);
    expect(questions).toEqual([]);
    expect(remarks.join()).toContain("“Northwind Cloud” counts as an organization of its own");
  });

  it("is a question where no vote is held, and it decides who is seated", () => {
    const candidates = ["ada", "bo:Eastwind"];
    const { vote, questions } = voteOutlook(electionCase({ candidates, continuing, registry }));
    expect(vote.needed).toBeUndefined();
    expect(questions).toHaveLength(1);
  });

  it("is not named before a count that there is not", () => {
    const candidates = ["ada", "bo:Eastwind"];
    const roomy = ["ned:Northwind", "oda:Orbit", "pim:Pelagic", "quy:Quay"];
    const { vote, remarks } = voteOutlook(
      electionCase({ candidates, continuing: roomy, registry }),
    );
    expect(vote.needed).toBe(false);
    expect(remarks.join()).not.toContain("Northwind Cloud");
  });
});
