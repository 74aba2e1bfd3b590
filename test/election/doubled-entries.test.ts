import { describe, expect, it } from "vitest";
import { electionSchema } from "../../src/election/election.ts";

const entry = (login: string, file: string) => ({
  ...{ login, file, name: "Ada Lindqvist", submitted: "2030-10-08T09:00Z" },
});

function problems(candidates: readonly object[], closed?: readonly string[]): string[] {
  const period = (day: number) => ({
    opens: `2030-10-${day}T15:00Z`,
    closes: `2030-10-${day + 1}T15:00Z`,
  });
  const read = electionSchema.safeParse({
    ...{ formatVersion: 1, election: "2030-10", charter: "2025-03-07", seats: 3 },
    ...{ officials: [{ login: "octavia" }], candidates },
    ...{ nominations: period(10), campaign: period(12), voting: period(14) },
    ...(closed && {
      candidatesClosed: { at: "2030-10-11T16:00Z", by: "octavia", candidates: closed },
    }),
  });
  return read.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

// After a merge by git, both versions of an entry may stand there.
describe("an election with entries that stand there twice", () => {
  const ada = entry("ada-l", "AdaLindqvist.md");
  it.each([
    ["the same entry", [ada, ada], undefined, "candidates.1.login: @ada-l is already a candidate"],
    [
      "the login in capitals, another file",
      [ada, entry("Ada-L", "Ada.md")],
      undefined,
      "candidates.1.login: @Ada-L is already a candidate",
    ],
    [
      "two logins with one file",
      [ada, entry("ada-ll", "AdaLindqvist.md")],
      undefined,
      "candidates.1.file: AdaLindqvist.md and this name are already another candidate's",
    ],
    [
      "a login in the closed list",
      [ada],
      ["ada-l", "ada-l"],
      "candidatesClosed.candidates.1: @ada-l is already in the list",
    ],
    [
      "a login in the closed list in capitals",
      [ada],
      ["ada-l", "ADA-L"],
      "candidatesClosed.candidates.1: @ada-l is already in the list",
    ],
  ])("is refused: %s", (_, candidates, closed, problem) => {
    expect(problems(candidates, closed)).toEqual([expect.stringContaining(problem)]);
  });

  it("is none with two people of one name", () => {
    expect(problems([ada, entry("ada-2", "Ada2.md")], ["ada-l", "ada-2"])).toEqual([]);
  });
});
