import { Temporal } from "temporal-polyfill";
import {
  compareSeasons,
  formatSeason,
  type SeasonOfYear,
  seasonAfter,
  seasonOfElection,
} from "../calendar/election-id.ts";
import type { Period } from "../calendar/period.ts";
import type { Charter, Season } from "../charter/charter.ts";
import { utcDate } from "../dates.ts";
import { compareLogins, loginKey, sameLogin } from "../people/account.ts";
import { type Ledger, latestTerm, type Seat, type Term } from "./ledger.ts";
import { seatsAt } from "./ledger-problems.ts";

/** The facts about an election that decide which seats are due, from `election.yaml`. */
export interface ElectionTime {
  readonly election: string;
  readonly season?: Season | undefined;
  readonly nominations: Period;
}

/** A seat to be filled, why, and until when the next term lasts. */
export interface DueSeat {
  readonly seat: number;
  readonly because: "term ends" | "vacated" | "never filled";
  /** Who held it last, before this election. */
  readonly lastTerm: Term | undefined;
  /** End of the term that this election fills. */
  readonly until: SeasonOfYear;
  /** Set if the seat changes its season because it was vacated early and the charter lets it move. */
  readonly movesFrom: Season | undefined;
}

/** The last term of a seat that began before an election; its own terms and later ones do not count. */
export function termBefore(
  { terms }: Pick<Ledger, "terms">,
  seat: number,
  election: string,
): Term | undefined {
  return latestTerm(terms.filter((term) => term.seat === seat && term.elected < election));
}

function hasEnded({ ended }: Term, onDay: Temporal.PlainDate): boolean {
  return ended !== undefined && Temporal.PlainDate.compare(ended.date, onDay) <= 0;
}

function dueSeat(
  seat: Seat,
  lastTerm: Term | undefined,
  time: ElectionTime,
  { termMonths, vacancy }: Charter["rules"],
): DueSeat | undefined {
  const season = seasonOfElection(time.election, time.season);
  const fullTerm = seasonAfter(season, termMonths.value);
  const found = { seat: seat.id, lastTerm, until: fullTerm, movesFrom: undefined };
  if (lastTerm === undefined) return { ...found, because: "never filled" };
  if (compareSeasons(lastTerm.until, season) <= 0) return { ...found, because: "term ends" };
  if (!hasEnded(lastTerm, utcDate(time.nominations.opens))) return undefined;
  if (vacancy.value === "remainder") return { ...found, because: "vacated", until: lastTerm.until };
  const from = lastTerm.until.season;
  return { ...found, because: "vacated", movesFrom: from === fullTerm.season ? undefined : from };
}

/**
 * The seats that an election fills, by number, as the ledger says when nominations open: those whose term ends
 * with or before its season, those vacated early on or before the day nominations open, those never filled. The
 * election's own terms are ignored, so that the answer does not change after its result is in the ledger.
 */
export function seatsDue(ledger: Ledger, time: ElectionTime, { rules }: Charter): DueSeat[] {
  return seatsAt(ledger, time.election)
    .toSorted((a, b) => a.id - b.id)
    .map((seat) => dueSeat(seat, termBefore(ledger, seat.id, time.election), time, rules))
    .filter((due) => due !== undefined);
}

/**
 * Who takes which of several equivalent seats, by {@link loginKey}: re-elected holders keep theirs; the rest go
 * in seat order to the others by login.
 */
export function shareOutSeats(
  seats: readonly DueSeat[],
  logins: readonly string[],
): Map<string, DueSeat> {
  const free = [...seats];
  const people = logins.toSorted(compareLogins);
  const taken = new Map<string, DueSeat>();
  const holders = people.filter((login) =>
    free.some(({ lastTerm }) => sameLogin(lastTerm?.holder, login)),
  );
  const others = people.filter((login) => !holders.includes(login));
  for (const login of [...holders, ...others]) {
    const own = free.findIndex(({ lastTerm }) => sameLogin(lastTerm?.holder, login));
    const [seat] = free.splice(Math.max(own, 0), 1);
    if (seat !== undefined) taken.set(loginKey(login), seat);
  }
  return taken;
}

/** Why a seat is due, for people. */
export function describeDueSeat({ seat, because, lastTerm, until, movesFrom }: DueSeat): string {
  if (lastTerm === undefined) return `seat ${seat} was never filled`;
  if (because === "term ends") {
    return `seat ${seat}: the term of ${lastTerm.name} ends in ${formatSeason(lastTerm.until)}`;
  }
  const left = `${lastTerm.ended?.date} (${lastTerm.ended?.reason})`;
  const moves = movesFrom === undefined ? "" : `; it moves from ${movesFrom} to ${until.season}`;
  return `seat ${seat} was vacated by ${lastTerm.name} on ${left}${moves}`;
}
