import { decodeReferences } from "../html-references.ts";
import { loginKey, loginSchema, sameLogin } from "../people/account.ts";
import { looksLikeAddress, readAddresses } from "./addresses.ts";

/** What a text says about someone's GitHub account. */
export type AccountRead =
  | { readonly login: string }
  /** The words of a link name another account than its address. */
  | { readonly text: string; readonly url: string };

/** A line taken apart: accounts, email and web addresses on one side, the words left on the other. */
export interface PersonLine {
  /** Without what was taken out, brackets that became empty, and separators around. */
  readonly words: string;
  readonly accounts: readonly AccountRead[];
  readonly addresses: readonly string[];
  /** How many links and web addresses lead anywhere but to a profile. */
  readonly links: number;
}

/** No field stands on a longer line: what reads one never sees more characters. */
export const longestFieldLine = 500;

const tags =
  /<\/?(?:a|b|i|u|p|em|strong|span|div|li|ul|ol|td|tr|th|table|tbody|thead|dl|dt|dd|code|kbd|tt|font|small|sub|sup|h[1-6]|br|hr|center|details|summary)(?=[\s/>])[^<>]{0,300}>/gi;
const htmlLink = /<a\s[^<>]{0,200}?href\s?=\s?["']?([^\s"'<>]{1,300})["']?[^<>]{0,200}>/gi;
const markdownLink = /!?\[([^[\]]*)\]\(\s?<?([^()<>\s]*)>?(?:\s[^()]*)?\)/g;
const referenceLink = /\[([^[\]]+)\]\[[^[\]]*\]/g;
const webAddress = /<?(?:https?:\/\/|\bwww\.|\bgithub\.com\/)[^\s<>()[\]{}"'|,;`]+>?/gi;
const profile = /^(?:https?:)?(?:\/\/)?(?:www\.)?github\.com\/@?([^/\s?#]+)\/?(?:[?#].*)?$/i;
const mention =
  /(^|[^\p{L}\p{N}._%+/@-])@([A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?)(?!\.\p{L})(?![\p{L}\p{N}_@-])(?!,? (?:on|at|in) (?!github\b)\p{L})/giu;
const onGitHub = /(?:^|\s|\()([A-Za-z0-9][A-Za-z0-9-]{0,99}) (?:on|at) github\b/gi;
const anAddress =
  /<?[^\s@<>()[\]{},;:"'\\`|]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+>?/gu;
const accountWords =
  /(?:\b(?:on|at|my)\s)?\b(?:github|gh|aka|a\.k\.a\.|handle|username|login)(?!\w)(?:\s(?:id|login|handle|user|username|account|profile))?\s?:?/gi;
const addressWords = /\b(?:mailto|e-?mail|mail)\b(?:\saddress)?\s?:?/gi;

/** A text without comments, tags and escapes of HTML and Markdown, its links in Markdown's form. */
export function withoutMarkup(text: string): string {
  // Most lines have none, and a file may have a hundred thousand lines.
  if (!/[<&\\]|\[\^/.test(text)) return text;
  const plain = text
    .replace(/<!--.{0,500}?(?:-->|$)/g, " ")
    .replace(htmlLink, (_, url: string) => ` [](${url}) `)
    .replace(/<sup>[^<>]{0,5}<\/sup>|\[\^[^\]]{1,20}\]/gi, "")
    .replace(tags, " ");
  return decodeReferences(plain)
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\\$/, "");
}

/** ASCII in full width and the stops of Chinese and Japanese, as in `（＠ada）。`, in their plain form. */
function plainWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("。", ".")
    .replaceAll("、", ",")
    .replaceAll("【", "[")
    .replaceAll("】", "]");
}

function isLogin(text: string): boolean {
  return loginSchema.safeParse(text).success && !/^(?:none|tbd|todo|unknown|null)$/i.test(text);
}

function profileLogin(url: string): string | undefined {
  const login = profile.exec(url.replace(/[.,;:!*_)\]]+$/, ""))?.[1];
  return login !== undefined && isLogin(login) ? login : undefined;
}

function plainLogin(text: string): string | undefined {
  const bare = text.trim().replace(/^[`*"'<([]+|[`*"'.,;:>)\]]+$/g, "");
  const login = profileLogin(bare) ?? bare.replace(/^@/, "");
  return isLogin(login) ? login : undefined;
}

/** What a link to a profile says, and its words where they are not the account itself. */
function linkedAccount(words: string, url: string, login: string): [AccountRead, string] {
  const trimmed = words.trim();
  const named = /^[`@]|github\.com/i.test(trimmed) ? plainLogin(trimmed) : undefined;
  if (named !== undefined && !sameLogin(named, login)) {
    return [{ text: named, url }, " "];
  }
  const isAccount =
    named !== undefined || plainLogin(trimmed)?.toLowerCase() === login.toLowerCase();
  return [{ login }, isAccount ? " " : ` ${words} `];
}

function withoutEmptyBrackets(text: string): string {
  const emptied = text.replace(/[([{<][\s,;:|/.*_`-]*[)\]}>]/g, " ");
  return emptied === text ? text : withoutEmptyBrackets(emptied);
}

/** Without separators at both ends, an opening bracket that nothing follows and a closing one without it. */
function withoutEdges(text: string): string {
  const trimmed = text
    .replace(/\s+/g, " ")
    .replace(/^[\s,;:|/.·•–—)\]}>]+|^[-*+]\s/, "")
    .replace(/(?:[\s,;:|/·•–—([{<]|\s[-*_+.])+$/, "");
  const unopened = /^[^([{<]*[)\]}>]$/.test(trimmed) ? trimmed.slice(0, -1) : trimmed;
  return unopened === text ? text : withoutEdges(unopened);
}

/** Takes apart a line in which name, account, addresses and links stand in whatever order. */
export function readPersonLine(text: string): PersonLine {
  const accounts: AccountRead[] = [];
  const addresses: string[] = [];
  let links = 0;
  const elsewhere = (words: string): string => {
    links += 1;
    return words;
  };
  const address = (found: string): string => {
    addresses.push(found.replace(/^<|>$/g, "").replace(/[.*_]+$/, ""));
    return " ";
  };
  let rest = plainWidth(withoutMarkup(text.slice(0, longestFieldLine)))
    .replace(/(^|[\s(])_{1,3}(@[A-Za-z0-9-]+)_{1,3}(?=[\s).,;]|$)/g, "$1$2")
    .replace(markdownLink, (whole, words: string, url: string) => {
      if (whole.startsWith("!")) return " ";
      if (/^mailto:/i.test(url)) {
        addresses.push(url.slice("mailto:".length).replace(/\?.*$/, ""));
        return looksLikeAddress(words) ? " " : ` ${words} `;
      }
      const login = profileLogin(url);
      if (login === undefined) return elsewhere(/:\/\//.test(words) ? " " : ` ${words} `);
      const [account, left] = linkedAccount(words, url, login);
      accounts.push(account);
      return left;
    })
    .replace(referenceLink, " $1 ")
    .replace(webAddress, (url) => {
      const login = profileLogin(url.replace(/^<|>$/g, ""));
      if (login === undefined) return elsewhere(" ");
      accounts.push({ login });
      return " ";
    })
    .replace(anAddress, address)
    .replace(/[<(]([^<>()]{3,254})[>)]/g, (whole, inner: string) => {
      if (!looksLikeAddress(inner)) return whole;
      addresses.push(...readAddresses(inner).addresses);
      return " ";
    })
    .replace(mention, (_, before: string, login: string) => {
      accounts.push({ login });
      return `${before} `;
    })
    .replace(onGitHub, (_, login: string) => {
      accounts.push({ login });
      return " ";
    });
  if (accounts.length > 0) rest = rest.replace(accountWords, " ");
  if (addresses.length > 0) rest = rest.replace(addressWords, " ");
  return { words: withoutEdges(withoutEmptyBrackets(rest)), accounts, addresses, links };
}

/** Whether a word can hardly be anything but a login: `ada-l`, `wei555`; never `Jean-Luc` or `egernst`. */
export function isSureLogin(word: string): boolean {
  return (
    isLogin(word) &&
    word.length > 2 &&
    (/\d/.test(word) || (/-/.test(word) && word === word.toLowerCase()))
  );
}

/** The parts of words that stand apart: by brackets, bars, semicolons, commas, or a dash or slash between blanks. */
export function partsOfWords(words: string): string[] {
  return words
    .split(/[()[\]{}<>|;,·•`]|\s[–—/-]+\s/)
    .map(withoutEdges)
    .filter((part) => part !== "");
}

const pronouns = /^(?:he|him|his|she|her|hers|they|them|it|its)$/i;

/** The accounts that a line about an account names, in their order; one account once. */
export function readAccounts(text: string): readonly AccountRead[] {
  const { words, accounts, links } = readPersonLine(text);
  const bare = words.replace(/^(["'`*_]+)(.*)\1$/, "$2").replace(/\s(?:and|or|&)\s/gi, ";");
  const certain = accounts.length > 0 || links > 0;
  const parts = partsOfWords(bare);
  const plain = parts
    .flatMap((part) => plainLogin(part) ?? [])
    // A pronoun stands beside a name or a login; alone it is one.
    .filter((login) =>
      certain ? isSureLogin(login) : parts.length === 1 || !pronouns.test(login),
    );
  const found = [...accounts, ...plain.map((login) => ({ login }))];
  const keyOf = (each: AccountRead): string =>
    "login" in each ? loginKey(each.login) : `${each.text}\n${each.url}`;
  const byKey = new Map([...found].reverse().map((each) => [keyOf(each), each] as const));
  return [...byKey.values()].reverse();
}

/** The one account that a text names: `ada-l`, `@ada-l`, a profile's address, a link; undefined for none or several. */
export function readAccount(text: string): AccountRead | undefined {
  const [only, ...more] = readAccounts(text);
  return more.length === 0 ? only : undefined;
}
