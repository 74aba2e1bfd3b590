import { describe, expect, it } from "vitest";
import { type Ledger, ledgerSchema } from "../../../src/committee/ledger.ts";
import { organizationIndex } from "../../../src/people/organizations.ts";
import { noPeople } from "../../../src/people/people-file.ts";
import { buildRecord } from "../../../src/results/build-record.ts";
import { ledgerUnlike, memberListUnlike } from "../../../src/results/verify/verify-committee.ts";
import { contested, madeUpLedger } from "../made-up-election.ts";

/** Ada has seat 1, Cy seat 2, both new until autumn 2027; Fay continues in seat 3. */
const record = buildRecord(contested());

const ada = { seat: 1, holder: "ada-l", name: "Ada Lindqvist", elected: "2026-10" };
const cy = { seat: 2, holder: "Cy-M", name: "Cy Mora", elected: "2026-10" };

function ledgerWith(...terms: object[]): Ledger {
  const older = madeUpLedger.terms.map((term) => ({
    ...term,
    until: `${term.until.season} ${term.until.year}`,
  }));
  const rest = terms.map((term) => ({ how: "vote", until: "autumn 2027", ...term }));
  return ledgerSchema.parse({ ...madeUpLedger, affiliations: [], terms: [...older, ...rest] });
}

function listed(...people: [name: string, login: string | undefined][]) {
  const organization = { name: "Northwind" };
  return people.map(([name, login], position) => ({
    ...{ name, login, organization },
    line: position + 1,
  }));
}

const index = organizationIndex(noPeople);

const wholeList = listed(["Ada Lindqvist", "ada-l"], ["Cy Mora", "cy-m"], ["Fay Ames", undefined]);

describe("the terms, from the record", () => {
  it("follow, whatever people ended or added later", () => {
    const ended = { date: "2027-01-01", reason: "left" };
    const later = { seat: 2, holder: "eva-r", name: "Eva Roth", elected: "2027-04" };
    expect(ledgerUnlike(record, ledgerWith(ada, { ...cy, ended }, later))).toEqual([]);
  });

  it("name each seat that has another holder, end, or nobody", () => {
    const bo = { ...cy, holder: "bo-k", name: "Bo Keller" };
    expect(ledgerUnlike(record, ledgerWith({ ...ada, until: "spring 2027" }, bo))).toEqual([
      {
        where: "seat 1",
        expected: "Ada Lindqvist (ada-l) until autumn 2027",
        found: "Ada Lindqvist (ada-l) until spring 2027",
      },
      {
        where: "seat 2",
        expected: "Cy Mora (cy-m) until autumn 2027",
        found: "Bo Keller (bo-k) until autumn 2027",
      },
    ]);
    expect(ledgerUnlike(record, ledgerWith(ada))).toEqual([
      { where: "seat 2", expected: "Cy Mora (cy-m) until autumn 2027", found: "no term" },
    ]);
  });

  it("name another way of being elected, and another name", () => {
    const terms = ledgerWith({ ...ada, how: "uncontested" }, { ...cy, name: "Bo Keller" });
    expect(ledgerUnlike(record, terms)).toEqual([
      { where: "how seat 1 was filled", expected: "vote", found: "uncontested" },
      { where: "the name on seat 2", expected: "Cy Mora", found: "Bo Keller" },
    ]);
  });

  it("name terms that the record does not know", () => {
    const eve = { seat: 3, holder: "eva-r", name: "Eva Roth", elected: "2026-10" };
    expect(ledgerUnlike(record, ledgerWith(ada, cy, eve))).toEqual([
      {
        where: "seat 3",
        expected: "no term elected 2026-10",
        found: "Eva Roth (eva-r) until autumn 2027",
      },
    ]);
  });
});

describe("the list of members, from record and ledger", () => {
  it("follows, by login, or by name where a line has none that can be trusted", () => {
    expect(memberListUnlike(record, ledgerWith(ada, cy), wholeList, index)).toEqual([]);
  });

  it("names a member whose name is not the one of the account", () => {
    const list = listed(["Ada Lindqvist", "ada-l"], ["Bo Keller", "cy-m"], ["Fay Ames", undefined]);
    expect(memberListUnlike(record, ledgerWith(ada, cy), list, index)).toContainEqual({
      where: "the name of cy-m in the list of members",
      expected: "Cy Mora",
      found: "Bo Keller",
    });
  });

  const moved = (...names: (string | undefined)[]) =>
    wholeList.map((each, at) => ({
      ...each,
      organization: names[at] === undefined ? undefined : { name: names[at] },
    }));

  it.each([
    [["Southwind", "Northwind", "Northwind"], "ada-l"],
    [["Northwind", "Eastwind Labs", "Northwind"], "cy-m"],
    [[undefined, "Northwind", "Northwind"], "ada-l"],
    [["none", "Northwind", "Northwind"], "ada-l"],
    [["Northwind", "independent", "Northwind"], "cy-m"],
  ])("names an organization that is not the member's: %j", (names, login) => {
    expect(memberListUnlike(record, ledgerWith(ada, cy), moved(...names), index)).toMatchObject([
      { where: `the organization of ${login} in the list of members`, expected: "Northwind" },
    ]);
  });

  it("takes spellings of an organization, and those that the ledger has learnt since", () => {
    const spelled = moved("Northwind Inc.", "Northwind", "Northwind");
    expect(memberListUnlike(record, ledgerWith(ada, cy), spelled, index)).toEqual([]);
    const ledger = ledgerWith(ada, cy);
    const affiliations = [{ person: "ada-l", organization: "Southwind" }];
    const left = moved("Southwind", "Northwind", "Northwind");
    expect(memberListUnlike(record, { ...ledger, affiliations }, left, index)).toEqual([]);
  });

  it("names who is missing and who holds no seat", () => {
    const list = listed(["Ada Lindqvist", "ada-l"], ["Cy Mora", "cy-m"], ["Bo Keller", undefined]);
    expect(memberListUnlike(record, ledgerWith(ada, cy), list, index)).toEqual([
      {
        where: "the list of members",
        expected: "Fay Ames (fay-a)",
        found: "no one with that name",
      },
      {
        where: "line 3",
        expected: "a member who holds a seat",
        found: "Bo Keller (no login)",
      },
    ]);
  });

  it("lets people leave, and others come in later elections", () => {
    const ended = { date: "2027-01-01", reason: "left" };
    const later = { seat: 3, holder: "eva-r", name: "Eva Roth", elected: "2027-04" };
    const ledger = ledgerWith(ada, { ...cy, ended }, later);
    const list = listed(["Ada Lindqvist", "ada-l"], ["Eva Roth", "eva-r"]);
    expect(memberListUnlike(record, ledger, list, index)).toEqual([]);
    expect(memberListUnlike(record, ledger, wholeList, index)).toMatchObject([
      { where: "line 2", found: "Cy Mora (cy-m)" },
      { where: "line 3", found: "Fay Ames (no login)" },
    ]);
  });
});
