import { describe, expect, it } from "vitest";
import { peopleFileSchema } from "../../src/people/people-file.ts";
import { namedPeople } from "../../src/roles/named-people.ts";
import { day, named } from "../support/made-up-roles.ts";

const on = day("2026-11-03");

describe("namedPeople", () => {
  it.each([
    ["without an end", {}, true],
    ["on its first day", { date: "2026-11-03" }, true],
    ["before its first day", { date: "2026-11-04" }, false],
    ["on its last day", { expires: "2026-11-04" }, true],
    ["on the day it expires", { expires: "2026-11-03" }, false],
  ])("a decision %s", (_, more, holds) => {
    const roles = [named({ login: "ada-l", ...more })];
    expect(namedPeople({ roles }, "admin", on).inForce.has("ada-l")).toBe(holds);
  });

  it("takes the decision that ends last, and calls nobody expired whom another one names", () => {
    const roles = [
      named({ login: "Ada-L", expires: "2026-12-01" }),
      named({ login: "ada-l", reason: "for good" }),
      named({ login: "ada-l", expires: "2027-01-01" }),
      named({ login: "ada-l", expires: "2026-02-01" }),
      named({ login: "bo-k", expires: "2026-02-01" }),
      named({ login: "bo-k", expires: "2026-03-01" }),
      named({ login: "cy-m", role: "owner" }),
    ];
    const { inForce, expired } = namedPeople({ roles }, "admin", on);
    expect([...inForce.keys()]).toEqual(["ada-l"]);
    expect(inForce.get("ada-l")?.reason).toBe("for good");
    expect([...expired].map(([key, { expires }]) => `${key} ${expires}`)).toEqual([
      "bo-k 2026-03-01",
    ]);
  });
});

describe("roles in people.yaml", () => {
  it("let the Foundation's people own only", () => {
    const entry = { login: "f", reason: "x", by: "y", date: "2026-01-01", as: "foundation" };
    const parse = (role: string) =>
      peopleFileSchema.safeParse({ formatVersion: 1, roles: [{ ...entry, role }] });
    expect(parse("owner").success).toBe(true);
    expect(parse("admin").error?.issues).toMatchObject([
      { path: ["roles", 0, "as"], message: expect.stringContaining("owners only") },
    ]);
  });
});
