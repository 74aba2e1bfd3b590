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

/** Everything about who stands in an election, as its folder says. */
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

/** Whether there is a ledger to say whose seats are not up. */
export async function hasLedger(workspace: Workspace): Promise<boolean> {
  return (await readText(workspace, ledgerPath)) !== undefined;
}

/** Reads who stands in an election. */
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
 * Who else stands beside the file of this name: those accepted and not withdrawn, and beside a file that
 * is not accepted the other such files too. No one stands in the way of a candidacy that was withdrawn.
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
 * Whether an election's folder tells who was elected: by a public record, or by a result page that names
 * them. A page put there as a placeholder on the day of the announcement tells nothing.
 */
export async function hasResult(workspace: Workspace, election: string): Promise<boolean> {
  if ((await readText(workspace, publicRecordPath(election))) !== undefined) return true;
  return (await findResultPage(workspace, election)).result !== undefined;
}
