import type { ListedCandidate } from "../../../candidates/candidate-list.ts";
import { formatInstant } from "../../../dates.ts";
import type { Closing } from "../../../election/closing.ts";
import type { Election } from "../../../election/election.ts";
import { confirmationStep, standingConfirmation } from "../../../seats/confirmation.ts";
import type { VoteOutlook } from "../../../seats/declare.ts";
import { visible } from "../../../visible-text.ts";

/** Candidacies that officials must act on before the list is final, each with what to do. */
export function undecidedCandidacies(
  { candidates: accepted, nominations }: Election,
  candidates: readonly ListedCandidate[],
): string[] {
  const waiting = candidates
    .filter(({ state }) => state === "not accepted")
    .map(({ file }) => `${visible(file)} is not accepted: accept it, or remove the file`);
  const late = accepted.filter(
    ({ submitted, acceptedLate, withdrawn }) =>
      withdrawn === undefined &&
      acceptedLate === undefined &&
      submitted.epochMilliseconds >= nominations.closes.epochMilliseconds,
  );
  return [
    ...waiting,
    ...late.map(
      ({ file }) =>
        `${visible(file)} came late: accept it with --late-by and --late-reason, or withdraw it`,
    ),
  ];
}

/** What happens next, for the official. */
export function nextStep({ vote, rules }: VoteOutlook, election: Election): string {
  const { openSeats } = vote.filled.seating;
  if (vote.needed === undefined) {
    return "Record whom the person works for in the decisions of election.yaml (about: affiliation) and ask again.";
  }
  if (vote.needed) return "Next: the campaign, then the poll.";
  const open =
    openSeats === 0
      ? ""
      : ` ${openSeats} of ${rules.seats.length} seats ${openSeats === 1 ? "stays" : "stay"} open.`;
  if (standingConfirmation(election) !== undefined) {
    return `No poll is held.${open} The members whose seats are not up confirmed it. Next: kata-election results prepare.`;
  }
  return `No poll is held.${open} ${confirmationStep(election)}`;
}

/** Who is elected if no vote is held. */
export function seatedNames({ vote }: VoteOutlook): string[] {
  return vote.filled.seating.outcomes
    .filter(({ outcome }) => outcome.state === "seated")
    .map(({ candidate }) => candidate.name);
}

/** The answer as JSON. */
export function closingJson(
  election: string,
  outlook: VoteOutlook,
  undecided: readonly string[],
  closing: Closing | undefined,
): string {
  const { standing, vote, rules, remarks } = outlook;
  const report = {
    formatVersion: 1,
    election,
    closed:
      closing === undefined
        ? null
        : { at: formatInstant(closing.at), by: closing.by, candidates: closing.candidates },
    candidates: standing.map(({ login, name, affiliation }) => ({ login, name, affiliation })),
    seats: rules.seats.length,
    voteNeeded: vote.needed ?? null,
    reason: vote.reason,
    openSeats: vote.needed === false ? vote.filled.seating.openSeats : null,
    seatedWithoutVote: vote.needed === false ? seatedNames(outlook) : null,
    undecided,
    remarks,
  };
  return JSON.stringify(report, null, 2);
}
