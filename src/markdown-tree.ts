import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { ElectionError } from "./errors.ts";
import { visible } from "./visible-text.ts";

/** The parser takes quadratic time in these; a page of a few hundred lines has a few hundred. */
const mostMarks = 5000;
/** Lines that continue a list's paragraph take quadratic time too; handwritten pages have fewer. */
const mostLines = 5000;
/** Longest begin of a line made of blanks and of signs of quotes and lists, in UTF-16 units. */
const deepest = 300;

/** How much of a line is markup that the reader compares with all other markup. */
function marksOf(line: string): number {
  const start = /^[\s>*+\-=\d.)]*/.exec(line)?.[0] ?? "";
  if (start === line && /[=-]/.test(line)) return 3;
  const nested = /[>*+\-.)]/.test(start) ? Math.ceil(start.trimEnd().length / 2) : 0;
  const quotes = start.split(">").length - 1;
  return nested + 4 * quotes + (line.slice(start.length).match(/[*_[]/g)?.length ?? 0);
}

/** Whether a text has so much markup that reading it as Markdown would take seconds to hours. */
export function isTooIntricate(text: string): boolean {
  let marks = 0;
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > mostLines) return true;
  for (const line of lines) {
    if (/^[\s>*+\-\d.)]*/.exec(line.slice(0, deepest + 1))?.[0].length === deepest + 1) return true;
    marks += marksOf(line);
    if (marks > mostMarks) return true;
  }
  return false;
}

/**
 * Parses a Markdown page; use only this.
 *
 * @param fileName as messages name it.
 * @throws ElectionError (input) where the page has more markup than a person writes.
 */
export function readMarkdown(text: string, fileName = "the page"): Root {
  if (!isTooIntricate(text)) return fromMarkdown(text);
  throw new ElectionError("input", `${visible(fileName)} has too much Markdown to read`, {
    hint: `At most ${mostMarks} list items, links and emphases are read, and ${mostLines} lines. Shorten the page.`,
  });
}
