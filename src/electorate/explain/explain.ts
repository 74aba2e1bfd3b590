import { ElectionError } from "../../errors.ts";
import { compareLogins, loginKey, sameLogin } from "../../people/account.ts";
import { addressKey } from "../../people/address.ts";
import { foldName } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import type { BuiltRoll } from "../build-roll.ts";
import type { Person, Stranger } from "../persons.ts";
import { compareReferences, sharedIn } from "../references.ts";
import { type Explanation, evidenceOf } from "./explanation.ts";

function voterVerdict(via: readonly string[], decision: string | undefined): string {
  const grounds = [
    ...(via.includes("author") ? ["opened pull requests that were merged in the period"] : []),
    ...(via.includes("commit") ? ["authored commits of pull requests merged in the period"] : []),
    ...(decision === undefined ? [] : [`by decision: ${decision}`]),
  ];
  return `may vote: ${grounds.join("; ")}`;
}

/** The roll, its rules, and the references that may be shown. */
interface Told extends BuiltRoll {
  readonly isShown: (reference: string) => boolean;
}

function explainPerson(person: Person, { roll, rules, isShown }: Told): Explanation {
  const { login, trail } = person;
  const evidence = evidenceOf(trail, rules, isShown);
  const is = (other: { readonly login: string }): boolean => sameLogin(other.login, login);
  const voter = roll.voters.find(is);
  if (voter !== undefined) {
    return {
      who: login,
      votes: true,
      verdict: voterVerdict(voter.via, voter.decision),
      ...evidence,
    };
  }
  const no = { who: login, votes: false, ...evidence };
  const excluded = roll.excluded.find(is);
  if (excluded !== undefined) return { ...no, verdict: `may not vote: ${excluded.reason}` };
  const remedy = `kata-election roll include ${login} --reason … --by …`;
  const strange = roll.review.find((item) => item.about === "not-a-person" && is(item));
  if (strange?.about === "not-a-person") {
    return {
      ...no,
      verdict: `may not vote: not a personal account (${strange.type})`,
      remedy,
    };
  }
  if (evidence.oldCommits.length > 0) {
    const verdict = `may not vote: all commits in counted pull requests are older than ${rules.oldestCommit.slice(0, 10)}`;
    return { ...no, verdict, remedy };
  }
  const [nearest] = evidence.missed;
  if (nearest === undefined && evidence.hidden !== undefined) {
    const verdict =
      "may not vote: their contributions are in private repositories, which do not count";
    return { ...no, verdict, remedy };
  }
  if (nearest === undefined) {
    return { ...no, verdict: "may not vote: no merged pull request in the evidence", remedy };
  }
  return {
    ...no,
    verdict: `may not vote: the nearest miss is ${nearest.pullRequest}, ${nearest.because}`,
    remedy,
  };
}

function explainStranger({ trail }: Stranger, built: Told): Explanation {
  const { rules, isShown } = built;
  const item = built.roll.review.find(
    (each) => each.about === "unresolved" && trail.commits.has(each.commit.split("@")[1] ?? ""),
  );
  const commit = item?.about === "unresolved" ? item.commit : "";
  const isTold = isShown(commit);
  return {
    who: isTold ? commit : "someone with commits in a private repository",
    votes: false,
    verdict: "may not vote yet: has commits in merged pull requests, but their account is unknown",
    ...evidenceOf(trail, rules, isShown),
    remedy: `kata-election roll identify ${isTold ? commit : "<commit>"} <login>`,
  };
}

/** The words that name someone: a login, an address, or a name. */
interface Question {
  readonly login: string;
  readonly address: string;
  readonly name: string;
}

function matchesPerson({ login, formerly, profile, trail }: Person, asked: Question): boolean {
  const logins = [login, ...formerly].map(loginKey);
  return (
    logins.includes(asked.login) ||
    trail.addresses.has(asked.address) ||
    addressKey(profile?.email ?? "") === asked.address ||
    trail.names.has(asked.name) ||
    foldName(profile?.name ?? "") === asked.name
  );
}

const mostSimilar = 8;

/** Logins of people whose login or name contains the words; too short ones match no one. */
function similar(everyone: readonly Person[], { login, name }: Question): string[] {
  if (name.length < 3 || name.includes("@")) return [];
  return everyone
    .filter(
      (person) =>
        loginKey(person.login).includes(login) ||
        [...person.trail.names.keys(), foldName(person.profile?.name ?? "")].some((known) =>
          known.includes(name),
        ),
    )
    .map((person) => person.login)
    .sort(compareLogins)
    .slice(0, mostSimilar);
}

function coAuthorOnly(built: Told, asked: Question, who: string): Explanation[] {
  const found = [...built.coAuthors.values()].filter(
    ({ address, names }) => addressKey(address) === asked.address || names.has(asked.name),
  );
  if (found.length === 0) return [];
  const references = [...new Set(found.flatMap(({ pullRequests }) => [...pullRequests]))];
  const told = references.filter(built.isShown).sort(compareReferences);
  const where = told.length === 0 ? "private repositories" : told.join(", ");
  const verdict = `may not vote: named only as co-author, in ${where}`;
  return [{ who, votes: false, verdict, counted: [], missed: [], oldCommits: [] }];
}

/**
 * Explains why each person who matches a login (tried first), address or name may or may not vote, with links.
 * Someone without a trace gets an explanation too.
 *
 * @param namesPrivate whether references in private repositories are shown, or only counted.
 */
export function explain(
  made: BuiltRoll,
  question: string,
  { namesPrivate }: { readonly namesPrivate: boolean },
): Explanation[] {
  const built: Told = {
    ...made,
    isShown: namesPrivate ? () => true : sharedIn(made.roll.rule.private),
  };
  const words = question.trim().replace(/^@/, "");
  if (words === "") {
    throw new ElectionError("input", "no one is named", { hint: "Give a login, address or name." });
  }
  const asked = { login: loginKey(words), address: addressKey(words), name: foldName(words) };
  const everyone = [...built.persons.values()];
  const owner = words.includes("@") ? built.ownerOf(words) : undefined;
  const byLogin = everyone.filter(
    ({ key, login, formerly }) =>
      key === owner || [login, ...formerly].some((each) => loginKey(each) === asked.login),
  );
  const persons =
    byLogin.length > 0 ? byLogin : everyone.filter((person) => matchesPerson(person, asked));
  const strangers = built.strangers.filter(
    ({ trail }) =>
      byLogin.length === 0 && (trail.address === asked.address || trail.names.has(asked.name)),
  );
  const found = [
    ...persons.map((person) => explainPerson(person, built)),
    ...strangers.map((stranger) => explainStranger(stranger, built)),
  ].sort((a, b) => compareLogins(a.who, b.who));
  if (found.length > 0) return found;
  const who = words.includes("@") ? "someone with that address" : visible(words);
  const excluded = built.roll.excluded.find(({ login }) => loginKey(login) === asked.login);
  const none = { votes: false, counted: [], missed: [], oldCommits: [] };
  if (excluded !== undefined) {
    return [{ ...none, who: excluded.login, verdict: `may not vote: ${excluded.reason}` }];
  }
  const coAuthor = coAuthorOnly(built, asked, who);
  if (coAuthor.length > 0) return coAuthor;
  const near = similar(everyone, asked);
  if (near.length > 0) {
    const verdict = `is not a full login or name; did you mean one of these: ${near.join(", ")}`;
    return [{ ...none, who, verdict }];
  }
  const verdict = "may not vote: no merged pull request or commit found";
  const remedy =
    "first rule out another account and a repository that does not count, then: kata-election roll include <login> --reason … --by …";
  return [{ ...none, who, verdict, remedy }];
}
