import { Temporal } from "temporal-polyfill";
import { utcDate } from "../dates.ts";
import { visible } from "../visible-text.ts";
import { type DatesToAvoid, touches } from "./date-ranges.ts";
import { daysAfter, type Phase, phaseNames, phases, type Timeline } from "./timeline.ts";

/** Warnings about a plan; none of them stops the election. */
export type PlanWarning =
  | { readonly code: "short-period"; readonly phase: Phase; readonly hours: number }
  | { readonly code: "starts-on-weekend"; readonly phase: Phase; readonly weekday: string }
  | { readonly code: "dates-to-avoid"; readonly phase: Phase; readonly avoid: DatesToAvoid }
  | { readonly code: "officials-late"; readonly by: Temporal.PlainDate }
  | { readonly code: "short-notice"; readonly by: Temporal.PlainDate }
  | { readonly code: "month-differs"; readonly election: string }
  | { readonly code: "official-stands"; readonly login: string }
  | { readonly code: "official-holds-seat"; readonly login: string };

/** The facts checked for warnings; logins are compared without case. */
export interface PlannedElection {
  readonly election: string;
  readonly timeline: Timeline;
  readonly officials: readonly string[];
  /** Known candidates. */
  readonly candidates: readonly string[];
  /** Holders of seats that are up, who may run again. */
  readonly outgoing: readonly string[];
}

/** "Allow at least a week for nomination and campaign periods"; voting has one by custom. */
const leastHours = 7 * 24;
const weekend = new Map([
  [6, "Saturday"],
  [7, "Sunday"],
]);

function periodWarnings(timeline: Timeline, avoid: readonly DatesToAvoid[]): PlanWarning[] {
  return phases.flatMap((phase): PlanWarning[] => {
    const { opens, closes } = timeline[phase];
    const hours = opens.until(closes).total("hours");
    const weekday = weekend.get(utcDate(opens).dayOfWeek);
    return [
      ...(hours < leastHours ? [{ code: "short-period", phase, hours } as const] : []),
      ...(weekday === undefined ? [] : [{ code: "starts-on-weekend", phase, weekday } as const]),
      ...avoid
        .filter((dates) => touches(timeline[phase], dates))
        .map((dates) => ({ code: "dates-to-avoid", phase, avoid: dates }) as const),
    ];
  });
}

/** Officials who run, or who hold a seat that is up: "should not run in the election themselves". */
function officialWarnings({ officials, candidates, outgoing }: PlannedElection): PlanWarning[] {
  const has = (logins: readonly string[], login: string): boolean =>
    logins.some((other) => other.toLowerCase() === login.toLowerCase());
  return officials.flatMap((login): PlanWarning[] => {
    if (has(candidates, login)) return [{ code: "official-stands", login }];
    return has(outgoing, login) ? [{ code: "official-holds-seat", login }] : [];
  });
}

/** The day a week before nominations open: officials "should be identified by no later". */
export function officialsBy({ nominations }: Pick<Timeline, "nominations">): Temporal.PlainDate {
  return utcDate(daysAfter(nominations.opens, -7));
}

/** The day a month before nominations open: the election's page should exist by then. */
export function pageBy({ nominations }: Pick<Timeline, "nominations">): Temporal.PlainDate {
  return utcDate(nominations.opens).subtract({ months: 1 });
}

/**
 * What the process for officials advises against, in a plan made on a day (UTC; undefined for a plan that
 * stands already, of which nothing comes too late): periods of less than a
 * week, weekend starts, days to avoid, officials found too late, a page that comes too late, a month
 * that is not that of the election's name, officials who stand or may.
 */
export function planWarnings(
  planned: PlannedElection,
  today: Temporal.PlainDate | undefined,
  avoid: readonly DatesToAvoid[],
): PlanWarning[] {
  const { election, timeline } = planned;
  const months = phases.flatMap((phase) =>
    [timeline[phase].opens, timeline[phase].closes].map((at) => utcDate(at).toString().slice(0, 7)),
  );
  const isLate = (by: Temporal.PlainDate): boolean =>
    today !== undefined && Temporal.PlainDate.compare(today, by) > 0;
  return [
    ...(months.includes(election) ? [] : [{ code: "month-differs", election } as const]),
    ...periodWarnings(timeline, avoid),
    ...(isLate(pageBy(timeline)) ? [{ code: "short-notice", by: pageBy(timeline) } as const] : []),
    ...(isLate(officialsBy(timeline))
      ? [{ code: "officials-late", by: officialsBy(timeline) } as const]
      : []),
    ...officialWarnings(planned),
  ];
}

/** Days with one decimal, never more than there are. */
export function daysOf(hours: number): number {
  return Math.floor((hours / 24) * 10) / 10;
}

/** One warning in a sentence: what is so, and what to think of. */
export function describePlanWarning(warning: PlanWarning): string {
  switch (warning.code) {
    case "short-period":
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "last" : "lasts"} ${daysOf(warning.hours)} days; the process asks for at least a week.`;
    case "starts-on-weekend":
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "begin" : "begins"} on a ${warning.weekday}, when few people are online.`;
    case "dates-to-avoid": {
      const { from, to, reason } = warning.avoid;
      const days = from.equals(to) ? from.toString() : `${from} to ${to}`;
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "fall" : "falls"} on ${visible(reason)} (${days}).`;
    }
    case "officials-late":
      return `Confirm the officials a week before the start, by ${warning.by}.`;
    case "short-notice":
      return `Publish the election page a month before the start, by ${warning.by}.`;
    case "month-differs":
      return `No period falls in the month in the election's name, ${warning.election}.`;
    case "official-stands":
      return `@${visible(warning.login)} is an official and a candidate: officials should not run themselves.`;
    case "official-holds-seat":
      return `@${visible(warning.login)} is an official and holds a seat that is up: officials should not run themselves.`;
  }
}
