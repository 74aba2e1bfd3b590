import { describe, expect, it } from "vitest";
import { decisionSchema } from "../../src/election/decision.ts";
import { decisionSubject } from "../../src/results/decision-words.ts";

const made = { by: "octavia", date: "2026-10-27", reason: "as discussed" };

function subject(fields: object): string | undefined {
  const words = decisionSubject(decisionSchema.parse({ ...fields, ...made }));
  return words?.map((part) => (typeof part === "string" ? part : `[${part.name}]`)).join("");
}

describe("what was decided, in words", () => {
  it.each([
    [{ about: "tie", order: ["cy-m", "bo-k"] }, "In a tie the order is [cy-m], [bo-k]"],
    [
      { about: "affiliation", person: "bo-k", affiliation: "Northwind" },
      "[bo-k] counts for [Northwind]",
    ],
    [{ about: "withdrawal", person: "bo-k" }, "[bo-k] withdrew"],
    [
      { about: "write-in", name: "Nobody\u202e" },
      "[Nobody\\u202e], written in without a candidacy, was struck",
    ],
    [{ about: "confirmation" }, "The result was confirmed by the members whose seats were not up"],
    [
      { about: "ballots" },
      "The ballots were counted although there are more than voters on the roll",
    ],
    [
      { about: "poll", poll: "E_1", ballots: "a".repeat(64) },
      "The ballots were counted as those of the poll [E_1]",
    ],
    [
      { about: "reopening", closed: "2026-10-12T15:00Z", candidates: ["bo-k"] },
      "The closed list of candidates was reopened",
    ],
    [
      { about: "mistaken-acceptance", person: "bo-k", file: "BoKeller.md" },
      "The candidacy of [bo-k] was accepted by mistake, and taken back",
    ],
    [{ about: "voter", subject: "x", outcome: "y" }, undefined],
  ])("%o", (fields, words) => {
    expect(subject(fields)).toBe(words);
  });
});
