import { Temporal } from "temporal-polyfill";
import { compareSeasons, formatSeason, seasonOfElection } from "../../calendar/election-id.ts";
import type { Charter } from "../../charter/charter.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { type Ledger, type Term, termStart } from "../ledger.ts";
import { charterOfElection } from "../ledger-problems.ts";
import { committeeOn } from "../members.ts";
import type { ElectionPages } from "./committee-sources.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Recognition } from "./recognize.ts";
import {
  dueSeats,
  type ElectedPerson,
  type HeldElection,
  seatElected,
  withSeatsOf,
} from "./seat-elected.ts";

/** An election with the people whom an answer seats, beside those of its result page. */
export interface LaterElection extends ElectionPages {
  readonly answered: readonly ElectedPerson[];
}

interface Reading {
  readonly charters: readonly Charter[];
  readonly recognized: Recognition;
  readonly inquiry: Inquiry;
  /** Elections of which is asked who was elected, though their page says nothing at all. */
  readonly asked: ReadonlySet<string>;
}

/** A day further from the election's month is a typo. */
const farthestDays = 150;

function admittedOn({ election, result }: ElectionPages, inquiry: Inquiry) {
  const admitted = result?.admitted;
  if (admitted === undefined) return undefined;
  const middle = Temporal.PlainDate.from(`${election}-15`);
  if (Math.abs(middle.until(admitted, { largestUnit: "days" }).days) <= farthestDays)
    return admitted;
  inquiry.odd(
    `${result?.path}: says ${admitted}, far from ${election}; the ledger leaves the day out`,
  );
  return undefined;
}

function held(pages: ElectionPages, { charters, inquiry }: Reading): HeldElection {
  const { election, season, page } = pages;
  return {
    ...{ election, season },
    charter: charterOfElection(election, charters),
    opens: page?.opens ?? Temporal.PlainDate.from(`${election}-01`),
    from: admittedOn(pages, inquiry),
  };
}

/** Whether a result page has content but does not say who was elected; otherwise it is a placeholder. */
export function isUnclear({ result }: ElectionPages): boolean {
  if (result === undefined || result.elected !== undefined) return false;
  return result.how !== undefined || result.nominees.length > 0;
}

function howOf({ election, result }: ElectionPages, seated: number, inquiry: Inquiry) {
  if (result?.how !== undefined) return result.how;
  const ran = result?.nominees.length ?? 0;
  if (ran > seated) return "vote" as const;
  const place = result?.path ?? `elections/arch-committee-${election}`;
  const answer = inquiry.ask({
    id: `how:${election}`,
    question: `Was there a vote in ${election}, or was none needed?`,
    found: [`${place}: does not say`],
    form: "how",
    mayStayOpen: false,
  });
  return answer === undefined ? undefined : (answer as "vote" | "uncontested");
}

/** Who was elected by the result page, else by the answer where it is asked. */
function electedIn(pages: ElectionPages, { recognized, inquiry, asked }: Reading): ElectedPerson[] {
  const { election, result } = pages;
  const source = result?.path ?? `answer elected:${election}`;
  const named = result?.elected;
  const people =
    named?.flatMap((each) => recognized.person(each, `${result?.path}:${each.line}`) ?? []) ?? [];
  if (named === undefined) {
    const id = `elected:${election}`;
    if (!isUnclear(pages) && !asked.has(election) && inquiry.peek(id) === undefined) return [];
    const found =
      result === undefined
        ? `elections/arch-committee-${election}: has no result page`
        : `${result.path}: does not say who was elected`;
    const answer = inquiry.ask({
      ...{ id, question: `Who was elected in ${election}?`, found: [found] },
      form: "logins",
      mayStayOpen: true,
    });
    for (const login of answer?.split(", ") ?? []) {
      people.push(recognized.quietly({ name: login, login }, "") ?? { login, name: login });
    }
  } else if (people.length < named.length) return [];
  const how = people.length === 0 ? undefined : howOf(pages, people.length, inquiry);
  return how === undefined ? [] : people.map((person) => ({ ...person, how, source }));
}

/** Someone's term that would last beyond an election. */
function runningTerm(ledger: Ledger, login: string, { opens, election, season }: HeldElection) {
  const before = opens.subtract({ days: 1 });
  return committeeOn(ledger, before).find(
    ({ term }) =>
      term !== undefined &&
      sameLogin(term.holder, login) &&
      compareSeasons(term.until, seasonOfElection(election, season)) > 0,
  )?.term;
}

/** Ends a term early: asks for the day, and uses the latest possible one if it stays unknown. */
function leave(
  ledger: Ledger,
  term: Term,
  { opens }: HeldElection,
  said: { readonly words: string; readonly reference?: string },
  inquiry: Inquiry,
): Ledger {
  const who = `${visible(term.name)} (${term.holder})`;
  const latest =
    Temporal.PlainDate.compare(opens, termStart(term)) > 0
      ? opens
      : termStart(term).add({ days: 1 });
  const answer = inquiry.ask({
    id: `left-on:${loginKey(term.holder)}@${term.elected}`,
    question: `When did ${who} (elected in ${term.elected}) leave the seat early?`,
    found: [`${said.reference ?? "answer"}: ${visible(said.words)}`, `no later than ${latest}`],
    form: "day",
    mayStayOpen: true,
  });
  const date = answer === undefined ? latest : Temporal.PlainDate.from(answer);
  const unsure = answer === undefined ? "; the day is not known, this is the latest possible" : "";
  const reason = `${said.words}${unsure}`;
  const { reference } = said;
  const ended = { date, reason, ...(reference === undefined ? {} : { reference }) };
  // A day outside the term is reported as a contradiction in the ledger.
  const terms = ledger.terms.map((each) => (each === term ? { ...each, ended } : each));
  return { ...ledger, terms };
}

/** The ledger without those who left early by the election's page. */
function withoutLeavers(
  ledger: Ledger,
  pages: ElectionPages,
  held: HeldElection,
  reading: Reading,
): Ledger {
  const { page } = pages;
  return (page?.leavers ?? []).reduce((left, named) => {
    const reference = `${page?.path}:${named.line}`;
    const person = reading.recognized.quietly(named, reference);
    const term = person && runningTerm(left, person.login, held);
    if (term === undefined) return left;
    return leave(left, term, held, { words: named.left, reference }, reading.inquiry);
  }, ledger);
}

/** Asks who left early where more were elected than seats are due. */
function withoutAnswered(
  ledger: Ledger,
  elected: readonly ElectedPerson[],
  held: HeldElection,
  { inquiry }: Reading,
): Ledger {
  const due = dueSeats(ledger, held).length;
  if (elected.length <= due) return ledger;
  const running = ledger.terms.filter(
    ({ holder }) => runningTerm(ledger, holder, held)?.holder === holder,
  );
  const terms = new Map(
    running.map((term) => [loginKey(term.holder), runningTerm(ledger, term.holder, held)]),
  );
  const answer = inquiry.ask({
    id: `left:${held.election}`,
    question: `${elected.length} were elected in ${held.election}, but ${due} seats were due. Who left early?`,
    found: [
      `${elected[0]?.source}: elected ${elected.map(({ name }) => visible(name)).join(", ")}`,
      ...[...terms.values()].flatMap((term) =>
        term === undefined
          ? []
          : [
              `${visible(term.name)} (${term.holder}) holds a seat until ${formatSeason(term.until)}`,
            ],
      ),
    ],
    form: "logins",
    mayStayOpen: false,
  });
  return (answer?.split(", ") ?? []).reduce((left, login) => {
    const term = terms.get(loginKey(login));
    if (term === undefined) return left;
    return leave(left, term, held, { words: "left early" }, inquiry);
  }, ledger);
}

/** The ledger once these elections are over, oldest first; what their pages do not say is asked. */
export function replayElections(
  known: Ledger,
  elections: readonly LaterElection[],
  reading: Reading,
): Ledger {
  return elections.reduce((ledger, pages) => {
    const about = held(pages, reading);
    const elected = [...electedIn(pages, reading)];
    for (const person of pages.answered) {
      if (!elected.some(({ login }) => sameLogin(login, person.login))) elected.push(person);
    }
    const left = withoutLeavers(ledger, pages, about, reading);
    if (elected.length === 0) return left;
    const seats = withSeatsOf(left, about.charter);
    return seatElected(withoutAnswered(seats, elected, about, reading), about, elected);
  }, known);
}
