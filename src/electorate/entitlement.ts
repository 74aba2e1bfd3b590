import { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import type { Identities } from "./identities.ts";
import { type Person, type Persons, personKeys } from "./persons.ts";
import type { Voter } from "./roll.ts";
import type { RollRules } from "./roll-rules.ts";

type Credit = PeopleFile["voters"]["count"][number];
type VoterDecision = PeopleFile["voters"]["add"][number];

/** What officials decided about single people, by the key of the person. */
export interface VoterDecisions {
  readonly added: ReadonlyMap<string, string>;
  readonly excluded: ReadonlyMap<string, string>;
  /** Counted pull requests that officials credit to a person, with reasons. */
  readonly credited: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Credits for pull requests that do not count for this roll. */
  readonly idle: readonly Credit[];
}

function worded({ reason, by, date }: VoterDecision): string {
  return visible(`${reason} (${by}, ${date.toString()})`);
}

function inForce(
  { date, expires }: VoterDecision,
  { from, until }: RollRules["decisions"],
): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(date, until) <= 0 && (expires === undefined || compare(expires, from) > 0);
}

/**
 * The decisions of `people.yaml` that are in force for a roll.
 *
 * @throws ElectionError (input) where one person is both added and excluded.
 */
export function voterDecisions(
  { voters }: Pick<PeopleFile, "voters">,
  { decisions }: Pick<RollRules, "decisions">,
  identities: Identities,
  persons: Persons,
  counted: ReadonlyMap<string, string>,
): VoterDecisions {
  const keyOf = personKeys(identities, persons);
  const listed = (entries: readonly VoterDecision[]): Map<string, string> =>
    new Map(
      entries
        .filter((entry) => inForce(entry, decisions))
        .map((entry) => [keyOf(entry.login), worded(entry)]),
    );
  const added = listed(voters.add);
  const excluded = listed(voters.exclude);
  for (const { login } of voters.add) {
    if (!added.has(keyOf(login)) || !excluded.has(keyOf(login))) continue;
    throw new ElectionError(
      "input",
      `elections/people.yaml: voters: ${visible(login)} is both added and excluded`,
      { hint: "Remove one of the two, or let the older one expire." },
    );
  }
  const spelling = new Map([...counted.keys()].map((each) => [each.toLowerCase(), each]));
  const credited = new Map<string, Map<string, string>>();
  const idle: Credit[] = [];
  for (const credit of voters.count) {
    const { pullRequest, authors, reason } = credit;
    const reference = spelling.get(pullRequest.toLowerCase());
    if (reference === undefined) {
      idle.push(credit);
      continue;
    }
    for (const login of authors) {
      const known = credited.get(keyOf(login)) ?? new Map<string, string>();
      credited.set(keyOf(login), known.set(reference, visible(reason)));
    }
  }
  return { added, excluded, credited, idle };
}

/** What entitles a person to vote. */
export type Entitlement = Pick<Voter, "pullRequests" | "commits" | "via" | "latest" | "decision">;

/** A person who may vote, and why. */
export interface Entitled {
  readonly person: Person;
  readonly entitlement: Entitlement;
}

/** What entitles a person to vote, undefined where nothing does. */
export function entitlement(
  { key, trail }: Pick<Person, "key" | "trail">,
  { added, credited }: VoterDecisions,
  { oldestCommit }: Pick<RollRules, "oldestCommit">,
  counted: ReadonlyMap<string, string>,
): Entitlement | undefined {
  const merged = new Set<string>();
  let latest = "";
  const note = (reference: string, mergedAt: string): void => {
    merged.add(reference);
    if (mergedAt > latest) latest = mergedAt;
  };
  for (const [reference, mergedAt] of trail.opened) note(reference, mergedAt);
  const credits = credited.get(key) ?? new Map<string, string>();
  for (const reference of credits.keys()) note(reference, counted.get(reference) ?? "");
  let recent = 0;
  let commits = 0;
  for (const { authoredAt, merges } of trail.commits.values()) {
    const isRecent = authoredAt >= oldestCommit;
    if (!isRecent && !merges.some(({ reference }) => credits.has(reference))) continue;
    commits += 1;
    if (!isRecent) continue;
    recent += 1;
    for (const { reference, mergedAt } of merges) note(reference, mergedAt);
  }
  const decisions = [added.get(key), ...[...credits].map((credit) => credit.join(": "))].filter(
    (text) => text !== undefined,
  );
  const via = [
    ...(trail.opened.size > 0 ? (["author"] as const) : []),
    ...(recent > 0 ? (["commit"] as const) : []),
    ...(decisions.length > 0 ? (["decision"] as const) : []),
  ];
  if (via.length === 0) return undefined;
  return {
    pullRequests: merged.size,
    commits,
    via,
    latest: latest === "" ? null : latest,
    ...(decisions.length > 0 ? { decision: decisions.sort().join("; ") } : {}),
  };
}
