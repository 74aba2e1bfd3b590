import { Temporal } from "temporal-polyfill";
import { compareSeasons, type SeasonOfYear } from "../calendar/election-id.ts";
import { seasonOfMonth } from "../charter/charter.ts";
import { sameLogin } from "../people/account.ts";
import { affiliationsOn, holdsOn } from "./affiliations.ts";
import { type Ledger, type Seat, type Term, termStart } from "./ledger.ts";

/** A seat on a day: its holder, or since when it is vacant. */
export interface SeatState {
  readonly seat: number;
  /** Undefined for a seat that is vacant or was not filled yet. */
  readonly term: Term | undefined;
  /** The holder's organizations on the day, as the ledger has them. */
  readonly affiliations: readonly string[];
  /** The term whose early end left the seat vacant. */
  readonly vacatedBy: Term | undefined;
  /** The holder's term is over by its season, and the ledger has no successor. */
  readonly overdue: boolean;
}

/** The season that a day falls into; January belongs to the autumn before. */
export function seasonOfDay({ year, month }: Temporal.PlainDate): SeasonOfYear {
  const season = seasonOfMonth(month);
  return { season, year: month === 1 && season === "autumn" ? year - 1 : year };
}

function stateOf({ id }: Seat, ledger: Ledger, on: Temporal.PlainDate): SeatState {
  const last = ledger.terms
    .filter((term) => term.seat === id && Temporal.PlainDate.compare(termStart(term), on) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(termStart(a), termStart(b)))
    .at(-1);
  const nobody = { seat: id, term: undefined, affiliations: [], overdue: false };
  if (last === undefined) return { ...nobody, vacatedBy: undefined };
  const { ended } = last;
  if (ended !== undefined && Temporal.PlainDate.compare(ended.date, on) <= 0) {
    return { ...nobody, vacatedBy: last };
  }
  return {
    seat: id,
    term: last,
    affiliations: affiliationsOn(ledger, last.holder, on),
    vacatedBy: undefined,
    overdue: compareSeasons(last.until, seasonOfDay(on)) < 0,
  };
}

/**
 * The committee on a day, by seat: a holder counts from the first day of their term (of the month of their
 * election, where the ledger has no day) until the next holder's, or until they left.
 */
export function committeeOn(ledger: Ledger, on: Temporal.PlainDate): SeatState[] {
  return ledger.seats.toSorted((a, b) => a.id - b.id).map((seat) => stateOf(seat, ledger, on));
}

/** The seat that someone holds on a day; undefined where they hold none. */
export function seatOf(
  ledger: Ledger,
  login: string | undefined,
  on: Temporal.PlainDate,
): (SeatState & { readonly term: Term }) | undefined {
  const state = committeeOn(ledger, on).find(({ term }) => sameLogin(term?.holder, login));
  return state?.term === undefined ? undefined : { ...state, term: state.term };
}

/** The chairs that the ledger records for a day; none where it knows of none. */
export function chairsOn({ chairs }: Pick<Ledger, "chairs">, on: Temporal.PlainDate): string[] {
  return chairs.filter((chair) => holdsOn(chair, on)).map(({ holder }) => holder);
}
