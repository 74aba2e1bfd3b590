import type { List, ListItem, RootContent } from "mdast";
import { Temporal } from "temporal-polyfill";
import { monthNumber, monthPattern } from "../charter/page-claims.ts";
import { readMarkdown } from "../markdown-tree.ts";
import { plainText } from "./member-list/member-line.ts";
import {
  type NamedPerson,
  peopleInSentences,
  readNamedPerson,
  withoutTables,
} from "./named-people.ts";

/** What a result page says. It is a result only if it names who was elected. */
export interface ResultPage {
  readonly path: string;
  readonly nominees: readonly NamedPerson[];
  /** Undefined if the page does not say who was elected: a placeholder, or unknown wording. */
  readonly elected: readonly NamedPerson[] | undefined;
  /** Undefined where the page does not say, or says both. */
  readonly how: "vote" | "uncontested" | undefined;
  /** The day on which they were admitted to the committee, where the page has it. */
  readonly admitted: Temporal.PlainDate | undefined;
}

const gone = /~~|\bwithdr[ae]w|\bdeclined\b|\bstood down\b/i;
const notElected =
  /~~|\bwithdr[ae]w|\b(?:not|no longer) (?:re-?)?(?:elected|seated|appointed|chosen|selected)\b|\bpassed over\b|\bdeclined\b|\brunners?-?\s?up\b|\bunsuccessful\b|\blost\b/i;
const skipped = [
  /\b(?:vot(?:e|es|ing)|poll|ballot|elections?)\b[^.]{0,80}\b(?:skipped|bypassed|cancell?ed|waived|omitted)\b/i,
  /\b(?:skipped|bypassed|cancell?ed|waived|omitted)\b[^.]{0,40}\b(?:vot(?:e|es|ing)|poll|ballot|elections?)\b/i,
  /\bover\s+sooner\b|\bwithout\s+(?:a\s+|any\s+)?(?:vote|voting|poll|ballot|election|contest)\b|\b(?:by\s+acclamation|acclaimed|uncontested|unopposed)\b/i,
  /\bno\s+(?:elections?|votes?|voting|polls?|ballots?)\s+(?:phase\s+|period\s+)?(?:(?:w(?:as|ere)|is)\s+)?(?:held|needed|necessary|required|took\s+place)\b/i,
  /\b(?:there\s+)?(?:was|were|is|will\s+be)\s+no\s+(?:need\s+(?:for|of)\s+(?:a|an)\s+)?(?:elections?|votes?|voting|polls?|ballots?)\b/i,
  /\b(?:elections?|votes?|voting|polls?|ballots?)\s+(?:phase\s+|period\s+)?(?:(?:w(?:as|ere)|is)\s+not|(?:w(?:as|ere)|is)n['’]t)\s+(?:held|needed|necessary|required)\b/i,
  /\ball\s+(?:(?:of\s+)?(?:the\s+|our\s+)?(?:\w+\s+)?(?:nominees|nominated\s+\w+|candidates|applicants)|of\s+them|\w+)\s+(?:were|are|have\s+been|will\s+be)\s+(?:(?:considered|deemed|thus|therefore|automatically|directly)\s+)?(?:appointed|elected|admitted|seated|confirmed)\b/i,
  /\b(?:elected|appointed|seated|admitted|confirmed)\s+(?:automatically|directly|by\s+default)\b|\b(?:automatically|directly)\s+(?:elected|appointed|seated|admitted)\b/i,
];
const held = [
  /\b(?:elections?|an?\s+vote|votes?|voting|an?\s+poll|polls?)\s+(?:w(?:as|ere)|has\s+been|have\s+been)\s+held\b/i,
  /\bvoting\s+took\s+place\b|\bballots?\s+(?:w(?:as|ere)\s+)?(?:cast|counted|received)\b|\bvotes?\s+w(?:as|ere)\s+(?:cast|counted)\b|\bcondorcet\b/i,
  /\b(?:after|by|in)\s+(?:the\s+|a\s+)?(?:vote|voting|poll)\b|\bvoters\s+(?:\w+\s+)?(?:chose|selected|elected)\b/i,
];
const nominating =
  /^(?:the\s+)?(?:final\s+)?(?:list\s+of\s+)?(?:nominations?|nominees|candidacies|candidates)$|\b(?:nominations?|nominees?|candidac(?:y|ies)|candidates?|applications?)\b[\s\S]{0,160}(?:\breceived\b|:\s*$)|\breceived\b[\s\S]{0,80}\bnominations?\b/i;
/** Words that introduce a list of people who got a seat. */
const electing =
  /\b(?:(?:re-?)?elected|admitted|appointed|chosen|selected|won|seated|voted\s+in|winners?|new (?:architecture )?(?:committee(?: members)?|members))\b/i;
/** Words that may introduce those who got a seat, or a ranking of everyone. */
const resulting = /\bresult(?:s|ing)?\b|\boutcome\b/i;

/** Words of a sentence that tells what may come, who will tell it, or what was before this election. */
const notYet =
  /\b(?:if|unless|in case)\b|\b(?:will|shall|to|may|might|could|can) be\b[^.]{0,60}\b(?:announced|published|posted|listed|known|added|shown|declared|confirmed by|skipped|cancell?ed|omitted)\b|\bannounced by\b|\buntil (?:they|he|she)\b|\b(?:to be|not yet|yet to be) (?:re-?)?(?:elected|chosen|appointed|counted|determined)\b|\bpending\b/i;
const before =
  /\b(?:previous|prior|preceding|earlier|former|outgoing|last) (?:\w+ )?(?:elections?|committees?|members?|terms?)\b/i;
const monthOfYear = new RegExp(`\\b${monthPattern},? (20\\d{2})\\b`, "gi");

/** Whether a sentence names a month that lies well before the election of the page's folder. */
function isOfEarlierElection(sentence: string, path: string): boolean {
  const [, year, month] = /arch-committee-(\d{4})-(\d{2})\//.exec(path) ?? [];
  const named = [...sentence.matchAll(monthOfYear)].map(
    ([, name = "", of]) => Number(of) * 12 + monthNumber(name),
  );
  const own = Number(year) * 12 + Number(month);
  return named.length > 0 && named.every((each) => each < own - 2);
}

/** Whether a sentence says nothing of how this election ended. */
function isAside(sentence: string, path: string): boolean {
  return notYet.test(sentence) || before.test(sentence) || isOfEarlierElection(sentence, path);
}

/** A list of people with the words that introduce it; the last sentence of them is what it belongs to. */
interface IntroducedList {
  readonly list: List;
  readonly words: string;
  readonly last: string;
}

/** The list below an entry that is not a person but a heading of its own, such as "Elected:". */
function listBelow({ children: [label, below] }: ListItem): List | undefined {
  if (label?.type !== "paragraph" || below?.type !== "list") return undefined;
  const words = plainText(label).trim();
  return /:$/.test(words) || electing.test(words) || nominating.test(words) ? below : undefined;
}

/** The entries of a list; undefined where it is empty or an entry waits for a name. */
function people(list: List): NamedPerson[] | undefined {
  const named = list.children
    .filter((item) => !notElected.test(plainText(item)))
    .map((item) => (listBelow(item) === undefined ? readNamedPerson(item) : undefined));
  const known = named.filter((person) => person !== undefined);
  return known.length === named.length && known.length > 0 ? known : undefined;
}

function introduced(list: List, before: RootContent | undefined): IntroducedList[] {
  const below = list.children.flatMap((item) => {
    const inner = listBelow(item);
    return inner === undefined ? [] : introduced(inner, item.children[0]);
  });
  if (below.length > 0) return below;
  if (before?.type !== "paragraph" && before?.type !== "heading") return [];
  const words = plainText(before).replace(/\s+/g, " ").trim();
  return [{ list, words, last: words.split(/(?<=[.!?])\s+/).at(-1) ?? words }];
}

/** Every list of people with the words that introduce it: the paragraph or heading before it. */
function introducedLists(all: readonly RootContent[]): IntroducedList[] {
  const nodes = all.filter(({ type }) => type !== "html");
  return nodes.flatMap((list, at) => (list.type === "list" ? introduced(list, nodes[at - 1]) : []));
}

/**
 * Nominees appointed without a vote, except those who withdrew; undefined if someone withdrew and it is unclear
 * who.
 */
function notWithdrawn(
  nominees: readonly NamedPerson[],
  introduction: string,
  sentences: readonly string[],
): readonly NamedPerson[] | undefined {
  const told = sentences.filter((each) => gone.test(each)).map((each) => each.toLowerCase());
  const left = nominees.filter(
    ({ name, login }) =>
      !told.some(
        (each) =>
          each.includes(name.toLowerCase()) ||
          (login !== undefined && each.includes(`@${login.toLowerCase()}`)),
      ),
  );
  const isFinal = /\b(?:final|remaining)\b/i.test(introduction);
  return told.length === 0 || left.length < nominees.length || isFinal ? left : undefined;
}

/** Whether a vote was held, by sentences of the page that are not asides. */
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

/** Who was elected by the list that says so, or by a sentence. */
function electedOn(
  lists: readonly IntroducedList[],
  named: readonly NamedPerson[] | undefined,
  nominees: readonly NamedPerson[],
  { how, path }: Pick<ResultPage, "how" | "path">,
): readonly NamedPerson[] | undefined {
  const isFor = (words: RegExp) => (each: IntroducedList) =>
    words.test(each.last) && !notElected.test(each.last) && !isAside(each.last, path);
  const certain = lists.find(isFor(electing));
  if (certain === undefined && named !== undefined) return named;
  const used = certain ?? lists.find(isFor(resulting));
  const listed = used && people(used.list);
  // After a vote, a list of everyone who ran is a ranking, and does not say who got a seat.
  const isRanking =
    listed?.length === nominees.length || (certain === undefined && used?.list.ordered === true);
  return how === "vote" && isRanking ? undefined : listed;
}

/**
 * Reads a result page: lists of nominees and of the elected, only nominees where no vote was held, or the
 * numbered names of a short one. It reads kinds of sentences, not exact past ones.
 */
export function readResultPage(text: string, path: string): ResultPage {
  const nodes = readMarkdown(withoutTables(text), path).children;
  const texts = nodes.filter(({ type }) => type !== "code" && type !== "html");
  const words = texts.map(plainText).join("\n");
  const told = (text: string): boolean => !isAside(text, path);
  const how = readHow(
    texts
      .flatMap((node) => plainText(node).split(/(?<=[.!?])\s+/))
      .filter((sentence) => told(sentence.replace(/\s+/g, " ")))
      .join("\n"),
  );
  const lists = introducedLists(nodes);
  const ofNominees = lists.find(
    ({ words: all, last }) => nominating.test(all) && !electing.test(last),
  );
  const nominees = ofNominees === undefined ? [] : (people(ofNominees.list) ?? []);
  const sentences = texts
    .filter(({ type }) => type === "paragraph")
    .flatMap((node) => plainText(node).split(/(?<=[.!?])\s+/));
  const named = electedOn(
    lists.filter((each) => each !== ofNominees),
    peopleInSentences(nodes, electing, nominees, told),
    nominees,
    { how, path },
  );
  const isAll = named === undefined && how === "uncontested" && nominees.length > 0;
  const elected = isAll ? notWithdrawn(nominees, ofNominees?.words ?? "", sentences) : named;
  return { path, nominees, elected, how, admitted: readAdmitted(words) };
}
