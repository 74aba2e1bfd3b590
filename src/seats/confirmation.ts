import { Temporal } from "temporal-polyfill";
import { utcDate } from "../dates.ts";
import type { Decision } from "../election/decision.ts";
import type { Election } from "../election/election.ts";
import { listNames } from "../wording.ts";
import type { VoteQuestion } from "./vote-needed.ts";

type Confirmation = Extract<Decision, { about: "confirmation" }>;
type ConfirmedFacts = Pick<Election, "candidates" | "decisions" | "nominations">;

/**
 * Whether the members whose seats are not up have to confirm the result: where no vote is held, or seats
 * stay open (process page: "have the active members, whose seats are not up for re-election, officiate
 * the results").
 */
export function needsConfirmation({ needed, filled }: VoteQuestion): boolean {
  return needed === false || filled.seating.openSeats > 0;
}

/** Changes since a day that reopen the question: no one can have confirmed what was not known yet. */
function changesSince(
  date: Temporal.PlainDate,
  { candidates, decisions, nominations }: ConfirmedFacts,
): string[] {
  const isLater = (other: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(other, date) > 0;
  const closed = utcDate(nominations.closes);
  const early = isLater(closed) ? [`nominations closed only on ${closed}`] : [];
  const gone = candidates.flatMap(({ name, withdrawn }) =>
    withdrawn !== undefined && isLater(withdrawn.date)
      ? [`${listNames([name])} withdrew on ${withdrawn.date}`]
      : [],
  );
  const came = candidates.flatMap(({ name, submitted }) =>
    isLater(utcDate(submitted))
      ? [`${listNames([name])} became a candidate on ${utcDate(submitted)}`]
      : [],
  );
  const reopened = decisions.flatMap((decision) =>
    decision.about === "reopening" && isLater(decision.date)
      ? [`the list of candidates was reopened on ${decision.date}`]
      : [],
  );
  return [...early, ...came, ...gone, ...reopened];
}

function confirmations({ decisions }: Pick<Election, "decisions">): Confirmation[] {
  return decisions.filter((each): each is Confirmation => each.about === "confirmation");
}

/**
 * The recorded confirmation of a result without a vote, or with open seats; undefined where there is none,
 * or where candidates changed after it.
 */
export function standingConfirmation(election: ConfirmedFacts): Confirmation | undefined {
  return confirmations(election).findLast(({ date }) => changesSince(date, election).length === 0);
}

/** Why no recorded confirmation holds, in a sentence; undefined where none is recorded. */
function whyItFell(election: ConfirmedFacts): string | undefined {
  const last = confirmations(election).at(-1);
  const [change] = last === undefined ? [] : changesSince(last.date, election);
  if (last === undefined || change === undefined) return undefined;
  return `The confirmation of ${last.date} does not cover this result: ${change}.`;
}

/** What officials must do before a result without a vote, or with open seats, is final. */
export function confirmationStep(election: ConfirmedFacts & Pick<Election, "election">): string {
  const fell = whyItFell(election);
  return [
    `${fell === undefined ? "" : `${fell} `}Ask the members whose seats are not up to confirm the result, then record where they did:`,
    `    kata-election candidates close --election ${election.election} --by <login> --confirmed <date>="<where>"`,
  ].join("\n");
}
