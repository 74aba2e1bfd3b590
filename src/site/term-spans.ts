import { Temporal } from "temporal-polyfill";
import { type SeasonOfYear, usualMonth } from "../calendar/election-id.ts";
import { affiliationsOn } from "../committee/affiliations.ts";
import { termsThen } from "../committee/history.ts";
import { type Ledger, type Term, termStart } from "../committee/ledger.ts";
import { sameLogin } from "../people/account.ts";

/** Part of a term during which the holder's organizations stay the same. */
export interface TermPart {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly organizations: readonly string[];
}

/** A term for drawing: from its first day until the next holder's, the day they left, or its season's end. */
export interface TermSpan {
  readonly term: Term;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** In order; several if the holder changed organization. */
  readonly parts: readonly TermPart[];
}

/** A time in which no one held a seat. */
export interface Vacancy {
  readonly seat: number;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

const { compare } = Temporal.PlainDate;

/** The last day of the month in which elections of a season usually are. */
function seasonEnd({ season, year }: SeasonOfYear): Temporal.PlainDate {
  const { daysInMonth, month } = Temporal.PlainYearMonth.from({ year, month: usualMonth[season] });
  return Temporal.PlainDate.from({ year, month, day: daysInMonth });
}

function partsOf(
  ledger: Ledger,
  { holder }: Term,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  atFirst: readonly string[],
): TermPart[] {
  const borders = ledger.affiliations
    .filter(({ person }) => sameLogin(person, holder))
    .flatMap((each) => [each.from, each.until])
    .filter((date) => date !== undefined)
    .filter((date) => compare(from, date) < 0 && compare(date, until) < 0)
    .toSorted(compare);
  const starts = [from, ...borders];
  const parts: TermPart[] = [];
  for (const [at, start] of starts.entries()) {
    const end = starts[at + 1] ?? until;
    const known = affiliationsOn(ledger, holder, start);
    const organizations = at === 0 && known.length === 0 ? atFirst : known;
    const last = parts.at(-1);
    if (compare(start, end) >= 0) continue;
    if (last !== undefined && last.organizations.join("\n") === organizations.join("\n"))
      parts[parts.length - 1] = { ...last, until: end };
    else parts.push({ from: start, until: end, organizations });
  }
  return parts;
}

/** A cache of each ledger's terms, used by several pages. */
const known = new WeakMap<Ledger, readonly TermSpan[]>();

/** Every term of the ledger with the time it covers and the holder's organizations in it, by election, then seat. */
export function termSpans(ledger: Ledger): readonly TermSpan[] {
  const spans = known.get(ledger) ?? spansOf(ledger);
  known.set(ledger, spans);
  return spans;
}

function spansOf(ledger: Ledger): TermSpan[] {
  return termsThen(ledger).map(({ term, affiliations }) => {
    const from = termStart(term);
    const later = ledger.terms
      .filter(({ seat }) => seat === term.seat)
      .map(termStart)
      .filter((start) => compare(from, start) < 0)
      .toSorted(compare);
    const ends = [term.ended?.date, later[0]]
      .filter((date) => date !== undefined)
      .toSorted(compare);
    const planned = seasonEnd(term.until);
    const until = ends[0] ?? (compare(from, planned) < 0 ? planned : from.add({ days: 1 }));
    return { term, from, until, parts: partsOf(ledger, term, from, until, affiliations) };
  });
}

/** When seats were vacant: from the day their holder left until the next term began, or until a day. */
export function vacancies(spans: readonly TermSpan[], today: Temporal.PlainDate): Vacancy[] {
  return spans.flatMap(({ term: { seat, ended }, until }) => {
    if (ended === undefined) return [];
    const next = spans
      .filter((other) => other.term.seat === seat && compare(until, other.from) <= 0)
      .map(({ from }) => from)
      .toSorted(compare)[0];
    const end = next ?? today;
    return compare(until, end) < 0 ? [{ seat, from: until, until: end }] : [];
  });
}

/** Elections in a row, and the days over which their terms are drawn. */
export interface Stretch {
  /** The first day of its first term. */
  readonly from: Temporal.PlainDate;
  /** The first day of the next stretch; undefined for the newest. */
  readonly until: Temporal.PlainDate | undefined;
  /** The terms that began in it. */
  readonly began: readonly TermSpan[];
}

/** The terms in stretches of a limited number of elections, newest first. */
export function stretches(spans: readonly TermSpan[], most: number): Stretch[] {
  const elections = [...new Set(spans.map(({ term }) => term.elected))].toSorted().reverse();
  const found: Stretch[] = [];
  for (let at = 0; at < elections.length; at += most) {
    const here = new Set(elections.slice(at, at + most));
    const began = spans.filter(({ term }) => here.has(term.elected));
    const [from] = began.map((span) => span.from).toSorted(compare);
    if (from !== undefined) found.push({ from, until: found.at(-1)?.from, began });
  }
  return found;
}
