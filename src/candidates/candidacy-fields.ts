import { tidyName } from "../people/fold-name.ts";
import { looksLikeAddress, readAddresses } from "./addresses.ts";
import type { CandidacyReading, Found, ReadingProblem } from "./candidacy-reading.ts";
import { bareValue, type CandidacyField } from "./field-labels.ts";
import { readAccount } from "./github-account.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A reading in the making. */
export interface Draft
  extends Mutable<Omit<CandidacyReading, "emails" | "problems" | "affiliation">> {
  readonly emails: Found<string>[];
  readonly organizations: Found<string>[];
  readonly problems: ReadingProblem[];
}

function setOnce(draft: Draft, field: "name" | "login", value: string, line: number): void {
  const first = draft[field]?.value;
  if (first === undefined) draft[field] = { value, line };
  else if (first.toLowerCase() !== value.toLowerCase()) {
    draft.problems.push({ code: "field-repeated", field, first, second: value, line });
  }
}

function takeLogin(draft: Draft, value: string, line: number): void {
  const account = readAccount(value);
  if (account === undefined) {
    draft.problems.push({ code: "field-unreadable", field: "login", text: value, line });
  } else if ("login" in account) setOnce(draft, "login", account.login, line);
  else draft.problems.push({ code: "login-disagrees", ...account, line });
}

function takeEmails(draft: Draft, value: string, line: number): void {
  const { addresses, unreadable } = readAddresses(value);
  for (const text of unreadable) {
    draft.problems.push({ code: "field-unreadable", field: "email", text, line });
  }
  for (const address of addresses) {
    const known = draft.emails.some((each) => each.value.toLowerCase() === address.toLowerCase());
    if (!known) draft.emails.push({ value: address, line });
  }
}

/** `Ada Lindqvist <ada@example.org>`, `Ada Lindqvist (@ada-l)`, `[Ada Lindqvist](profile)`. */
function takeName(draft: Draft, value: string, line: number): void {
  let rest = value;
  const link = /^\[([^\]]*)\]\([^)]*\)/.exec(rest);
  if (link !== null) {
    takeLogin(draft, link[0], line);
    rest = `${link[1]}${rest.slice(link[0].length)}`;
  }
  const angled = /<([^<>]*)>\s*$/.exec(rest);
  if (angled !== null && looksLikeAddress(angled[1] ?? "")) {
    takeEmails(draft, angled[1] ?? "", line);
    rest = rest.slice(0, angled.index);
  }
  const account = /\(?\s*(@[A-Za-z0-9_-]+)\s*\)?\s*$/.exec(rest);
  if (account !== null) {
    takeLogin(draft, account[1] ?? "", line);
    rest = rest.slice(0, account.index);
  }
  const name = tidyName(bareValue(rest).replace(/[\s,;:]+$/, ""));
  if (!/\p{L}/u.test(name)) {
    draft.problems.push({ code: "field-unreadable", field: "name", text: value, line });
  } else setOnce(draft, "name", name, line);
}

function takeAffiliation(draft: Draft, value: string, line: number): void {
  const words = value.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  for (const name of words.split(";").map(tidyName)) {
    if (name !== "") draft.organizations.push({ value: name, line });
  }
}

/** The fields that stand above the statement. */
export type HeaderField = Exclude<CandidacyField, "statement">;

/** Reads what a line says for a field into the draft. */
export const take: Readonly<
  Record<HeaderField, (draft: Draft, value: string, line: number) => void>
> = {
  name: takeName,
  login: takeLogin,
  affiliation: takeAffiliation,
  email: takeEmails,
};

/** Whether a field has a value already. */
export function has(draft: Draft, field: HeaderField): boolean {
  if (field === "email") return draft.emails.length > 0;
  if (field === "affiliation") return draft.organizations.length > 0;
  return draft[field] !== undefined;
}
