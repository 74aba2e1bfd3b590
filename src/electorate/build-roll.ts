import { compareLogins } from "../people/account.ts";
import { botIndex } from "../people/bots.ts";
import type { Contribution } from "./contribution.ts";
import { type Eligibility, eligibility } from "./eligibility.ts";
import { type Entitled, entitlement, type VoterDecisions, voterDecisions } from "./entitlement.ts";
import { type Gathered, gatherer } from "./gather.ts";
import { identify } from "./identities.ts";
import { judge } from "./judge.ts";
import { joinPersons, type Persons } from "./persons.ts";
import { repositoryIn } from "./references.ts";
import { otherNameItems, unresolvedItems } from "./review/authorship.ts";
import {
  coAuthorItems,
  evidenceItems,
  idleCreditItems,
  idleExclusionItems,
  renamedItems,
  sortReview,
  unreadItems,
  voterItems,
} from "./review/review-items.ts";
import type { Roll } from "./roll.ts";
import type { RollRules } from "./roll-rules.ts";
import type { Trail } from "./trail.ts";
import { type RollSources, voterMaker } from "./voters.ts";

/** How the roll was made: the digest of the evidence file and the version of this tool. */
export interface RollMaking {
  readonly sha256: string;
  readonly tool: string;
  /** The end of the evidence, where it comes before that of the qualifying period. */
  readonly until?: string | undefined;
}

const basis = "merged pull requests: who opened them and who authored their commits";

/** A roll, and the evidence about each voter. */
export interface BuiltRoll {
  readonly roll: Roll;
  readonly rules: RollRules;
  /** By login. */
  readonly trails: ReadonlyMap<string, Trail>;
  /** Everyone in the evidence, voter or not. */
  readonly persons: Persons["byKey"];
  readonly strangers: Persons["strangers"];
  readonly coAuthors: Gathered["coAuthors"];
  /** Key of the person whose address it is. */
  ownerOf(address: string): string | undefined;
}

/** People who are voters only because of private repositories. */
function votersByPrivateOnly(
  entitled: readonly Entitled[],
  decisions: VoterDecisions,
  rules: RollRules,
  counted: ReadonlyMap<string, string>,
  hidden: ReadonlySet<string>,
): string[] {
  if (hidden.size === 0) return [];
  const isPublic = (reference: string): boolean => !hidden.has(repositoryIn(reference));
  const only = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> =>
    new Map([...map].filter(([reference]) => isPublic(reference)));
  const loses = ({ person: { key, trail } }: Entitled): boolean => {
    const commits = [...trail.commits].flatMap(([oid, commit]) => {
      const merges = commit.merges.filter(({ reference }) => isPublic(reference));
      return merges.length === 0 ? [] : [[oid, { ...commit, merges }] as const];
    });
    const seen = { ...trail, opened: only(trail.opened), commits: new Map(commits) };
    const credited = new Map([[key, only(decisions.credited.get(key) ?? new Map())]]);
    const without = { ...decisions, credited };
    return entitlement({ key, trail: seen }, without, rules, counted) === undefined;
  };
  return entitled
    .filter(loses)
    .map(({ person }) => person.login)
    .sort(compareLogins);
}

function finishRoll(
  gathered: Gathered,
  repositories: Eligibility,
  sources: RollSources,
  { sha256, tool, until }: RollMaking,
): BuiltRoll {
  const { rules, people, privatePeople, profiles } = sources;
  const bots = botIndex(people);
  const identities = identify(gathered, profiles, privatePeople, bots);
  const persons = joinPersons(gathered, profiles, identities);
  const { counted } = gathered;
  const readAndCounted = counted.size;
  const unread = (sources.unread ?? []).filter(
    ({ mergedAt }) => rules.from <= mergedAt && mergedAt < rules.until,
  );
  // Officials may credit them to people, as any that counts.
  for (const { repository, number, mergedAt } of unread) {
    counted.set(`${repository}#${number}`, mergedAt);
  }
  const decisions = voterDecisions(people, rules, identities, persons, counted);
  const { entitled, excluded, review, idleExclusions } = judge(
    persons,
    decisions,
    gathered,
    rules,
    bots,
  );
  const voterKeys = new Set(entitled.map(({ person }) => person.key));
  const isVoter = (key: string): boolean => voterKeys.has(key);
  const voters = entitled
    .map(voterMaker(sources, identities, persons))
    .sort((a, b) => compareLogins(a.login, b.login));
  const hidden = new Set(sources.repositories.flatMap((each) => (each.private ? [each.name] : [])));
  const privateOnly = votersByPrivateOnly(entitled, decisions, rules, counted, hidden);
  const roll: Roll = {
    formatVersion: 1,
    election: rules.election,
    rule: {
      charter: rules.charter,
      organization: rules.organization,
      basis,
      from: rules.from,
      until: rules.until,
      oldestCommit: rules.oldestCommit,
      branches: rules.branches,
      repositories: [...repositories.counted],
      skipped: repositories.skipped.map((skipped) => ({ ...skipped })),
      ...(hidden.size === 0 ? {} : { private: [...hidden].sort() }),
      tool,
    },
    evidence: {
      pullRequests: gathered.received.size,
      counted: readAndCounted,
      repositories: sources.repositories.length,
      sha256,
      ...(until === undefined ? {} : { until }),
      ...(privateOnly.length === 0 ? {} : { privateOnly }),
    },
    voters,
    review: sortReview([
      ...unreadItems(unread, decisions),
      ...unresolvedItems(persons, rules.oldestCommit, isVoter),
      ...evidenceItems(gathered),
      ...review,
      ...voterItems(voters),
      ...otherNameItems(entitled, people, rules.oldestCommit),
      ...idleCreditItems(decisions, voters),
      ...idleExclusionItems(idleExclusions, voters),
      ...renamedItems(entitled),
      ...coAuthorItems(gathered, identities, persons, isVoter),
    ]),
    excluded: [...excluded.values()].sort((a, b) => compareLogins(a.login, b.login)),
  };
  return {
    roll,
    rules,
    trails: new Map(entitled.map(({ person }) => [person.login, person.trail])),
    persons: persons.byKey,
    strangers: persons.strangers,
    coAuthors: gathered.coAuthors,
    ownerOf: (address) => {
      const owner = identities.ofAddress(address);
      const isPerson = owner.kind === "account" || owner.kind === "login";
      return isPerson ? persons.of(owner).key : undefined;
    },
  };
}

/** Takes contributions one by one, in any order; call `finish` once, at the end. */
export interface RollBuilder {
  add(contribution: Contribution): void;
  /** @throws ElectionError (input) where what officials recorded, or the evidence, contradicts itself. */
  finish(making: RollMaking): BuiltRoll;
}

/** Starts a roll; the order of contributions does not matter. */
export function rollBuilder(sources: RollSources): RollBuilder {
  const repositories = eligibility(sources.repositories, sources.rules);
  const { add, gathered } = gatherer(repositories, sources.people.identities);
  return { add, finish: (making) => finishRoll(gathered, repositories, sources, making) };
}
