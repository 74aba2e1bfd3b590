import type { List, Nodes, RootContent } from "mdast";
import { Temporal } from "temporal-polyfill";
import { readMarkdown } from "../markdown-tree.ts";
import { loginSchema } from "../people/account.ts";
import { tidyName } from "../people/fold-name.ts";
import { accountOfUrl, plainText } from "./member-line.ts";

/** A person as a page names them. */
export interface NamedPerson {
  readonly name: string;
  /** The account that the page gives for them; no one has looked yet whether it is theirs. */
  readonly login: string | undefined;
  /** Counted from 1. */
  readonly line: number;
}

/** What a result page says. It is a result only if it names who was elected. */
export interface ResultPage {
  readonly path: string;
  readonly nominees: readonly NamedPerson[];
  /** Undefined where the page does not say who was elected: a placeholder, or words that no one foresaw. */
  readonly elected: readonly NamedPerson[] | undefined;
  /** Undefined where the page does not say, or says both. */
  readonly how: "vote" | "uncontested" | undefined;
  /** The day on which they were admitted to the committee, where the page has it. */
  readonly admitted: Temporal.PlainDate | undefined;
}

/** What begins words that stand where a name will stand. */
const placeholder =
  /^\W*(?:tbd|tba|todo|xxx+|n\/?a|none|no one|nobody|pending|to be (?:determined|decided|announced|confirmed|filled)|coming soon|open)\b/i;
/** Words that stand for a name, and those that may stand beside them. */
const nameWords =
  /^(?:(?:sur|first|last|user|full)?names?|members?|candidates?|nominees?|persons?|users?|logins?|handles?|accounts?|winners?)$/;
const besideNameWords =
  /^(?:new|continuing|first|second|third|last|given|family|full|your|the|github|ac|elected|of|seat|id|\d+|[a-z])$/;

/** Whether a text stands where a name will stand, such as “TBD”, “[Name Surname]” or “your-github-username”. */
function isPlaceholder(text: string): boolean {
  if (placeholder.test(text)) return true;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const others = words.filter((word) => !nameWords.test(word));
  return others.length < words.length && others.every((word) => besideNameWords.test(word));
}

const notElected = /~~|\bwithdr[ae]w|\bnot (?:elected|seated)\b|\bpassed over\b|\bdeclined\b/i;
const skipped = [
  /\b(?:vot(?:e|es|ing)|poll|ballot|elections?)\b[^.]{0,80}\b(?:skipped|bypassed|cancell?ed|waived|omitted)\b/i,
  /\b(?:skipped|bypassed|cancell?ed|waived|omitted)\b[^.]{0,40}\b(?:vot(?:e|es|ing)|poll|ballot|elections?)\b/i,
  /\bover\s+sooner\b|\bwithout\s+(?:a\s+|any\s+)?(?:vote|voting|poll|ballot|election|contest)\b|\b(?:by\s+acclamation|uncontested|unopposed)\b/i,
  /\bno\s+(?:elections?|votes?|voting|polls?|ballots?)\s+(?:phase\s+)?(?:(?:w(?:as|ere)|is)\s+)?(?:held|needed|necessary|required|took\s+place)\b/i,
  /\b(?:elections?|votes?|voting|polls?|ballots?)\s+(?:phase\s+)?(?:w(?:as|ere)|is)\s+not\s+(?:held|needed|necessary|required)\b/i,
  /\ball\s+(?:of\s+)?(?:the\s+|our\s+)?(?:\w+\s+)?(?:nominees|nominated\s+\w+|candidates|applicants)\s+(?:were|are|have\s+been)\s+(?:appointed|elected|admitted|seated)\b/i,
];
const held = [
  /\b(?:elections?|an?\s+vote|votes?|voting|an?\s+poll|polls?)\s+(?:w(?:as|ere)|has\s+been|have\s+been)\s+held\b/i,
  /\bvoting\s+took\s+place\b|\bballots?\s+(?:w(?:as|ere)\s+)?(?:cast|counted|received)\b|\bvotes?\s+w(?:as|ere)\s+(?:cast|counted)\b|\bcondorcet\b/i,
];
const nominating =
  /\b(?:nominations?|nominees?|candidac(?:y|ies)|candidates?|applications?)\b[\s\S]{0,160}(?:\breceived\b|:\s*$)|\breceived\b[\s\S]{0,80}\bnominations?\b/i;
const electing =
  /\b(?:(?:re-?)?elected|admitted|appointed|winners?|new (?:architecture )?committee(?: members)?|result(?:s|ing)?)\b/i;

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function linksOf(node: Nodes): { readonly url: string; readonly text: string }[] {
  if (node.type === "link") return [{ url: node.url, text: plainText(node) }];
  return "children" in node ? node.children.flatMap(linksOf) : [];
}

function isLogin(text: string | undefined): text is string {
  return text !== undefined && loginSchema.safeParse(text).success;
}

/** A login as pages write it beside a name: `(login)` or `@login`. */
export function writtenLogin(text: string): string | undefined {
  const [, inBrackets, afterAt] = /\(\s*@?([\w-]+)\s*\)|(?:^|[\s(])@([\w-]+)/.exec(text) ?? [];
  const login = inBrackets ?? afterAt;
  return isLogin(login) ? login : undefined;
}

/** Reads an entry of a list of people: a linked name, or a name with its login; undefined where it names no one. */
function readNamedPerson(node: Nodes): NamedPerson | undefined {
  const text = plainText(node).split("\n")[0] ?? "";
  const account = linksOf(node).find(({ url }) => accountOfUrl(url) !== undefined);
  const linked = account && accountOfUrl(account.url);
  const label = account?.text.trim().replace(/^@/, "");
  const isName = label !== undefined && label !== linked && /\p{L}\s+\p{L}/u.test(label);
  const said = isName ? label : text;
  const name = tidyName(said.replace(/^\s*\d+[).:]\s*/, ""))
    .split(/[([,;:]|\s[-–—]\s|\s@/)[0]
    ?.replace(/^@|(?<![.*_`\s])[.*_`\s]+$/g, "");
  if (name === undefined || !/\p{L}/u.test(name) || isPlaceholder(name)) return undefined;
  return { name, login: linked ?? writtenLogin(text), line: lineOf(node) };
}

/** The entries of a list; undefined where it is empty or an entry waits for a name. */
function people(list: List): NamedPerson[] | undefined {
  const named = list.children
    .filter((item) => !notElected.test(plainText(item)))
    .map(readNamedPerson);
  const known = named.filter((person) => person !== undefined);
  return known.length === named.length && known.length > 0 ? known : undefined;
}

/** Every list of people with the words that introduce it: the paragraph or heading before it. */
function introducedLists(nodes: readonly RootContent[]) {
  return nodes.flatMap((list, at) => {
    const before = nodes[at - 1];
    if (list.type !== "list" || (before?.type !== "paragraph" && before?.type !== "heading")) {
      return [];
    }
    // A list belongs to the last sentence before it, the others tell what went before.
    const words = plainText(before).replace(/\s+/g, " ").trim();
    return [{ list, words, last: words.split(/(?<=[.!?])\s+/).at(-1) ?? words }];
  });
}

function readHow(text: string): ResultPage["how"] {
  const isSkipped = skipped.some((words) => words.test(text));
  const rest = skipped.reduce(
    (left, words) => left.replace(new RegExp(words, "gi"), " "),
    text.replace(/\s+/g, " "),
  );
  const isHeld = held.some((words) => words.test(rest));
  if (isSkipped === isHeld) return undefined;
  return isSkipped ? "uncontested" : "vote";
}

function readAdmitted(text: string): Temporal.PlainDate | undefined {
  const day = /\badmitted\b[\s\S]{0,300}?\bon\s+(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1];
  try {
    return day === undefined ? undefined : Temporal.PlainDate.from(day);
  } catch {
    return undefined;
  }
}

/**
 * Reads a result page: lists of nominees and of the elected, only nominees where no vote was held, or the
 * numbered names of a short one. Kinds of sentence are read, not the sentences of the past.
 */
export function readResultPage(text: string, path: string): ResultPage {
  const nodes = readMarkdown(text, path).children;
  const words = nodes
    .filter(({ type }) => type !== "code" && type !== "html")
    .map(plainText)
    .join("\n");
  const how = readHow(words);
  const lists = introducedLists(nodes);
  const ofNominees = lists.find(
    ({ words: all, last }) => nominating.test(all) && !/\belected\b/i.test(last),
  );
  const nominees = ofNominees === undefined ? [] : (people(ofNominees.list) ?? []);
  const ofElected = lists.filter(
    (each) =>
      each !== ofNominees && electing.test(each.last) && !/\bnot\s+elected\b/i.test(each.last),
  );
  const listed = ofElected.length === 0 ? undefined : people((ofElected[0] as { list: List }).list);
  const all = ofElected.length === 0 && how === "uncontested" && nominees.length > 0;
  // After a vote, a list of everyone who ran is a ranking, and does not say who got a seat.
  const isRanking = how === "vote" && listed?.length === nominees.length;
  const elected = all ? nominees : isRanking ? undefined : listed;
  return { path, nominees, elected, how, admitted: readAdmitted(words) };
}
