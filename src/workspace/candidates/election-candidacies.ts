import { formatSeason } from "../../calendar/election-id.ts";
import type { AlreadyRunning, CandidacySurroundings } from "../../candidates/check-candidacy.ts";
import { continuingMembers } from "../../committee/continuing.ts";
import { utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { findLedger, ledgerPath } from "../committee/committee-file.ts";
import { readCharter } from "../election/charter-file.ts";
import { findElection, publicRecordPath } from "../election/election-file.ts";
import { findResultPage } from "../election/election-pages.ts";
import { readText, type Workspace } from "../workspace.ts";
import { type CandidacyFile, readCandidacyFiles } from "./candidacy-files.ts";

/** Everything that an election's folder says about its candidates. */
export interface ElectionCandidacies {
  readonly id: string;
  /** Undefined where the folder has no `election.yaml`. */
  readonly election: Election | undefined;
  readonly files: readonly CandidacyFile[];
  /** The folder holds the election's result. */
  readonly hasResult: boolean;
  readonly continuing: CandidacySurroundings["continuing"];
}

/** Members whose seats are not up, by the ledger on the day nominations close; none without a ledger. */
async function membersNotUp(
  workspace: Workspace,
  election: Election,
): Promise<ElectionCandidacies["continuing"]> {
  const ledger = await findLedger(workspace);
  if (ledger === undefined) return [];
  const charter = await readCharter(workspace, election.charter);
  const day = utcDate(election.nominations.closes);
  return continuingMembers(ledger, election, charter, day).map(({ login, name, until }) => ({
    login,
    name,
    until: formatSeason(until),
  }));
}

/** Whether there is a ledger. */
export async function hasLedger(workspace: Workspace): Promise<boolean> {
  return (await readText(workspace, ledgerPath)) !== undefined;
}

export async function readElectionCandidacies(
  workspace: Workspace,
  id: string,
): Promise<ElectionCandidacies> {
  const election = await findElection(workspace, id);
  return {
    id,
    election,
    files: await readCandidacyFiles(workspace, id),
    hasResult: await hasResult(workspace, id),
    continuing: election === undefined ? [] : await membersNotUp(workspace, election),
  };
}

/**
 * The other candidates besides the file of this name: accepted and not withdrawn ones and, for a file not
 * accepted yet, other such files too. A withdrawn candidacy conflicts with no one.
 */
function standingBeside(
  { election, files }: ElectionCandidacies,
  fileName: string,
): AlreadyRunning[] {
  const accepted = election?.candidates ?? [];
  const own = accepted.find(({ file }) => file === fileName);
  if (own?.withdrawn !== undefined) return [];
  const others = accepted.filter(
    ({ file, withdrawn }) => file !== fileName && withdrawn === undefined,
  );
  if (own !== undefined) return others;
  const known = new Set([fileName, ...accepted.map(({ file }) => file)]);
  const filed = files.flatMap(({ name: file, content }): AlreadyRunning[] => {
    if (known.has(file) || !("reading" in content)) return [];
    const { name, login } = content.reading;
    return name === undefined ? [] : [{ file, name: name.value, login: login?.value }];
  });
  return [...others, ...filed];
}

/** What a candidacy of this file name is checked against. */
export function surroundingsOf(
  candidacies: ElectionCandidacies,
  fileName: string,
): CandidacySurroundings {
  return {
    standing: standingBeside(candidacies, fileName),
    officials: (candidacies.election?.officials ?? []).map(({ login }) => login),
    continuing: candidacies.continuing,
  };
}

/**
 * Whether an election's folder says who was elected: in a public record, or on a result page that names them. A
 * placeholder page does not count.
 */
export async function hasResult(workspace: Workspace, election: string): Promise<boolean> {
  if ((await readText(workspace, publicRecordPath(election))) !== undefined) return true;
  return (await findResultPage(workspace, election)).result !== undefined;
}
