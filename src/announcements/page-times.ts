import { Temporal } from "temporal-polyfill";
import { monthNames } from "../calendar/election-id.ts";
import { usualTime } from "../calendar/timeline.ts";
import { monthsBetween } from "../charter/page-election.ts";

/** A day that a page names, with the time of day where it has one in UTC. */
export interface PageTime {
  readonly day: Temporal.PlainDate;
  /** Undefined where the page gives no time, or one whose zone is not UTC. */
  readonly time: Temporal.PlainTime | undefined;
}

/** The days of a line of a page, and its words without them. */
export interface PageTimes {
  readonly times: readonly PageTime[];
  /** Dates that no calendar has, as they are written. */
  readonly impossible: readonly string[];
  readonly words: string;
}

/** A day as it is written: `2026-04-07`, `Nov. 4th, 2022`, `April 6-13`, `4 November`. */
const dayForm = (() => {
  const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
  const day = "\\d{1,2}(?:st|nd|rd|th)?(?!\\d|:\\d)";
  // "February 12, 1500 UTC" has no year.
  const year = (name: string): string => `(?:,? {1,2}(?<${name}>20\\d{2})(?! ?(?:UTC|GMT)\\b))?`;
  const forms = [
    "(?<iso>20\\d{2}-\\d{2}-\\d{2})T?",
    `(?<month>${month})\\.?,? {1,2}(?<day>${day})(?: ?[-–] ?(?<lastDay>${day}))?${year("year")}`,
    `(?<dayFirst>${day})(?: of)? {1,2}(?<monthLast>${month})\\b\\.?${year("yearLast")}`,
  ];
  return new RegExp(`\\b(?:${forms.join("|")})`, "gi");
})();

/** A time of day after a day: `15:00 UTC`, `1500 UTC`, `3 pm UTC`, and its zone if it has one. */
const timeForm =
  /,?(?: at)? {0,2}(?:(?<hour>\d{1,2}):(?<minute>\d{2})|(?<hours>\d{2})(?<minutes>\d{2})(?= ?(?:UTC|GMT)\b)|(?<full>\d{1,2})(?= ?[ap]m\b))(?: ?(?<half>[ap]m)\b)?(?: ?(?<zone>[a-z]{1,4}\b(?:[+-]\d{1,2})?))?/iy;

/** A time of day before its day: `15:00 UTC on 5 October`. */
const timeBefore = /(?<hour>\d{1,2}):(?<minute>\d{2}) ?(?<zone>UTC|GMT),?(?: on)? ?$/i;

interface WrittenDay {
  readonly text: string;
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
  readonly time: Temporal.PlainTime | undefined;
}

/** 1 for January, from the name or its first letters (`Sept`); 0 if not a month. */
function monthOf(name: string): number {
  const folded = name.toLowerCase();
  return monthNames.findIndex((month) => month.toLowerCase().startsWith(folded)) + 1;
}

function timeOf(groups: Readonly<Record<string, string | undefined>>): WrittenDay["time"] {
  const { hour, minute, hours, minutes, full, half, zone = "" } = groups;
  if (!/^(?:UTC|GMT|Z)$/i.test(zone)) return undefined;
  const plain = Number(hour ?? hours ?? full);
  const shift = half?.toLowerCase() === "pm" ? 12 : 0;
  const [h, m] = [
    half === undefined ? plain : (plain % 12) + shift,
    Number(minute ?? minutes ?? 0),
  ];
  return h > 23 || m > 59 ? undefined : new Temporal.PlainTime(h, m);
}

function daysOf(match: RegExpExecArray, time: WrittenDay["time"]): WrittenDay[] {
  const { iso, month, day, lastDay, dayFirst, monthLast, year, yearLast } = match.groups ?? {};
  const text = match[0].trim();
  if (iso !== undefined) {
    const [y, m, d] = iso.split("-").map(Number);
    return [{ text, year: y, month: m ?? 0, day: d ?? 0, time }];
  }
  const named = year ?? yearLast;
  const written = {
    text,
    year: named === undefined ? undefined : Number(named),
    month: monthOf(month ?? monthLast ?? ""),
  };
  const first = { ...written, day: Number.parseInt(day ?? dayFirst ?? "", 10), time };
  if (lastDay === undefined) return [first];
  return [
    { ...first, time: undefined },
    { ...written, day: Number.parseInt(lastDay, 10), time },
  ];
}

/** The year of a day that names none: that of the next or last one on the line, else the election's. */
function yearOf(days: readonly WrittenDay[], index: number, election: string): number {
  const { year, month } = days[index] ?? { year: undefined, month: 1 };
  if (year !== undefined) return year;
  const next = days.slice(index + 1).find((each) => each.year !== undefined);
  if (next?.year !== undefined) return month > next.month ? next.year - 1 : next.year;
  const last = days.slice(0, index).findLast((each) => each.year !== undefined);
  if (last?.year !== undefined) return month < last.month ? last.year + 1 : last.year;
  const own = Number(election.slice(0, 4));
  const distance = (candidate: number): number =>
    monthsBetween(`${candidate}-${String(month).padStart(2, "0")}`, election);
  const nearer = (best: number, each: number): number =>
    distance(each) < distance(best) ? each : best;
  return [own, own - 1, own + 1].reduce(nearer);
}

/**
 * The days that a line of an election's page names, in any of the forms that people write: `September 30,
 * 15:00 UTC`, `1500 UTC`, `Nov. 4th 2022`, `4 November`, `2026-04-07 15:00 UTC`, `April 6-13`. A day
 * without a year takes that of its neighbours, else the one nearest to the election's month.
 *
 * @param election the election's id, `2026-10`.
 */
export function readPageTimes(line: string, election: string): PageTimes {
  const days: WrittenDay[] = [];
  let words = "";
  let end = 0;
  for (const match of line.matchAll(dayForm)) {
    if (match.index < end) continue;
    timeForm.lastIndex = match.index + match[0].length;
    const between = line.slice(end, match.index);
    const time = timeForm.exec(line);
    const said = time ?? timeBefore.exec(between.slice(-20));
    days.push(...daysOf(match, said === null ? undefined : timeOf(said.groups ?? {})));
    words += `${between} `;
    end = match.index + match[0].length + (time?.[0].length ?? 0);
  }
  const times: PageTime[] = [];
  const impossible: string[] = [];
  for (const [index, { text, month, day, time }] of days.entries()) {
    try {
      const fields = { year: yearOf(days, index, election), month, day };
      times.push({ day: Temporal.PlainDate.from(fields, { overflow: "reject" }), time });
    } catch {
      impossible.push(text);
    }
  }
  return { times, impossible, words: `${words}${line.slice(end)}` };
}

function instantOf({ day, time }: PageTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: "UTC", plainTime: time ?? usualTime }).toInstant();
}

/** When a period opens; a day without a time is taken for the usual one, 15:00 UTC. */
export function openingOf(time: PageTime): Temporal.Instant {
  return instantOf(time);
}

/** When a period closes: pages name its last minute, so that 14:59 is an end at 15:00, 15:29 at 15:30. */
export function closingOf(time: PageTime): Temporal.Instant {
  const isLastMinute = (time.time?.minute ?? 0) % 5 === 4;
  return instantOf(time).add({ minutes: isLastMinute ? 1 : 0 });
}
