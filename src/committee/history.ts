import { Temporal } from "temporal-polyfill";
import { compareSeasons } from "../calendar/election-id.ts";
import { sameLogin } from "../people/account.ts";
import { compareText } from "../wording.ts";
import { affiliationsOn } from "./affiliations.ts";
import { type Ledger, type Term, termStart } from "./ledger.ts";
import { committeeOn, seasonOfDay } from "./members.ts";

/** A term with the holder's organizations when it began. */
export interface TermThen {
  readonly term: Term;
  readonly affiliations: readonly string[];
  /** Set if the ledger has them only from a later day of the term. */
  readonly knownFrom: Temporal.PlainDate | undefined;
}

/** The holder of each seat after an election or an early departure. */
export interface CommitteeAfter {
  /** Undefined where someone left and no election was on. */
  readonly election: string | undefined;
  /** The month, `2026-10`. */
  readonly month: string;
  /** In the order of {@link History.seats}; undefined for a seat that no one holds. */
  readonly holders: readonly (Term | undefined)[];
}

/** Every term of the ledger, and the committees that they make. */
export interface History {
  readonly seats: readonly number[];
  /** By election, then seat. */
  readonly terms: readonly TermThen[];
  /** Oldest first. */
  readonly committees: readonly CommitteeAfter[];
}

/** The last day of a month. */
function monthEnd(yearAndMonth: string): Temporal.PlainDate {
  const month = Temporal.PlainYearMonth.from(yearAndMonth);
  return month.toPlainDate({ day: month.daysInMonth });
}

/** The day by which a term has certainly begun: the end of the election's month, or its first day if later. */
function begun(term: Term): Temporal.PlainDate {
  const [end, start] = [monthEnd(term.elected), termStart(term)];
  return Temporal.PlainDate.compare(end, start) < 0 ? start : end;
}

/** Whether a term runs on a day: not over by its season, not ended early, and without a successor. */
function isWithin({ terms }: Ledger, term: Term, day: Temporal.PlainDate): boolean {
  const { until, ended, seat, holder, elected } = term;
  const { compare } = Temporal.PlainDate;
  if (ended !== undefined && compare(ended.date, day) <= 0) return false;
  const isNext = (other: Term): boolean =>
    other.elected > elected && (other.seat === seat || sameLogin(other.holder, holder));
  if (terms.some((other) => isNext(other) && compare(termStart(other), day) <= 0)) return false;
  return compareSeasons(seasonOfDay(day), until) <= 0;
}

/** Organizations when the term began, else the first that the ledger knows later in it. */
function affiliationsThen(ledger: Ledger, term: Term): Omit<TermThen, "term"> {
  const day = begun(term);
  const affiliations = affiliationsOn(ledger, term.holder, day);
  if (affiliations.length > 0) return { affiliations, knownFrom: undefined };
  const later = ledger.affiliations
    .filter(({ person }) => sameLogin(person, term.holder))
    .flatMap(({ from }) => from ?? [])
    .filter((from) => Temporal.PlainDate.compare(day, from) < 0 && isWithin(ledger, term, from))
    .toSorted(Temporal.PlainDate.compare);
  const [first] = later;
  if (first === undefined) return { affiliations: [], knownFrom: undefined };
  return { affiliations: affiliationsOn(ledger, term.holder, first), knownFrom: first };
}

/** Holders after an election, including those whose terms begin after its month. */
function holdersAfter(ledger: Ledger, seats: readonly number[], month: string) {
  const elected = ledger.terms.filter((term) => term.elected === month);
  const days = [monthEnd(month), ...elected.map(begun)];
  const day = days.toSorted(Temporal.PlainDate.compare).at(-1) ?? monthEnd(month);
  const states = new Map(committeeOn(ledger, day).map(({ seat, term }) => [seat, term]));
  return seats.map((seat) => states.get(seat));
}

/** Every term by election, then seat, with its holder's organizations when it had begun. */
export function termsThen(ledger: Ledger): TermThen[] {
  return ledger.terms
    .toSorted((a, b) => compareText(a.elected, b.elected) || a.seat - b.seat)
    .map((term) => ({ term, ...affiliationsThen(ledger, term) }));
}

/** A ledger's history, with organizations from the beginning of each term. */
export function historyOf(ledger: Ledger): History {
  const { terms } = ledger;
  const seats = ledger.seats.map(({ id }) => id).sort((a, b) => a - b);
  const elections = new Set(terms.map(({ elected }) => elected));
  const departures = terms.flatMap(({ ended }) => ended?.date.toString().slice(0, 7) ?? []);
  return {
    seats,
    terms: termsThen(ledger),
    committees: [...new Set([...elections, ...departures])].sort().map((month) => ({
      election: elections.has(month) ? month : undefined,
      month,
      holders: holdersAfter(ledger, seats, month),
    })),
  };
}
