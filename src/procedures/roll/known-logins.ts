import { checkLogin, type LoginCheck } from "../../people/known-logins.ts";
import { canBeSamePerson } from "../../people/same-person.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { evidencePath } from "../../workspace/evidence/evidence-files.ts";
import { readContributions, readProfiles } from "../../workspace/evidence/read-evidence.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { readRoll, rollPath } from "../../workspace/roll/roll-file.ts";
import { listElections, readText, type Workspace } from "../../workspace/workspace.ts";

/** Logins that the files know. */
export interface KnownLogins {
  readonly logins: ReadonlySet<string>;
  /** There is something to know them from; where not, every login is as good as another. */
  readonly isTelling: boolean;
}

async function isThere(workspace: Workspace, path: string): Promise<boolean> {
  return (await readText(workspace, path)) !== undefined;
}

/** Logins in the public files: officials and candidates, the ledger, people.yaml. */
async function publicLogins(workspace: Workspace): Promise<KnownLogins> {
  const { bots, identities, names, voters, roles } = await readPeople(workspace);
  const listed = [...bots, ...identities, ...names, ...voters.add, ...voters.exclude, ...roles];
  const logins = new Set(listed.map(({ login }) => login));
  for (const { authors } of voters.count) for (const login of authors) logins.add(login);
  for (const { by } of [...voters.add, ...voters.exclude]) logins.add(by);
  const hasLedger = await isThere(workspace, ledgerPath);
  if (hasLedger) {
    const { terms, affiliations } = (await readLedger(workspace)).value;
    for (const { holder } of terms) logins.add(holder);
    for (const { person } of affiliations) logins.add(person);
  }
  let hasOfficials = false;
  for (const id of await listElections(workspace)) {
    const election = await findElection(workspace, id);
    for (const { login } of election?.officials ?? []) logins.add(login);
    for (const { login } of election?.candidates ?? []) logins.add(login);
    hasOfficials ||= (election?.officials ?? []).length > 0;
  }
  return { logins, isTelling: hasLedger || hasOfficials };
}

/** Logins in all rolls and profiles that are on this disk. */
async function privateLogins(workspace: Workspace): Promise<KnownLogins> {
  const logins = new Set<string>();
  let isTelling = false;
  for (const id of await listElections(workspace)) {
    if (await isThere(workspace, rollPath(id))) {
      isTelling = true;
      const { voters, excluded } = await readRoll(workspace, id);
      for (const { login } of [...voters, ...excluded]) logins.add(login);
    }
    if (await isThere(workspace, evidencePath(id, "profiles.jsonl"))) {
      isTelling = true;
      for (const { login } of (await readProfiles(workspace, id)).profiles) logins.add(login);
    }
  }
  return { logins, isTelling };
}

/** What the evidence itself says of a login, and of the author of a commit. */
async function readTraces(workspace: Workspace, commit: string | undefined) {
  const logins = new Set<string>();
  const names = new Set<string>();
  const [, id = ""] = (commit ?? "").toLowerCase().split("@");
  for (const election of await listElections(workspace)) {
    if (!(await isThere(workspace, evidencePath(election, "contributions.jsonl")))) continue;
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
 * Looks up a voter's login in the rolls, the evidence, people.yaml, the ledger and the elections. Where
 * none of these has anything to compare with, every login passes.
 *
 * @param commit whose author it is said to be: a login that its own name makes plausible passes, too.
 */
export async function checkVoterLogin(
  workspace: Workspace,
  login: string,
  commit?: string,
): Promise<LoginCheck> {
  const files = await publicLogins(workspace);
  const rolls = await privateLogins(workspace);
  const logins = new Set([...files.logins, ...rolls.logins]);
  const check = checkLogin(login, logins);
  if (check.known || !rolls.isTelling) return { known: true };
  const traces = await readTraces(workspace, commit);
  const found = checkLogin(login, [...logins, ...traces.logins]);
  if (found.known || found.near.length > 0) return found;
  const isPlausible = [...traces.names].some((name) => canBeSamePerson(name, login));
  return isPlausible ? { known: true } : found;
}

/** Looks up who acts: officials, members, candidates, and whoever decided something before. */
export async function checkOfficialLogin(workspace: Workspace, login: string): Promise<LoginCheck> {
  const { logins, isTelling } = await publicLogins(workspace);
  const check = checkLogin(login, logins);
  if (check.known || !isTelling) return { known: true };
  const rolls = await privateLogins(workspace);
  return checkLogin(login, [...logins, ...rolls.logins]);
}
