import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema, sameLogin } from "../../../people/account.ts";
import { readKnownPeople } from "../../../procedures/known-people.ts";
import { visible } from "../../../visible-text.ts";
import type { NamedOfficial } from "../../../workspace/election/election-edits.ts";
import { requirePublicKey, secretKeyHint } from "../../../workspace/private/age-encryption.ts";
import type { CliContext } from "../../context.ts";
import { knownLogin } from "../../known-login.ts";
import { isReadable } from "./plan-answers.ts";

/** As GitHub has it; a key is longer. */
const longestLogin = 39;

const officialHint =
  'Give the login, such as octavia, or login and name: octavia="Octavia Reyes". A public age key may follow: octavia=age1… or octavia="Octavia Reyes age1…".';

/** What stands behind `login=`: a name, a public age key, or both. */
function nameAndKey(
  text: string,
  login: string,
  flag: string,
): Pick<NamedOfficial, "name" | "age"> {
  const refuse = (what: string, hint: string): never => {
    throw new ElectionError("input", `${flag}: ${what}`, { hint });
  };
  const [key, ...others] = [...text.matchAll(/(?<=^|[\s<,;="])age1[^\s<>,;="]*/gi)].map(String);
  if (others.length > 0) refuse(`${visible(login)} has two age keys`, "Give one.");
  if (/(?:^|[\s<,;="])ssh-(?:ed25519|rsa)\b/.test(text)) {
    refuse(`${visible(login)}: an SSH key is not an age key`, "Make an age key with age-keygen.");
  }
  const rest = [...(key === undefined ? text : text.replace(key, ""))];
  const isOfName = (character: string): boolean => !/[\s<>,;="]/.test(character);
  const name = rest.slice(rest.findIndex(isOfName), rest.findLastIndex(isOfName) + 1).join("");
  if (name.includes('"')) refuse(`“${visible(name)}” is not a name`, officialHint);
  // Both cases are the same key, but not mixed; files have the small letters.
  const age = key === key?.toUpperCase() ? key?.toLowerCase() : key;
  return { ...(name === "" ? {} : { name: visible(name) }), ...(age === undefined ? {} : { age }) };
}

/** Officials written `login`, `@login`, `login=Name` or `login=age1…`, each once. */
export function readOfficials(texts: readonly string[], flag: string): NamedOfficial[] {
  const officials = texts.map((text): NamedOfficial => {
    if (/AGE-SECRET-KEY|PRIVATE KEY/i.test(text)) {
      throw new ElectionError("input", `${flag}: a secret key was given`, { hint: secretKeyHint });
    }
    const [typed = "", ...named] = text.split("=");
    const login = typed.trim().replace(/^@/, "");
    if (login.length > longestLogin || !loginSchema.safeParse(login).success) {
      throw new ElectionError("input", `${flag}: “${visible(login)}” is not a GitHub login`, {
        hint: officialHint,
      });
    }
    return { login, ...nameAndKey(named.join("="), login, flag) };
  });
  return officials.filter(
    ({ login }, at) => officials.findIndex((each) => sameLogin(each.login, login)) === at,
  );
}

/** What a person types: logins with or without names, between commas, blanks or "and". */
function splitOfficials(answer: string): string[] {
  const parts = answer.includes("=") ? answer.split(",") : answer.split(/[\s,]+|\band\b/);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * The officials as the records spell their logins.
 *
 * @param named.flag the option that names them, or words for where they stand; others as for {@link knownLogin}.
 */
export async function knownOfficials(
  context: CliContext,
  officials: readonly NamedOfficial[],
  named: Omit<Parameters<typeof knownLogin>[1], "login">,
): Promise<NamedOfficial[]> {
  const today = utcDate(await context.now());
  const people = await readKnownPeople(await context.workspace(), today);
  const known: NamedOfficial[] = [];
  for (const each of officials) {
    if (each.age !== undefined) await requirePublicKey(each.age);
    const login = await knownLogin(context, { ...named, login: each.login }, people);
    known.push({ ...each, login });
  }
  return known;
}

/** The officials that flags name; asked for where no one said that they are found later. */
export async function answerOfficials(
  context: CliContext,
  {
    official,
    officialsLater,
    unknownLogin,
  }: {
    readonly official?: readonly string[] | undefined;
    readonly officialsLater: boolean;
    readonly unknownLogin: boolean;
  },
): Promise<NamedOfficial[]> {
  const named = { flag: "--official", unknownLogin };
  if (official !== undefined) {
    return knownOfficials(context, readOfficials(official, "--official"), named);
  }
  if (officialsLater) return [];
  const prompter = await context.prompter("--official (or --officials-later)");
  const message = "GitHub logins of the officials (empty: not known yet)";
  const read = (text: string) => readOfficials(splitOfficials(text), "the officials");
  const answer = await prompter.text({ message, validate: (text) => isReadable(() => read(text)) });
  return knownOfficials(context, read(answer), named);
}
