import { Temporal } from "temporal-polyfill";
import {
  compareSeasons,
  formatSeason,
  type SeasonOfYear,
  seasonAfter,
  seasonOfElection,
} from "../calendar/election-id.ts";
import type { Charter, Season } from "../charter/charter.ts";
import { charterInForce, kataCharters } from "../charter/kata-charters.ts";
import { ElectionError } from "../errors.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { type Ledger, type Term, termStart } from "./ledger.ts";
import { seasonOfDay } from "./members.ts";

/** A term and its position in the file, counted from 1. */
interface NumberedTerm {
  readonly term: Term;
  readonly entry: string;
}

function seatProblems({ seats }: Ledger): string[] {
  return seats.flatMap(({ id, season, moved }, position) => {
    const entry = `seats[${position + 1}]`;
    const problems: string[] = [];
    const first = seats.findIndex((other) => other.id === id);
    if (first !== position)
      problems.push(`${entry}: seat ${id} is already listed at seats[${first + 1}]`);
    const last = moved.at(-1);
    if (last !== undefined && last.to !== season) {
      problems.push(
        `${entry}: season is ${season}, but the seat moved to ${last.to} last (${last.election})`,
      );
    }
    const still = moved.find(({ to }, index) => index > 0 && moved[index - 1]?.to === to);
    if (still !== undefined) {
      problems.push(`${entry}: moved to ${still.to} in ${still.election}, where it was already`);
    }
    return problems;
  });
}

function isOutside(season: SeasonOfYear, first: SeasonOfYear, end: SeasonOfYear): boolean {
  return compareSeasons(season, first) < 0 || compareSeasons(season, end) >= 0;
}

function termProblems({ seats }: Ledger, { term, entry }: NumberedTerm): string[] {
  const { seat, elected, from, until, ended } = term;
  const problems: string[] = [];
  if (!seats.some(({ id }) => id === seat)) {
    problems.push(`${entry}: there is no seat ${seat} in the list of seats`);
  }
  if (compareSeasons(until, seasonOfElection(elected)) <= 0) {
    problems.push(
      `${entry}: until ${formatSeason(until)} is no later than the election ${elected}`,
    );
  }
  // An election may end after the month in its name, but in the same season.
  const begins = from && seasonOfDay(from);
  if (begins && isOutside(begins, seasonOfElection(elected), until)) {
    problems.push(
      `${entry}: from ${from} is not between the season of the election ${elected} and ${formatSeason(until)}, when the term ends`,
    );
  }
  const firstDay = termStart(term);
  if (ended !== undefined && Temporal.PlainDate.compare(ended.date, firstDay) < 0) {
    const start = from === undefined ? `the election ${elected}` : `it began ${from}`;
    problems.push(`${entry}: ended on ${ended.date}, before ${start}`);
  }
  return problems;
}

/** Whether a term is still running when a later one begins: by the day where it is known, else by the month. */
function stillRuns(earlier: Term, later: Term): boolean {
  const { ended } = earlier;
  if (ended !== undefined && later.from !== undefined) {
    return Temporal.PlainDate.compare(later.from, ended.date) < 0;
  }
  if (compareSeasons(earlier.until, seasonOfElection(later.elected)) <= 0) return false;
  return ended === undefined || later.elected < ended.date.toString().slice(0, 7);
}

function isNoLater(a: Term, b: Term): boolean {
  if (a.elected !== b.elected) return a.elected < b.elected;
  return Temporal.PlainDate.compare(termStart(a), termStart(b)) <= 0;
}

function clash(a: NumberedTerm, b: NumberedTerm): string[] {
  const [earlier, later] = isNoLater(a.term, b.term) ? [a, b] : [b, a];
  const sameSeat = earlier.term.seat === later.term.seat;
  const sameHolder = sameLogin(earlier.term.holder, later.term.holder);
  if (!(sameSeat || sameHolder) || !stillRuns(earlier.term, later.term)) return [];
  const both = `${a.entry} and ${b.entry}`;
  if (!sameSeat) {
    const seats = `${earlier.term.seat} and ${later.term.seat}`;
    return [`${both}: ${later.term.holder} would hold the seats ${seats} at the same time`];
  }
  if (earlier.term.elected === later.term.elected && !sameHolder) {
    const holders = `${a.term.holder} and ${b.term.holder}`;
    return [
      `${both}: seat ${later.term.seat} has two holders elected ${later.term.elected}: ${holders}`,
    ];
  }
  const { seat, elected } = later.term;
  return [
    `${both}: terms of seat ${seat} overlap: ${earlier.term.holder}'s runs until ${formatSeason(earlier.term.until)}, ${later.term.holder}'s begins ${elected}`,
  ];
}

function datesProblems(key: "affiliations" | "chairs", ledger: Ledger): string[] {
  return ledger[key].flatMap(({ from, until }, position) => {
    if (from === undefined || until === undefined) return [];
    if (Temporal.PlainDate.compare(from, until) < 0) return [];
    return [`${key}[${position + 1}]: until ${until} is no later than from ${from}`];
  });
}

/** Chairs who never held a seat, and two chairs at the same time. */
function chairProblems({ chairs, terms }: Ledger): string[] {
  const members = new Set(terms.map(({ holder }) => loginKey(holder)));
  const { compare } = Temporal.PlainDate;
  return chairs.flatMap(({ holder, from, until }, position) => {
    const entry = `chairs[${position + 1}]`;
    const problems: string[] = [];
    if (!members.has(loginKey(holder))) {
      problems.push(
        `${entry}: ${holder} holds no seat in any term; the members chair among themselves`,
      );
    }
    const before = chairs.findIndex(
      (other, index) =>
        index < position &&
        (other.until === undefined || from === undefined || compare(from, other.until) < 0) &&
        (until === undefined || other.from === undefined || compare(other.from, until) < 0),
    );
    if (before !== -1) {
      const first = chairs[before]?.holder;
      problems.push(
        `${entry}: ${holder} would chair at the same time as ${first}, chairs[${before + 1}]`,
      );
    }
    return problems;
  });
}

/** What a ledger is checked against. */
export interface LedgerRules {
  readonly charters: readonly Charter[];
  /** The season of elections whose `election.yaml` gives another than their month. */
  readonly seasons: ReadonlyMap<string, Season>;
}

const usualRules: LedgerRules = { charters: kataCharters, seasons: new Map() };

/** The charter at the end of an election's month, or the first one for elections before it. */
export function charterOfElection(election: string, charters: readonly Charter[]): Charter {
  const [first] = charters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const month = Temporal.PlainYearMonth.from(election);
  const end = month.toPlainDate({ day: month.daysInMonth });
  return first !== undefined && end.toString() < first.id ? first : charterInForce(end, charters);
}

/** A term of another length than the charter's; the launch terms had their own. */
function lengthProblems(
  { term, entry }: NumberedTerm,
  { charters, seasons }: LedgerRules,
): string[] {
  const { elected, how, until } = term;
  if (how === "appointed") return [];
  const { termMonths, vacancy } = charterOfElection(elected, charters).rules;
  const begins = seasonOfElection(elected, seasons.get(elected));
  // A term that ends before it begins is reported already.
  if (compareSeasons(until, begins) <= 0) return [];
  const full = seasonAfter(begins, termMonths.value);
  const compared = compareSeasons(until, full);
  if (compared === 0 || (compared < 0 && vacancy.value === "remainder")) return [];
  return [
    `${entry}: elected ${elected} until ${formatSeason(until)}; a term of ${termMonths.value} months lasts until ${formatSeason(full)}`,
  ];
}

/** More seats than any committee had. */
export function seatCountProblems(
  { seats }: Ledger,
  { charters }: Pick<LedgerRules, "charters">,
): string[] {
  const most = Math.max(...charters.map(({ rules }) => rules.seats.value.total));
  if (seats.length <= most) return [];
  return [`seats: ${seats.length} seats are listed, but the committee has ${most}`];
}

/**
 * Contradictions in a ledger, one line each: two holders of one seat, overlapping terms, two seats of one
 * person, unknown seats, terms of the wrong length or season, reversed dates, chairs who are not members.
 */
export function ledgerProblems(ledger: Ledger, rules: LedgerRules = usualRules): string[] {
  const terms = ledger.terms.map((term, position) => ({ term, entry: `terms[${position + 1}]` }));
  return [
    ...seatProblems(ledger),
    ...terms.flatMap((term) => [...termProblems(ledger, term), ...lengthProblems(term, rules)]),
    ...terms.flatMap((a, index) => terms.slice(index + 1).flatMap((b) => clash(a, b))),
    ...datesProblems("affiliations", ledger),
    ...datesProblems("chairs", ledger),
    ...chairProblems(ledger),
  ];
}

/** The seats that existed at an election, without those first filled later. */
export function seatsAt({ seats, terms }: Pick<Ledger, "seats" | "terms">, election: string) {
  return seats.filter(({ id }) => {
    const ofSeat = terms.filter(({ seat }) => seat === id);
    return ofSeat.length === 0 || ofSeat.some(({ elected }) => elected <= election);
  });
}

/**
 * Refuses a ledger that contradicts itself or the number of seats of the charter.
 *
 * @throws ElectionError (input) naming each entry.
 */
export function requireConsistentLedger(ledger: Ledger, charter: Charter, election: string): void {
  const problems = ledgerProblems(ledger);
  const { total } = charter.rules.seats.value;
  const seats = seatsAt(ledger, election).length;
  if (seats !== total) {
    problems.push(`seats: ${seats} seats are listed, but the charter ${charter.id} has ${total}`);
  }
  if (problems.length === 0) return;
  const lines = problems.map((problem) => `elections/committee.yaml: ${problem}`);
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Correct the ledger; nothing was computed from it.",
  });
}
