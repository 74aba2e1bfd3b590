import type { Temporal } from "temporal-polyfill";
import { affiliationsOn } from "../committee/affiliations.ts";
import { ElectionError } from "../errors.ts";
import { knownPeople } from "../github/candidacies/check-accounts.ts";
import type { GitHub } from "../github/client.ts";
import {
  checkLogin,
  joinPeople,
  type KnownPerson,
  type LoginCheck,
} from "../people/known-logins.ts";
import { canBeSamePerson } from "../people/same-person.ts";
import { findLedger } from "../workspace/committee/committee-file.ts";
import { findElection } from "../workspace/election/election-file.ts";
import { isDecided, readElectionPages } from "../workspace/election/election-pages.ts";
import { evidencePath } from "../workspace/evidence/evidence-files.ts";
import { readContributions, readProfiles } from "../workspace/evidence/read-evidence.ts";
import { readPeople } from "../workspace/people/people-files.ts";
import { readRoll, rollPath } from "../workspace/roll/roll-file.ts";
import { listElections, readText, type Workspace } from "../workspace/workspace.ts";

/** The people whose accounts a workspace knows. */
export interface KnownPeople {
  readonly people: readonly KnownPerson[];
  /** There is a ledger, a roll or an official, so that an unknown login means something. */
  readonly isTelling: boolean;
  /** A roll or profiles of contributors are on this disk. */
  readonly knowsVoters: boolean;
}

function person(login: string, name?: string, organizations: readonly string[] = []): KnownPerson {
  return { login, names: name === undefined ? [] : [name], organizations };
}

async function peopleOfLedger(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<KnownPerson[] | undefined> {
  const ledger = await findLedger(workspace);
  if (ledger === undefined) return undefined;
  return [
    ...ledger.terms.map(({ holder, name }) =>
      person(holder, name, affiliationsOn(ledger, holder, today)),
    ),
    ...ledger.affiliations.map((each) => person(each.person)),
  ];
}

/** Everyone in the rolls at their first revision, and in the profiles; undefined where this disk has neither. */
async function peopleOfRolls(
  workspace: Workspace,
  elections: readonly string[],
): Promise<KnownPerson[] | undefined> {
  const known: KnownPerson[] = [];
  let isThere = false;
  for (const election of elections.toReversed()) {
    if ((await readText(workspace, rollPath(election))) !== undefined) {
      isThere = true;
      const { voters, excluded } = await readRoll(workspace, election);
      known.push(...voters.map(({ login, name }) => person(login, name ?? undefined)));
      known.push(...excluded.map(({ login }) => person(login)));
    }
    if ((await readText(workspace, evidencePath(election, "profiles.jsonl"))) !== undefined) {
      isThere = true;
      const { profiles } = await readProfiles(workspace, election);
      known.push(...profiles.map(({ login }) => person(login)));
    }
  }
  return isThere ? known : undefined;
}

/** Officials from election.yaml; others are candidates, and officials on the pages of past elections. */
async function peopleOfElections(workspace: Workspace, elections: readonly string[]) {
  const officials: KnownPerson[] = [];
  const others: KnownPerson[] = [];
  for (const id of elections) {
    const election = await findElection(workspace, id);
    officials.push(...(election?.officials ?? []).map(({ login }) => person(login)));
    if (election === undefined) {
      const pages = await readElectionPages(workspace, id);
      const named = isDecided(pages) ? (pages.page?.officials?.logins ?? []) : [];
      others.push(...named.map((login) => person(login)));
    }
    others.push(...(election?.candidates ?? []).map(({ login, name }) => person(login, name)));
  }
  return { officials, others };
}

/** People in people.yaml, and the officials who decided about them. */
async function peopleOfFile(workspace: Workspace): Promise<KnownPerson[]> {
  const { names, voters, identities, bots, roles } = await readPeople(workspace);
  const decisions = [...voters.add, ...voters.exclude];
  return [
    ...names.map(({ login, name, also }) => ({ login, names: [name, ...also], organizations: [] })),
    ...[...decisions, ...identities, ...bots, ...roles].map(({ login }) => person(login)),
    ...decisions.map(({ by }) => person(by)),
    ...voters.count.flatMap(({ authors }) => authors.map((login) => person(login))),
  ];
}

/**
 * Everyone in the ledger, the rolls and profiles, people.yaml and the elections.
 *
 * @param today in UTC: affiliations are taken from the ledger for this day.
 * @throws ElectionError (input) where one of these files is malformed.
 */
export async function readKnownPeople(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<KnownPeople> {
  const elections = await listElections(workspace);
  const ledger = await peopleOfLedger(workspace, today);
  const rolls = await peopleOfRolls(workspace, elections);
  const { officials, others } = await peopleOfElections(workspace, elections);
  return {
    people: joinPeople([
      ...(ledger ?? []),
      ...(rolls ?? []),
      ...(await peopleOfFile(workspace)),
      ...officials,
      ...others,
    ]),
    isTelling: ledger !== undefined || rolls !== undefined || officials.length > 0,
    knowsVoters: rolls !== undefined,
  };
}

/** What the evidence says about a login and about the author of a commit. */
async function readTraces(workspace: Workspace, commit: string | undefined) {
  const logins = new Set<string>();
  const names = new Set<string>();
  const [, id = ""] = (commit ?? "").toLowerCase().split("@");
  for (const election of await listElections(workspace)) {
    const path = evidencePath(election, "contributions.jsonl");
    if ((await readText(workspace, path)) === undefined) continue;
    await readContributions(workspace, election, ({ author, commits }) => {
      if (author !== null) logins.add(author.login);
      for (const { oid, author: signer } of commits) {
        if (signer.account !== null) logins.add(signer.account.login);
        if (id !== "" && oid.startsWith(id)) names.add(signer.name);
      }
    });
  }
  return { logins, names };
}

/**
 * Looks a voter's login up among the known people and in the evidence. Without a roll or profiles, a login
 * passes unless it is one letter away from a login in other files.
 *
 * @param commit the commit they are said to have authored: a login that resembles the author's name passes too.
 */
export async function checkVoterLogin(
  workspace: Workspace,
  { people, knowsVoters }: KnownPeople,
  { login, commit }: { readonly login: string; readonly commit?: string | undefined },
): Promise<LoginCheck> {
  const logins = people.map((each) => each.login);
  const recorded = checkLogin(login, logins);
  if (recorded.known) return recorded;
  if (!knowsVoters) return recorded.near.length > 0 ? recorded : { known: true };
  const traces = await readTraces(workspace, commit);
  const found = checkLogin(login, [...logins, ...traces.logins]);
  if (found.known || found.near.length > 0) return found;
  const isPlausible = [...traces.names].some((name) => canBeSamePerson(name, login));
  return isPlausible ? { known: true } : found;
}

/**
 * Whether GitHub has an account; undefined without a token or an answer.
 *
 * @param open opens GitHub, or throws an ElectionError (github) where there is no token.
 */
export async function isOnGitHub(
  open: () => Promise<GitHub>,
  login: string,
): Promise<boolean | undefined> {
  try {
    return (await knownPeople(await open(), [login])).has(login);
  } catch (failure) {
    // No answer says nothing about the login, so it stays a question.
    if (failure instanceof ElectionError && failure.kind === "github") return undefined;
    throw failure;
  }
}
