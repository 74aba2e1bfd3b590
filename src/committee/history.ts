import { Temporal } from "temporal-polyfill";
import { affiliationsOn } from "./affiliations.ts";
import type { Ledger, Term } from "./ledger.ts";

/** A term with the holder's organizations when it began. */
export interface TermThen {
  readonly term: Term;
  readonly affiliations: readonly string[];
}

/** Who sat in each seat once an election was over. */
export interface CommitteeAfter {
  readonly election: string;
  /** In the order of {@link History.seats}; undefined for a vacant seat. */
  readonly holders: readonly (Term | undefined)[];
}

/** Every term of the ledger, and the committees that they make. */
export interface History {
  readonly seats: readonly number[];
  /** By election, then seat. */
  readonly terms: readonly TermThen[];
  readonly committees: readonly CommitteeAfter[];
}

/** The last day of an election's month: by then its terms have begun. */
function monthEnd(election: string): Temporal.PlainDate {
  const month = Temporal.PlainYearMonth.from(election);
  return month.toPlainDate({ day: month.daysInMonth });
}

function holderAfter(terms: readonly Term[], seat: number, election: string): Term | undefined {
  const last = terms.filter((term) => term.seat === seat && term.elected <= election).at(-1);
  const { ended } = last ?? {};
  const hasLeft =
    ended !== undefined && Temporal.PlainDate.compare(ended.date, monthEnd(election)) <= 0;
  return hasLeft ? undefined : last;
}

/** The history that a ledger tells; organizations are those at the end of the month of election. */
export function historyOf(ledger: Ledger): History {
  const terms = ledger.terms.toSorted((a, b) =>
    a.elected === b.elected ? a.seat - b.seat : a.elected < b.elected ? -1 : 1,
  );
  const seats = ledger.seats.map(({ id }) => id).sort((a, b) => a - b);
  const elections = [...new Set(terms.map(({ elected }) => elected))];
  return {
    seats,
    terms: terms.map((term) => ({
      term,
      affiliations: affiliationsOn(ledger, term.holder, monthEnd(term.elected)),
    })),
    committees: elections.map((election) => ({
      election,
      holders: seats.map((seat) => holderAfter(terms, seat, election)),
    })),
  };
}
