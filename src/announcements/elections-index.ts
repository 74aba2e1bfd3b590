import type { ListItem, RootContent } from "mdast";
import { electionTitle } from "../calendar/election-id.ts";
import { plainText } from "../committee/member-list/member-line.ts";
import { ElectionError } from "../errors.ts";
import { readMarkdown } from "../markdown-tree.ts";
import { isEntryOf } from "../results/index-entry.ts";
import { visible } from "../visible-text.ts";

/** Lines to remove, and the lines to put there; counted from 0. */
interface LineEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

interface Section {
  /** The line after the heading. */
  readonly start: number;
  readonly items: readonly {
    readonly item: ListItem;
    readonly from: number;
    readonly to: number;
  }[];
}

function findSection(nodes: readonly RootContent[], title: RegExp): Section | undefined {
  const heading = nodes.findIndex(
    (node) => node.type === "heading" && title.test(plainText(node).trim()),
  );
  const start = nodes[heading]?.position?.end.line;
  if (start === undefined) return undefined;
  const rest = nodes.slice(heading + 1);
  const next = rest.findIndex(({ type }) => type === "heading");
  const own = next === -1 ? rest : rest.slice(0, next);
  const items = own
    .flatMap((node) => (node.type === "list" ? node.children : []))
    .map((item) => ({
      item,
      from: (item.position?.start.line ?? 1) - 1,
      to: item.position?.end.line ?? 1,
    }));
  return { start, items };
}

function applyEdits(lines: readonly string[], edits: readonly LineEdit[]): string[] {
  const edited = [...lines];
  for (const { at, remove, insert } of edits.toSorted((a, b) => b.at - a.at)) {
    edited.splice(at, remove, ...insert);
  }
  return edited;
}

/**
 * The index with a new election first among the current ones, replacing a placeholder such as "October 2026 -
 * TBA". Finished elections move to the top of the previous ones, line by line unchanged.
 *
 * @param finished ids of the elections whose results are published.
 * @throws ElectionError (input) where the page has no heading "Current elections".
 */
export function indexNewElection(
  text: string,
  fileName: string,
  election: string,
  finished: readonly string[],
): string {
  const nodes = readMarkdown(text, fileName).children;
  const current = findSection(nodes, /^current elections$/i);
  const previous = findSection(nodes, /^previous elections$/i);
  if (current === undefined) {
    throw new ElectionError("input", `${visible(fileName)} has no heading "Current elections"`, {
      hint: 'Add "## Current elections" to the page, above the previous ones.',
    });
  }
  const lines = text.split(/\r?\n/);
  const isBlank = (line: number): boolean => line < lines.length && lines[line]?.trim() === "";
  const own = current.items.filter(({ item }) => isEntryOf(item, election));
  const moving =
    previous === undefined
      ? []
      : current.items.filter(
          (entry) => !own.includes(entry) && finished.some((id) => isEntryOf(entry.item, id)),
        );
  const entry = [`- ${electionTitle(election)}`, `  - [election](arch-committee-${election})`, ""];
  const hasItems = current.items.length > 0;
  const edits: LineEdit[] = [...own, ...moving].map(({ from, to }) => ({
    at: from,
    remove: to - from + (isBlank(to) ? 1 : 0),
    insert: [],
  }));
  const first = current.items[0]?.from ?? current.start;
  const atFirst = edits.find(({ at }) => at === first);
  const insertion: LineEdit = {
    at: first,
    remove: atFirst?.remove ?? 0,
    insert: hasItems ? entry : ["", ...entry.slice(0, -1)],
  };
  const moved = moving.flatMap(({ from, to }) => [...lines.slice(from, to), ""]);
  const arrival =
    previous === undefined || moved.length === 0
      ? []
      : [
          previous.items[0] === undefined
            ? { at: previous.start, remove: 0, insert: ["", ...moved.slice(0, -1)] }
            : { at: previous.items[0].from, remove: 0, insert: moved },
        ];
  const all = [...edits.filter((edit) => edit !== atFirst), insertion, ...arrival];
  return applyEdits(lines, all).join(text.includes("\r\n") ? "\r\n" : "\n");
}

/** An election's title in the form that the page uses for another one: "Apr 2027" beside "Oct 2026". */
function titleLike(title: string, election: string): string {
  const [month = "", year = ""] = electionTitle(election).split(" ");
  return /^\s*[A-Za-z]{3}\.?\s+\d{4}\b/.test(title)
    ? `${month.slice(0, 3)} ${year}`
    : `${month} ${year}`;
}

/**
 * The index of elections once a result is published: the election's entry moves, unchanged, to the top of the
 * previous ones. If there is no other current election, "April 2027 - TBA" takes its place, in the form of the
 * entry's title.
 *
 * @param title the entry's title as the page had it before the result was linked.
 * @returns the text as it is where the page has no previous elections, or the entry is not a current one.
 */
export function indexFinishedElection(
  text: string,
  {
    election,
    title,
    next,
  }: { readonly election: string; readonly title: string; readonly next: string },
): string {
  const nodes = readMarkdown(text).children;
  const current = findSection(nodes, /^current elections$/i);
  const previous = findSection(nodes, /^previous elections$/i);
  const own = current?.items.find(({ item }) => isEntryOf(item, election));
  if (current === undefined || previous === undefined || own === undefined) return text;
  const lines = text.split(/\r?\n/);
  const { from, to } = own;
  const after = lines[to]?.trim() === "" ? 1 : 0;
  const entry = lines.slice(from, to);
  const bullet = /^\s*[-*+]\s+/.exec(entry[0] ?? "")?.[0] ?? "- ";
  const announced = current.items.length > 1 ? [] : [`${bullet}${titleLike(title, next)} - TBA`];
  const [first] = previous.items;
  const edits: LineEdit[] = [
    announced.length > 0
      ? { at: from, remove: to - from, insert: announced }
      : { at: from, remove: to - from + after, insert: [] },
    first === undefined
      ? { at: previous.start, remove: 0, insert: ["", ...entry] }
      : { at: first.from, remove: 0, insert: [...entry, ""] },
  ];
  return applyEdits(lines, edits).join(text.includes("\r\n") ? "\r\n" : "\n");
}

/** The title of an election's entry as the page has it, "Oct 2026"; empty where it has none. */
export function indexTitle(text: string, election: string): string {
  const items = readMarkdown(text).children.flatMap((node) =>
    node.type === "list" ? node.children : [],
  );
  const paragraph = items.find((item) => isEntryOf(item, election))?.children[0];
  return paragraph?.type === "paragraph" ? plainText(paragraph) : "";
}
