import { describe, expect, it } from "vitest";
import { organizationIndex } from "../../src/people/organizations.ts";
import { electionFacts } from "../../src/results/build-record.ts";
import { declareElection } from "../../src/seats/declare.ts";
import { electionCase } from "../support/election-case.ts";

describe("the facts of a record", () => {
  it("have continuing members with the organization decided for them, else the ledger's", () => {
    // The ledger knows nothing of Ned; officials found Northwind Inc, which people.yaml calls Northwind.
    const input = electionCase({
      candidates: ["ada:A"],
      continuing: ["mia:Meridian", "ned", "oda:Orbit"],
      people: { organizations: [{ name: "Northwind", also: ["Northwind Inc"] }] },
      election: {
        decisions: [
          {
            about: "affiliation",
            person: "Ned",
            affiliation: "Northwind Inc",
            by: "octavia",
            date: "2030-10-15",
            reason: "he said so",
          },
        ],
      },
    });
    const index = organizationIndex(input.people);
    const facts = electionFacts(declareElection(input), input.ledger, index, {
      roll: undefined,
      inputs: [],
    });
    expect(facts.continuing.map(({ login, organizations }) => [login, organizations])).toEqual([
      ["mia", ["Meridian"]],
      ["ned", ["Northwind"]],
      ["oda", ["Orbit"]],
    ]);
  });
});
