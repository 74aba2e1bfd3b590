import { describe, expect, it } from "vitest";
import type { Election } from "../../../src/election/election.ts";
import { officialChanges, typedStep } from "../../../src/procedures/planning/change-plan.ts";
import { readSeats } from "../../../src/procedures/planning/new-plan.ts";

const officials = [{ login: "octavia", name: "Octavia Reyes" }, { login: "wei-l" }];
const election = { election: "2026-10", officials } as unknown as Election;

describe("officialChanges", () => {
  it.each([
    ["someone new", [{ login: "zoe-z" }], ["zoe-z"]],
    ["someone known in other letters", [{ login: "Octavia" }], []],
    ["the same name again", [{ login: "octavia", name: "Octavia Reyes" }], []],
    ["another name", [{ login: "octavia", name: "Octavia R." }], ["octavia"]],
    ["a first name", [{ login: "wei-l", name: "Wei Lin" }], ["wei-l"]],
    ["a first key", [{ login: "WEI-L", age: "age1xyz" }], ["WEI-L"]],
  ])("takes %s", (_, named, joining) => {
    const changes = officialChanges(election, named, []);
    expect(changes.joining.map(({ login }) => login)).toEqual(joining);
    expect(changes.leaving).toEqual([]);
  });

  it("lets officials leave in any letters, and no one else", () => {
    expect(officialChanges(election, [], ["OCTAVIA"]).leaving).toEqual(["OCTAVIA"]);
    expect(() => officialChanges(election, [], ["zoe-z"])).toThrow(
      "@zoe-z is not an official of 2026-10",
    );
  });
});

describe("typedStep", () => {
  it.each(["", "SEASON", "seasons", "close the list", "season\u202e"])("refuses “%s”", (typed) => {
    expect(() => typedStep(typed)).toThrow("is not a step that can be settled");
  });

  it("takes a step by its id", () => {
    expect(typedStep("season")).toBe("season");
  });
});

describe("readSeats", () => {
  it.each([
    ["0", "is not a number of seats"],
    ["-1", "is not a number of seats"],
    ["1.5", "is not a number of seats"],
    ["three", "is not a number of seats"],
    ["", "is not a number of seats"],
    ["8", "is more than the 7 seats of the committee"],
  ])("refuses “%s” of 7", (text, fault) => {
    expect(() => readSeats(text, 7)).toThrow(fault);
  });

  it("takes every number of seats that there are", () => {
    expect(["1", "4", "7"].map((text) => readSeats(text, 7))).toEqual([1, 4, 7]);
  });
});
