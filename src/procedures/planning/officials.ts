import { ElectionError } from "../../errors.ts";
import { loginSchema, sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { NamedOfficial } from "../../workspace/election/election-edits.ts";
import { requirePublicKey, secretKeyHint } from "../../workspace/private/age-encryption.ts";

/** GitHub's limit; age keys are longer. */
const longestLogin = 39;

const officialHint =
  'Give the login, such as octavia, or login and name: octavia="Octavia Reyes". A public age key may follow: octavia=age1… or octavia="Octavia Reyes age1…".';

/** Reads what follows `login=`: a name, a public age key, or both. */
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
  // Upper and lower case are the same key, mixed case is not; files use lower case.
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

/** Splits typed text: logins with or without names, separated by commas, blanks or "and". */
export function splitOfficials(answer: string): string[] {
  const parts = answer.includes("=") ? answer.split(",") : answer.split(/[\s,]+|\band\b/);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/**
 * Refuses malformed age keys, such as one not copied whole.
 *
 * @throws ElectionError (input); a secret key is not in its message.
 */
export async function requireKeys(officials: readonly NamedOfficial[]): Promise<void> {
  for (const { age } of officials) if (age !== undefined) await requirePublicKey(age);
}
