import { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import { phases, resultsDay } from "../calendar/timeline.ts";
import { localTimes, spokenDay, spokenTime } from "../calendar/zones.ts";
import { rollRules } from "../electorate/roll-rules.ts";
import type { Marks, MessageFacts } from "./message-facts.ts";
import { type PlaceholderValue, text } from "./template.ts";
import { timelineText } from "./timeline-text.ts";

/** The first and the last day on which merged code makes a voter. */
function qualifyingDays({ election, charter }: MessageFacts): { from: string; until: string } {
  const { from, until } = rollRules(charter, election);
  const day = (instant: string): Temporal.PlainDate =>
    Temporal.PlainDate.from(instant.slice(0, 10));
  return { from: spokenDay(day(from)), until: spokenDay(day(until).subtract({ days: 1 })) };
}

/** The values of the dates of an election, in UTC; those that end in `local` are a paragraph with the other zones. */
export function dateValues(facts: MessageFacts): [string, PlaceholderValue][] {
  const { election, zones } = facts;
  const { from, until } = qualifyingDays(facts);
  const edges = phases.flatMap((phase): [string, PlaceholderValue][] => {
    const { opens, closes } = election[phase];
    return [
      [`${phase}-open`, text(spokenTime(opens))],
      [`${phase}-close`, text(spokenTime(closes))],
      [`${phase}-close-local`, text(zones.length === 0 ? "" : `\n\n${localTimes(closes, zones)}.`)],
      [`${phase}-close-day`, text(spokenDay(closes.toZonedDateTimeISO("UTC")))],
    ];
  });
  return [
    ...edges,
    ["results-day", text(spokenDay(resultsDay(election)))],
    ["qualifying-start", text(from)],
    ["qualifying-end", text(until)],
  ];
}

/** What happened to the dates (moved or cancelled), why, and the current ones. */
export function movedDateValues(
  facts: MessageFacts,
  { write, bold }: Marks,
): [string, PlaceholderValue][] {
  const { election, zones } = facts;
  const { cancelled } = election;
  const last = election.rescheduled?.at(-1);
  const committee = `the ${electionTitle(election.election)} elections of the Kata Containers Architecture Committee`;
  const why = ({ reason }: { readonly reason: string }): string =>
    `The reason: ${write(reason.trim().replace(/\.$/, ""))}.`;
  if (cancelled !== undefined) {
    return [
      ["moved-subject", text("the election is cancelled")],
      ["moved", text(`${committee} will not take place as planned. ${why(cancelled)}`)],
      ["new-dates", text("If new dates are set, we will announce them here.")],
    ];
  }
  if (last === undefined) {
    const missing = {
      missing: `no dates have moved; move them with kata-election plan ${election.election} --reschedule`,
    };
    return ["moved-subject", "moved", "new-dates"].map((name) => [name, missing]);
  }
  const { from, until } = qualifyingDays(facts);
  const newDates = [
    bold("New dates"),
    "",
    timelineText(election, election.election, zones, (name) => name),
    "",
    bold("Old dates, no longer valid"),
    "",
    timelineText(last, election.election, [], (name) => name),
    ...(last.nominations.opens.equals(election.nominations.opens)
      ? []
      : ["", `Anyone who had code merged from ${from} through ${until} is now eligible to vote.`]),
  ];
  return [
    ["moved-subject", text("the dates have moved")],
    ["moved", text(`the dates of ${committee} have moved. ${why(last)}`)],
    ["new-dates", text(newDates.join("\n"))],
  ];
}
