import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { ElectionError } from "./errors.ts";
import { visible } from "./visible-text.ts";

/** The reader takes time by the square of these; a page of a few hundred lines has a few hundred. */
const mostMarks = 5000;
/** Lines that go on with a list's paragraph take time by the square, too; no page by hand has as many. */
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
 * A page as a tree of Markdown: the one way to read one.
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
