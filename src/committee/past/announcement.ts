import type { Nodes, Paragraph } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { Temporal } from "temporal-polyfill";
import { monthNumber, monthPattern, numberPattern, readNumber } from "../../charter/page-claims.ts";
import { tidyName } from "../../people/fold-name.ts";
import { plainText } from "../member-line.ts";
import { firstLine, type NamedPerson, writtenLogin } from "./named-person.ts";

/** A holder of a seat that is up, as an election's page names them. */
export interface NamedHolder extends NamedPerson {
  /** The words in which the page says that they left before their term was over. */
  readonly left: string | undefined;
}

/** What the page of an election says about its seats and dates. */
export interface Announcement {
  readonly path: string;
  /** How many seats are up, by the page's own number. */
  readonly seats: number | undefined;
  /** Seats that nobody held before. */
  readonly newSeats: number;
  readonly holders: readonly NamedHolder[];
  readonly nominations:
    | { readonly opens: Temporal.PlainDate; readonly closes: Temporal.PlainDate }
    | undefined;
  /** The day for which the results were announced. */
  readonly results: Temporal.PlainDate | undefined;
}

const introduction = /\b(?:currently|presently)\s+(?:filled|held)\s+by\b/i;
const leaving =
  /\b(?:who\s+)?((?:has\s+|have\s+)?(?:stepped\s+down|resigned|left)(?:\s+early)?)\b/i;

/** The names that follow "currently filled by": those set as code, else the words between commas. */
function holdersOf(paragraph: Paragraph): NamedHolder[] {
  const line = firstLine(paragraph);
  const parts: { name: string; after: string }[] = [];
  let isAfter = false;
  for (const node of paragraph.children) {
    const text = plainText(node);
    if (node.type === "inlineCode" && isAfter) parts.push({ name: text, after: "" });
    else {
      const last = parts.at(-1);
      if (last !== undefined) last.after += text;
      isAfter ||= introduction.test(text);
    }
  }
  if (parts.length === 0) {
    const [, words = ""] = /(?:filled|held)\s+by\s+([^.]*)/i.exec(plainText(paragraph)) ?? [];
    const names = words.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter((name) => name !== "");
    parts.push(...names.map((name) => ({ name, after: "" })));
  }
  return parts.flatMap(({ name, after }) =>
    /\p{L}/u.test(name) && !/\bseats?\b/i.test(name)
      ? [
          {
            name: tidyName(name),
            login: writtenLogin(after),
            line,
            left: leaving.exec(after)?.[1]?.replace(/\s+/g, " "),
          },
        ]
      : [],
  );
}

function paragraphs(node: Nodes): Paragraph[] {
  if (node.type === "paragraph") return [node];
  return "children" in node ? node.children.flatMap(paragraphs) : [];
}

/** The days that a line names, the year once or twice: "August 20, 1500 UTC - August 27, 2018 14:59 UTC". */
function daysOf(line: string, fallbackYear: number): Temporal.PlainDate[] {
  const day = new RegExp(`\\b${monthPattern},?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, "gi");
  const years = [...line.matchAll(/\b(20\d{2})\b(?!\s*UTC)/g)].map(([year]) => Number(year));
  const last = years.at(-1) ?? fallbackYear;
  const named = [...line.matchAll(day)].map(([, month = "", date]) => ({
    month: monthNumber(month),
    day: Number(date),
  }));
  const final = named.at(-1);
  return named.flatMap(({ month, day: date }) => {
    const isYearBefore = final !== undefined && month > final.month;
    try {
      const year = isYearBefore ? last - 1 : last;
      return [Temporal.PlainDate.from({ year, month, day: date }, { overflow: "reject" })];
    } catch {
      return [];
    }
  });
}

function lineWith(lines: readonly string[], words: RegExp): string | undefined {
  return lines.find((line) => words.test(line));
}

/** Reads an election's page; the election's year stands in where a date has none. */
export function readAnnouncement(text: string, path: string, election: string): Announcement {
  const all = paragraphs(fromMarkdown(text));
  const about = all.find((paragraph) => introduction.test(plainText(paragraph)));
  const words = all.map((paragraph) => plainText(paragraph).replace(/\s+/g, " "));
  const count = (pattern: string): number | undefined => {
    const expression = new RegExp(pattern.replace("NUMBER", numberPattern), "i");
    const found = words
      .map((each) => expression.exec(each)?.[1])
      .find((each) => each !== undefined);
    return found === undefined ? undefined : readNumber(found);
  };
  const year = Number(election.slice(0, 4));
  const lines = all.flatMap((paragraph) => plainText(paragraph).split("\n"));
  const days = daysOf(lineWith(lines, /nominations? open\s*$/i) ?? "", year);
  const [opens, closes] = [days[0], days.at(-1)];
  return {
    path,
    seats: count(
      "\\bNUMBER (?:architecture committee )?seats? (?:(?:is|are|will be) )?up for election",
    ),
    newSeats: count("\\bNUMBER (?:brand )?new seats?\\b") ?? 0,
    holders: about === undefined ? [] : holdersOf(about),
    nominations: opens === undefined || closes === undefined ? undefined : { opens, closes },
    results: daysOf(lineWith(lines, /results announced\s*$/i) ?? "", year)[0],
  };
}
