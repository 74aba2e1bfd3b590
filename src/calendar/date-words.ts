import { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { DatesToAvoid } from "./date-ranges.ts";
import type { Period } from "./period.ts";
import { usualTime } from "./timeline.ts";

const dayShape = /^\d{4}-\d{2}-\d{2}$/;
const timeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/;

function refuse(name: string, problem: string, hint: string): never {
  throw new ElectionError("input", `${name}: ${problem}`, { hint });
}

/**
 * A calendar day written `2026-10-05`; other orders of day and month are ambiguous and refused.
 *
 * @param name what the text was given for, for the error: a flag, or a file and its line.
 * @throws ElectionError (input) where there is no such day.
 */
export function readDay(text: string, name: string): Temporal.PlainDate {
  if (!dayShape.test(text)) {
    refuse(name, `“${visible(text)}” is not a date`, "Write year, month and day as 2026-10-05.");
  }
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return refuse(name, `there is no ${text}`, "Use a valid date, e.g. 2026-10-05.");
  }
}

/**
 * A time: a day (then {@link usualTime} UTC), or a day and time with its zone, `2026-10-05T15:00Z` or
 * with an offset such as `+02:00`.
 *
 * @throws ElectionError (input) where it is not a time, or does not name its zone.
 */
export function readTime(text: string, name: string): Temporal.Instant {
  if (!text.includes("T")) {
    return readDay(text, name)
      .toZonedDateTime({ timeZone: "UTC", plainTime: usualTime })
      .toInstant();
  }
  const found = timeShape.exec(text);
  if (found === null) {
    refuse(name, `“${visible(text)}” is not a time`, "Write it as 2026-10-05T15:00Z.");
  }
  if (found[2] === undefined) {
    refuse(
      name,
      `${text} does not say its time zone`,
      `Write ${text}Z for UTC, or add the offset, such as ${text}+02:00.`,
    );
  }
  readDay(text.slice(0, 10), name);
  try {
    return Temporal.Instant.from(text);
  } catch {
    return refuse(name, `there is no ${text}`, "Write it as 2026-10-05T15:00Z.");
  }
}

/**
 * A period written `2026-10-05..2026-10-12` or with times; its end does not belong to it.
 *
 * @throws ElectionError (input) where it is none, or ends before it begins.
 */
export function readPeriod(text: string, name: string): Period {
  const [from, to, ...rest] = text.split("..");
  if (from === undefined || to === undefined || rest.length > 0) {
    refuse(
      name,
      `“${visible(text)}” is not a period`,
      "Write it as 2026-10-05..2026-10-12, or with times: 2026-10-05T15:00Z..2026-10-12T15:00Z.",
    );
  }
  const period = { opens: readTime(from, name), closes: readTime(to, name) };
  if (Temporal.Instant.compare(period.opens, period.closes) < 0) return period;
  return refuse(name, `${text} ends before it begins`, "Write the earlier time first.");
}

/** Longer lines are cut, in UTF-16 units. */
const longestDates = 500;

/**
 * Days to avoid, both ends included, and why: `2026-11-09..2026-11-12=KubeCon`, `2026-12-25=Christmas`;
 * quotation marks around the reason are taken off.
 *
 * @throws ElectionError (input) where it is not of this form.
 */
export function readDatesToAvoid(text: string, name: string): DatesToAvoid {
  const found = /^([^=]+?)(?:\.\.([^=]+?))?\s*=\s*(.+)$/.exec(text.trim().slice(0, longestDates));
  const [, from = "", to = from, reason = ""] = found ?? [];
  const said = reason.replace(/^"(.*)"$/, "$1").trim();
  if (found === null || said === "") {
    refuse(
      name,
      `“${visible(text)}” does not say which days and why`,
      'Write it as 2026-11-09..2026-11-12="KubeCon".',
    );
  }
  const range = { from: readDay(from.trim(), name), to: readDay(to.trim(), name), reason: said };
  if (Temporal.PlainDate.compare(range.from, range.to) <= 0) return range;
  return refuse(name, `${from}..${to} ends before it begins`, "Write the earlier day first.");
}

/**
 * The days to avoid that a file lists, one range a line in the form of {@link readDatesToAvoid}; blank
 * lines and lines that begin with `#` say nothing.
 *
 * @throws ElectionError (input) naming file and line of the first line that is not of this form.
 */
export function readAvoidFile(text: string, fileName: string): DatesToAvoid[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return [];
    return [readDatesToAvoid(trimmed, `${visible(fileName)}:${index + 1}`)];
  });
}

/**
 * The lengths of the three periods in whole days, `7,7,7`.
 *
 * @throws ElectionError (input) where it is not of this form.
 */
export function readDays(text: string, name: string) {
  const found = /^(\d{1,2}),(\d{1,2}),(\d{1,2})$/.exec(text);
  const [nominations = 0, campaign = 0, voting = 0] = (found ?? []).slice(1).map(Number);
  if (Math.min(nominations, campaign, voting) > 0) return { nominations, campaign, voting };
  return refuse(
    name,
    `“${visible(text)}” does not give three numbers of days, 1 to 99`,
    "Write the days of nominations, campaign and voting as 7,7,7.",
  );
}
