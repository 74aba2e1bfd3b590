import { wordReason } from "../seats/allocation/reasons.ts";
import type { Outcome } from "../seats/seating.ts";
import type { ElectionRecord, RecordedOutcome } from "./record.ts";

/** The decision that settled a tie at a rank, if someone was seated by it. */
export function tieDecisionAt(rank: number | undefined, outcomes: ElectionRecord["outcomes"]) {
  for (const { rank: other, outcome } of outcomes) {
    if (rank !== undefined && other === rank && outcome.state === "seated")
      return outcome.byDecision;
  }
  return undefined;
}

/** The outcome from filling the seats; undefined if the record's level hides it. */
function asFilled(
  { outcome, rank }: RecordedOutcome,
  { outcomes }: ElectionRecord,
): Outcome | undefined {
  if (outcome.state === "not elected") return undefined;
  if (outcome.state === "passed over") return outcome;
  if (outcome.state === "not reached") {
    const byDecision = tieDecisionAt(rank, outcomes);
    return byDecision === undefined ? outcome : { ...outcome, byDecision };
  }
  const { state, seat, until, byDecision } = outcome;
  const season = until.startsWith("spring") ? "spring" : "autumn";
  const end = { season, year: Number(until.slice(season.length + 1)) } as const;
  return { state, seat, until: end, ...(byDecision && { byDecision }) };
}

/**
 * The reason for a candidate's outcome, worded by this version from the record's data; the record's own
 * sentence may be older.
 *
 * @returns undefined if the record's level has no reasons.
 */
export function reasonOf(outcome: RecordedOutcome, record: ElectionRecord): string | undefined {
  const { rank } = outcome;
  const filled = rank === undefined ? undefined : asFilled(outcome, record);
  if (rank === undefined || filled === undefined) return undefined;
  const { voteHeld: ranked, seatsDue: seats, limit } = record;
  return wordReason(filled, { rank, ranked, seats, limit });
}
