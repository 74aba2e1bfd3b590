import type { ListItem, Nodes } from "mdast";
import { electionTitle } from "../calendar/election-id.ts";
import { plainText } from "../committee/member-list/member-line.ts";
import { splitLines } from "../committee/member-list/member-list.ts";
import { ElectionError } from "../errors.ts";
import { readMarkdown } from "../markdown-tree.ts";
import { visible } from "../visible-text.ts";

function linkTargets(node: Nodes): string[] {
  const below = "children" in node ? node.children.flatMap(linkTargets) : [];
  return node.type === "link" ? [node.url, ...below] : below;
}

/** "Oct 2026 - TBA" and "October 2026" name the same election. */
export function namesElection(text: string, title: string): boolean {
  const [, month = "", year] = /^\s*([A-Za-z]{3,})\.?\s+(\d{4})\b/.exec(text) ?? [];
  return (
    month !== "" &&
    title.toLowerCase().startsWith(month.toLowerCase()) &&
    title.endsWith(` ${year}`)
  );
}

/** Whether an item of the index is about an election: by its links, or by its month and year. */
export function isEntryOf(item: ListItem, election: string): boolean {
  const folder = `arch-committee-${election}`;
  const [first] = item.children;
  return (
    linkTargets(item).some((url) => url === folder || url.startsWith(`${folder}/`)) ||
    (first?.type === "paragraph" && namesElection(plainText(first), electionTitle(election)))
  );
}

/** Whether an index of elections has an entry of an election that links to its folder. */
export function indexHasEntry(text: string, election: string): boolean {
  const nodes = readMarkdown(text).children;
  const items = nodes.flatMap((node) => (node.type === "list" ? node.children : []));
  return items.some(
    (item) =>
      isEntryOf(item, election) &&
      linkTargets(item).some((url) => url.includes(`arch-committee-${election}`)),
  );
}

function entryLines(election: string): string[] {
  return [
    `- ${electionTitle(election)}`,
    `  - [election](arch-committee-${election})`,
    `  - [results](arch-committee-${election}/Results.md)`,
  ];
}

/** An entry's lines with the link to the results after the link to the election's folder. */
function withResults(lines: readonly string[], election: string): string[] {
  const folder = lines.findIndex((line) => line.includes(`(arch-committee-${election}`));
  if (folder === -1) return entryLines(election);
  const bullet = /^\s+[-*+]\s+/.exec(lines[folder] ?? "")?.[0] ?? "  - ";
  const results = `${bullet}[results](arch-committee-${election}/Results.md)`;
  return [...lines.slice(0, folder + 1), results, ...lines.slice(folder + 1)];
}

/** Replaces lines `first` to `last` (counted from 1, `last` = `first` − 1 replaces none). */
function replaceLines(
  text: string,
  first: number,
  last: number,
  written: readonly string[],
): string {
  const lines = splitLines(text);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const before = lines.slice(0, first - 1).join("");
  const missingEnd = before === "" || /[\r\n]$/.test(before) ? "" : lineEnd;
  const block = written.map((line) => `${line}${lineEnd}`).join("");
  return `${before}${missingEnd}${block}${lines.slice(last).join("")}`;
}

/**
 * The index of elections with a link to an election's results: in its entry where it has one, else in a
 * new one on top of the current elections. Only those lines change.
 *
 * @throws ElectionError (input) where the page has no heading "Current elections".
 */
export function writeIndexEntry(text: string, fileName: string, election: string): string {
  const nodes = readMarkdown(text, fileName).children;
  const items = nodes.flatMap((node) => (node.type === "list" ? node.children : []));
  const entry = items.find((item) => isEntryOf(item, election));
  if (entry?.position !== undefined) {
    if (linkTargets(entry).some((url) => url.endsWith("/Results.md"))) return text;
    const { start, end } = entry.position;
    const lines = splitLines(text)
      .slice(start.line - 1, end.line)
      .map((line) => line.replace(/(?<![\r\n])[\r\n]+$/, ""));
    return replaceLines(text, start.line, end.line, withResults(lines, election));
  }
  const heading = nodes.findIndex(
    (node) => node.type === "heading" && /^current elections$/i.test(plainText(node).trim()),
  );
  const headingLine = nodes[heading]?.position?.end.line;
  if (headingLine === undefined) {
    throw new ElectionError("input", `${visible(fileName)} has no heading "Current elections"`, {
      hint: `Add "## Current elections" to the page, or an entry for ${electionTitle(election)}.`,
    });
  }
  const list = nodes[heading + 1];
  if (list?.type === "list") {
    const first = list.position?.start.line ?? headingLine + 1;
    return replaceLines(text, first, first - 1, [...entryLines(election), ""]);
  }
  return replaceLines(text, headingLine + 1, headingLine, ["", ...entryLines(election)]);
}
