import { formatSeason } from "../../calendar/election-id.ts";
import { visible } from "../../visible-text.ts";
import { listNames, plural } from "../../wording.ts";
import type { Outcome } from "../seating.ts";

/** The context of a reason besides the outcome. */
export interface ReasonFacts {
  readonly rank: number;
  /** Whether ballots ranked the candidates; if not, all stand equal. */
  readonly ranked: boolean;
  readonly seats: number;
  readonly limit: number;
}

function seatedReason(
  outcome: Extract<Outcome, { state: "seated" }>,
  { rank, ranked }: ReasonFacts,
): string {
  const { seat, until, byDecision } = outcome;
  const place = seat === undefined ? "a seat" : `seat ${seat}`;
  const end = until === undefined ? "" : ` until ${formatSeason(until)}`;
  const how =
    byDecision !== undefined
      ? `in the tie settled by ${visible(byDecision.by)} (${visible(byDecision.reason)})`
      : ranked
        ? `ranked ${rank}`
        : "without a vote";
  return `takes ${place}${end}, ${how}`;
}

/** The reason for a candidate's outcome, in one sentence without a period. */
export function wordReason(outcome: Outcome, facts: ReasonFacts): string {
  switch (outcome.state) {
    case "seated":
      return seatedReason(outcome, facts);
    case "passed over": {
      const { organization, filledBy } = outcome;
      const limit = `${visible(organization)} already has its limit of ${plural(facts.limit, "seat")}`;
      return `${limit}: ${listNames(filledBy)}`;
    }
    case "not reached": {
      const { byDecision } = outcome;
      if (byDecision !== undefined) {
        return `tied for the last seats, and others come first, as decided by ${visible(byDecision.by)} (${visible(byDecision.reason)})`;
      }
      return facts.seats === 1
        ? "the seat went to a higher-ranked candidate"
        : `all ${facts.seats} seats went to higher-ranked candidates`;
    }
    case "tied": {
      const others = listNames(outcome.with);
      if (outcome.about === "term")
        return `elected; tied with ${others} over who takes the longer term`;
      return `tied with ${others} for ${plural(outcome.places, "seat")}: a person must decide`;
    }
    case "undecided":
      return `depends on the affiliation of ${listNames(outcome.because)}: a person must decide`;
  }
}
