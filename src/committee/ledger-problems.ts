import { Temporal } from "temporal-polyfill";
import { compareSeasons, formatSeason, seasonOfElection } from "../calendar/election-id.ts";
import type { Charter } from "../charter/charter.ts";
import { ElectionError } from "../errors.ts";
import { loginKey } from "../people/account.ts";
import type { Ledger, Term } from "./ledger.ts";

/** A term and where it stands in the file, counted from 1. */
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
      problems.push(`${entry}: seat ${id} is listed already at seats[${first + 1}]`);
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

function termProblems({ seats }: Ledger, { term, entry }: NumberedTerm): string[] {
  const { seat, elected, until, ended } = term;
  const problems: string[] = [];
  if (!seats.some(({ id }) => id === seat)) {
    problems.push(`${entry}: there is no seat ${seat} in the list of seats`);
  }
  if (compareSeasons(until, seasonOfElection(elected)) <= 0) {
    problems.push(
      `${entry}: until ${formatSeason(until)} is no later than the election ${elected}`,
    );
  }
  const firstDay = Temporal.PlainDate.from(`${elected}-01`);
  if (ended !== undefined && Temporal.PlainDate.compare(ended.date, firstDay) < 0) {
    problems.push(`${entry}: ended on ${ended.date}, before the election ${elected}`);
  }
  return problems;
}

/** Whether a term is still running when a later one begins; both are known by the month of election. */
function stillRuns(earlier: Term, later: Term): boolean {
  if (compareSeasons(earlier.until, seasonOfElection(later.elected)) <= 0) return false;
  return earlier.ended === undefined || later.elected < earlier.ended.date.toString().slice(0, 7);
}

function clash(a: NumberedTerm, b: NumberedTerm): string[] {
  const [earlier, later] = a.term.elected <= b.term.elected ? [a, b] : [b, a];
  const sameSeat = earlier.term.seat === later.term.seat;
  const sameHolder = loginKey(earlier.term.holder) === loginKey(later.term.holder);
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

function affiliationProblems({ affiliations }: Ledger): string[] {
  return affiliations.flatMap(({ from, until }, position) => {
    if (from === undefined || until === undefined) return [];
    if (Temporal.PlainDate.compare(from, until) < 0) return [];
    return [`affiliations[${position + 1}]: until ${until} is no later than from ${from}`];
  });
}

/**
 * Where a ledger contradicts itself, an entry a line: two holders of one seat, overlapping terms, two
 * seats of one person, unknown seats, dates the wrong way round.
 */
export function ledgerProblems(ledger: Ledger): string[] {
  const terms = ledger.terms.map((term, position) => ({ term, entry: `terms[${position + 1}]` }));
  return [
    ...seatProblems(ledger),
    ...terms.flatMap((term) => termProblems(ledger, term)),
    ...terms.flatMap((a, index) => terms.slice(index + 1).flatMap((b) => clash(a, b))),
    ...affiliationProblems(ledger),
  ];
}

/** The seats that there were at an election: one first filled at a later election did not exist yet. */
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
