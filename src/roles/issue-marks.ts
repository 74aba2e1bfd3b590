import { Temporal } from "temporal-polyfill";
import { plainDateSchema } from "../dates.ts";
import { loginKey } from "../people/account.ts";

/**
 * Hidden markers in an issue: which part of its body the review wrote, and since when each person is listed.
 * Text outside the markers stays when the review is posted again.
 */

/** What an issue shares. */
export type SharedKind = "roles review" | "voter list";

function beginMark(election: string, kind: SharedKind): string {
  return `<!-- kata-election: ${kind} ${election}, begin -->`;
}

function endMark(election: string, kind: SharedKind): string {
  return `<!-- kata-election: ${kind} ${election}, end -->`;
}

/** A text between its marks; `last` stands before the end mark, for the program alone. */
export function markedText(
  election: string,
  text: string,
  kind: SharedKind,
  last: readonly string[] = [],
): string {
  const end = [...last, endMark(election, kind)].join("\n");
  return [beginMark(election, kind), text, end].join("\n\n");
}

interface Listed {
  readonly login: string;
  readonly listed: Temporal.PlainDate;
}

/** A review's text between its marks, with the days on which people were listed. */
export function markedSection(election: string, text: string, people: readonly Listed[]): string {
  const days = people.map(({ login, listed }) => `<!-- listed ${login} ${listed} -->`);
  return markedText(election, text, "roles review", days);
}

/** Where the section of an election's review stands in a body; undefined where it is not there whole. */
function sectionIn(
  body: string,
  election: string,
  kind: SharedKind,
): { start: number; end: number } | undefined {
  const last = endMark(election, kind);
  const start = body.indexOf(beginMark(election, kind));
  const end = body.indexOf(last, start);
  return start < 0 || end < 0 ? undefined : { start, end: end + last.length };
}

/** Line ends as this program writes them; GitHub's editor leaves others. */
export function plainLines(body: string): string {
  return body.replace(/\r\n?/g, "\n");
}

/** Whether a body holds the section of an election's review. */
export function bearsReview(
  body: string,
  election: string,
  kind: SharedKind = "roles review",
): boolean {
  return sectionIn(body, election, kind) !== undefined;
}

/** A body with the section of the review replaced, and all else as it was. */
export function withSection(
  body: string,
  election: string,
  section: string,
  kind: SharedKind = "roles review",
): string {
  const text = plainLines(body);
  const place = sectionIn(text, election, kind);
  if (place === undefined) return section;
  return `${text.slice(0, place.start)}${section}${text.slice(place.end)}`;
}

/**
 * Since when people are on the list that a body shows, by login key. Days before the issue existed or after
 * today are forged and ignored.
 */
export function listedIn(
  body: string,
  election: string,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Map<string, Temporal.PlainDate> {
  const text = plainLines(body);
  const place = sectionIn(text, election, "roles review");
  const section = place === undefined ? "" : text.slice(place.start, place.end);
  const days = new Map<string, Temporal.PlainDate>();
  const line = /^<!-- listed ([A-Za-z0-9][A-Za-z0-9_-]*) (\d{4}-\d{2}-\d{2}) -->$/gm;
  for (const [, login = "", day = ""] of section.matchAll(line)) {
    const { compare } = Temporal.PlainDate;
    const listed = plainDateSchema.safeParse(day).data;
    if (listed === undefined || compare(listed, from) < 0 || compare(until, listed) < 0) continue;
    days.set(loginKey(login), listed);
  }
  return days;
}
