import type { Candidate } from "../candidates/candidate.ts";
import { ElectionError } from "../errors.ts";
import { loginKey } from "../people/account.ts";
import { foldName } from "../people/fold-name.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";

/** How CIVS marks a name that a voter wrote in. */
const writeInMark = / \(write-in\)$/;

/** A candidate of the poll: somebody of the registry, or a name written in without a candidacy. */
export interface BallotName {
  /** As the ballots have it. */
  readonly name: string;
  readonly candidate: Candidate | undefined;
}

/** Combining marks by the end of the HTML entities that write them: `&eacute;` is e and an acute. */
const marks: ReadonlyMap<string, string> = new Map([
  ["acute", "\u0301"],
  ["grave", "\u0300"],
  ["circ", "\u0302"],
  ["uml", "\u0308"],
  ["tilde", "\u0303"],
  ["ring", "\u030a"],
  ["cedil", "\u0327"],
  ["caron", "\u030c"],
]);

const entities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["szlig", "ß"],
  ["aelig", "æ"],
  ["AElig", "Æ"],
  ["oelig", "œ"],
  ["OElig", "Œ"],
  ["oslash", "ø"],
  ["Oslash", "Ø"],
  ["eth", "ð"],
  ["ETH", "Ð"],
  ["thorn", "þ"],
  ["THORN", "Þ"],
]);

function decodeEntity(whole: string, body: string): string {
  if (body.startsWith("#")) {
    const code = /^#x/i.test(body) ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  }
  const [, letter = "", ending = ""] = /^([A-Za-z])([a-z]+)$/.exec(body) ?? [];
  const mark = marks.get(ending);
  return entities.get(body) ?? (mark === undefined ? whole : `${letter}${mark}`);
}

/** A ballot's name as names are compared: HTML entities decoded (CIVS stores names as HTML), NFC, spaces, case. */
export function foldBallotName(name: string): string {
  return foldName(name.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, decodeEntity));
}

/** Whether CIVS marks a name as written in by a voter. */
export function isWriteIn(name: string): boolean {
  return writeInMark.test(name);
}

function spellings(candidate: Candidate, { names }: Pick<PeopleFile, "names">): string[] {
  const known = names.filter(({ login }) => loginKey(login) === loginKey(candidate.login));
  return [candidate.name, ...known.flatMap(({ name, also }) => [name, ...also])].map(
    foldBallotName,
  );
}

/** The candidates whom a name on ballots may mean: one, unless spellings clash or nobody has it. */
export function matchingCandidates(
  name: string,
  candidates: readonly Candidate[],
  people: Pick<PeopleFile, "names">,
): Candidate[] {
  const bare = foldBallotName(name.replace(writeInMark, ""));
  return candidates.filter((candidate) => spellings(candidate, people).includes(bare));
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${visible(name)}"`).join(", ");
}

/**
 * Finds the candidate behind each name on the ballots: by name and by the spellings in `people.yaml`. A
 * name written in may be somebody who stands; else it is kept without a candidate.
 *
 * @throws ElectionError (input) naming everybody on the ballots who is in no candidacy, every standing
 * candidate who is not on them, and whom two names fit.
 */
export function matchBallotNames(
  names: readonly string[],
  candidates: readonly Candidate[],
  stands: (candidate: Candidate) => boolean,
  people: Pick<PeopleFile, "names">,
): BallotName[] {
  const problems: string[] = [];
  const matched = names.map((name): BallotName => {
    const found = matchingCandidates(name, candidates, people);
    if (found.length > 1) {
      const both = found.map(({ login }) => login).join(" and ");
      problems.push(`${quoted([name])} on the ballots fits ${both}`);
    }
    if (found.length === 0 && !isWriteIn(name)) {
      problems.push(`${quoted([name])} is on the ballots but has no candidacy`);
    }
    return { name, candidate: found[0] };
  });
  for (const candidate of candidates) {
    const own = matched.filter((one) => one.candidate === candidate).map(({ name }) => name);
    if (own.length > 1) problems.push(`${quoted(own)} on the ballots are all ${candidate.login}`);
    if (own.length === 0 && stands(candidate)) {
      problems.push(
        `${quoted([candidate.name])} (${candidate.login}) stands but is not on the ballots`,
      );
    }
  }
  if (problems.length === 0) return matched;
  throw new ElectionError("input", problems.join("\n"), {
    hint: "Correct the candidates in election.yaml, or record the ballots' spelling of a name in elections/people.yaml: names: [{ login, name, also: [spelling] }].",
  });
}
