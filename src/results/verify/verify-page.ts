import { nameKey } from "../../people/fold-name.ts";
import { organizationsUnlike, rulesUnlike, statesUnlike } from "./verify-page-words.ts";
import type { Deviation } from "./verify-record.ts";

/** How often each account is linked and each number appears; digests and dates count as numbers. */
function tokensOf(page: string): ReadonlyMap<string, number> {
  const links = [...page.matchAll(/https:\/\/github\.com\/([A-Za-z0-9_-]+)(?=[)\s/#?]|$)/g)];
  const numbers = page.replace(/https?:\/\/\S+/g, " ").match(/\b[0-9a-f]{64}\b|\d+/g) ?? [];
  const tokens = new Map<string, number>();
  const words = [
    ...links.map(([, login = ""]) => `a link to ${login.toLowerCase()}`),
    ...numbers.map((number) => `the number ${number}`),
  ];
  for (const word of words) tokens.set(word, (tokens.get(word) ?? 0) + 1);
  return tokens;
}

/** The link text for each account, as a folded name. */
function linkedNames(page: string): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const pattern = /\[([^\]\n]{1,300})\]\(https:\/\/github\.com\/([A-Za-z0-9_-]{1,100})\/?\)/g;
  for (const [, text = "", login = ""] of page.matchAll(pattern)) {
    const key = login.toLowerCase();
    names.set(key, (names.get(key) ?? new Set()).add(nameKey(text.replace(/[`*_\\]/g, ""))));
  }
  return names;
}

/** Names set as such outside of links to accounts: those of the congratulations, of reasons, and list items that are a name. */
function spans(page: string): string[] {
  const rest = page
    .replace(/\[[^\]\n]{1,300}\]\(https:\/\/github\.com\/[^)\n]{1,300}\)/g, " ")
    .replace(/\[([^\]\n]{1,300})\]\([^)\n]{1,300}\)/g, "$1");
  const items = [...rest.matchAll(/^[ \t]{0,8}[-*+][ \t]([^\n]{1,200})$/gm)]
    .map(([, text = ""]) => text.replace(/[`*_]|[.,;]$/g, "").trim())
    .filter((text) => text.includes(" "));
  return [
    ...[...rest.matchAll(/`([^`\n]{1,200})`/g)].map(([, text = ""]) => text.trim()),
    ...items,
  ];
}

/** Whether a text looks like a person's name: words of letters that begin with a capital. */
function looksLikeName(text: string): boolean {
  return text.split(/\s+/u).every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word));
}

/** Names that do not belong to the linked account, or to anyone in the result. */
function namesUnlike(page: string, expected: string): Deviation[] {
  const [found, wanted] = [linkedNames(page), linkedNames(expected)];
  const linked = [...wanted].flatMap(([login, names]) =>
    [...(found.get(login) ?? [])]
      .filter((name) => !names.has(name))
      .map((name) => ({
        where: `the name of ${login}`,
        expected: [...names].join(" or "),
        found: name,
      })),
  );
  // First names, and names without accents, mean the same people.
  const known = spans(expected).map(nameKey);
  const isKnown = (text: string) =>
    known.some((name) => name === nameKey(text) || name.split(" ").includes(nameKey(text)));
  const strangers = [...new Set(spans(page))]
    .filter((text) => looksLikeName(text) && !isKnown(text))
    .map((text) => ({ where: "a name", expected: "one that the result names there", found: text }));
  return [...linked, ...strangers];
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** Words that state a fact: capitalized, with a digit or in code quotes, numbers in words, and seasons. */
const fact =
  /[\p{Lu}\d`]|^\W*(?:one|two|three|four|five|six|seven|eight|nine|ten|spring|autumn|new|continuing)\W*$/u;
/** Words that turn a statement round. */
const negation = /^\W*(?:no|not|never|none|nobody|neither|nor|without|void|invalid|annulled)\W*$/iu;

/** Whether a line is the other but for words that turn it round, put in or left out. */
function isTurnedRound(is: readonly string[], should: readonly string[]): boolean {
  const plain = (words: readonly string[]): string =>
    words.filter((word) => !negation.test(word)).join(" ");
  return is.length !== should.length && plain(is) === plain(should);
}

/** Whether two lines differ only in words that state facts. */
function isContradicted(line: string, expected: string): boolean {
  const [is, should] = [line.trim().split(/\s+/u), expected.trim().split(/\s+/u)];
  if (isTurnedRound(is, should)) return true;
  if (is.length !== should.length) return false;
  const others = is.flatMap((word, at) => (word === should[at] ? [] : [[word, should[at] ?? ""]]));
  const isOther = others.every((words) => words.every((word) => fact.test(word)));
  const isNamedAlike = nameKey(line) === nameKey(expected) && !/\d/.test(others.flat().join(""));
  return isOther && others.length < is.length && !isNamedAlike;
}

/** Lines where only a fact was changed; the wording of another version differs more. */
function linesUnlike(page: string, expected: string): Deviation[] {
  const [found, wanted] = [page.split("\n"), expected.split("\n")];
  const [known, present] = [new Set(wanted), new Set(found)];
  const strange = found.filter((line) => !known.has(line));
  return wanted.flatMap((line) => {
    const other = present.has(line)
      ? undefined
      : strange.find((each) => isContradicted(each, line));
    return other === undefined ? [] : [{ where: "a line", expected: line, found: other }];
  });
}

/**
 * Where an edited page, or one of another version, names other people than the record, or lacks one of its
 * numbers. Other wording and additional numbers are not checked.
 */
export function pageUnlike(page: string, expected: string): Deviation[] {
  const [found, wanted] = [tokensOf(page), tokensOf(expected)];
  const counted = [...new Set([...wanted.keys(), ...found.keys()])].flatMap((where) => {
    const [is, should] = [found.get(where) ?? 0, wanted.get(where) ?? 0];
    const isWrong = where.startsWith("a link") ? is !== should : is < should;
    return isWrong ? [{ where, expected: times(should), found: times(is) }] : [];
  });
  const told = [
    ...counted,
    ...namesUnlike(page, expected),
    ...statesUnlike(page, expected),
    ...rulesUnlike(page, expected),
    ...organizationsUnlike(page, expected),
  ];
  // Report lines only if there is nothing else: numbers and names are more precise.
  return told.length > 0 ? told : linesUnlike(page, expected);
}
