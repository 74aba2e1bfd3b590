import type { Paragraph, RootContent } from "mdast";
import { ElectionError } from "../../errors.ts";
import { readMarkdown } from "../../markdown-tree.ts";
import { visible } from "../../visible-text.ts";
import {
  type LineProblem,
  type ListedMember,
  lineOf,
  type MemberFinding,
  readMemberItems,
  strayMembers,
} from "./member-items.ts";
import { plainText } from "./member-line.ts";

/** An oddity on the page; the list can still be read. */
export type MemberListFinding =
  | MemberFinding
  | { readonly code: "conflict-markers"; readonly lines: readonly number[] };

export interface MemberList {
  /** A table, and the launch page's sentence, which holds names only (`prose`), are read but never written. */
  readonly form: "list" | "table" | "prose";
  readonly members: readonly ListedMember[];
  readonly findings: readonly MemberListFinding[];
  /** First and last line of the list, counted from 1. */
  readonly lines: { readonly first: number; readonly last: number };
  /** Entries are separated by blank lines. */
  readonly spread: boolean;
}

const introduction =
  /\bArchitecture Committee(?: \(AC\))?(?:'s)? (?:members (?:currently )?are\b|(?:currently )?consists of\b|members:$)|\bmembers of the (?:current )?Architecture Committee(?: \(AC\))? (?:currently )?are\b/i;

/** The columns of a table of members, by the words of its first row. */
const columnWords = {
  name: /^(?:full )?names?\b|^(?:committee )?members?\b|^who$/i,
  login: /\b(?:github|login|handle|account|username)\b/i,
  organization: /\b(?:organi[sz]ations?|compan(?:y|ies)|affiliations?|employers?)\b/i,
};

function cellsOf(row: string): string[] {
  const cells = row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|");
  return cells.map((cell) => cell.replace(/\*\*|!\[[^\]]{0,200}\]\([^)]{0,300}\)/g, "").trim());
}

/** A page with the rows of a table that has a column of names as entries of a list, each on its own line. */
function withoutMemberTable(text: string): string {
  const lines = splitLines(text);
  let columns: ReturnType<typeof columnsOf> | undefined;
  const columnsOf = (row: string) => {
    const cells = cellsOf(row);
    const find = (words: RegExp): number => cells.findIndex((cell) => words.test(cell));
    return {
      name: find(columnWords.name),
      login: find(columnWords.login),
      organization: find(columnWords.organization),
    };
  };
  return lines
    .map((line, at) => {
      const end = /\r?\n$|\r$/.exec(line)?.[0] ?? "";
      const isRule = (row = ""): boolean =>
        /^[\s|:-]+$/.test(row) && row.includes("|") && row.includes("-");
      if (!line.includes("|")) columns = undefined;
      else if (isRule(lines[at + 1])) {
        const found = columnsOf(line);
        columns = found.name === -1 ? undefined : found;
        return columns === undefined ? line : end;
      }
      if (columns === undefined) return line;
      if (isRule(line)) return end;
      const cells = cellsOf(line);
      const {
        [columns.name]: name = "",
        [columns.login]: login = "",
        [columns.organization]: of = "",
      } = cells;
      const account = columns.login === columns.name || login === "" ? "" : ` (${login})`;
      return `- ${name}${account}${of === "" ? "" : `, ${of}`}${end}`;
    })
    .join("");
}

/** A text's lines with their line ends, so that joining them restores the text. */
export function splitLines(text: string): string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

/** Refuses a page whose member list cannot be read or written, naming the lines. */
export function refuseMemberList(fileName: string, problems: readonly LineProblem[]): never {
  const shown = problems.map(([line, problem]) => `${visible(fileName)}:${line}: ${problem}`);
  throw new ElectionError("input", shown.join("\n"), {
    hint: [
      'Give the page one list after "The current Architecture Committee members are:", one line each:',
      "- `Name` ([`login`](https://github.com/login)), [`Organization`](address).",
    ].join("\n"),
  });
}

/** Merge conflict markers; a row of `=` alone may underline a heading. */
function conflictLines(lines: readonly string[]): number[] {
  if (!lines.some((line) => /^(<{7}|>{7})\s/.test(line))) return [];
  const isMarker = (line: string): boolean => /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/.test(line);
  return lines.flatMap((line, index) => (isMarker(line) ? [index + 1] : []));
}

/** A sentence that names a committee is shorter than this, in UTF-16 units. */
const longestSentence = 5000;

function readProse(paragraph: Paragraph): MemberList | undefined {
  const sentence = /members are\s([\s\S]+?)\.(?:\s|$)/i.exec(
    plainText(paragraph).slice(0, longestSentence),
  )?.[1];
  if (sentence === undefined) return undefined;
  const line = lineOf(paragraph, "start");
  const members = sentence
    .trim()
    .replace(/\s+/g, " ")
    .split(/ ?, ?(?:and )?| and /)
    .filter((name) => name !== "")
    .map((name) => ({ name, login: undefined, organization: undefined, line, source: name }));
  const lines = { first: line, last: lineOf(paragraph, "end") };
  return { form: "prose", members, findings: [], lines, spread: false };
}

/** Where the sentence is that introduces the list; there must be exactly one. */
function findIntroduction(
  nodes: readonly RootContent[],
  fileName: string,
): { position: number; paragraph: Paragraph } {
  const found = nodes.flatMap((paragraph, position) =>
    paragraph.type === "paragraph" && introduction.test(plainText(paragraph))
      ? [{ position, paragraph }]
      : [],
  );
  const [first, ...others] = found;
  if (first === undefined) {
    return refuseMemberList(fileName, [
      [1, "there is no list of the Architecture Committee's members on this page"],
    ]);
  }
  if (others.length === 0) return first;
  return refuseMemberList(
    fileName,
    found.map(({ paragraph }, index) => [
      lineOf(paragraph, "start"),
      index === 0 ? "the member list is introduced here" : "and introduced again here",
    ]),
  );
}

/**
 * Reads the member list of a root README, in every form that the page had since its launch.
 *
 * @throws ElectionError (input) naming the lines where the list is missing, doubled or half edited.
 */
export function readMemberList(text: string, fileName: string): MemberList {
  const page = readMarkdown(text, fileName).children;
  const introducedAt = findIntroduction(page, fileName).position;
  const isList = page[introducedAt + 1]?.type === "list";
  const listed = isList ? text : withoutMemberTable(text);
  const nodes = isList ? page : readMarkdown(listed, fileName).children;
  const lines = splitLines(text);
  const { position, paragraph } = findIntroduction(nodes, fileName);
  const introduced = lineOf(paragraph, "start");
  const conflicts = conflictLines(lines);
  const list = nodes[position + 1];
  const listEnd = list?.type === "list" ? lineOf(list, "end") : introduced + 1;
  const inConflict = conflicts
    .filter((line) => line >= introduced && line <= listEnd + 1)
    .map((line): LineProblem => [line, "the member list has a merge conflict"]);
  if (inConflict.length > 0) refuseMemberList(fileName, inConflict);
  if (list?.type !== "list") {
    const prose = readProse(paragraph);
    if (prose !== undefined) return prose;
    return refuseMemberList(fileName, [[introduced, "the member list is missing after this line"]]);
  }
  const span = { first: lineOf(list, "start"), last: listEnd };
  const { members, findings, problems } = readMemberItems(list, splitLines(listed));
  const halfEdited = [...problems, ...strayMembers(nodes.slice(position + 2))];
  if (halfEdited.length > 0) refuseMemberList(fileName, halfEdited);
  return {
    form: listed === text ? "list" : "table",
    members,
    findings:
      conflicts.length === 0
        ? findings
        : [...findings, { code: "conflict-markers", lines: conflicts }],
    lines: span,
    spread: list.spread ?? false,
  };
}

/** What a finding means, in one sentence that names file and line. */
export function describeMemberListFinding(finding: MemberListFinding, fileName: string): string {
  const file = visible(fileName);
  if (finding.code === "conflict-markers") {
    const lines = finding.lines.join(", ");
    return `${file}: an unfinished merge conflict on lines ${lines}, outside the member list`;
  }
  const place = `${file}:${finding.line}: ${visible(finding.name)}`;
  switch (finding.code) {
    case "login-disagrees":
      return `${place}: the login ${visible(finding.text)} links to ${visible(finding.url)}; both are ignored`;
    case "login-missing":
      return `${place}: no login`;
    case "organization-missing":
      return `${place}: no organization`;
  }
}
