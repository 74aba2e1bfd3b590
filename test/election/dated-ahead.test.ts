import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { requirePast } from "../../src/election/dated-ahead.ts";
import { parseElection } from "../../src/workspace/election/election-file.ts";
import { electionYaml } from "../support/election-yaml.ts";

const now = Temporal.Instant.from("2026-10-27T10:00Z");
const candidacy = "login: ada-l, name: Ada, file: a.md, submitted";
const earlierDates = ["nominations: 01 08", "campaign: 08 15", "voting: 15 22"]
  .map((period) =>
    period.replace(/(\d+) (\d+)/, "{ opens: 2026-09-$1T15:00Z, closes: 2026-09-$2T15:00Z }"),
  )
  .join(", ");

function refused(lines: readonly string[], at = now): () => void {
  const election = parseElection(electionYaml("2026-10", lines), "2026-10");
  return () => requirePast(election, at);
}

describe("requirePast", () => {
  it.each([
    ["decisions[1].date", "decisions: [{ about: confirmation, by: o, date: DAY, reason: x }]"],
    [
      "decisions[1].date",
      "decisions: [{ about: tie, order: [a, b], by: o, date: DAY, reason: x }]",
    ],
    ["candidatesClosed.at", "candidatesClosed: { at: TIME, by: o, candidates: [] }"],
    ["candidates[1].submitted", `candidates: [{ ${candidacy}: TIME }]`],
    [
      "candidates[1].withdrawn.date",
      `candidates: [{ ${candidacy}: 2026-10-06T09:12Z, withdrawn: { date: DAY, reason: x } }]`,
    ],
    ["timelineApproved.date", "timelineApproved: { date: DAY, reference: notes }"],
    ["cancelled.date", "cancelled: { date: DAY, by: o, reason: x }"],
    ["announced[1].date", "announced: [{ message: season, date: DAY }]"],
    [
      "announced[1].mistaken.date",
      "announced: [{ message: season, date: 2026-10-01, mistaken: { date: DAY, by: o, reason: x } }]",
    ],
    ["settled[1].date", "settled: [{ step: hand-over, date: DAY, by: o, reason: x }]"],
    ["planned", "planned: DAY"],
    ["rescheduled[1].date", `rescheduled: [{ date: DAY, by: o, reason: x, ${earlierDates} }]`],
    [
      "rolls[1].frozen",
      `rolls: [{ revision: 1, voters: 3, sha256: "${"0".repeat(64)}", frozen: DAY }]`,
    ],
  ])("refuses %s in the future: %s", (field, line) => {
    const dated = (day: string, time: string): string =>
      line.replace("DAY", day).replace("TIME", time);
    expect(refused([dated("2026-10-28", "2026-10-27T10:01Z")])).toThrow(
      `elections/arch-committee-2026-10/election.yaml: ${field}: 2026-10-2`,
    );
    expect(refused([dated("2027-10-27", "2027-10-27T10:00Z")])).toThrow(`${field}: 2027`);
    expect(refused([dated("2026-10-27", "2026-10-27T10:00Z")])).not.toThrow();
  });

  it("names every field, and lets periods and polls lie ahead", () => {
    const early = Temporal.Instant.from("2026-10-01T15:00Z");
    const poll = "polls: [{ provider: civs, id: E_1, opened: 2026-10-15T15:00Z }]";
    expect(refused([poll, "results: 2026-10-23"], early)).not.toThrow();
    const dated = ["planned: 2026-10-02", "timelineApproved: { date: 2026-10-03, reference: x }"];
    expect(refused(dated, early)).toThrow(
      /planned: 2026-10-02 is in the future\n.*timelineApproved\.date: 2026-10-03 is/,
    );
    // Before nominations open nothing can be published: all of it is a rehearsal.
    expect(refused(dated, Temporal.Instant.from("2026-10-01T14:59Z"))).not.toThrow();
  });
});
