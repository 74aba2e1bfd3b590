import { loginKey } from "../people/account.ts";
import { tidyName } from "../people/fold-name.ts";
import { readAddresses } from "./addresses.ts";
import type { CandidacyReading, Found, ReadingProblem } from "./candidacy-reading.ts";
import { bareValue, type CandidacyField } from "./field-labels.ts";
import {
  type AccountRead,
  isSureLogin,
  partsOfWords,
  readAccounts,
  readPersonLine,
  withoutMarkup,
} from "./person-line.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A reading in the making. */
export interface CandidacyDraft
  extends Mutable<Omit<CandidacyReading, "emails" | "problems" | "affiliation">> {
  /** By the address in small letters: however many there are, each is looked up once. */
  readonly emails: Map<string, Found<string>>;
  readonly organizations: Found<string>[];
  readonly problems: ReadingProblem[];
}

function setOnce(
  draft: CandidacyDraft,
  field: "name" | "login",
  value: string,
  line: number,
): void {
  const first = draft[field]?.value;
  if (first === undefined) draft[field] = { value, line };
  else if (first.toLowerCase() !== value.toLowerCase()) {
    draft.problems.push({ code: "field-repeated", field, first, second: value, line });
  }
}

/** Longer quotations of a line say no more. */
const longestQuotation = 80;

function quoted(text: string): string {
  return text.length > longestQuotation ? `${text.slice(0, longestQuotation)}…` : text;
}

/** Notes that a line cannot be read as the field that it names. */
export function takeUnreadable(
  draft: CandidacyDraft,
  field: CandidacyField,
  value: string,
  line: number,
): void {
  draft.problems.push({ code: "field-unreadable", field, text: quoted(value), line });
}

function takeAccounts(draft: CandidacyDraft, accounts: readonly AccountRead[], line: number): void {
  for (const account of accounts) {
    if ("login" in account) setOnce(draft, "login", account.login, line);
    else draft.problems.push({ code: "login-disagrees", ...account, line });
  }
}

function takeAddresses(draft: CandidacyDraft, addresses: readonly string[], line: number): void {
  for (const address of addresses) {
    const key = address.toLowerCase();
    if (!draft.emails.has(key)) draft.emails.set(key, { value: address, line });
  }
}

function takeLogin(draft: CandidacyDraft, value: string, line: number): void {
  const accounts = readAccounts(value);
  if (accounts.length === 0) takeUnreadable(draft, "login", value, line);
  takeAccounts(draft, accounts, line);
  takeAddresses(draft, readPersonLine(value).addresses, line);
}

const wordsForNoAddress = /^(?:none|no|n\/a|not? public|private|hidden|on request|tbd|-|–|—)\.?$/i;

function takeEmails(draft: CandidacyDraft, value: string, line: number): void {
  if (wordsForNoAddress.test(value.trim())) return;
  const { accounts, addresses, words } = readPersonLine(value);
  takeAccounts(draft, accounts, line);
  const plain = accounts.length > 0 ? [...addresses, words].join(", ") : withoutMarkup(value);
  const read = readAddresses(plain);
  takeAddresses(draft, read.addresses, line);
  if (read.addresses.length > 0 && accounts.length > 0) return;
  for (const text of read.unreadable) takeUnreadable(draft, "email", text, line);
}

/** Without the stop that closes a line; initials and abbreviations keep theirs. */
function withoutClosingStop(closed: string): string {
  const text = closed.replace(/[\s!?]+$/, "");
  if (!text.endsWith(".")) return text;
  const last =
    text
      .slice(0, -1)
      .split(/[^\p{L}\p{N}.]/u)
      .at(-1) ?? "";
  if (last.length === 1 || /\..$/u.test(last) || abbreviations.has(last.toLowerCase())) return text;
  return text.slice(0, -1).trim();
}

const abbreviations = new Set(
  "jr sr st dr phd md esq inc incorp ltd co corp llc bros dept univ cie mfg intl ges".split(" "),
);

/** What no name of a person holds: an account, a web address, brackets, pictures, or something set apart. */
const oddInName =
  /[`@()[\]{}<>|\p{So}]|:\/\/|\bwww\.|\s[–—/-]\s|\p{L}\/\p{L}|\s(?:a\.?k\.?a\.?|alias|formerly|née|from|at|of|with|for|works?|working)\s/iu;

/** Notes that a name may go on in the line below it. */
export function takeSecondLine(
  draft: CandidacyDraft,
  { value, line }: Found<string>,
  more: string,
): void {
  const text = quoted(`${value} / ${more}`);
  draft.problems.push({ code: "name-doubtful", field: "name", text, likely: value, line });
}

/** `Ada Lindqvist <ada@example.org>`, `[@ada-l](profile), Ada Lindqvist.` and every other order. */
function takeName(draft: CandidacyDraft, value: string, line: number): void {
  const { words, accounts, addresses } = readPersonLine(value);
  takeAccounts(draft, accounts, line);
  takeAddresses(draft, addresses, line);
  const parts = partsOfWords(bareValue(words));
  const known = new Set(accounts.flatMap((each) => ("login" in each ? loginKey(each.login) : [])));
  const isAccount = (part: string): boolean => isSureLogin(part) || known.has(loginKey(part));
  const logins = parts.length > 1 ? parts.filter(isAccount) : [];
  takeAccounts(
    draft,
    logins.map((login) => ({ login })),
    line,
  );
  const rest = parts.filter((part) => !logins.includes(part));
  const isAlone = rest.length === 1 && logins.length + accounts.length > 0;
  const whole = isAlone ? (rest[0] ?? "") : bareValue(words);
  const name = tidyName(withoutClosingStop(bareValue(whole)));
  if (!/\p{L}/u.test(name)) takeUnreadable(draft, "name", value, line);
  else if (oddInName.test(name) || isSureLogin(name)) {
    const [outside] = partsOfWords(bareValue(words).replace(/\s?[([{<][^()[\]{}<>]*[)\]}>]/g, ""));
    const [before] = (outside ?? rest[0] ?? name).split(oddInName);
    const likely = tidyName(withoutClosingStop(bareValue(before || name)));
    draft.problems.push({ code: "name-doubtful", field: "name", text: quoted(name), likely, line });
    setOnce(draft, "name", likely, line);
  } else setOnce(draft, "name", name, line);
}

function takeAffiliation(draft: CandidacyDraft, value: string, line: number): void {
  for (const declared of value.split(";").map(tidyName)) {
    const { words, accounts, addresses, links } = readPersonLine(declared);
    takeAddresses(draft, addresses, line);
    const [account] = accounts;
    const isMoreThanWords = accounts.length + addresses.length + links > 0;
    const mentioned = account !== undefined && "login" in account ? account.login : "";
    const plain = isMoreThanWords ? words || mentioned : withoutMarkup(declared);
    const name = tidyName(withoutClosingStop(bareValue(plain.replace(/[\s,:|]+$/, ""))));
    if (name !== "") draft.organizations.push({ value: name, line });
    else if (isMoreThanWords) takeUnreadable(draft, "affiliation", declared, line);
  }
}

/** The fields that stand above the statement. */
export type HeaderField = Exclude<CandidacyField, "statement">;

/** Reads what a line says for a field into the draft. */
export const take: Readonly<
  Record<HeaderField, (draft: CandidacyDraft, value: string, line: number) => void>
> = {
  name: takeName,
  login: takeLogin,
  affiliation: takeAffiliation,
  email: takeEmails,
};

/** Whether a field has a value already. */
export function has(draft: CandidacyDraft, field: HeaderField): boolean {
  if (field === "email") return draft.emails.size > 0;
  if (field === "affiliation") return draft.organizations.length > 0;
  return draft[field] !== undefined;
}
