import type { List, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { Temporal } from "temporal-polyfill";
import { plainText } from "../member-line.ts";
import { firstLine, type NamedPerson, readNamedPerson } from "./named-person.ts";

/** What the result page of a past election says. */
export interface ResultPage {
  readonly path: string;
  readonly nominees: readonly NamedPerson[];
  /** Undefined where the page does not say who was elected. */
  readonly elected: readonly NamedPerson[] | undefined;
  /** Undefined where the page does not say whether ballots were cast. */
  readonly how: "vote" | "uncontested" | undefined;
  /** The day on which they were admitted to the committee, where the page has it. */
  readonly admitted: { readonly date: Temporal.PlainDate; readonly line: number } | undefined;
}

function people(list: List): NamedPerson[] {
  return list.children.flatMap((item) => readNamedPerson(item) ?? []);
}

/** The entries of the list that follows the first paragraph with such words. */
function listAfter(nodes: readonly RootContent[], words: RegExp): NamedPerson[] | undefined {
  const at = nodes.findIndex((node) => node.type === "paragraph" && words.test(plainText(node)));
  const list = at === -1 ? undefined : nodes[at + 1];
  return list?.type === "list" ? people(list) : undefined;
}

function readHow(text: string): ResultPage["how"] {
  const without =
    /\bbypassed\b|\bover\s+sooner\b|\bwithout\s+a\s+vote\b|\bno\s+(?:elections?|votes?)\s+w(?:as|ere)\b/i;
  if (without.test(text)) return "uncontested";
  return /\belections?\s+w(?:as|ere)\s+held\b/i.test(text) ? "vote" : undefined;
}

function readAdmitted(nodes: readonly RootContent[]): ResultPage["admitted"] {
  for (const node of nodes) {
    const found = /\badmitted\b[\s\S]{0,300}?\bon\s+(\d{4}-\d{2}-\d{2})\b/.exec(plainText(node));
    if (node.type !== "paragraph" || found === null) continue;
    try {
      return { date: Temporal.PlainDate.from(found[1] ?? ""), line: firstLine(node) };
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/**
 * Reads a result page in every form used since 2018: lists of nominees and of those elected, only
 * nominees where no vote was needed, or the numbered names of the first one.
 */
export function readResultPage(text: string, path: string): ResultPage {
  const nodes = fromMarkdown(text).children;
  const how = readHow(nodes.map(plainText).join("\n"));
  const nominees = listAfter(nodes, /\bnominations?\s+(?:was|were)\s+received\b/i) ?? [];
  const listed =
    listAfter(
      nodes,
      /\b(?:elected|admitted)\s+to\s+the\s+positions?\b[\s\S]{0,300}?\bw(?:as|ere):/i,
    ) ?? listAfter(nodes, /^[\s\S]*\bresults?:\s*$/i);
  const all = how === "uncontested" && nominees.length > 0 ? nominees : undefined;
  return { path, nominees, elected: listed ?? all, how, admitted: readAdmitted(nodes) };
}
