import type { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import type { Schedule } from "../calendar/timeline.ts";
import { codeSpan } from "../markdown-text.ts";
import { agreeing, listOf, numberWord } from "../wording.ts";
import { fillText } from "../wrap-text.ts";
import { links } from "./links.ts";
import { pageDates } from "./page-dates.ts";

/** A seat that is up: who held it last, and whether they left before its term ended. */
export interface SeatUp {
  /** Undefined where no one has held it yet. */
  readonly holder: string | undefined;
  readonly vacated: boolean;
}

/** What an election's page says. */
export interface ElectionPageFacts {
  readonly election: string;
  readonly seats: number;
  /** The seats that are up; undefined where no ledger tells. */
  readonly seatsUp: readonly SeatUp[] | undefined;
  readonly timeline: Schedule;
  readonly officials: readonly string[];
  /** The UTC day on which the officials were recorded. */
  readonly officialsConfirmed: Temporal.PlainDate;
}

const pageWidth = 80;

/** For example: "filled by `A`, `B` and `C` who stepped down early, with the addition of one new seat". */
function filledBy(seatsUp: readonly SeatUp[]): string {
  const holders = seatsUp.flatMap(({ holder, vacated }) =>
    holder === undefined
      ? []
      : [`${codeSpan(holder)}${vacated ? " (who stepped down early)" : ""}`],
  );
  const fresh = seatsUp.length - holders.length;
  const added = `${numberWord(fresh)} new ${agreeing(fresh, "seat", "seats")} for this round`;
  if (holders.length === 0) return ` The seats up for election are ${added}.`;
  const verb = agreeing(seatsUp.length, "seat up for election is", "seats up for election are");
  const addition = fresh === 0 ? "" : `, with the addition of ${added}`;
  return ` The ${verb} currently filled by ${listOf(holders)}${addition}.`;
}

/** The sentence about the seats on the page and in messages, with names as Markdown code spans. */
function seatsParagraph({ seats, seatsUp }: ElectionPageFacts): string {
  const verb = agreeing(seats, "is", "are");
  const noun = `Architecture Committee ${agreeing(seats, "seat", "seats")}`;
  return `There ${verb} ${numberWord(seats)} ${noun} up for election.${seatsUp === undefined ? "" : filledBy(seatsUp)}`;
}

/** An election's page, `README.md` of its folder, in the form of those before it. */
export function electionPage(facts: ElectionPageFacts): string {
  const officials = { confirmed: facts.officialsConfirmed, logins: facts.officials };
  return [
    `# Architecture Committee Elections: ${electionTitle(facts.election)}`,
    "",
    fillText(seatsParagraph(facts), pageWidth),
    "",
    `Refer to the [elections folder README](${links.elections})`,
    "for election process, declaring candidacy, and eligible voters.",
    "",
    "Election Dates:",
    "",
    ...pageDates(facts.timeline, officials).map(({ line }) => `* ${line}`),
    "",
  ].join("\n");
}
