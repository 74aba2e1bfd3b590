import {
  compareSeasons,
  formatSeason,
  type SeasonOfYear,
  seasonAfter,
} from "../../calendar/election-id.ts";
import type { Season } from "../../charter/charter.ts";
import { compareLogins, loginKey } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { Seat, Term } from "../ledger.ts";
import { leaveEarly } from "./early-end.ts";
import type { Inquiry } from "./inquiry.ts";
import { firstWith, type PastList } from "./list-history.ts";
import type { ElectedPerson, PastElection, PastHolder } from "./past-election.ts";
import type { Person } from "./recognize.ts";

/** A term in the making; one that nothing proves helps to tell seats apart and is not written. */
export type Tenure = {
  -readonly [Key in keyof Term]: Term[Key];
} & { readonly isProven: boolean };

/** A seat as elections went by. */
export interface ReplayedSeat {
  readonly id: number;
  season: Season;
  readonly moved: Seat["moved"][number][];
  readonly tenures: Tenure[];
}

interface Replay {
  readonly seats: ReplayedSeat[];
  readonly lists: readonly PastList[];
  readonly inquiry: Inquiry;
  /** The month of the launch, where the pages reach back so far. */
  readonly launch: string | undefined;
}

function current({ tenures }: ReplayedSeat): Tenure | undefined {
  return tenures.at(-1);
}

/** The seat that somebody holds when an election comes: of a term that was not left early. */
function seatOf({ seats }: Replay, login: string): ReplayedSeat | undefined {
  return seats.find((seat) => {
    const last = current(seat);
    return (
      last !== undefined && last.ended === undefined && loginKey(last.holder) === loginKey(login)
    );
  });
}

function isDue(seat: ReplayedSeat, season: SeasonOfYear): boolean {
  const last = current(seat);
  return last === undefined || last.ended !== undefined || compareSeasons(last.until, season) <= 0;
}

function addSeat(
  { seats, inquiry }: Replay,
  { id: election, season: { season }, charter }: PastElection,
): ReplayedSeat {
  const { total } = charter.rules.seats.value;
  if (seats.length >= total) {
    inquiry.odd(
      `election ${election}: seat ${seats.length + 1} was filled for the first time; the charter of its month (${charter.id}) had ${total} seats`,
    );
  }
  const seat = { id: seats.length + 1, season, moved: [], tenures: [] };
  seats.push(seat);
  return seat;
}

/** A holder whom no election of the pages seated: appointed at launch, or elected before the pages begin. */
function heldBefore(replay: Replay, election: PastElection, { person, place }: PastHolder): void {
  const { inquiry, lists } = replay;
  const seat = addSeat(replay, election);
  const id = `since:${loginKey(person.login)}`;
  const question = `When and how did ${visible(person.name)} come to the seat that was up in ${election.id}?`;
  const listed = firstWith(lists, person.login, election.opens);
  const found = [
    `${place}: names them as the holder; no result page seats them`,
    ...(listed === undefined ? [] : [`${listed.name}: lists them`]),
  ];
  let seating: string | undefined;
  if (listed?.isLaunch === true) {
    seating = `${listed.date.toString().slice(0, 7)} appointed`;
    inquiry.settle({ id, question, found }, seating);
  } else {
    const { launch } = replay;
    seating = inquiry.ask({
      ...{ id, question, found, form: "seating", mayStayOpen: true },
      suggestion: launch === undefined ? undefined : `${launch} appointed`,
    });
  }
  const [elected = election.id, how = "appointed"] = seating?.split(" ") ?? [];
  seat.tenures.push({
    seat: seat.id,
    holder: person.login,
    name: person.name,
    elected,
    how: how as Tenure["how"],
    until: election.season,
    source: listed?.name ?? place.replace(/:\d+$/, ""),
    isProven: seating !== undefined,
  });
}

/** Holds the page's holders against what the elections before make of the seats. */
function meetHolders(replay: Replay, election: PastElection, isFirstRound: boolean): void {
  for (const holder of election.holders) {
    const { person, place, left } = holder;
    const seat = seatOf(replay, person.login);
    if (seat !== undefined) {
      const tenure = current(seat);
      if (tenure !== undefined && !isDue(seat, election.season)) {
        const words = left ?? undefined;
        leaveEarly(tenure, { by: election.opens, words, found: [place] }, replay);
      }
    } else if (isFirstRound) heldBefore(replay, election, holder);
    else {
      replay.inquiry.odd(
        `${place}: names ${visible(person.name)} as a holder of a seat that is up; no result page seats them`,
      );
    }
  }
  const named = new Set(election.holders.map(({ person }) => loginKey(person.login)));
  if (named.size === 0) return;
  for (const seat of replay.seats) {
    const last = current(seat);
    if (last === undefined || last.ended !== undefined || !isDue(seat, election.season)) continue;
    if (named.has(loginKey(last.holder))) continue;
    replay.inquiry.odd(
      `${election.holders[0]?.place}: does not name ${visible(last.name)}, whose term ends in ${formatSeason(last.until)}`,
    );
  }
}

/** Asks whose seat somebody took where more were elected than seats were due. */
function askWhoseSeat(replay: Replay, election: PastElection, person: Person) {
  const continuing = replay.seats.filter((seat) => !isDue(seat, election.season));
  const holders = continuing.flatMap((seat) => current(seat) ?? []);
  const answer = replay.inquiry.ask({
    id: `seat:${loginKey(person.login)}@${election.id}`,
    question: `More were elected in ${election.id} than seats were due. Whose seat did ${visible(person.name)} take?`,
    found: holders.map(
      ({ name, holder, until }) =>
        `${visible(name)} (${holder}) held a seat until ${formatSeason(until)}`,
    ),
    form: "login",
    mayStayOpen: false,
  });
  if (answer === undefined) return undefined;
  const seat = continuing.find(
    (each) => loginKey(current(each)?.holder ?? "") === loginKey(answer),
  );
  const tenure = seat === undefined ? undefined : current(seat);
  if (tenure === undefined) {
    replay.inquiry.odd(`answer seat:${person.login}@${election.id}: ${answer} held no seat then`);
    return undefined;
  }
  leaveEarly(tenure, { by: election.opens, words: undefined, found: [] }, replay);
  return seat;
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
