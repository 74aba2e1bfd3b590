import type { Temporal } from "temporal-polyfill";
import { loginKey } from "../people/account.ts";
import { standingConfirmation } from "../seats/confirmation.ts";
import { numberWord, plural, spelledCount } from "../wording.ts";
import type { ElectionRecord, RecordedOutcome } from "./record.ts";

export interface SeatedOutcome extends RecordedOutcome {
  readonly outcome: Extract<RecordedOutcome["outcome"], { state: "seated" }>;
}

/** People by name, as on the past pages, so that the order does not reveal the ranking. */
export function byName<Person extends { readonly name: string; readonly login: string }>(
  people: readonly Person[],
): Person[] {
  const key = ({ name, login }: Person): string =>
    `${name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()}\u0000${loginKey(login)}`;
  return [...people].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Who was seated, by name. */
export function seatedByName({ outcomes }: ElectionRecord): SeatedOutcome[] {
  const isSeated = (each: RecordedOutcome): each is SeatedOutcome =>
    each.outcome.state === "seated";
  return byName(outcomes.filter(isSeated));
}

/** How many candidates did not withdraw. */
function countStanding({ candidates }: ElectionRecord): number {
  return candidates.filter(({ withdrawn }) => withdrawn === undefined).length;
}

/** How many seats there were and why there was a vote or none, in the words of the past pages. */
export function seatsSentence(record: ElectionRecord): string {
  const seats = `${spelledCount(record.seatsDue, "seat", ["was", "were"])} available`;
  if (record.voteHeld) return `${seats}, so elections were held.`;
  const standing = countStanding(record);
  if (standing > record.seatsDue) {
    return `${seats}, and any ranking of the nominees would have led to the same result, so the voting phase was skipped.`;
  }
  const nominees =
    standing < record.seatsDue ? ` for ${spelledCount(standing, "nominee").toLowerCase()}` : "";
  return `${seats}${nominees}, and the committee would not have more than ${numberWord(record.limit)} members from one organization, so the voting phase was skipped.`;
}

/** The same for emails and the result's page, which say how many ran. */
export function contestSentence(record: ElectionRecord): string {
  if (!record.voteHeld) return seatsSentence(record);
  const seats = spelledCount(record.seatsDue, "seat").toLowerCase();
  return `${spelledCount(countStanding(record), "candidate")} ran for ${seats}, so a vote was held.`;
}

/** Whether every nominee who did not withdraw was appointed without a vote. */
export function allAppointed({ voteHeld, outcomes }: ElectionRecord): boolean {
  return (
    !voteHeld && outcomes.length > 0 && outcomes.every(({ outcome }) => outcome.state === "seated")
  );
}

/** What stays open, and that the members whose seats were not up confirmed it. */
export function openSeatsSentences(record: ElectionRecord): string[] {
  const { openSeats } = record;
  if (openSeats === 0) return [];
  const open = spelledCount(openSeats, "seat", ["remains", "remain"]);
  const confirmed = standingConfirmation(record);
  return [
    `${open} vacant: there is no eligible candidate left.`,
    ...(confirmed === undefined
      ? []
      : [`The members whose seats were not up confirmed this on ${confirmed.date}.`]),
  ];
}

/** Opt-in figures: people who have not opted in may not have heard of the poll. */
function mailSentences(roll: ElectionRecord["roll"]): string[] {
  if (roll?.mail === undefined) return [];
  const { activated, awaiting } = roll.mail;
  const rest = activated + awaiting < roll.voters ? "; for the others it is not known" : "";
  const had = plural(activated, "voter");
  return [`${had} had opted in to CIVS email, ${awaiting} had not${rest}.`];
}

/** "61 of the 142 voters on the roll (43 %) cast a ballot." and what else is known of the ballots. */
export function turnoutSentences({ ballots, roll }: ElectionRecord): string[] {
  if (ballots === undefined) return [];
  const { counted, invalid, abstentions } = ballots;
  const turnout =
    roll === undefined || roll.voters === 0
      ? `${plural(counted, "ballot was", "ballots were")} counted; how many voters were on the roll is not recorded.`
      : `${counted} of the ${roll.voters} voters on the roll (${Math.round((100 * counted) / roll.voters)} %) cast a ballot.`;
  const ranked = `${abstentions} of the ballots ranked no one.`;
  const skipped = `${plural(invalid, "row was", "rows were")} invalid and not counted.`;
  return [
    turnout,
    ...mailSentences(roll),
    ...(abstentions > 0 ? [ranked] : []),
    ...(invalid > 0 ? [skipped] : []),
  ];
}

/** The end seasons of the new terms, each with the names of those who serve until then. */
export function termsByEnd(seated: readonly SeatedOutcome[]): [until: string, SeatedOutcome[]][] {
  const ends = new Map<string, SeatedOutcome[]>();
  for (const each of seated) {
    const { until } = each.outcome;
    ends.set(until, [...(ends.get(until) ?? []), each]);
  }
  return [...ends];
}

/** When the voting or, without a vote, the nominations ended: there is no result before. */
export function decidedAt({ voteHeld, voting, nominations }: ElectionRecord): Temporal.Instant {
  return voteHeld ? voting.closes : nominations.closes;
}
