import { describe, expect, it } from "vitest";
import { ledgerSchema } from "../../../src/committee/ledger.ts";
import type { LedgerChanges } from "../../../src/results/ledger-changes.ts";
import { editLedger } from "../../../src/workspace/committee/ledger-edit.ts";
import { parseYaml } from "../../../src/workspace/formats/yaml-file.ts";

const nothing: LedgerChanges = { terms: [], moves: [], endedAffiliations: [], affiliations: [] };
const changes: LedgerChanges = {
  terms: [
    {
      seat: 1,
      holder: "ada-l",
      name: "Ada: L",
      elected: "2026-10",
      how: "vote",
      until: { season: "autumn", year: 2027 },
    },
  ],
  moves: [{ seat: 2, to: "autumn", election: "2026-10", reason: "Bo left early" }],
  endedAffiliations: [{ position: 0, until: "2026-10-12" }],
  affiliations: [
    { person: "ada-l", organization: "Northwind", from: "2026-10-12", source: "declared" },
  ],
};

function edit(text: string, made = changes): string {
  return editLedger(text, made);
}

const before = `# who sits where
formatVersion: 1
# two of them
seats:
  - { id: 1, season: autumn }
  - { id: 2, season: spring } # the chair's
terms:
  - { seat: 1, holder: ada-l, name: Ada L, elected: 2025-10, how: vote, until: autumn 2026 } # old
affiliations:
  - person: ada-l
    organization: Southwind
    from: 2020-01-01 # by her own word
`;

describe("editing the ledger", () => {
  it("keeps comments, order and form, and changes what it means to", () => {
    expect(edit(before)).toBe(`# who sits where
formatVersion: 1
# two of them
seats:
  - { id: 1, season: autumn }
  - { id: 2, season: autumn, moved: [ { to: autumn, election: 2026-10, reason: Bo left early } ] } # the chair's
terms:
  - { seat: 1, holder: ada-l, name: Ada L, elected: 2025-10, how: vote, until: autumn 2026 } # old
  - { seat: 1, holder: ada-l, name: "Ada: L", elected: 2026-10, how: vote, until: autumn 2027 }
affiliations:
  - person: ada-l
    organization: Southwind
    from: 2020-01-01 # by her own word
    until: 2026-10-12
  - person: ada-l
    organization: Northwind
    from: 2026-10-12
    source: declared
`);
  });

  it("appends lines and leaves every other byte alone", () => {
    const untidy = `formatVersion:   1 # odd   spacing
seats: [ {id: 1,season: autumn} ]
terms: # who
- {seat: 1, holder: ada-l, name: "Ada Lindqvist", elected: 2025-10, how: vote, until: autumn 2026, ended: {date: 2026-09-01, reason: 'moved away'}} # long

# a remark
affiliations:
    -   person: ada-l
        organization: Southwind # since long`;
    expect(editLedger(untidy, { ...changes, moves: [], endedAffiliations: [] })).toBe(
      `${untidy.replace(
        "# long\n",
        '# long\n- { seat: 1, holder: ada-l, name: "Ada: L", elected: 2026-10, how: vote, until: autumn 2027 }\n',
      )}
    -   person: ada-l
        organization: Northwind
        from: 2026-10-12
        source: declared
`,
    );
    expect(editLedger(untidy, nothing)).toBe(untidy);
  });

  it("adds to a list in one line", () => {
    const text = `formatVersion: 1
seats: [ { id: 1, season: autumn } ]
affiliations: [ { person: bo-k, organization: Southwind } ]
`;
    expect(editLedger(text, { ...nothing, affiliations: changes.affiliations })).toContain(
      "affiliations: [ { person: bo-k, organization: Southwind }, { person: ada-l, organization: Northwind, from: 2026-10-12, source: declared } ]",
    );
  });

  it.each([
    ["missing lists", ""],
    ["empty lists", "terms: []\naffiliations: []\n"],
  ])("fills %s", (_, lists) => {
    const text = `formatVersion: 1\nseats:\n  - { id: 1, season: autumn }\n${lists}`;
    expect(edit(text, { ...changes, moves: [], endedAffiliations: [] })).toBe(`formatVersion: 1
seats:
  - { id: 1, season: autumn }
terms:
  - { seat: 1, holder: ada-l, name: "Ada: L", elected: 2026-10, how: vote, until: autumn 2027 }
affiliations:
  - { person: ada-l, organization: Northwind, from: 2026-10-12, source: declared }
`);
  });

  it("keeps a remark beside an empty list", () => {
    const text =
      "formatVersion: 1\nseats:\n  - { id: 1, season: autumn }\nterms: [] # nobody yet\n";
    const edited = edit(text, { ...nothing, terms: changes.terms });
    expect(edited).toContain("# nobody yet");
    expect(parseYaml(edited, "x", ledgerSchema).value.terms).toHaveLength(1);
  });

  it("adds to the moves that a seat made before", () => {
    const text = `formatVersion: 1
seats:
  - id: 2
    season: spring
    moved:
      - { to: spring, election: 2024-04, reason: back }
`;
    expect(edit(text, { ...nothing, moves: changes.moves })).toBe(`formatVersion: 1
seats:
  - id: 2
    season: autumn
    moved:
      - { to: spring, election: 2024-04, reason: back }
      - { to: autumn, election: 2026-10, reason: Bo left early }
`);
  });
});

describe("taking terms out of the ledger", () => {
  const three = `formatVersion: 1
seats:
  - { id: 1, season: autumn }
terms:
  - { seat: 1, holder: ada-l, name: Ada L, elected: 2024-10, how: vote, until: autumn 2025 } # first
  # seated by mistake
  - {
      seat: 1, holder: bo-k, name: Bo K,
      elected: 2025-10, how: vote, until: autumn 2026,
    }
  - { seat: 1, holder: cy-m, name: Cy M, elected: 2026-10, how: vote, until: autumn 2027 } # last
affiliations: [{ person: ada-l, organization: Northwind }] # kept
`;

  it("takes their lines and no others", () => {
    expect(editLedger(three, nothing, [1])).toBe(
      three.replace(/ {2}- \{\n {6}seat: 1, holder: bo-k[^}]*\}\n/, ""),
    );
    const both = editLedger(three, nothing, [2, 0]);
    expect(both).toContain("holder: bo-k");
    expect(both).toContain("# kept");
    expect(both).not.toMatch(/ada-l, name|cy-m/);
  });

  it("writes the list anew where it stands in one line", () => {
    const inLine = `formatVersion: 1
seats: [{ id: 1, season: autumn }]
terms: [{ seat: 1, holder: ada-l, name: Ada L, elected: 2024-10, how: vote, until: autumn 2025 }, { seat: 1, holder: bo-k, name: Bo K, elected: 2025-10, how: vote, until: autumn 2026 }]
`;
    const edited = parseYaml(editLedger(inLine, nothing, [0]), "x", ledgerSchema).value;
    expect(edited.terms.map(({ holder }) => holder)).toEqual(["bo-k"]);
  });
});
