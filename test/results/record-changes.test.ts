import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../src/results/build-record.ts";
import { describeChange } from "../../src/results/erratum.ts";
import type { ElectionRecord } from "../../src/results/record.ts";
import { recordChanges } from "../../src/results/record-changes.ts";
import { contested } from "./made-up-election.ts";

const complete = buildRecord(contested());
const matrix = publicRecord(complete, "matrix", "a".repeat(64));
const winners = publicRecord(complete, "winners", "a".repeat(64));

function outcomesWith(login: string, fields: object): ElectionRecord["outcomes"] {
  return complete.outcomes.map((each) => (each.login === login ? { ...each, ...fields } : each));
}

function changesInWords(before: ElectionRecord, after: ElectionRecord): string[] {
  return recordChanges(before, after).map(describeChange);
}

describe("what a correction changes", () => {
  it("is nothing where only digests of files, remarks or the history differ", () => {
    const other: ElectionRecord = {
      ...matrix,
      inputs: [],
      remarks: ["other words"],
      completeRecord: "b".repeat(64),
    };
    expect(changesInWords(matrix, other)).toEqual([]);
  });

  it("names figures, people, places and pairs", () => {
    const other: ElectionRecord = {
      ...matrix,
      roll: { voters: 91, revision: 2, sha256: "c".repeat(64) },
      ranking: [["Ada Lindqvist"], ["Cy Mora", "Bo Keller"]],
      outcomes: outcomesWith("cy-m", {
        organization: null,
        rank: 2,
        outcome: { state: "not reached" },
        reason: "late",
      }),
      count: {
        ...(matrix.count as NonNullable<ElectionRecord["count"]>),
        pairwise: [
          [0, 0, 39],
          [40, 0, 40],
          [0, 0, 0],
        ],
        condorcetLoser: null,
      },
    };
    expect(changesInWords(matrix, other)).toEqual([
      "cy-m: was seated (seat 2, until autumn 2027, new), now not reached",
      "the organization of cy-m: was Northwind, now none",
      "the place of cy-m: was 3, now 2",
      "the reason for cy-m: was third., now late",
      "ranking: was Ada Lindqvist > Bo Keller > Cy Mora, now Ada Lindqvist > Cy Mora = Bo Keller",
      "voters on the roll: was 90, now 91",
      "revision of the roll: was 1, now 2",
      "ballots that rank Bo Keller above Cy Mora: was 40, now 39",
      "Condorcet loser: was Cy Mora, now null",
    ]);
  });

  it("follows people by their login, so that a newcomer does not move the others", () => {
    const [ada] = complete.candidates;
    if (ada === undefined) throw new Error("the election has candidates");
    const eva = { ...ada, login: "eva-r", name: "Eva Roth" };
    const changes = changesInWords(matrix, { ...matrix, candidates: [eva, ...matrix.candidates] });
    expect(changes).toContain("candidates[eva-r].name: was nothing, now Eva Roth");
    expect(changes.filter((change) => !change.startsWith("candidates[eva-r]."))).toEqual([]);
  });

  it("tells no more than the lower of two levels, whichever way they change", () => {
    expect(changesInWords(winners, matrix)).toEqual([
      "how much is published: was winners, now matrix",
    ]);
    expect(changesInWords(matrix, winners)).toEqual([
      "how much is published: was matrix, now winners",
    ]);
    expect(changesInWords(complete, complete)).toEqual([]);
    const swapped = outcomesWith("bo-k", { rank: 3 });
    expect(
      changesInWords(winners, publicRecord({ ...complete, outcomes: swapped }, "winners", "")),
    ).toEqual([]);
  });

  it("names decisions by their position", () => {
    const { decisions } = buildRecord(
      contested({
        decisions: [{ about: "confirmation", by: "octavia", date: "2026-10-27", reason: "agreed" }],
      }),
    );
    expect(changesInWords(matrix, { ...matrix, decisions })).toEqual([
      "decisions[1].about: was nothing, now confirmation",
      "decisions[1].by: was nothing, now octavia",
      "decisions[1].date: was nothing, now 2026-10-27",
      "decisions[1].reason: was nothing, now agreed",
    ]);
  });
});
