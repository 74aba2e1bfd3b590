import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { organizationIndex } from "../../src/people/organizations.ts";
import { peopleFileSchema } from "../../src/people/people-file.ts";

const date = (text: string) => Temporal.PlainDate.from(text);

function index(file: { organizations?: object[]; groups?: object[] }) {
  return organizationIndex(peopleFileSchema.parse({ formatVersion: 1, ...file }));
}

const organizations = [
  { name: "Analytical Works", also: ["Analytical Works Ltd.", "AW"] },
  { name: "Café Société" },
];

describe("organizationIndex", () => {
  it.each([
    ["aw", "Analytical Works"],
    ["  Analytical\u00a0 works   LTD. ", "Analytical Works"],
    ["Cafe\u0301 SOCIE\u0301TE\u0301", "Café Société"],
    [" Nobody  recorded ", "Nobody recorded"],
    ["constructor", "constructor"],
  ])("calls %j %s", (spelling, canonical) => {
    expect(index({ organizations }).canonical(spelling)).toBe(canonical);
  });

  it("compares names that nobody recorded without case", () => {
    const { key } = index({ organizations });
    expect(key("NORTHWIND")).toBe(key("Northwind "));
    expect(key("AW")).toBe(key("analytical works"));
    expect(key("AW")).not.toBe(key("Northwind"));
  });

  it("refuses a name that two organizations have", () => {
    const twice = [{ name: "Analytical Works", also: ["AW"] }, { name: "aw" }];
    expect(() => index({ organizations: twice })).toThrow(
      'elections/people.yaml: organizations[2]: "aw" is already a name of "Analytical Works"',
    );
  });

  const holding = {
    name: "Example Holding",
    organizations: ["AW", "Northwind"],
    from: "2024-01-01",
    until: "2025-01-01",
    decision: "mail of 2024-02-01",
  };

  it.each([
    ["Analytical Works", "2024-01-01", "Example Holding"],
    ["northwind", "2024-12-31", "Example Holding"],
    ["northwind", "2023-12-31", undefined],
    ["northwind", "2025-01-01", undefined],
    ["example holding", "2024-06-01", "Example Holding"],
    ["Southwind", "2024-06-01", undefined],
  ])("puts %s on %s into the group %s", (name, on, group) => {
    expect(index({ organizations, groups: [holding] }).group(name, date(on))).toBe(group);
  });

  it("lets an organization go from one group to another", () => {
    const next = { ...holding, name: "Other Holding", from: "2025-01-01", until: undefined };
    const { group } = index({ groups: [holding, next] });
    expect(group("Northwind", date("2024-12-31"))).toBe("Example Holding");
    expect(group("Northwind", date("2030-01-01"))).toBe("Other Holding");
  });

  it("refuses an organization in two groups at once, under any of its names", () => {
    const rival = {
      ...holding,
      name: "Rival",
      organizations: ["analytical works"],
      from: "2024-06-01",
    };
    expect(() => index({ organizations, groups: [holding, rival] })).toThrow(
      'groups[2]: "analytical works" is in the group "Example Holding" at the same time',
    );
    const namesake = { ...holding, name: "northwind", organizations: ["Southwind"] };
    expect(() => index({ groups: [holding, namesake] })).toThrow(
      'groups[2]: "northwind" is in the group "Example Holding"',
    );
  });
});
