import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type CheckedElection, checkChange } from "../../src/candidates/check-file.ts";

const election: CheckedElection = {
  id: "2031-10",
  periods: undefined,
  hasResult: false,
  current: undefined,
  accepted: [],
};
const submission = { at: Temporal.Instant.from("2031-10-01T00:00:00Z"), byClock: false };
const file = "elections/arch-committee-2031-10/AdaLindqvist.md";

describe("a changed candidacy", () => {
  it.each([
    [undefined, undefined],
    [file, undefined],
    ["elections/arch-committee-2031-10/Ada.md", "elections/arch-committee-2031-10/Ada.md"],
  ])("whose file was %s is told from where it moved, if it did", (from, moved) => {
    const found = checkChange(file, election, submission, from);
    expect(found.map((each) => [each.code, "from" in each ? each.from : undefined])).toEqual([
      ["no-election-file", undefined],
      ["candidacy-changed", moved],
    ]);
  });

  it("is refused once the election has a result", () => {
    const found = checkChange(file, { ...election, hasResult: true }, submission, undefined);
    expect(found.map(({ code }) => code)).toEqual(["election-closed"]);
  });
});
