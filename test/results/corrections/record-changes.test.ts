import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { changeSentences } from "../../../src/results/corrections/change-sentences.ts";
import { recordChanges } from "../../../src/results/corrections/record-changes.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { contested } from "../made-up-election.ts";

const complete = buildRecord(contested());
const matrix = publicRecord(complete, "matrix", "a".repeat(64));
const winners = publicRecord(complete, "winners", "a".repeat(64));

function outcomesWith(login: string, fields: object): ElectionRecord["outcomes"] {
  return complete.outcomes.map((each) => (each.login === login ? { ...each, ...fields } : each));
}

function changesInWords(before: ElectionRecord, after: ElectionRecord): string[] {
  return changeSentences(recordChanges(before, after), after);
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
      "Cy Mora (cy-m) is not elected. Before, Cy Mora (cy-m) was elected to seat 2 until autumn 2027.",
      "Cy Mora (cy-m) counts for no organization, not Northwind.",
      "Cy Mora (cy-m) has place 2, not 3.",
      "The ranking is Ada Lindqvist > Cy Mora = Bo Keller. Before, it was Ada Lindqvist > Bo Keller > Cy Mora.",
      "The roll has 91 voters, not 90.",
      "The result names revision 2 of the roll, not 1.",
      "39 ballots rank Bo Keller above Cy Mora, not 40.",
      "The candidate who loses to every other one is no one, not Cy Mora.",
    ]);
  });

  it("follows people by their login, so that a newcomer does not move the others", () => {
    const [ada] = complete.candidates;
    if (ada === undefined) throw new Error("the election has candidates");
    const eva = { ...ada, login: "eva-r", name: "Eva Roth" };
    const changes = changesInWords(matrix, { ...matrix, candidates: [eva, ...matrix.candidates] });
    expect(changes).toEqual(["A candidate was added: Eva Roth."]);
  });

  it("tells no more than the lower of two levels, whichever way they change", () => {
    expect(changesInWords(winners, matrix)).toEqual([
      "The published record shows the level “matrix”, not “winners”.",
    ]);
    expect(changesInWords(matrix, winners)).toEqual([
      "The published record shows the level “winners”, not “matrix”.",
    ]);
    expect(changesInWords(complete, complete)).toEqual([]);
    const swapped = outcomesWith("bo-k", { rank: 3 });
    expect(
      changesInWords(winners, publicRecord({ ...complete, outcomes: swapped }, "winners", "")),
    ).toEqual([]);
  });

  it("tells a decision once", () => {
    const { decisions } = buildRecord(
      contested({
        decisions: [{ about: "confirmation", by: "octavia", date: "2026-10-27", reason: "agreed" }],
      }),
    );
    expect(changesInWords(matrix, { ...matrix, decisions })).toEqual([
      "A decision that officials recorded was added: The result was confirmed by the members whose seats were not up on 2026-10-27, recorded by octavia.",
    ]);
  });
});
