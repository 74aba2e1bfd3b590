/** A sentence with the new and the earlier value. */
export type Wording = (now: string, was: string) => string;

/** The earlier value after a comma, if any. */
export function not(was: string, preposition = ""): string {
  return was === "nothing" ? "" : `, not ${preposition}${was}`;
}

/** A sentence with the earlier value, if any. */
export function earlier(lead: string, was: string): string {
  return was === "nothing" ? "" : ` Before, ${lead} ${was}.`;
}

/** A person's entry as a sentence: "Bo Keller (bo-k) ran for Northwind, not Southwind." */
const personFacts: Readonly<Record<string, Wording>> = {
  name: (now, was) => `is named ${now}${not(was)}`,
  organization: forEmployer("counts"),
  organizations: forEmployer("counts"),
  affiliation: forEmployer("ran"),
  rank: (now, was) => `has place ${now}${not(was)}`,
  reason: (now) => `has another reason given for the outcome: ${now.replace(/\.$/, "")}`,
  seat: (now, was) => `holds seat ${now}${not(was)}`,
  until: (now, was) => `serves until ${now}${not(was)}`,
  file: (now, was) => `has the candidacy ${now}${not(was)}`,
  submitted: (now, was) => `sent the candidacy at ${now}${not(was, "at ")}`,
  "withdrawn.date": (now, was) =>
    now === "nothing" ? "did not withdraw" : `withdrew on ${now}${not(was)}`,
  "withdrawn.reason": (now) => `has this reason for the withdrawal: ${now.replace(/\.$/, "")}`,
  "acceptedLate.by": (now) =>
    now === "nothing" ? "was not accepted late" : `was accepted late, as recorded by ${now}`,
  "acceptedLate.reason": (now) => `was accepted late for this reason: ${now.replace(/\.$/, "")}`,
};

function forEmployer(verb: string): Wording {
  return (now, was) =>
    `${verb} for ${employer(now)}${was === "nothing" ? "" : `, not ${employer(was)}`}`;
}

function employer(organization: string): string {
  return organization === "none" || organization === "nothing" ? "no organization" : organization;
}

interface Seat {
  readonly seat: string;
  readonly until: string;
  readonly isReelected: boolean;
}

function seatIn(state: string): Seat | undefined {
  const [, seat = "", until = "", kind] =
    /^seated \(seat (\d+), until ([^,]+), (new|continuing)\)$/.exec(state) ?? [];
  return seat === "" ? undefined : { seat, until, isReelected: kind === "continuing" };
}

function outcomeSentence(who: string, now: string, was: string): string {
  const [seat, old] = [seatIn(now), seatIn(was)];
  if (seat !== undefined && old !== undefined) {
    return seat.seat === old.seat && seat.until === old.until
      ? `${who} is ${seat.isReelected ? "re-elected" : "newly elected"}, not ${old.isReelected ? "re-elected" : "newly elected"}.`
      : `${who} holds seat ${seat.seat} until ${seat.until}, not seat ${old.seat} until ${old.until}.`;
  }
  if (seat !== undefined) {
    const whatWas = was === "nothing" ? "was not on the list" : `was ${stateWords(was)}`;
    return `${who} is elected and holds seat ${seat.seat} until ${seat.until}. Before, ${who} ${whatWas}.`;
  }
  if (old !== undefined) {
    const whatIs = now === "nothing" ? "is not on the list of candidates" : `is ${stateWords(now)}`;
    return `${who} ${whatIs}. Before, ${who} was elected to seat ${old.seat} until ${old.until}.`;
  }
  if (now === "nothing") return `${who} is not on the list of candidates any more.`;
  if (was === "nothing") return `${who} is on the list of candidates, and is ${stateWords(now)}.`;
  return `${who} is ${stateWords(now)}. Before, the result said: ${stateWords(was)}.`;
}

function stateWords(state: string): string {
  return state === "passed over"
    ? "passed over, since the organization holds its seats"
    : "not elected";
}

/**
 * What a correction changed about a person, in one sentence.
 *
 * @param place the record's list, the login, and the fact; an empty fact is the outcome itself.
 * @param who the person as readers know them.
 */
export function personSentence(
  [list = "", login = "", part = ""]: readonly (string | undefined)[],
  who: string,
  { was, now }: { readonly was: string; readonly now: string },
): string {
  if (part === "" && list === "outcomes") return outcomeSentence(who, now, was);
  const wording = personFacts[part];
  if (now === "nothing" && !part.startsWith("withdrawn.") && !part.startsWith("acceptedLate.")) {
    return `The result no longer says this about ${who}: ${part} ${was}.`;
  }
  if (wording !== undefined) return `${who} ${wording(now, was)}.`;
  return `The record of ${who} (${part.replaceAll(".", ", ") || login}) is ${now}.${earlier("it was", was)}`;
}
