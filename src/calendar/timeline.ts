import { Temporal } from "temporal-polyfill";
import { formatInstant } from "../dates.ts";
import type { Period } from "./period.ts";

/** The three periods of an election, in their order. */
export const phases = ["nominations", "campaign", "voting"] as const;
export type Phase = (typeof phases)[number];

/** When each period of an election runs; `election.yaml` holds one. */
export type Timeline = Readonly<Record<Phase, Period>>;

/** Where an election stands at a time. Between two periods it is before the later one. */
export type Stage =
  | { readonly kind: "before" | "during"; readonly phase: Phase }
  | { readonly kind: "over" };

/** As the elections page says: one week each. */
export const usualDays: Readonly<Record<Phase, number>> = {
  nominations: 7,
  campaign: 7,
  voting: 7,
};

/** The time of day, UTC, at which the periods of the recent elections began. */
export const usualTime = new Temporal.PlainTime(15);

/** The periods as files and reports have them. */
export function writtenPeriods(timeline: Timeline) {
  const written = ({ opens, closes }: Period) => ({
    opens: formatInstant(opens),
    closes: formatInstant(closes),
  });
  const { nominations, campaign, voting } = timeline;
  return {
    nominations: written(nominations),
    campaign: written(campaign),
    voting: written(voting),
  };
}

/** Whole days of 24 hours; UTC has no daylight saving time. */
export function daysAfter(instant: Temporal.Instant, days: number): Temporal.Instant {
  return instant.add({ hours: days * 24 });
}

/**
 * The periods of an election whose nominations open at `opens`: those given, and the others for their
 * number of days from where the one before ends.
 */
export function planTimeline(
  opens: Temporal.Instant,
  days: Readonly<Record<Phase, number>>,
  given: Partial<Timeline> = {},
): Timeline {
  const follow = (phase: Phase, start: Temporal.Instant): Period =>
    given[phase] ?? { opens: start, closes: daysAfter(start, days[phase]) };
  const nominations = follow("nominations", opens);
  const campaign = follow("campaign", nominations.closes);
  return { nominations, campaign, voting: follow("voting", campaign.closes) };
}

/** Two periods that follow one another, where the later opens before the earlier closes. */
export interface PeriodOverlap {
  readonly earlier: Phase;
  readonly later: Phase;
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
}

/** Where the periods of a timeline overlap or stand in the wrong order. */
export function overlaps(timeline: Timeline): PeriodOverlap[] {
  const pairs = [
    ["nominations", "campaign"],
    ["campaign", "voting"],
  ] as const;
  return pairs
    .map(([earlier, later]) => ({
      earlier,
      later,
      opens: timeline[later].opens,
      closes: timeline[earlier].closes,
    }))
    .filter(({ opens, closes }) => Temporal.Instant.compare(opens, closes) < 0);
}

/** The period that a time falls into or comes before; a period's end no longer belongs to it. */
export function stageAt(timeline: Timeline, now: Temporal.Instant): Stage {
  for (const phase of phases) {
    const { opens, closes } = timeline[phase];
    if (Temporal.Instant.compare(now, opens) < 0) return { kind: "before", phase };
    if (Temporal.Instant.compare(now, closes) < 0) return { kind: "during", phase };
  }
  return { kind: "over" };
}

/** A timeline, and the UTC day of the result where officials chose one. */
export type Schedule = Timeline & { readonly results?: Temporal.PlainDate | undefined };

/** The UTC day on which the result is announced: as chosen, else the one after the last day of voting. */
export function resultsDay({ voting, results }: Pick<Schedule, "voting" | "results">) {
  if (results !== undefined) return results;
  const lastMoment = voting.closes.subtract({ seconds: 1 });
  return lastMoment.toZonedDateTimeISO("UTC").toPlainDate().add({ days: 1 });
}

/** Whether two timelines have the same instants. */
export function sameTimeline(a: Timeline, b: Timeline): boolean {
  return phases.every(
    (phase) => a[phase].opens.equals(b[phase].opens) && a[phase].closes.equals(b[phase].closes),
  );
}

/** What the periods are called on screen. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  nominations: "Nominations",
  campaign: "Q&A period",
  voting: "Voting",
};

/** "Nominations open", "Voting closes". */
export function edgeName(phase: Phase, edge: "opens" | "closes"): string {
  const verb = phase === "nominations" ? edge.slice(0, -1) : edge;
  return `${phaseNames[phase]} ${verb}`;
}
