import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { guessedVoters, variants } from "../../../src/electorate/compare/sensitivity.ts";
import {
  account,
  ada,
  bo,
  madeUpRules,
  pullRequest,
  roll,
} from "../../support/made-up-evidence.ts";

const opens = Temporal.Instant.from("2026-10-05T15:00Z");

describe("variants", () => {
  const changed = (id: string, rules = madeUpRules) => {
    const variant = variants(rules, opens).find((each) => each.id === id);
    const empty = { bots: [], identities: [], names: [] } as never;
    const sources = {
      rules,
      people: empty,
      privatePeople: empty,
      profiles: [],
      repositories: [],
    };
    return variant?.change(sources).rules;
  };

  it.each([
    ["clock", "2025-10-05T15:00:00Z", "2026-10-05T15:00:00Z"],
    ["day-earlier", "2025-10-04T00:00:00Z", "2026-10-04T00:00:00Z"],
    ["day-later", "2025-10-06T00:00:00Z", "2026-10-06T00:00:00Z"],
    ["old-commits", "2025-10-05T00:00:00Z", "2026-10-05T00:00:00Z"],
  ])("%s: from %s until %s", (id, from, until) => {
    expect(changed(id)).toMatchObject({ from, until });
  });

  it("turn the branch policy round", () => {
    expect(changed("branches")?.branches).toBe("default");
    expect(changed("branches", { ...madeUpRules, branches: "default" })?.branches).toBe("any");
  });
});

describe("guessedVoters", () => {
  it("are those who would join if the guesses were right", () => {
    const lost = { name: "Bo Keller", email: "bo@home.example" };
    const made = roll([
      pullRequest(1, { by: bo, on: "2024-01-01", commits: [{ by: bo, name: "Bo Keller" }] }),
      pullRequest(2, { by: ada, commits: [lost, { by: ada, name: "Ada" }] }),
      pullRequest(3, { by: null, commits: [{ name: "Ada", email: "ada@home.example" }] }),
    ]);
    expect(guessedVoters(made)).toEqual(["Bo-K"]);
  });

  it("are no robots and no accounts of other than people", () => {
    const robot = account(8, "carrier", "Bot");
    const ghost = account(9, "ghost", "Mannequin");
    const made = roll([
      pullRequest(1, { by: robot, commits: [{ name: "Nobody", email: "a@home.example" }] }),
      pullRequest(2, { by: ghost, commits: [{ name: "Else", email: "b@home.example" }] }),
    ]);
    expect(made.review.filter(({ about }) => about === "unresolved")).toHaveLength(2);
    expect(guessedVoters(made)).toEqual([]);
  });
});
