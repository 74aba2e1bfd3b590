import { describe, expect, it } from "vitest";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import { readMemberList } from "../../src/committee/member-list/member-list.ts";
import { writeMemberList } from "../../src/committee/member-list/member-list-edit.ts";
import { organizationIndex } from "../../src/people/organizations.ts";
import { peopleFileSchema } from "../../src/people/people-file.ts";
import { memberChanges } from "../../src/results/member-changes.ts";
import { madeUpElection, madeUpLedger } from "./made-up-election.ts";

const people = peopleFileSchema.parse({
  formatVersion: 1,
  organizations: [
    { name: "Northwind", also: ["North Wind"] },
    { name: "Analytical Works", url: "https://analytical.example" },
  ],
});

/** After October 2026: Ada again in seat 1, Cy new in seat 2, Fay continues in seat 3. */
const ledger = ledgerSchema.parse({
  ...JSON.parse(JSON.stringify(madeUpLedger)),
  terms: [
    {
      seat: 1,
      holder: "ada-l",
      name: "Ada Lindqvist",
      elected: "2025-10",
      how: "vote",
      until: "autumn 2026",
    },
    {
      seat: 2,
      holder: "eva-r",
      name: "Eva Roth",
      elected: "2025-10",
      how: "vote",
      until: "autumn 2026",
    },
    {
      seat: 3,
      holder: "fay-a",
      name: "Fay Ames",
      elected: "2026-04",
      how: "vote",
      until: "spring 2027",
    },
    {
      seat: 2,
      holder: "cy-m",
      name: "Cy Mora",
      elected: "2026-10",
      how: "vote",
      until: "autumn 2027",
    },
    {
      seat: 1,
      holder: "ada-l",
      name: "Ada Lindqvist",
      elected: "2026-10",
      how: "vote",
      until: "autumn 2027",
    },
    {
      seat: 3,
      holder: "gus-i",
      name: "Gus Ito",
      elected: "2027-04",
      how: "vote",
      until: "spring 2028",
    },
  ],
  affiliations: [
    { person: "ada-l", organization: "North Wind" },
    { person: "cy-m", organization: "Analytical works", from: "2026-10-12" },
    { person: "fay-a", organization: "Southwind" },
  ],
});

const ada =
  "- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)), [Northwind](https://northwind.example).";
const eva = "- `Eva Roth` ([`eva-r`](https://github.com/eva-r)), `Southwind`.";
const fay = "- Fay Ames ([`fay-a`](https://github.com/fay-a)), Southwind";
const cy =
  "- `Cy Mora` ([`cy-m`](https://github.com/cy-m)), [Analytical Works](https://analytical.example).";

function page(...lines: string[]): string {
  return `The current Architecture Committee members are:\n\n${lines.join("\n")}\n\nMore.\n`;
}

function change(text: string, given = ledger) {
  const { members, remarks } = memberChanges(readMemberList(text, "README.md"), "README.md", {
    election: madeUpElection(["ada-l", "cy-m"]),
    ledger: given,
    people,
    organizations: organizationIndex(people),
  });
  return { text: writeMemberList(text, "README.md", members), remarks };
}

describe("the member list after an election", () => {
  it("drops who left, adds who is new, keeps the lines of who stays", () => {
    expect(change(page(ada, eva, fay))).toEqual({ text: page(ada, cy, fay), remarks: [] });
  });

  it("rewrites the line of a member elected again for another organization", () => {
    const moved = {
      ...ledger,
      affiliations: ledger.affiliations.map((each) =>
        each.person === "ada-l" ? { ...each, organization: "Southwind" } : each,
      ),
    };
    const line = "- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)), Southwind.";
    expect(change(page(ada, eva, fay), moved).text).toBe(page(line, cy, fay));
  });

  it("names no organization for members of none", () => {
    const none = { ...ledger, affiliations: [{ person: "cy-m", organization: "none" }] };
    const [one, two] = [
      "- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)).",
      "- Cy Mora ([`cy-m`](https://github.com/cy-m))",
    ];
    expect(change(page(ada, eva, fay), none).text).toBe(page(one ?? "", two ?? "", fay));
  });

  it("adds a continuing member who was missing, and says so", () => {
    const added = "- `Fay Ames` ([`fay-a`](https://github.com/fay-a)), `Southwind`.";
    expect(change(page(ada, eva))).toEqual({
      text: page(ada, cy, added),
      remarks: ["README.md: Fay Ames was missing in the list of members"],
    });
  });

  it("knows a member by name where text and link of the login disagree, and says so", () => {
    const odd = "- `Fay Ames` ([`fay-a`](https://github.com/eva-r)), `Southwind`.";
    const { text, remarks } = change(page(ada, odd));
    expect(text).toBe(page(ada, cy, odd));
    expect(remarks).toEqual([
      "README.md:4: Fay Ames: the login fay-a links to https://github.com/eva-r; both are ignored",
    ]);
  });

  it("drops a member who left early", () => {
    const left = {
      ...ledger,
      terms: ledger.terms.map((term) =>
        term.holder === "fay-a"
          ? { ...term, ended: { date: "2026-09-01" as never, reason: "stepped down" } }
          : term,
      ),
    };
    expect(change(page(ada, eva, fay), left).text).toBe(page(ada, cy));
  });

  it("refuses a list that names somebody whom the ledger does not know", () => {
    const stranger = "- `Zoe Ade` ([`zoe-a`](https://github.com/zoe-a)), `Southwind`.";
    expect(() => change(page(ada, stranger))).toThrow(
      "README.md:4: Zoe Ade is listed, but elections/committee.yaml has no term of theirs",
    );
  });
});
