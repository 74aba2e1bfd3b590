import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { organizationIndex } from "../../../src/people/organizations.ts";
import { peopleFileSchema } from "../../../src/people/people-file.ts";
import { headroom } from "../../../src/seats/organizations/headroom.ts";

const { organizations, groups } = peopleFileSchema.parse({
  formatVersion: 1,
  organizations: [{ name: "Northwind", also: ["NW"] }],
  groups: [
    { name: "Wind", organizations: ["Northwind", "Southwind"], from: "2029-01-01", decision: "x" },
  ],
});

function counting(together: boolean) {
  const on = Temporal.PlainDate.from("2030-10-14");
  return { index: organizationIndex({ organizations, groups }), groups: together, on };
}

const members = [
  { name: "Ada", affiliations: ["NW"] },
  { name: "Bo", affiliations: ["northwind"] },
  { name: "Cy", affiliations: ["Southwind", "Cygnus"] },
  { name: "Dee", affiliations: ["none"] },
  { name: "Eve", affiliations: [] },
];

describe("headroom", () => {
  it("is what the limit leaves, by organization", () => {
    expect(headroom(members, ["Zephyr"], 2, counting(false))).toEqual({
      organizations: [
        { organization: "Cygnus", held: ["Cy"], free: 1 },
        { organization: "Northwind", held: ["Ada", "Bo"], free: 0 },
        { organization: "Southwind", held: ["Cy"], free: 1 },
        { organization: "Zephyr", held: [], free: 2 },
      ],
      unsure: ["Cy", "Eve"],
    });
  });

  it("counts a group as one, and never falls below none", () => {
    expect(headroom(members, [], 2, counting(true)).organizations).toEqual([
      { organization: "Cygnus", held: ["Cy"], free: 1 },
      { organization: "Wind", held: ["Ada", "Bo", "Cy"], free: 0 },
    ]);
  });
});
