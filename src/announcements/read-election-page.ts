import type { Nodes } from "mdast";
import { Temporal } from "temporal-polyfill";
import type { Period } from "../calendar/period.ts";
import { type Phase, phases } from "../calendar/timeline.ts";
import { numberPattern, readNumber } from "../charter/page-claims.ts";
import { spokenText } from "../committee/named-people.ts";
import { readMarkdown } from "../markdown-tree.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import { closingOf, openingOf, type PageTime, readPageTimes } from "./page-times.ts";

/** Lines of a page, counted from 1, inclusive. */
export interface PageLines {
  readonly from: number;
  readonly to: number;
}

/** A period as a page states it; inexact without a time of day and its zone. */
export interface PagePeriod {
  readonly period: Period;
  readonly isExact: boolean;
  /** The line or lines that say it, in their order. */
  readonly at: readonly PageLines[];
}

/** Who a page says the officials are. */
export interface PageOfficials extends PageLines {
  /** Accounts that it names; empty for "to be announced" and for names without an account. */
  readonly logins: readonly string[];
  /** The day on which they were confirmed, where the page has it. */
  readonly confirmed: Temporal.PlainDate | undefined;
}

/** What an election's page says of it; each thing undefined where the page does not say it. */
export interface ElectionPageReading {
  readonly seats: (PageLines & { readonly number: number }) | undefined;
  readonly periods: Readonly<Partial<Record<Phase, PagePeriod>>>;
  readonly results: (PageLines & { readonly day: Temporal.PlainDate }) | undefined;
  readonly officials: PageOfficials | undefined;
  /** What could not be understood, one sentence each, naming the line. */
  readonly doubts: readonly string[];
}

/** Lines about dates are short; nothing longer is searched for them. */
const longestEntry = 500;
/** More entries than this are not a page about an election. */
const mostEntries = 500;

interface Entry extends PageLines {
  readonly text: string;
  readonly isListed: boolean;
}

/** The items of the page's lists as a reader sees them, and the lines of its paragraphs. */
function entriesOf(text: string): Entry[] {
  const entries: Entry[] = [];
  const visit = (node: Nodes, isListed: boolean): void => {
    if (node.type === "paragraph") {
      const from = node.position?.start.line ?? 1;
      const spoken = spokenText(node);
      if (isListed) {
        const to = node.position?.end.line ?? from;
        entries.push({ text: spoken.replaceAll(/(?<!\s)\s*\n\s*/g, " "), isListed, from, to });
        return;
      }
      for (const [index, line] of spoken.split("\n").entries()) {
        entries.push({ text: line, isListed, from: from + index, to: from + index });
      }
    } else if ("children" in node) {
      for (const child of node.children) visit(child, isListed || node.type === "listItem");
    }
  };
  visit(readMarkdown(text), false);
  return entries.filter((entry) => entry.text.length <= longestEntry).slice(0, mostEntries);
}

const phaseWords: Readonly<Record<Phase, RegExp>> = {
  nominations: /\bnominat|\bcandidac|\bcandidates? (?:submission|registration|period)/i,
  campaign: /\bq ?& ?a\b|\bdebat|\bquestions?\b|\bcampaign/i,
  voting: /\bvot(?:e|es|ing)\b|\bpolls?\b|\bballots?\b/i,
};

/** The period that a line is about: the one that it names first. */
function phaseOf(words: string): Phase | undefined {
  const named = phases
    .map((phase) => ({ phase, at: words.search(phaseWords[phase]) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at);
  return named[0]?.phase;
}

/** The accounts that a line names as `@login`, in its order, each once. */
export function handlesIn(text: string): string[] {
  const found = [...text.matchAll(/(?<![\w@./])@([a-z\d](?:[a-z\d_-]{0,98}[a-z\d])?)(?![\w@])/gi)];
  const logins = found.map(([, login]) => login ?? "");
  return logins.filter(
    (login, at) => logins.findIndex((each) => each.toLowerCase() === login.toLowerCase()) === at,
  );
}

/** The accounts that a line of Markdown names, by `@login` or by a link to them. */
export function accountsIn(line: string): string[] {
  return handlesIn(spokenText(readMarkdown(line)));
}

/** What one period's lines say, before they are put together. */
interface Edges extends PageLines {
  readonly isListed: boolean;
  readonly opens?: PageTime;
  readonly closes?: PageTime;
}

function edgesOf(entry: Entry, words: string, times: readonly PageTime[]): Edges[] {
  const { from, to, isListed } = entry;
  const [first, second] = times;
  if (first === undefined) return [];
  if (times.length > 2) return isListed ? [{ from, to, isListed }] : [];
  if (second !== undefined) return [{ from, to, isListed, opens: first, closes: second }];
  if (/\b(?:close[sd]?|ends?|ended|until|till|deadline|by|due)\b/i.test(words)) {
    return [{ from, to, isListed, closes: first }];
  }
  return /\b(?:open(?:s|ed)?|starts?|begins?|from)\b/i.test(words)
    ? [{ from, to, isListed, opens: first }]
    : [];
}

function periodOf(edges: readonly Edges[]): PagePeriod | undefined {
  const listed = edges.some(({ isListed }) => isListed);
  const used = edges.filter(({ isListed }) => isListed === listed);
  const opening = used.find(({ opens }) => opens !== undefined);
  const closing = used.find(({ closes }) => closes !== undefined);
  const [opens, closes] = [opening?.opens, closing?.closes];
  if (opening === undefined || closing === undefined || !opens || !closes) return undefined;
  const period = { opens: openingOf(opens), closes: closingOf(closes) };
  if (Temporal.Instant.compare(period.opens, period.closes) >= 0) return undefined;
  return {
    period,
    isExact: opens.time !== undefined && closes.time !== undefined,
    at: [...new Set([opening, closing])]
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from),
  };
}

/** Whether the lines of one period contradict each other. */
function contradict(edges: readonly Edges[]): boolean {
  const said = (edge: "opens" | "closes"): Set<string> =>
    new Set(
      edges
        .filter(({ isListed }) => isListed)
        .flatMap((each) => {
          const time = each[edge];
          return time === undefined ? [] : [`${time.day} ${time.time ?? ""}`];
        }),
    );
  return said("opens").size > 1 || said("closes").size > 1;
}

const committee = "(?:architecture committee |committee |ac )?";
/** "three (3) committee seats are up", "Seats available: 3", "we elect three members". */
const seatsForms = [
  `\\b${numberPattern} (?:\\(\\w{1,6}\\) )?(?:of (?:the|its) \\w{1,9} )?(?:(?:open|vacant) )?${committee}(?:seats?|positions?) (?:(?:is|are|will be|that are|which are) )?(?:up for|up\\b|open|available|vacant|to be filled|due)`,
  `(?:^seats?|\\b(?:seats?|positions?) (?:that are )?(?:up(?: for (?:re-?)?election)?|open|available|vacant|to (?:be filled|fill)))(?:: ?| is )${numberPattern}\\b`,
  `\\b(?:elect|fill) ${numberPattern} (?:\\(\\w{1,6}\\) )?(?:new )?${committee}(?:members?|seats?|positions?)\\b`,
].map((form) => new RegExp(form, "i"));

function readSeats(entries: readonly Entry[]): ElectionPageReading["seats"] {
  for (const [index, { text, from, to }] of entries.entries()) {
    const next = entries[index + 1];
    const joined = next?.from === to + 1 ? `${text} ${next.text}` : text;
    for (const form of seatsForms) {
      const found = form.exec(joined.slice(0, longestEntry));
      if (found !== null) return { number: readNumber(found[1] ?? ""), from, to };
    }
  }
  return undefined;
}

/** Other words for who runs an election; with an account beside them they name its officials. */
const officiating =
  /\b(?:officiat(?:ed|ing|es|ors?)|(?:election|returning) (?:officers?|admins?|administrators?|organi[sz]ers?)|(?:elections? (?:is|are)|is|are) (?:run|organi[sz]ed|overseen|facilitated) by|facilitators?:)/i;

/**
 * Reads an election's page, in the forms of the pages since 2018 and others that people would write: a
 * period on one line or its two ends on two, with or without officials, years, times and bullets. Times
 * count only in UTC. Lines that contradict each other leave the period out, with a doubt that says so.
 *
 * @param election the election's id, `2026-10`: days without a year are taken near it.
 */
export function readElectionPage(text: string, election: string): ElectionPageReading {
  const entries = entriesOf(text);
  const edges: Record<Phase, Edges[]> = { nominations: [], campaign: [], voting: [] };
  const doubts: string[] = [];
  let results: ElectionPageReading["results"];
  let officials: ElectionPageReading["officials"];
  for (const entry of entries) {
    const { from, to, isListed } = entry;
    const { times, impossible, words } = readPageTimes(entry.text, election);
    for (const date of impossible) doubts.push(`line ${from}: there is no ${visible(date)}`);
    const logins = handlesIn(entry.text);
    const isOfOfficials = /\bofficials?\b/i.test(words) ? isListed || logins.length > 0 : false;
    if (isOfOfficials || (officiating.test(words) && logins.length > 0)) {
      officials ??= { logins, confirmed: times[0]?.day, from, to };
    } else if (/\bresults?\b/i.test(words)) {
      const [first] = times;
      if (first !== undefined && (isListed || results === undefined)) {
        results = { day: first.day, from, to };
      }
    } else {
      const phase = phaseOf(words);
      if (phase !== undefined) edges[phase].push(...edgesOf(entry, words, times));
    }
  }
  const periods: Partial<Record<Phase, PagePeriod>> = {};
  for (const phase of phases) {
    const period = contradict(edges[phase]) ? undefined : periodOf(edges[phase]);
    if (period !== undefined) periods[phase] = period;
    else if (edges[phase].length > 0) {
      const lines = listOf(edges[phase].map(({ from }) => String(from)));
      doubts.push(`line ${lines}: when the period ${phase} opens and closes is not clear`);
    }
  }
  return { seats: readSeats(entries), periods, results, officials, doubts };
}
