import type { Nodes } from "mdast";
import { loginSchema } from "../people/account.ts";
import { nameKey, tidyName } from "../people/fold-name.ts";
import { accountOfUrl, plainText } from "./member-list/member-line.ts";

/** A person as a page names them. */
export interface NamedPerson {
  readonly name: string;
  /** The account given on the page, not verified yet. */
  readonly login: string | undefined;
  /** Counted from 1. */
  readonly line: number;
}

/** The beginnings of placeholders for names. */
const placeholder =
  /^\W*(?:tbd|tba|todo|xxx+|n\/?a|none|no one|nobody|pending|to be (?:determined|decided|announced|confirmed|filled)|coming soon|open)\b/i;
/** Words in placeholders for names. */
const nameWords =
  /^(?:(?:sur|first|last|user|full)?names?|members?|candidates?|nominees?|persons?|users?|logins?|handles?|accounts?|winners?)$/;
const besideNameWords =
  /^(?:new|continuing|first|second|third|last|given|family|full|your|the|github|ac|elected|of|seat|id|\d+|[a-z])$/;

/** Whether a text is a placeholder for a name, such as “TBD”, “[Name Surname]” or “your-github-username”. */
function isPlaceholder(text: string): boolean {
  if (placeholder.test(text) || /^\W*(?:jane|john) doe\b/i.test(text)) return true;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const others = words.filter((word) => !nameWords.test(word));
  return others.length < words.length && others.every((word) => besideNameWords.test(word));
}

/** The line on which a node begins, counted from 1. */
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

/** Text in brackets after a name that is not a login: how the person got the seat. */
const remark =
  /^(?:new|newly|continuing|returning|incumbent|(?:re-?)?elected|appointed|uncontested|withdr[ae]wn?|declined|seat|chair|none)$/i;

/**
 * A login as pages write it beside a name: `@login` or `(login)`. A capitalized word in brackets that has
 * nothing of the name is an organization.
 */
export function writtenLogin(text: string): string | undefined {
  const [, afterAt] = /(?:^|[\s([])@([\w-]+)/.exec(text) ?? [];
  if (isLogin(afterAt)) return afterAt;
  const bracketed = /\(\s*([\w-]+)\s*\)/.exec(text);
  const login = bracketed?.[1];
  if (bracketed === null || !isLogin(login) || remark.test(login)) return undefined;
  const words = nameKey(text.slice(0, bracketed.index)).split(" ");
  const isOfName = words.some((word) => word.length > 1 && login.toLowerCase().includes(word));
  return /^[a-z\d]/.test(login) || isOfName ? login : undefined;
}

/** Reads an entry of a list of people: a linked name, or a name with its login; undefined where it names no one. */
export function readNamedPerson(node: Nodes): NamedPerson | undefined {
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

/** A node's text with the account of each link beside its words, as `@login`. */
export function spokenText(node: Nodes): string {
  if (node.type === "link") {
    const account = accountOfUrl(node.url);
    const text = plainText(node);
    if (account === undefined) return text;
    return text.trim().replace(/^@/, "") === account ? `@${account}` : `${text} (@${account})`;
  }
  if ("children" in node) return node.children.map(spokenText).join("");
  return plainText(node);
}

/** Words that may stand around the names of a sentence. */
const aroundNames =
  /^(?:the\s+|our\s+|new\s+|continuing\s+|returning\s+|members?\s+|nominees?\s+|candidates?\s+)+/i;

const notNames =
  /\b(?:the|all|both|committee|architecture|kata|containers|project|elections?|seats?|members?|nominees?|candidates?|voting|votes?)\b/i;

/** One name of an enumeration: with its login, of two words or more, or one that only one nominee has. */
function personOf(words: string, line: number, nominees: readonly NamedPerson[]) {
  if (isPlaceholder(words)) return undefined;
  const login = writtenLogin(words);
  const [alone = ""] = words.split(/[([]|\s@/);
  const name = tidyName(alone)
    .replace(aroundNames, "")
    .replace(/^[@*_`]+|(?<![*_`.!\s])[*_`.!\s]+$/g, "");
  const known = nominees.filter(({ name: whole }) => {
    const key = nameKey(name);
    return nameKey(whole) === key || nameKey(whole).split(" ").includes(key);
  });
  if (known.length === 1 && login === undefined) return known[0];
  const isName =
    /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}|da |de |di |do |dos |van |von |der |el |al )[\p{L}'’.-]*){1,4}$/u.test(
      name,
    ) && !notNames.test(name);
  if (login === undefined && !isName) return undefined;
  return { name: name === "" ? (login ?? "") : name, login, line };
}

/** The names that a sentence enumerates: "A (@a), B (@b) and C"; undefined where a part is not a name. */
function enumerated(words: string, line: number, nominees: readonly NamedPerson[]) {
  const parts = words
    .split(/,\s*and\s|,|\sand\s|\s&\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const found = parts.map((part) => personOf(part, line, nominees));
  const known = found.filter((person) => person !== undefined);
  return known.length > 0 && known.length === found.length ? known : undefined;
}

/**
 * The people whom sentences such as "Elected: A, B" or "A and B were elected" name; undefined where no sentence
 * does, or several do.
 *
 * @param isTold whether a sentence tells how the election ended at all.
 */
export function peopleInSentences(
  nodes: readonly Nodes[],
  electing: RegExp,
  nominees: readonly NamedPerson[],
  isTold: (sentence: string) => boolean,
): readonly NamedPerson[] | undefined {
  const found = nodes
    .filter(({ type }) => type === "paragraph")
    .flatMap((node) => {
      const spoken = spokenText(node)
        .slice(0, 2000)
        // A name on each line below "The winners are:" is a list.
        .replace(
          /:[^\S\n]*\n([\s\S]*)$/,
          (_, names: string) => `: ${names.replace(/[.,]?\n/g, ", ")}`,
        )
        .replace(/\s+/g, " ");
      const sentences = spoken.split(/(?<=[\p{Ll}\d)][.!?])\s+(?=\p{Lu})/u);
      return sentences.filter(isTold).flatMap((sentence) => {
        const from = /:|\b(?:are|were|was|is)\b:?/.exec(sentence);
        const after = from === null ? "" : sentence.slice(from.index + from[0].length).trim();
        const listed =
          electing.test(sentence.slice(0, from?.index)) && after !== "" ? after : undefined;
        const [, names, verb = ""] =
          /^(.{1,600}?)\s(?:(?:were|was|are|is|have been|has been)\s)(.*)$/.exec(sentence) ?? [];
        // "A was re-elected, and B and C were elected" names more people than its first part.
        const isWhole = electing.test(verb.slice(0, 60)) && !/@|\b(?:were|was|been)\b/.test(verb);
        const told = isWhole ? names : undefined;
        const people =
          (listed && enumerated(listed, lineOf(node), nominees)) ??
          (told && enumerated(told, lineOf(node), nominees));
        return people ? [people] : [];
      });
    });
  return found.length === 1 ? found[0] : undefined;
}

/** Columns of a table that say who got a seat, that only count its rows, and cells that say yes. */
const outcomeColumn = /^(?:elected|seated|appointed|result|outcome|status|seat)$/;
const numberColumn = /^(?:|no|rank|place)$/;
const saysYes = /^\W*(?:(?:re-?)?elected|seated|appointed|won|yes|x|seat \d+)\b|[✓✔✅]/iu;
const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes("-");

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

/**
 * A page with each row of its tables as an entry of a list on the same line: of a numbered one, since a table
 * may be a ranking, unless a column says who got a seat; then the rows of the others say that they did not.
 */
export function withoutTables(text: string): string {
  let columns: readonly string[] | undefined;
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  return lines
    .map((line, at) => {
      if (!/^ {0,3}\|?[^|]*\|/.test(line)) {
        columns = undefined;
        return line;
      }
      if (isRule(line)) return "";
      if (isRule(lines[at + 1] ?? "")) {
        columns = cellsOf(line.toLowerCase().replace(/[^\p{L}\s|]/gu, ""));
        return "";
      }
      if (columns === undefined) return line;
      const cells = cellsOf(line);
      const outcome = columns.findIndex((column) => outcomeColumn.test(column));
      const number = columns.findIndex((column) => numberColumn.test(column));
      const told = cells.filter((_, index) => index !== outcome && index !== number);
      const isOut = outcome !== -1 && !saysYes.test(cells[outcome] ?? "");
      return `${outcome === -1 ? "1." : "-"} ${told.filter((cell) => cell !== "").join(", ")}${isOut ? " (not elected)" : ""}`;
    })
    .join("\n");
}
