import { describe, expect, it } from "vitest";
import { declareElection } from "../../src/seats/declare.ts";
import { seatingJson } from "../../src/seats/seating-json.ts";
import { electionCase } from "../support/election-case.ts";

describe("seatingJson", () => {
  it("gives names struck from the ballots their login, where they have one", () => {
    const declaration = declareElection(
      electionCase({
        candidates: ["ada:A", "bo:B", "cy:C", "dee:D", "eve:E"],
        registry: { eve: { withdrawn: { date: "2030-10-20", reason: "new job" } } },
        ballots: "5 Ada>Bo>Cy>Dee>Eve>Fay (write-in); 3 Ada>Bo>Cy>Dee>Fay (write-in)>Eve",
      }),
    );
    const { struck, outcomes } = seatingJson(declaration);
    expect(struck.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: "Eve", login: "eve" },
      { name: "Fay (write-in)", login: null },
    ]);
    // Seats 1 to 3 are up in autumn 2030, for a year; Dee is fourth.
    expect(outcomes.map(({ login, seat, until }) => [login, seat, until])).toEqual([
      ["ada", 1, "autumn 2031"],
      ["bo", 2, "autumn 2031"],
      ["cy", 3, "autumn 2031"],
      ["dee", null, null],
    ]);
  });
});
