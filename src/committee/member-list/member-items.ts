import type { List, RootContent } from "mdast";
import { loginKey, sameLogin } from "../../people/account.ts";
import { foldName } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import type { Term } from "../ledger.ts";
import {
  accountOfUrl,
  agreedLogin,
  type ListedOrganization,
  type MemberLine,
  readUsualLine,
} from "./member-line.ts";
import { isVacant, readMemberLine } from "./read-member.ts";

/** A member as the root README lists them. */
export interface ListedMember {
  readonly name: string;
  /** Undefined where the line gives none, or where its text and its link disagree: neither is trusted. */
  readonly login: string | undefined;
  readonly organization: ListedOrganization | undefined;
  /** First line of the entry, counted from 1. */
  readonly line: number;
  /** The entry's lines as they stand, without the last line end. */
  readonly source: string;
}

/** Whether a list entry means someone in the ledger; by name if its login cannot be trusted. */
export function isListedAs(
  { login, name }: Pick<ListedMember, "login" | "name">,
  term: Pick<Term, "holder" | "name">,
): boolean {
  return login === undefined
    ? foldName(name) === foldName(term.name)
    : sameLogin(login, term.holder);
}

/** An oddity in a member's line that can still be read. */
export type MemberFinding =
  | {
      readonly code: "login-disagrees";
      readonly line: number;
      readonly name: string;
      readonly text: string;
      readonly url: string;
    }
  | { readonly code: "login-missing"; readonly line: number; readonly name: string }
  | { readonly code: "organization-missing"; readonly line: number; readonly name: string };

/** A line that must be corrected, and what is wrong with it. */
export type LineProblem = readonly [line: number, problem: string];

export function lineOf(node: RootContent, edge: "start" | "end"): number {
  return node.position?.[edge].line ?? 1;
}

function findingsOf(read: MemberLine, line: number): MemberFinding[] {
  const { name, loginText: text, loginUrl: url, organization } = read;
  const findings: MemberFinding[] = [];
  if (agreedLogin(read) === undefined) {
    const disagrees = text !== undefined && url !== undefined;
    findings.push(
      disagrees
        ? { code: "login-disagrees", line, name, text, url }
        : { code: "login-missing", line, name },
    );
  }
  if (organization === undefined) findings.push({ code: "organization-missing", line, name });
  return findings;
}

function repeated(members: readonly ListedMember[]): LineProblem[] {
  const seen = new Map<string, number>();
  const problems = new Map<number, string>();
  for (const { name, login, line } of members) {
    const keys = [`name: ${name}`, ...(login === undefined ? [] : [`login: ${loginKey(login)}`])];
    for (const key of keys) {
      const before = seen.get(key);
      if (before === undefined) seen.set(key, line);
      else problems.set(line, `${visible(name)} is already on line ${before}`);
    }
  }
  return [...problems];
}

/** Reads the items of a member list; `lines` are the page's, with their line ends. */
export function readMemberItems(
  list: List,
  lines: readonly string[],
): {
  members: readonly ListedMember[];
  findings: readonly MemberFinding[];
  problems: readonly LineProblem[];
} {
  const members: ListedMember[] = [];
  const findings: MemberFinding[] = [];
  const problems: LineProblem[] = [];
  for (const item of list.children) {
    if (isVacant(item)) continue;
    const line = lineOf(item, "start");
    const read = readMemberLine(item);
    if (read === undefined) {
      problems.push([line, `not a member's line: ${visible(lines[line - 1]?.trim() ?? "")}`]);
      continue;
    }
    const source = lines.slice(line - 1, lineOf(item, "end")).join("");
    members.push({
      name: read.name,
      login: agreedLogin(read),
      organization: read.organization,
      line,
      source: source.replace(/\r?\n$|\r$/, ""),
    });
    findings.push(...findingsOf(read, line));
  }
  return { members, findings, problems: [...problems, ...repeated(members)] };
}

/** Member lines between the list and the next heading: remains of an unfinished edit. */
export function strayMembers(afterList: readonly RootContent[]): LineProblem[] {
  const heading = afterList.findIndex(({ type }) => type === "heading");
  const section = heading === -1 ? afterList : afterList.slice(0, heading);
  const isMember = (node: RootContent): boolean => {
    if (node.type === "list") return node.children.some(isMember);
    const item =
      node.type === "paragraph" ? ({ type: "listItem", children: [node] } as const) : node;
    if (item.type !== "listItem") return false;
    const url = readUsualLine({ type: "listItem", children: [...item.children] })?.loginUrl;
    return url !== undefined && accountOfUrl(url) !== undefined;
  };
  return section
    .filter(isMember)
    .map((node) => [lineOf(node, "start"), "this member is outside the list"]);
}
