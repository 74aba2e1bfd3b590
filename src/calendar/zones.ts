import { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { monthNames } from "./election-id.ts";

/** Where much of the community lives; texts and tables give their times beside UTC. */
export const usualZones: readonly string[] = ["America/Los_Angeles", "Asia/Shanghai"];

const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/**
 * The name of a time zone of the IANA database, `Europe/Berlin`, as given.
 *
 * @throws ElectionError (input) where there is none of that name.
 */
export function readZone(text: string, name: string): string {
  try {
    if (!/^[A-Za-z]/.test(text)) throw new RangeError(text);
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch (cause) {
    throw new ElectionError("input", `${name}: there is no time zone “${visible(text)}”`, {
      hint: "Name it by region and city, such as Europe/Berlin, or UTC.",
      cause,
    });
  }
}

/** What people call a zone: its city, or UTC. */
export function zoneName(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

function clock({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** "Monday, October 5, 2026". */
export function spokenDay(day: Temporal.PlainDate | Temporal.ZonedDateTime): string {
  return `${weekdays[day.dayOfWeek - 1]}, ${monthNames[day.month - 1]} ${day.day}, ${day.year}`;
}

/** "Mon 2026-10-05 15:00", in a zone: for tables. */
export function tableTime(instant: Temporal.Instant, zone: string): string {
  const there = instant.toZonedDateTimeISO(zone);
  const weekday = weekdays[there.dayOfWeek - 1]?.slice(0, 3);
  return `${weekday} ${there.toPlainDate().toString()} ${clock(there)}`;
}

/** "Monday, October 5, 2026, 15:00 UTC". */
export function spokenTime(instant: Temporal.Instant): string {
  const utc = instant.toZonedDateTimeISO("UTC");
  return `${spokenDay(utc)}, ${clock(utc)} UTC`;
}

/**
 * A time of a table with the reader's own beside it: "Mon 2026-10-05 15:00 UTC (17:00 Berlin)", another day
 * there with its name. In UTC it is the time of the table alone, with `unit` behind it.
 */
export function readerTime(instant: Temporal.Instant, zone: string, unit = ""): string {
  const utc = tableTime(instant, "UTC");
  const there = tableTime(instant, zone);
  if (there === utc) return `${utc}${unit}`;
  const [day, date, time] = there.split(" ");
  const own = utc.includes(`${date}`) ? time : `${day} ${time}`;
  return `${utc} UTC (${own} ${zoneName(zone)})`;
}

/** "15:00 UTC = 08:00 Los Angeles = 23:00 Shanghai"; another day there is said: "00:00 Tokyo (the next day)". */
export function localTimes(instant: Temporal.Instant, zones: readonly string[]): string {
  const utc = instant.toZonedDateTimeISO("UTC");
  const elsewhere = zones.map((zone) => {
    const there = instant.toZonedDateTimeISO(zone);
    const days = Temporal.PlainDate.compare(there.toPlainDate(), utc.toPlainDate());
    const day = days === 0 ? "" : days > 0 ? " (the next day)" : " (the day before)";
    return `${clock(there)} ${zoneName(zone)}${day}`;
  });
  return [`${clock(utc)} UTC`, ...elsewhere].join(" = ");
}
