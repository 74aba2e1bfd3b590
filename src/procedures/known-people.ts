import type { Temporal } from "temporal-polyfill";
import { affiliationsOn } from "../committee/affiliations.ts";
import { joinPeople, type KnownPerson } from "../people/known-logins.ts";
import { ledgerPath, readLedger } from "../workspace/committee/committee-file.ts";
import { findElection } from "../workspace/election/election-file.ts";
import { readPeople } from "../workspace/people/people-files.ts";
import { readRoll, rollPath } from "../workspace/roll/roll-file.ts";
import { listElections, readText, type Workspace } from "../workspace/workspace.ts";

/** Whom a workspace knows by their account. */
export interface KnownPeople {
  readonly people: readonly KnownPerson[];
  /** There is a ledger or a roll: someone whom neither has is a stranger. Without both, everyone is. */
  readonly isTelling: boolean;
}

function person(login: string, name?: string, organizations: readonly string[] = []): KnownPerson {
  return { login, names: name === undefined ? [] : [name], organizations };
}

async function peopleOfLedger(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<KnownPerson[] | undefined> {
  if ((await readText(workspace, ledgerPath)) === undefined) return undefined;
  const { value: ledger } = await readLedger(workspace);
  return ledger.terms.map(({ holder, name }) =>
    person(holder, name, affiliationsOn(ledger, holder, today)),
  );
}

/** The newest election's roll, frozen or not, at its first revision: who joins later is on GitHub's lists, too. */
async function peopleOfRoll(
  workspace: Workspace,
  elections: readonly string[],
): Promise<KnownPerson[] | undefined> {
  for (const election of elections.toReversed()) {
    if ((await readText(workspace, rollPath(election))) === undefined) continue;
    const { voters } = await readRoll(workspace, election);
    return voters.map(({ login, name }) => person(login, name ?? undefined));
  }
  return undefined;
}

async function peopleOfElections(
  workspace: Workspace,
  elections: readonly string[],
): Promise<KnownPerson[]> {
  const known: KnownPerson[] = [];
  for (const id of elections) {
    const election = await findElection(workspace, id);
    known.push(...(election?.officials ?? []).map(({ login }) => person(login)));
    known.push(...(election?.candidates ?? []).map(({ login, name }) => person(login, name)));
  }
  return known;
}

/**
 * Whom the ledger, the newest roll, people.yaml and the elections know.
 *
 * @param today in UTC: whom people work for is what the ledger has for this day.
 * @throws ElectionError (input) where one of these files is malformed.
 */
export async function readKnownPeople(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<KnownPeople> {
  const elections = await listElections(workspace);
  const ledger = await peopleOfLedger(workspace, today);
  const roll = await peopleOfRoll(workspace, elections);
  const { names, voters, identities, bots } = await readPeople(workspace);
  return {
    people: joinPeople([
      ...(ledger ?? []),
      ...(roll ?? []),
      ...names.map(({ login, name, also }) => ({
        login,
        names: [name, ...also],
        organizations: [],
      })),
      ...[...voters.add, ...voters.exclude, ...identities, ...bots].map(({ login }) =>
        person(login),
      ),
      ...(await peopleOfElections(workspace, elections)),
    ]),
    isTelling: ledger !== undefined || roll !== undefined,
  };
}
