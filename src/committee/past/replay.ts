import { compareSeasons, formatSeason, seasonAfter } from "../../calendar/election-id.ts";
import type { Season } from "../../charter/charter.ts";
import { ElectionError } from "../../errors.ts";
import { compareLogins, loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { leaveEarly } from "./early-end.ts";
import type { Inquiry } from "./inquiry.ts";
import type { PastList } from "./list-history.ts";
import { meetHolders } from "./named-holders.ts";
import type { ElectedPerson, PastElection } from "./past-election.ts";
import type { Person } from "./recognize.ts";
import {
  addSeat,
  current,
  isDue,
  type Replay,
  type ReplayedSeat,
  seatOf,
} from "./replayed-seats.ts";

/**
 * Asks whose seat somebody took where more were elected than seats were due.
 *
 * @throws ElectionError (undecided) where nobody is left whose seat it could have been.
 */
function askWhoseSeat(replay: Replay, election: PastElection, person: Person) {
  const { id, source, elected } = election;
  const held = replay.seats.flatMap((seat) => {
    const tenure = current(seat);
    const isOpen = tenure === undefined || tenure.elected === id || isDue(seat, election.season);
    return isOpen ? [] : [{ seat, tenure }];
  });
  if (held.length === 0) {
    throw new ElectionError(
      "undecided",
      `${visible(source ?? id)}: ${elected.length} were elected in ${id}, more than there are seats`,
      { hint: `Correct the page or the answers: no seat is left for ${visible(person.name)}.` },
    );
  }
  const answer = replay.inquiry.ask({
    id: `seat:${loginKey(person.login)}@${id}`,
    question: `More were elected in ${id} than seats were due. Whose seat did ${visible(person.name)} take?`,
    found: held.map(
      ({ tenure: { name, holder, until } }) =>
        `${visible(name)} (${holder}) held a seat until ${formatSeason(until)}`,
    ),
    form: "login",
    among: held.map(({ tenure }) => tenure.holder),
    mayStayOpen: false,
  });
  const taken = held.find(({ tenure }) => tenure.holder === answer);
  if (taken === undefined) return undefined;
  leaveEarly(taken.tenure, { by: election.opens, words: undefined, found: [] }, replay);
  return taken.seat;
}

function seatPerson(seat: ReplayedSeat, election: PastElection, person: ElectedPerson): void {
  const { id, season, charter, from } = election;
  const source = person.source ?? election.source;
  const last = current(seat);
  const { termMonths, vacancy } = charter.rules;
  const isVacated = last?.ended !== undefined && compareSeasons(last.until, season) > 0;
  const keepsEnd = isVacated && vacancy.value === "remainder";
  if (!keepsEnd && seat.season !== season.season) {
    const why =
      last?.ended === undefined
        ? `it was not filled in ${seat.season}`
        : `vacated by ${last.name} (${last.holder}): ${last.ended.reason}`;
    seat.moved.push({ to: season.season, election: id, reason: why });
    seat.season = season.season;
  }
  seat.tenures.push({
    seat: seat.id,
    holder: person.login,
    name: person.name,
    elected: id,
    ...(from === undefined ? {} : { from }),
    how: person.how,
    until: keepsEnd && last !== undefined ? last.until : seasonAfter(season, termMonths.value),
    ...(source === undefined ? {} : { source }),
    isProven: true,
  });
}

function hold(replay: Replay, election: PastElection, isFirstRound: boolean): void {
  const { season, charter, newSeats, elected } = election;
  meetHolders(replay, election, isFirstRound);
  for (const { login } of elected) {
    const seat = seatOf(replay, login);
    const tenure = seat === undefined ? undefined : current(seat);
    if (seat === undefined || tenure === undefined || isDue(seat, season)) continue;
    const found = [`elected again in ${election.id} (${election.source ?? "answered"})`];
    leaveEarly(tenure, { by: election.opens, words: undefined, found }, replay);
  }
  const due = replay.seats.filter((seat) => isDue(seat, season)).length;
  const missing = Math.max(newSeats, charter.rules.seats.value.total - replay.seats.length);
  const wanted = Math.min(Math.max(newSeats, elected.length - due), missing);
  for (let added = 0; added < wanted; added++) addSeat(replay, election);
  const open = replay.seats.filter((seat) => isDue(seat, season));
  const kept = elected.flatMap((person) => {
    const seat = open.find(
      (each) => loginKey(current(each)?.holder ?? "") === loginKey(person.login),
    );
    return seat === undefined ? [] : [{ person, seat }];
  });
  const taken = new Set(kept.map(({ seat }) => seat));
  const isOthers = (seat: ReplayedSeat): boolean =>
    seat.season !== season.season && current(seat)?.ended === undefined;
  const free = open
    .filter((seat) => !taken.has(seat))
    .toSorted((a, b) => Number(isOthers(a)) - Number(isOthers(b)));
  const rest = elected
    .filter((person) => !kept.some((each) => each.person === person))
    .toSorted((a, b) => compareLogins(a.login, b.login));
  for (const { person, seat } of kept) seatPerson(seat, election, person);
  for (const person of rest) {
    const seat = free.shift() ?? askWhoseSeat(replay, election, person);
    if (seat !== undefined) seatPerson(seat, election, person);
  }
}

/**
 * Lets the elections of the pages go by, oldest first: seats with the same end are interchangeable, so
 * re-elected holders keep theirs and the rest go by seat and login, as design and later results have it.
 */
export function replayElections(
  elections: readonly PastElection[],
  lists: readonly PastList[],
  inquiry: Inquiry,
  launched: string,
): ReplayedSeat[] {
  const isFromLaunch = (elections[0]?.id ?? "") <= `${Number(launched.slice(0, 4)) + 1}-12`;
  const launch = isFromLaunch ? launched.slice(0, 7) : undefined;
  const replay: Replay = { seats: [], lists, inquiry, launch };
  const seen = new Set<Season>();
  for (const election of elections) {
    hold(replay, election, !seen.has(election.season.season));
    seen.add(election.season.season);
  }
  return replay.seats;
}
