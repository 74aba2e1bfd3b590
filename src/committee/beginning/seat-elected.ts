import type { Temporal } from "temporal-polyfill";
import type { Charter, Season } from "../../charter/charter.ts";
import { loginKey } from "../../people/account.ts";
import type { Ledger, Seat, Term } from "../ledger.ts";
import { type DueSeat, seatsDue, shareOutSeats } from "../seats-due.ts";

/** Someone whom an election seated. */
export interface ElectedPerson {
  readonly login: string;
  readonly name: string;
  readonly how: Term["how"];
  /** Where that can be read. */
  readonly source: string;
}

/** An election that the ledger does not have yet. */
export interface HeldElection {
  readonly election: string;
  readonly season: Season | undefined;
  /** The charter in force then. */
  readonly charter: Charter;
  /** The day on which nominations opened, or the first of the election's month. */
  readonly opens: Temporal.PlainDate;
  /** The first day of the terms, where a page has it. */
  readonly from: Temporal.PlainDate | undefined;
}

/** The ledger with the charter's number of seats; new ones were never filled. */
export function withSeatsOf(ledger: Ledger, { rules }: Charter): Ledger {
  const seats: Seat[] = [...ledger.seats];
  for (const season of ["autumn", "spring"] as const) {
    let missing = rules.seats.value[season] - seats.filter((seat) => seat.season === season).length;
    for (; missing > 0 && seats.length < rules.seats.value.total; missing--) {
      const id = Math.max(0, ...seats.map((seat) => seat.id)) + 1;
      seats.push({ id, season, moved: [] });
    }
  }
  return { ...ledger, seats };
}

/** The seats that an election fills, those of its own season first. */
export function dueSeats(
  ledger: Ledger,
  { election, season, charter, opens }: HeldElection,
): DueSeat[] {
  const instant = opens.toZonedDateTime("UTC").toInstant();
  const nominations = { opens: instant, closes: instant.add({ hours: 24 }) };
  const time = { election, season, nominations };
  const moves = ({ seat, until }: DueSeat): boolean =>
    ledger.seats.find(({ id }) => id === seat)?.season !== until.season;
  const due = seatsDue(ledger, time, charter);
  return due.toSorted((a, b) => Number(moves(a)) - Number(moves(b)) || a.seat - b.seat);
}

function reasonOfMove({ lastTerm }: DueSeat, season: Season): string {
  if (lastTerm?.ended === undefined) return `it was not filled in ${season}`;
  return `vacated by ${lastTerm.name} (${lastTerm.holder}): ${lastTerm.ended.reason}`;
}

/**
 * The ledger with the people seated by an election. Seats with the same end are interchangeable. People without
 * a due seat are left out; the caller asks first.
 */
export function seatElected(
  ledger: Ledger,
  held: HeldElection,
  elected: readonly ElectedPerson[],
): Ledger {
  const logins = elected.map(({ login }) => login);
  const shared = shareOutSeats(dueSeats(ledger, held), logins);
  const { election, from } = held;
  const terms = elected.flatMap(({ login, name, how, source }): Term[] => {
    const due = shared.get(loginKey(login));
    if (due === undefined) return [];
    const { seat, until } = due;
    return [{ seat, holder: login, name, elected: election, how, until, source, from }];
  });
  const seats = ledger.seats.map((seat): Seat => {
    const taken = [...shared.values()].find((due) => due.seat === seat.id);
    if (taken === undefined || taken.until.season === seat.season) return seat;
    const to = taken.until.season;
    const reason = reasonOfMove(taken, seat.season);
    return { ...seat, season: to, moved: [...seat.moved, { to, election, reason }] };
  });
  const added = terms.toSorted((a, b) => a.seat - b.seat);
  return { ...ledger, seats, terms: [...ledger.terms, ...added] };
}
