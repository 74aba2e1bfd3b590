import { Temporal } from "temporal-polyfill";
import { compareSeasons, type SeasonOfYear } from "../calendar/election-id.ts";
import { seasonOfMonth } from "../charter/charter.ts";
import { affiliationsOn } from "./affiliations.ts";
import type { Ledger, Seat, Term } from "./ledger.ts";

/** A seat on a day: who holds it, or since when nobody does. */
export interface SeatState {
  readonly seat: number;
  /** Undefined for a seat that is vacant or was not filled yet. */
  readonly term: Term | undefined;
  /** The holder's organizations on the day, as the ledger has them. */
  readonly affiliations: readonly string[];
  /** The term whose early end left the seat vacant. */
  readonly vacatedBy: Term | undefined;
  /** The holder's term is over by its season and no successor stands in the ledger. */
  readonly overdue: boolean;
}

function seasonOfDay({ year, month }: Temporal.PlainDate): SeasonOfYear {
  const season = seasonOfMonth(month);
  return { season, year: month === 1 && season === "autumn" ? year - 1 : year };
}

function stateOf({ id }: Seat, ledger: Ledger, on: Temporal.PlainDate): SeatState {
  const month = on.toPlainYearMonth().toString();
  const last = ledger.terms
    .filter(({ seat, elected }) => seat === id && elected <= month)
    .sort((a, b) => (a.elected < b.elected ? -1 : 1))
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
 * The committee on a day, by seat. The ledger knows elections by their month: a holder counts from the
 * first day of the month of their election until the next holder's, or until they left.
 */
export function committeeOn(ledger: Ledger, on: Temporal.PlainDate): SeatState[] {
  return ledger.seats.toSorted((a, b) => a.id - b.id).map((seat) => stateOf(seat, ledger, on));
}
