import { describe, expect, it } from "vitest";
import * as z from "zod";
import { issueInWords } from "../src/schema-words.ts";

/** The messages of a value that does not fit, each after its field. */
function said(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.safeParse(value, { error: issueInWords });
  return (parsed.error?.issues ?? []).map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
}

const person = z.strictObject({
  login: z.string(),
  seats: z.int().nonnegative().optional(),
  affiliation: z.union([z.string(), z.strictObject({ organization: z.string() })]).optional(),
});

describe("what is wrong with a value, in words", () => {
  it.each<[string, z.ZodType, unknown, readonly string[]]>([
    ["a missing text", person, {}, ["login: missing; expected text"]],
    ["a number for text", person, { login: 5 }, ["login: expected text, not a number"]],
    ["a list for a map", person, [], ["expected a map, not a list"]],
    ["nothing for a map", person, null, ["expected a map, not nothing"]],
    [
      "a fraction",
      person,
      { login: "a", seats: 1.5 },
      ["seats: expected a whole number, not a number"],
    ],
    ["too small", person, { login: "a", seats: -1 }, ["seats: expected at least 0"]],
    ["an empty list", z.array(z.string()).min(1), [], ["expected at least 1 entry"]],
    ["a long text", z.string().max(3), "abcd", ["expected at most 3 characters"]],
    [
      "a missing version",
      z.object({ formatVersion: z.literal(1) }),
      {},
      ["formatVersion: missing; expected 1"],
    ],
    ["another version", z.literal(1), 2, ["expected 1"]],
    [
      "a near choice",
      z.enum(["civs", "none"]),
      "cvis",
      ["expected civs or none; did you mean civs?"],
    ],
    ["no near choice", z.enum(["civs", "none"]), "opavote", ["expected civs or none"]],
    ["no day", z.iso.date(), "5.10.", ["expected a day, such as 2026-10-05"]],
    ["a schema's own words", z.string().regex(/x/, "an x is missing"), "a", ["an x is missing"]],
    [
      "neither form",
      person,
      { login: "a", affiliation: 5 },
      ["affiliation: expected text or a map, not a number"],
    ],
    [
      "a fault within a form",
      person,
      { login: "a", affiliation: { organization: 5 } },
      ["affiliation: organization: expected text, not a number"],
    ],
    [
      "no kind of its union",
      z.discriminatedUnion("about", [
        z.object({ about: z.literal("tie") }),
        z.object({ about: z.literal("ballots") }),
      ]),
      { about: "x" },
      ["about: expected tie or ballots"],
    ],
  ])("%s", (_, schema, value, expected) => {
    expect(said(schema, value)).toEqual(expected);
  });

  it("names the key that is meant, each unknown key on a line of its own", () => {
    expect(said(person, { logn: "a", Seats: 1, colour: 1, login: "a" })).toEqual([
      'unknown key "logn": did you mean login?\nunknown key "Seats": did you mean seats?\nunknown key "colour"',
    ]);
  });

  it("compares no key that is longer than any name", () => {
    expect(said(person, { login: "a", [`login${"x".repeat(100)}`]: 1 })).toEqual([
      `unknown key "login${"x".repeat(100)}"`,
    ]);
  });
});
