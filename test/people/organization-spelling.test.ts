import { expect, it } from "vitest";
import { looseOrganizationKey } from "../../src/people/organization-spelling.ts";

it.each([
  ["Northwind, Inc.", "northwind"],
  ["North Wind Co. Ltd", "northwind"],
  ["Énergie-Bleue SA", "energiebleue"],
  // The only word is the name, whatever it means elsewhere.
  ["Company", "company"],
  ["", ""],
])("looseOrganizationKey(%j) is %j", (name, expected) => {
  expect(looseOrganizationKey(name)).toBe(expected);
});
