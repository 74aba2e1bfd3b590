import type { Temporal } from "temporal-polyfill";
import { phases, resultsDay } from "../calendar/timeline.ts";
import { ElectionError } from "../errors.ts";
import { escapeMarkdown } from "../markdown-text.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import type { ElectionPageFacts } from "./election-page.ts";
import { type DatedFact, pageDates, pageDay } from "./page-dates.ts";
import {
  accountsIn,
  type ElectionPageReading,
  handlesIn,
  type PageLines,
  readElectionPage,
} from "./read-election-page.ts";

type DatedFacts = Pick<ElectionPageFacts, "timeline" | "officials">;

const handle = /\[?`?@[a-z\d][a-z\d-]{0,38}`?(?:\]\([^()\s]{1,200}\))?/gi;

function sameLogins(a: readonly string[], b: readonly string[]): boolean {
  const keys = (logins: readonly string[]): string =>
    logins.map((login) => login.toLowerCase()).join();
  return keys(a) === keys(b);
}

/**
 * A line of officials with the names replaced, keeping its form: links, back-ticks, commas or "and". Undefined
 * where it names no one, or has other words between the names.
 */
function withHandles(line: string, logins: readonly string[]): string | undefined {
  const found = [...line.matchAll(handle)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const between = found.slice(1).map((each, index) => {
    const before = found[index];
    return line.slice((before?.index ?? 0) + (before?.[0].length ?? 0), each.index);
  });
  if (between.some((text) => !/^(?:\s|,|&|and\b)*$/.test(text))) return undefined;
  const around = [line.slice(0, first.index), line.slice(last.index + last[0].length)];
  if (around.some((text) => accountsIn(text).length > 0)) return undefined;
  const [own = ""] = handlesIn(first[0]);
  const written = logins.map((login) => first[0].replaceAll(own, login));
  const joiner = between.at(-1) ?? ", ";
  const joined = /and|&/.test(joiner)
    ? listOf(written)
    : written.join(joiner.includes(",") ? ", " : " ");
  return line.slice(0, first.index) + joined + line.slice(last.index + last[0].length);
}

/** Whether the page says a fact as it is, or, where it says nothing, said nothing of it before either. */
function stands(
  fact: DatedFact,
  reading: ElectionPageReading,
  facts: DatedFacts,
  before: DatedFacts | undefined,
): boolean {
  const { timeline, officials } = facts;
  if (fact === "officials") {
    if (reading.officials !== undefined) return sameLogins(reading.officials.logins, officials);
    return before !== undefined && sameLogins(before.officials, officials);
  }
  if (fact === "results") {
    const day = resultsDay(timeline);
    // A result that is announced on the last day of voting is as good as one on the day after.
    if (before === undefined && reading.results !== undefined && timeline.results === undefined) {
      return reading.results.day.since(day).days >= -1 && reading.results.day.since(day).days <= 7;
    }
    if (before !== undefined && resultsDay(before.timeline).equals(day)) return true;
    return reading.results?.day.equals(day) ?? false;
  }
  const read = reading.periods[fact];
  const same = (other: DatedFacts["timeline"]): boolean =>
    other[fact].opens.equals(timeline[fact].opens) &&
    other[fact].closes.equals(timeline[fact].closes);
  if (read === undefined) return before !== undefined && same(before.timeline);
  return read.isExact && same({ ...timeline, [fact]: read.period });
}

function linesOf(fact: DatedFact, reading: ElectionPageReading): readonly PageLines[] {
  if (fact === "officials") return reading.officials === undefined ? [] : [reading.officials];
  if (fact === "results") return reading.results === undefined ? [] : [reading.results];
  return reading.periods[fact]?.at ?? [];
}

/** Where a missing fact belongs: before the first line of a later one. */
function placeFor(fact: DatedFact, reading: ElectionPageReading): number | undefined {
  const order: readonly DatedFact[] = ["officials", ...phases, "results"];
  const later = order.slice(order.indexOf(fact) + 1);
  for (const each of later) {
    const [first] = linesOf(each, reading);
    if (first !== undefined) return first.from - 1;
  }
  const earlier = order.slice(0, order.indexOf(fact)).reverse();
  for (const each of earlier) {
    const last = linesOf(each, reading).at(-1);
    if (last !== undefined) return last.to;
  }
  return undefined;
}

function refuse(fileName: string, line: string): never {
  const words = line.replace(/^.*?(?=: [A-Z]|, results)/, "");
  throw new ElectionError("input", `${visible(fileName)} has no line “* …${words}” to change`, {
    hint: `Put this line where it belongs, and run the command again:\n* ${line}`,
  });
}

/** Lines to remove, and the lines to put there; counted from 0. */
interface LineEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

/** The edits that make the page say one fact; none where it has no line of it and needs none. */
function editsFor(
  fact: DatedFact,
  line: string | undefined,
  lines: readonly string[],
  {
    reading,
    fileName,
    facts,
  }: {
    readonly reading: ElectionPageReading;
    readonly fileName: string;
    readonly facts: DatedFacts;
  },
): LineEdit[] {
  const [first, ...others] = linesOf(fact, reading);
  if (first === undefined) {
    if (line === undefined) return [];
    const at = placeFor(fact, reading);
    if (at === undefined) return refuse(fileName, line);
    const bullet = /^\s*[-*+]\s+/.exec(lines[at] ?? lines[at - 1] ?? "")?.[0] ?? "* ";
    return [{ at, remove: 0, insert: [`${bullet}${line}`] }];
  }
  const raw = lines.slice(first.from - 1, first.to);
  const gone = (each: PageLines, insert: readonly string[]): LineEdit => ({
    at: each.from - 1,
    remove: each.to - each.from + 1,
    insert,
  });
  if (line === undefined) return [gone(first, [])];
  const kept = fact === "officials" ? withHandles(raw.join("\n"), facts.officials) : undefined;
  if (kept !== undefined) return [gone(first, [kept])];
  const bullet = /^\s*[-*+]\s+/.exec(raw[0] ?? "")?.[0];
  if (bullet === undefined) return refuse(fileName, line);
  return [gone(first, [`${bullet}${line}`]), ...others.map((each) => gone(each, []))];
}

/**
 * The page with its lines of dates and officials updated in their own form. Other lines, and lines that already
 * say the same, stay. A missing line is put between its neighbors.
 *
 * @param before the facts that held until now: unchanged facts that the page lacks are not added.
 * @throws ElectionError (input) where there is no line of dates to change or to put another beside.
 */
export function updateElectionPage(
  text: string,
  fileName: string,
  facts: ElectionPageFacts,
  before?: DatedFacts,
): string {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  const reading = readElectionPage(lines.join("\n"), facts.election);
  const written = new Map(
    pageDates(facts.timeline, {
      confirmed: facts.officialsConfirmed,
      logins: facts.officials,
    }).map(({ fact, line }) => [fact, line]),
  );
  const dated = ["officials", ...phases, "results"] as const;
  if (before === undefined && dated.every((fact) => linesOf(fact, reading).length === 0)) {
    const listed = [...written.values()].map((line) => `* ${line}`);
    return [...text.trimEnd().split(/\r?\n/), "", "Election Dates:", "", ...listed, ""].join(
      lineEnd,
    );
  }
  const edits = dated
    .filter((fact) => !stands(fact, reading, facts, before))
    .flatMap((fact) => editsFor(fact, written.get(fact), lines, { reading, fileName, facts }));
  for (const { at, remove, insert } of edits.reverse().toSorted((a, b) => b.at - a.at)) {
    lines.splice(at, remove, ...insert);
  }
  return lines.join(lineEnd);
}

const cancelledLine = /^> These elections are cancelled \(/;

/** The page with a notice below its title if the elections are cancelled, and without one otherwise. */
export function noticeOfCancellation(
  text: string,
  cancelled: { readonly date: Temporal.PlainDate; readonly reason: string } | undefined,
): string {
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => cancelledLine.test(line));
  if (at !== -1) lines.splice(at, lines[at + 1]?.trim() === "" ? 2 : 1);
  if (cancelled !== undefined) {
    const title = lines.findIndex((line) => /^# /.test(line));
    const { date, reason } = cancelled;
    const notice = `> These elections are cancelled (${pageDay(date)}): ${escapeMarkdown(reason)}`;
    lines.splice(title + 1, 0, ...(title === -1 ? [notice, ""] : ["", notice]));
  }
  return lines.join(lineEnd);
}
