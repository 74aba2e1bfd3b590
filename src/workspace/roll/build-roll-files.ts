import type { Election } from "../../election/election.ts";
import { type BuiltRoll, rollBuilder } from "../../electorate/build-roll.ts";
import { checkEvidence } from "../../electorate/check-evidence.ts";
import type { FetchReport } from "../../electorate/contribution.ts";
import type { Roll } from "../../electorate/roll.ts";
import { rollRules } from "../../electorate/roll-rules.ts";
import type { RollSources } from "../../electorate/voters.ts";
import type { PeopleFile, PrivatePeopleFile } from "../../people/people-file.ts";
import { readCharter } from "../election/charter-file.ts";
import { readContributions, readFetchReport, readProfiles } from "../evidence/read-evidence.ts";
import type { LinesRead } from "../formats/json-lines.ts";
import { readPeople, readPrivatePeople } from "../people/people-files.ts";
import type { Workspace } from "../workspace.ts";

/** How a roll is to be built. */
export interface BuildOptions {
  /** Version of this program, named in the roll. */
  readonly tool: string;
  /** Accept evidence that ends before the qualifying period. */
  readonly provisional: boolean;
  /** People files to build with, instead of the workspace's. */
  readonly people?: { readonly people: PeopleFile; readonly privatePeople: PrivatePeopleFile };
  /** A revision of the frozen roll, to build from the evidence kept for it. */
  readonly evidenceOf?: number | undefined;
}

/** Reads everything that makes a roll except the contributions: charter, people files, profiles, repositories. */
export async function readRollSources(
  workspace: Workspace,
  election: Election,
  { people: given, evidenceOf }: Pick<BuildOptions, "people" | "evidenceOf">,
): Promise<{
  readonly sources: RollSources;
  readonly fetch: FetchReport;
  readonly profileLines: LinesRead;
}> {
  const rules = rollRules(await readCharter(workspace, election.charter), election);
  const fetch = await readFetchReport(workspace, election.election, evidenceOf);
  const { profiles, ...profileLines } = await readProfiles(
    workspace,
    election.election,
    evidenceOf,
  );
  const sources = {
    rules,
    people: given?.people ?? (await readPeople(workspace)),
    privatePeople: given?.privatePeople ?? (await readPrivatePeople(workspace)),
    profiles,
    repositories: fetch.repositories,
    unread: fetch.unread,
  };
  return { sources, fetch, profileLines };
}

/** As {@link buildFromFiles}, returning only the roll. */
export async function buildRollFromFiles(
  workspace: Workspace,
  election: Election,
  options: BuildOptions,
): Promise<Roll> {
  return (await buildFromFiles(workspace, election, options)).roll;
}

/**
 * Builds an election's roll from the current evidence and people files.
 *
 * @throws ElectionError (refused) where the evidence is incomplete or of another period, (input) where a file
 * is missing or malformed.
 */
export async function buildFromFiles(
  workspace: Workspace,
  election: Election,
  options: BuildOptions,
): Promise<BuiltRoll> {
  const { tool, provisional, evidenceOf } = options;
  const { sources, fetch, profileLines } = await readRollSources(workspace, election, options);
  const builder = rollBuilder(sources);
  const read = await readContributions(workspace, election.election, builder.add, evidenceOf);
  const held = { contributions: read, profiles: profileLines };
  const until = checkEvidence(fetch, sources.rules, held, { provisional });
  return builder.finish({ sha256: read.sha256, tool, until });
}
