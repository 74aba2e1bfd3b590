import { Temporal } from "temporal-polyfill";
import { type SeasonOfYear, seasonOfElection } from "../../calendar/election-id.ts";
import type { Charter } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { visible } from "../../visible-text.ts";
import type { Term } from "../ledger.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Person, Recognition } from "./recognize.ts";
import type { ElectionPages } from "./sources.ts";

/** Who held a seat that was up, as the election's page says. */
export interface PastHolder {
  readonly person: Person;
  /** The words in which the page says that they left early. */
  readonly left: string | undefined;
  readonly place: string;
}

/** Somebody whom an election seated. */
export interface ElectedPerson extends Person {
  readonly how: Term["how"];
  /** Where that can be read, if not on the election's result page. */
  readonly source?: string;
}

/** A past election with its people recognized. */
export interface PastElection {
  readonly id: string;
  readonly season: SeasonOfYear;
  readonly charter: Charter;
  readonly holders: readonly PastHolder[];
  readonly newSeats: number;
  readonly elected: readonly ElectedPerson[];
  /** The first day of the new terms, where a page has it. */
  readonly from: Temporal.PlainDate | undefined;
  /** Where the result can be read. */
  readonly source: string | undefined;
  /** The day on which nominations opened, and the one on which they closed. */
  readonly opens: Temporal.PlainDate;
  readonly closes: Temporal.PlainDate;
  /** The day by which the result was known. */
  readonly over: Temporal.PlainDate;
}

/** A day further away from the election's month is another election's. */
const farthestDays = 150;

function lastDay(election: string): Temporal.PlainDate {
  const month = Temporal.PlainYearMonth.from(election);
  return month.toPlainDate({ day: month.daysInMonth });
}

/** The charter at the end of an election's month, or the first one for elections before it. */
export function charterOfElection(election: string, charters: readonly Charter[]): Charter {
  const [first] = charters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const end = lastDay(election);
  return first !== undefined && end.toString() < first.id ? first : charterInForce(end, charters);
}

function admittedOn({ election, result }: ElectionPages, inquiry: Inquiry) {
  const admitted = result?.admitted;
  if (result === undefined || admitted === undefined) return undefined;
  const middle = Temporal.PlainDate.from(`${election}-15`);
  const apart = Math.abs(middle.until(admitted.date, { largestUnit: "days" }).days);
  if (apart <= farthestDays) return admitted.date;
  const answer = inquiry.ask({
    id: `from:${election}`,
    question: `On which day were those elected in ${election} admitted to the committee?`,
    found: [
      `${result.path}:${admitted.line}: says ${admitted.date}, which is not in ${election.slice(0, 4)}`,
    ],
    form: "day",
    mayStayOpen: true,
  });
  return answer === undefined ? undefined : Temporal.PlainDate.from(answer);
}

function howOf({ election, result, candidacies }: ElectionPages, seated: number, inquiry: Inquiry) {
  if (result?.how !== undefined) return result.how;
  const stood = Math.max(result?.nominees.length ?? 0, candidacies.length);
  const id = `how:${election}`;
  const question = `Did those elected in ${election} win a vote, or was none needed?`;
  const place = result?.path ?? `election ${election}`;
  const standing = stood === 0 ? "nor who stood" : `${stood} stood`;
  const found = [`${place}: does not say; ${standing}, ${seated} were elected`];
  if (stood > seated) {
    inquiry.settle({ id, question, found }, "vote");
    return "vote" as const;
  }
  const answer = inquiry.ask({ id, question, found, form: "how", mayStayOpen: false });
  return answer === "uncontested" ? ("uncontested" as const) : ("vote" as const);
}

/** Who was elected, from the result page; asked for where an election has none and a later one has. */
function electedIn(
  pages: ElectionPages,
  isLast: boolean,
  { person, ofLogin }: Recognition,
  inquiry: Inquiry,
): Person[] {
  const { election, result } = pages;
  if (result?.elected !== undefined) {
    return result.elected.flatMap(
      (named) => person(named, `${result.path}:${named.line}`, { mayStayOpen: false }) ?? [],
    );
  }
  if (isLast && result === undefined) return [];
  const found =
    result === undefined
      ? `elections/arch-committee-${election}: holds no result page`
      : `${result.path}: does not list who was elected`;
  const answer = inquiry.ask({
    id: `elected:${election}`,
    question: `Who was elected in ${election}?`,
    found: [found],
    form: "logins",
    mayStayOpen: true,
  });
  return (answer?.split(", ") ?? []).map(ofLogin);
}

/** Reads a past election's pages with its people recognized; what they leave open is asked. */
export function pastElection(
  pages: ElectionPages,
  isLast: boolean,
  charters: readonly Charter[],
  recognized: Recognition,
  inquiry: Inquiry,
): PastElection {
  const { election, announcement, result } = pages;
  const people = electedIn(pages, isLast, recognized, inquiry);
  const how = people.length === 0 ? "vote" : howOf(pages, people.length, inquiry);
  const holders = (announcement?.holders ?? []).flatMap((named): PastHolder[] => {
    const place = `${announcement?.path}:${named.line}`;
    const person = recognized.person(named, place, { mayStayOpen: true });
    if (person === undefined) {
      inquiry.odd(
        `${place}: ${visible(named.name)} held a seat; no account is known, so the ledger has no term of theirs`,
      );
      return [];
    }
    return [{ person, left: named.left, place }];
  });
  const firstDay = Temporal.PlainDate.from(`${election}-01`);
  const from = people.length === 0 ? undefined : admittedOn(pages, inquiry);
  const opens = announcement?.nominations?.opens ?? firstDay;
  return {
    id: election,
    season: seasonOfElection(election, pages.season),
    charter: charterOfElection(election, charters),
    holders,
    newSeats: announcement?.newSeats ?? 0,
    elected: people.map((each) => ({ ...each, how })),
    from,
    source: result?.path,
    opens,
    closes: announcement?.nominations?.closes ?? firstDay,
    over: from ?? announcement?.results ?? lastDay(election),
  };
}
