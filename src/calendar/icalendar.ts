import ical, { ICalEventTransparency } from "ical-generator";
import type { Temporal } from "temporal-polyfill";
import { type Phase, phases, resultsDay, type Timeline } from "./timeline.ts";

/** What a calendar file of an election is made from. */
export interface CalendarFacts {
  /** The election's id: events keep their identity by it. */
  readonly election: string;
  /** "October 2026" */
  readonly title: string;
  readonly timeline: Timeline;
  /** Address of the election's page. */
  readonly page: string;
  /** How often the dates were moved: calendars replace events by those of a higher number. */
  readonly revision: number;
  /** The UTC day on which the dates were last set; the file does not contain the time of writing. */
  readonly revised: Temporal.PlainDate;
}

const names: Readonly<Record<Phase, readonly [summary: string, what: string]>> = {
  nominations: ["nominations", "To run, add your file by pull request before this period ends."],
  campaign: ["questions and answers", "Put your questions to the candidates."],
  voting: ["voting", "Everyone on the roll votes with the link that CIVS emails."],
};

function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

function startOf(day: Temporal.PlainDate): Date {
  return asDate(day.toZonedDateTime("UTC").toInstant());
}

type Calendar = ReturnType<typeof ical>;

function addElection(calendar: Calendar, facts: CalendarFacts): void {
  const { election, title, timeline, page, revision, revised } = facts;
  const common = {
    sequence: revision,
    stamp: startOf(revised),
    transparency: ICalEventTransparency.TRANSPARENT,
    url: page,
  };
  for (const phase of phases) {
    const [name, what] = names[phase];
    calendar.createEvent({
      ...common,
      id: `${election}-${phase}@elections.katacontainers.io`,
      start: asDate(timeline[phase].opens),
      end: asDate(timeline[phase].closes),
      summary: `Kata AC election ${title}: ${name}`,
      description: `${what}\n${page}`,
    });
  }
  const results = resultsDay(timeline);
  calendar.createEvent({
    ...common,
    id: `${election}-results@elections.katacontainers.io`,
    start: startOf(results),
    end: startOf(results.add({ days: 1 })),
    allDay: true,
    summary: `Kata AC election ${title}: results`,
    description: `The results are announced.\n${page}`,
  });
}

/**
 * The periods of elections and the days of their results as an iCalendar file (RFC 5545). Events keep their
 * UID, so that calendar programs replace them when dates move. The same facts give the same bytes.
 */
export function electionsCalendar(name: string, elections: readonly CalendarFacts[]): string {
  const calendar = ical({
    name,
    prodId: { company: "Kata Containers", product: "kata-election", language: "EN" },
  });
  for (const facts of elections) addElection(calendar, facts);
  return `${calendar.toString().replace(/(\r\n)+$/, "")}\r\n`;
}

/** The calendar file of one election. */
export function calendarFile(facts: CalendarFacts): string {
  return electionsCalendar(`Kata Architecture Committee elections, ${facts.title}`, [facts]);
}
