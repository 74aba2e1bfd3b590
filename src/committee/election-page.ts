import type { Nodes, Paragraph } from "mdast";
import { Temporal } from "temporal-polyfill";
import { monthNumber, monthPattern } from "../charter/page-claims.ts";
import { readMarkdown } from "../markdown-tree.ts";
import { tidyName } from "../people/fold-name.ts";
import { plainText } from "./member-list/member-line.ts";
import { type NamedPerson, writtenLogin } from "./named-people.ts";

/** A holder who left early, by an election's page. */
export interface NamedLeaver extends NamedPerson {
  /** The page's words for it. */
  readonly left: string;
}

/** What the page of an election says about the committee before it. */
export interface ElectionPage {
  readonly path: string;
  readonly leavers: readonly NamedLeaver[];
  /** The day on which nominations open. */
  readonly opens: Temporal.PlainDate | undefined;
}

const introduction =
  /\b(?:(?:currently|presently)\s+(?:filled|held|occupied)\s+by|vacated\s+by|seats?\s+of)\b/i;
const leaving =
  /^[^,.;]{0,60}?\b((?:has\s+|have\s+|is\s+|are\s+)?(?:stepp(?:ed|ing)\s+down|resign(?:ed|ing)|left|leaving|leaves|retired)(?:\s+early)?)\b/i;
const vacated = /\b(vacated)\s+by\s*$/i;

function paragraphs(node: Nodes): Paragraph[] {
  if (node.type === "paragraph") return [node];
  return "children" in node ? node.children.flatMap(paragraphs) : [];
}

/** The names set as code or link after "currently filled by", each with the text around it. */
function leaversOf(paragraph: Paragraph): NamedLeaver[] {
  const line = paragraph.position?.start.line ?? 1;
  const parts: { name: string; before: string; after: string }[] = [];
  let before = "";
  for (const node of paragraph.children) {
    const text = plainText(node);
    const isName = node.type === "inlineCode" || node.type === "link" || node.type === "strong";
    if (isName && introduction.test(before)) parts.push({ name: text, before, after: "" });
    else {
      const last = parts.at(-1);
      if (last !== undefined) last.after += text;
    }
    before += text;
  }
  return parts.flatMap(({ name, before: text, after }) => {
    const left = leaving.exec(after)?.[1] ?? vacated.exec(text)?.[1];
    if (left === undefined || !/\p{L}/u.test(name)) return [];
    const login = writtenLogin(after.split(/[,;]/)[0] ?? "");
    return [{ name: tidyName(name), login, line, left: tidyName(left) }];
  });
}

/** The first day of nominations; the year may stand at the end of the line alone. */
function nominationsOpen(lines: readonly string[], fallbackYear: number) {
  const line = lines.find((each) => /\bnominations?\b.*\bopen/i.test(each)) ?? "";
  const [, month = "", day] =
    new RegExp(`\\b${monthPattern},?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, "i").exec(line) ?? [];
  const year = /\b(20\d{2})\b(?!\s*UTC)/.exec(line)?.[1];
  if (day === undefined) return undefined;
  try {
    const fields = {
      year: Number(year ?? fallbackYear),
      month: monthNumber(month),
      day: Number(day),
    };
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/** Reads an election's page; dates without a year get the election's. */
export function readElectionPage(text: string, path: string, election: string): ElectionPage {
  const all = paragraphs(readMarkdown(text, path));
  const lines = all.flatMap((paragraph) => plainText(paragraph).split("\n"));
  return {
    path,
    leavers: all.filter((each) => introduction.test(plainText(each))).flatMap(leaversOf),
    opens: nominationsOpen(lines, Number(election.slice(0, 4))),
  };
}
