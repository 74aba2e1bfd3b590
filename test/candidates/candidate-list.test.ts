import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readCandidacy } from "../../src/candidates/candidacy-file.ts";
import type { Candidate } from "../../src/candidates/candidate.ts";
import { type Difference, listCandidates } from "../../src/candidates/candidate-list.ts";

const ada: Candidate = {
  login: "ada-l",
  name: "Ada Lindqvist",
  affiliation: "Northwind",
  file: "AdaLindqvist.md",
  submitted: Temporal.Instant.from("2031-10-01T00:00:00Z"),
};

function differences(text: string, accepted = ada): readonly Difference[] | undefined {
  const filed = [{ name: ada.file, reading: readCandidacy(text) }];
  return listCandidates(filed, [accepted])[0]?.differences;
}

describe("an accepted candidate and their file", () => {
  it.each([
    // The same but for case and spaces, which do not tell people, accounts or organizations apart.
    ["Name: Ada  LINDQVIST\nGitHub: Ada-L\nAffiliation: northwind\n\nI run.\n", []],
    // What the file does not say contradicts nothing.
    ["Name: Ada Lindqvist\nGitHub: ada-l\n\nI run.\n", []],
    [
      "Name: Ada Lindqvist\nGitHub: ada-l\nAffiliation: Southwind\n\nI run.\n",
      [{ field: "affiliation", file: "Southwind", accepted: "Northwind" }],
    ],
    [
      "Name: Bo Keller\nGitHub: bo-k\nAffiliation: Northwind\n\nI run.\n",
      [
        { field: "name", file: "Bo Keller", accepted: "Ada Lindqvist" },
        { field: "login", file: "bo-k", accepted: "ada-l" },
      ],
    ],
  ])("%j", (text, expected) => {
    expect(differences(text)).toEqual(expected);
  });

  it("agree where officials took the whole of a line that names more than a person", () => {
    const line = "Ada Lindqvist, team lead of all";
    const reading = {
      ...readCandidacy("GitHub: ada-l\n\nI run.\n"),
      name: { value: "Ada Lindqvist", line: 1 },
      problems: [
        { code: "field-unreadable", field: "email", text: "ada(at)", line: 2 },
        { code: "name-doubtful", field: "name", text: line, likely: "Ada Lindqvist", line: 1 },
      ],
    } as const;
    const filed = [{ name: ada.file, reading }];
    expect(listCandidates(filed, [{ ...ada, name: line }])[0]?.differences).toEqual([]);
  });
});
