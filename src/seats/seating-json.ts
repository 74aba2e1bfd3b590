import { formatSeason } from "../calendar/election-id.ts";
import type { Declaration } from "./declare.ts";
import type { CandidateOutcome } from "./seating.ts";

function outcomeJson({ candidate, rank, organization, outcome, reason }: CandidateOutcome) {
  const { login, name } = candidate;
  const seated = outcome.state === "seated" ? outcome : undefined;
  return {
    login,
    name,
    rank,
    organization: organization ?? null,
    outcome: outcome.state,
    seat: seated?.seat ?? null,
    until: seated?.until === undefined ? null : formatSeason(seated.until),
    reason,
  };
}

/** The form in which `seats fill --json`, `tally --election --json` and records give a seating. */
export function seatingJson({
  election,
  charter,
  declared,
  vote,
  seats,
  continuing,
  count,
  seating,
  openQuestions,
}: Declaration) {
  return {
    election: election.election,
    charter: charter.id,
    declared: declared.toString(),
    vote: { needed: vote.needed ?? null, reason: vote.reason },
    seats: seats.map(({ seat, because, until }) => ({ seat, because, until: formatSeason(until) })),
    continuing: continuing.map(({ login, name, seat, until }) => ({
      login,
      name,
      seat,
      until: formatSeason(until),
    })),
    struck: (count?.struck ?? []).map(({ name, candidate }) => ({
      name,
      login: candidate?.login ?? null,
    })),
    outcomes: seating.outcomes.map(outcomeJson),
    ties: seating.ties,
    doubts: seating.doubts,
    openSeats: seating.openSeats,
    remarks: seating.remarks,
    openQuestions,
  };
}
