import type { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import { sameTimeline, type Timeline } from "../calendar/timeline.ts";
import { ElectionError } from "../errors.ts";
import { codeSpan } from "../markdown-text.ts";
import { enumerate, numberWord } from "../results/wording.ts";
import { visible } from "../visible-text.ts";
import { fillText } from "./fill-text.ts";
import { links } from "./links.ts";
import { pageDates } from "./page-dates.ts";

/** A seat that is up: who held it last, and whether they left before its term ended. */
export interface SeatUp {
  /** Undefined where nobody has held it yet. */
  readonly holder: string | undefined;
  readonly vacated: boolean;
}

/** What an election's page says. */
export interface ElectionPageFacts {
  readonly election: string;
  readonly seats: number;
  /** The seats that are up; undefined where no ledger tells. */
  readonly seatsUp: readonly SeatUp[] | undefined;
  readonly timeline: Timeline;
  readonly officials: readonly string[];
  /** The UTC day on which the officials were recorded. */
  readonly officialsConfirmed: Temporal.PlainDate;
}

const pageWidth = 80;

/** "filled by `A`, `B` and `C` who stepped down early, with the addition of one new seat". */
function filledBy(seatsUp: readonly SeatUp[]): string {
  const holders = seatsUp.flatMap(({ holder, vacated }) =>
    holder === undefined
      ? []
      : [`${codeSpan(holder)}${vacated ? " (who stepped down early)" : ""}`],
  );
  const fresh = seatsUp.length - holders.length;
  const added = `${numberWord(fresh)} new seat${fresh === 1 ? "" : "s"} for this round`;
  if (holders.length === 0) return ` The seats up for election are ${added}.`;
  const verb = seatsUp.length === 1 ? "seat up for election is" : "seats up for election are";
  const addition = fresh === 0 ? "" : `, with the addition of ${added}`;
  return ` The ${verb} currently filled by ${enumerate(holders)}${addition}.`;
}

/** What the page says of the seats, and the messages too, names as Markdown code spans. */
function seatsParagraph({ seats, seatsUp }: ElectionPageFacts): string {
  const verb = seats === 1 ? "is" : "are";
  const noun = `Architecture Committee seat${seats === 1 ? "" : "s"}`;
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
    ...pageDates(facts.timeline, officials).map(({ line }) => line),
    "",
  ].join("\n");
}

/**
 * The page with its lines of dates, and that of the officials, as the facts have them; every other line
 * stays. The line of the officials is put before the nominations where there was none.
 *
 * @throws ElectionError (input) where a line of dates that has to change is not there.
 */
export function updateElectionPage(
  text: string,
  fileName: string,
  facts: ElectionPageFacts,
  before: Pick<ElectionPageFacts, "timeline" | "officials">,
): string {
  const moved = !sameTimeline(facts.timeline, before.timeline);
  const joined = facts.officials.join() !== before.officials.join();
  const officials = { confirmed: facts.officialsConfirmed, logins: facts.officials };
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  for (const { ending, line } of pageDates(facts.timeline, joined ? officials : undefined)) {
    const isOfficials = line.includes("Election officials confirmed");
    if (!isOfficials && !moved) continue;
    const at = lines.findIndex((each) => each.startsWith("* ") && ending.test(each));
    if (at !== -1) lines[at] = line;
    else if (isOfficials) {
      const first = lines.findIndex((each) => /: Candidate nominations open\s*$/.test(each));
      if (first === -1) refuse(fileName, line);
      lines.splice(first, 0, line);
    } else refuse(fileName, line);
  }
  return lines.join(lineEnd);
}

function refuse(fileName: string, line: string): never {
  const words = line.replace(/^.*?(?=: [A-Z]|, results)/, "");
  throw new ElectionError("input", `${visible(fileName)} has no line “* …${words}” to change`, {
    hint: `Put this line where it belongs, and run the command again:\n${line}`,
  });
}
