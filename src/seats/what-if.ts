import type { Candidate } from "../candidates/candidate.ts";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import { visible } from "../visible-text.ts";
import type { DeclarationInput } from "./declare.ts";
import { declarationDate } from "./standing.ts";

/** A hypothetical change of facts. */
export type Supposition =
  | { readonly about: "withdrawn"; readonly login: string }
  | { readonly about: "affiliation"; readonly login: string; readonly affiliation: string }
  | { readonly about: "groups"; readonly value: "on" | "off" }
  /** Organizations counted as one, as a group of that name. */
  | { readonly about: "group"; readonly organizations: readonly string[] };

const forms =
  "Write withdrawn=LOGIN, affiliation=LOGIN:ORGANIZATION, groups=on, groups=off, or group=ORGANIZATION+ORGANIZATION.";

function refuse(text: string): never {
  throw new ElectionError("input", `--what-if ${visible(text)} is not a known change`, {
    hint: forms,
  });
}

/**
 * Reads a change as typed: `withdrawn=ada-l`, `affiliation=ada-l:Northwind`, `groups=on`,
 * `group=Northwind+Southwind`.
 *
 * @throws ElectionError (input) naming the forms.
 */
export function readSupposition(text: string): Supposition {
  const [, about, value = ""] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  if (about === "withdrawn") return { about, login: value };
  if (about === "groups" && (value === "on" || value === "off")) return { about, value };
  if (about === "group") {
    const organizations = value.split("+").map((name) => name.trim());
    if (organizations.length > 1 && !organizations.includes("")) return { about, organizations };
  }
  if (about === "affiliation") {
    const [, login = "", affiliation = ""] = /^([^:]+):(.+)$/s.exec(value) ?? [];
    if (affiliation.trim() !== "") return { about, login, affiliation: affiliation.trim() };
  }
  return refuse(text);
}

function candidateOf({ election }: DeclarationInput, login: string): Candidate {
  const found = election.candidates.find((one) => sameLogin(one.login, login));
  if (found !== undefined) return found;
  throw new ElectionError("input", `--what-if: ${visible(login)} is not a candidate`, {
    hint: `Candidates are: ${election.candidates.map((one) => one.login).join(", ")}.`,
  });
}

function suppose(input: DeclarationInput, supposition: Supposition): DeclarationInput {
  const { election, charter, people } = input;
  const made = { by: "what-if", date: declarationDate(election), reason: "what if" };
  const groups = (value: "on" | "off") => ({
    ...charter,
    rules: { ...charter.rules, groups: { ...charter.rules.groups, value } },
  });
  switch (supposition.about) {
    case "withdrawn": {
      const { login } = candidateOf(input, supposition.login);
      const decision = { about: "withdrawal", person: login, ...made } as const;
      return { ...input, election: { ...election, decisions: [...election.decisions, decision] } };
    }
    case "affiliation": {
      const { login, affiliation } = supposition;
      const others = election.decisions.filter(
        (one) => one.about !== "affiliation" || !sameLogin(one.person, login),
      );
      const decision = { about: "affiliation", person: login, affiliation, ...made } as const;
      return { ...input, election: { ...election, decisions: [...others, decision] } };
    }
    case "groups":
      return { ...input, charter: groups(supposition.value) };
    case "group": {
      const organizations = [...supposition.organizations];
      const name = organizations.join(" + ");
      const group = {
        name,
        organizations,
        from: election.nominations.opens.toZonedDateTimeISO("UTC").toPlainDate(),
        decision: "what if",
      };
      return {
        ...input,
        charter: groups("on"),
        people: { ...people, groups: [...people.groups, group] },
      };
    }
  }
}

/**
 * The facts of an election with these changes; writes nothing. A withdrawal acts as one recorded by decision,
 * an affiliation replaces what is known, a group counts its organizations as one.
 *
 * @throws ElectionError (input) where a change is not about a candidate.
 */
export function supposeAll(
  input: DeclarationInput,
  suppositions: readonly Supposition[],
): DeclarationInput {
  return suppositions.reduce(suppose, input);
}
