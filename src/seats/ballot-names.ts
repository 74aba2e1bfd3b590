import type { Candidate } from "../candidates/candidate.ts";
import type { Decision } from "../election/decision.ts";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import { foldBallotName, isSameEntry, isWriteIn, matchingCandidates } from "./name-forms.ts";

/** A candidate of the poll: one from the registry, or a write-in without a candidacy. */
export interface BallotName {
  /** As on the ballots. */
  readonly name: string;
  readonly candidate: Candidate | undefined;
}

/** Whether a recorded decision strikes this name, which has no candidacy, from the ballots. */
export function isDecidedWriteIn(
  name: string,
  decisions: readonly Pick<Decision, "about">[],
): boolean {
  return decisions.some(
    (decision) =>
      decision.about === "write-in" &&
      "name" in decision &&
      isSameEntry(name, String(decision.name)),
  );
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${visible(name)}"`).join(", ");
}

/** How many words two names share. */
function sharedWords(a: string, b: string): number {
  const words = (name: string): string[] => foldBallotName(name).split(/[^\p{L}\p{N}]+/u);
  const own = new Set(words(a));
  return words(b).filter((word) => word !== "" && own.has(word)).length;
}

/** The entries for people.yaml and election.yaml that explain the names. */
function linesToRecord(
  strangers: readonly string[],
  missing: readonly Candidate[],
  names: PeopleFile["names"],
): string[] {
  if (strangers.length === 0) return [];
  const entries = strangers.map((name) => {
    const near = missing.filter((one) => sharedWords(name, `${one.name} ${one.login}`) > 0);
    const [only = missing[0], ...others] = near.length === 0 ? missing : near;
    const who = only !== undefined && others.length === 0 ? only : undefined;
    const login = who?.login ?? "<login>";
    const known = names.find((each) => sameLogin(each.login, login));
    const also = [...(known?.also ?? []), name].map((each) => JSON.stringify(visible(each)));
    const own = JSON.stringify(visible(known?.name ?? who?.name ?? "<name>"));
    return `  - { login: ${login}, name: ${own}, also: [${also.join(", ")}] }`;
  });
  const writeIns = strangers.map(
    (name) =>
      `  - { about: write-in, name: ${JSON.stringify(visible(name))}, by: <login of who decided>, date: <YYYY-MM-DD>, reason: <why> }`,
  );
  return [
    "If they are candidates, record their spelling in elections/people.yaml:",
    "names:",
    ...entries,
    "If they are not (none of the above, a write-in), strike them in election.yaml:",
    "decisions:",
    ...writeIns,
  ];
}

/**
 * Finds the candidate behind each name on the ballots, in any form that fits exactly one of them. A write-in
 * may be a candidate; otherwise it is kept without one, as is a name struck by a recorded decision.
 *
 * @throws ElectionError (input) naming everyone on the ballots without a candidacy, every candidate missing
 * from them, and everyone matched by two names, with the entries that settle it.
 */
export function matchBallotNames(
  names: readonly string[],
  candidates: readonly Candidate[],
  stands: (candidate: Candidate) => boolean,
  people: Pick<PeopleFile, "names">,
  decisions: readonly Pick<Decision, "about">[] = [],
): BallotName[] {
  const problems: string[] = [];
  const strangers: string[] = [];
  const matched = names.map((name): BallotName => {
    const found = matchingCandidates(name, candidates, people);
    if (found.length > 1) {
      const both = listOf(found.map(({ login }) => login));
      problems.push(`${quoted([name])} on the ballots fits ${both}`);
    }
    if (found.length === 0 && !isWriteIn(name) && !isDecidedWriteIn(name, decisions)) {
      problems.push(`${quoted([name])} is on the ballots but has no candidacy`);
      strangers.push(name);
    }
    return { name, candidate: found[0] };
  });
  const missing: Candidate[] = [];
  for (const candidate of candidates) {
    const own = matched.filter((one) => one.candidate === candidate).map(({ name }) => name);
    if (own.length > 1) problems.push(`${quoted(own)} on the ballots are all ${candidate.login}`);
    if (own.length === 0 && stands(candidate)) {
      missing.push(candidate);
      problems.push(
        `${quoted([candidate.name])} (${candidate.login}) is a candidate but is not on the ballots`,
      );
    }
  }
  if (problems.length === 0) return matched;
  const lines = linesToRecord(strangers, missing, people.names);
  throw new ElectionError("input", problems.join("\n"), {
    hint: [
      "Is this the export of the right poll? Are the candidates in election.yaml right?",
      ...lines,
    ].join("\n"),
  });
}
