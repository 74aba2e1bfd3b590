import { describe, expect, it } from "vitest";
import { canBeSamePerson } from "../../src/people/same-person.ts";

describe("canBeSamePerson", () => {
  it.each([
    ["Ada Lindqvist", "ada  lindqvist"],
    ["Lindqvist Ada", "Ada Lindqvist"],
    ["Fabiano Fidêncio", "Fabiano Fidencio"],
    ["A. Lindqvist", "Ada Lindqvist"],
    ["Ada M. Lindqvist", "Ada Lindqvist"],
    ["Ada", "Ada Lindqvist"],
    ["bo-k", "Bo Keller"],
    ["alindqvist", "Ada Lindqvist"],
    ["lifupan", "Fupan Li"],
    ["adal42", "Ada Lindqvist"],
    ["person-030", "Person 030"],
    ["jodh", "James O. D. Hunt"],
  ])("%s and %s", (a, b) => {
    expect(canBeSamePerson(a, b)).toBe(true);
    expect(canBeSamePerson(b, a)).toBe(true);
  });

  it.each([
    ["S. Xu", "Claude Code"],
    ["stranger-x", "Claude Code"],
    ["Ada Lindqvist", "Cy Mora"],
    ["Ada Lindqvist", "Bo Lindqvist"],
    ["ada-l", ""],
    ["", ""],
    ["a", "Ada Lindqvist"],
    ["person-1", "someone"],
    ["a".repeat(60), `${"a".repeat(60)}b`],
  ])("not %s and %s", (a, b) => {
    expect(canBeSamePerson(a, b)).toBe(false);
    expect(canBeSamePerson(b, a)).toBe(false);
  });
});
