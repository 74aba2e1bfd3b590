import type { TimeRange } from "../../electorate/evidence-slices.ts";

/** A time as written in evidence and searches. */
export function timeText(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

function seconds({ from, until }: TimeRange): number {
  return (Date.parse(until) - Date.parse(from)) / 1000;
}

/** Consecutive parts of about equal length; fewer if the range is too short. */
export function splitRange(range: TimeRange, parts: number): TimeRange[] {
  const start = Date.parse(range.from);
  const count = Math.max(1, Math.min(parts, seconds(range)));
  const border = (index: number): string =>
    index === count ? range.until : timeText(start + (index * seconds(range) * 1000) / count);
  return Array.from({ length: count }, (_, index) => ({
    from: border(index),
    until: border(index + 1),
  }));
}

/** The parts of a range that are in none of the others, in order. */
export function gapsIn(range: TimeRange, covered: readonly TimeRange[]): TimeRange[] {
  const gaps: TimeRange[] = [];
  let from = range.from;
  for (const part of [...covered].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (part.from > from) gaps.push({ from, until: part.from });
    if (part.until > from) from = part.until;
  }
  if (from < range.until) gaps.push({ from, until: range.until });
  return gaps;
}

/** How long a range is compared with another. */
export function shareOf(part: TimeRange, whole: TimeRange): number {
  return seconds(part) / seconds(whole);
}

/**
 * GitHub's search for pull requests merged in a range. Both ends of `merged:` are inclusive, so it ends one
 * second earlier. Sorted by creation, because an order by update would shift during reading.
 */
export function mergedSearch(organization: string, { from, until }: TimeRange): string {
  const last = timeText(Date.parse(until) - 1000);
  return `org:${organization} is:pr is:merged merged:${from}..${last} sort:created-asc`;
}
