import * as z from "zod";
import { type ListedCandidate, listCandidates } from "../../candidates/candidate-list.ts";
import { formatInstant } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import {
  type ElectionFolder,
  readElectionFolder,
} from "../../workspace/candidates/candidacy-files.ts";
import { chooseElectionFolder, findElection } from "../../workspace/election/election-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Who runs in an election, and what else its folder holds. */
export interface CandidateListing {
  readonly election: string;
  /** There is an `election.yaml` to compare the files with. */
  readonly hasRegistry: boolean;
  readonly candidates: readonly ListedCandidate[];
  /** Files that are not candidacies. */
  readonly others: readonly string[];
}

/** An election's candidacies, from its files and from `election.yaml` if there is one. */
export async function listOf(
  workspace: Workspace,
  id: string,
  election: Pick<Election, "candidates"> | undefined,
): Promise<CandidateListing> {
  return listFrom(await readElectionFolder(workspace, id), id, election);
}

/** As {@link listOf}, from a folder already read. */
export function listFrom(
  { candidacies, others }: ElectionFolder,
  id: string,
  election: Pick<Election, "candidates"> | undefined,
): CandidateListing {
  const accepted = election?.candidates;
  const isAccepted = (name: string): boolean =>
    accepted?.some(({ file }) => file === name) ?? false;
  const filed = candidacies.map(({ name, content }) => ({
    name,
    reading: "reading" in content ? content.reading : undefined,
  }));
  const named = others.filter(isAccepted).map((name) => ({ name, reading: undefined }));
  return {
    election: id,
    hasRegistry: accepted !== undefined,
    candidates: listCandidates([...filed, ...named], accepted),
    others: others.filter((name) => !isAccepted(name)),
  };
}

/**
 * Lists who runs in an election.
 *
 * @throws ElectionError (input) where there is no such election, or its `election.yaml` is malformed.
 */
export async function listElectionCandidates(
  workspace: Workspace,
  named: string | undefined,
): Promise<CandidateListing> {
  const id = await chooseElectionFolder(workspace, named);
  return listOf(workspace, id, await findElection(workspace, id));
}

const affiliation = z.union([z.string(), z.array(z.string())]);

export const candidateListReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string(),
  accepted: z.boolean().describe("there is an election.yaml to compare the files with"),
  candidates: z.array(
    z.strictObject({
      name: z.string().nullable(),
      login: z.string().nullable(),
      affiliation: affiliation.nullable(),
      emails: z.array(z.string()),
      file: z.string().describe("within the election's folder"),
      state: z.enum(["standing", "withdrawn", "not accepted", "filed"]),
      submitted: z.string().nullable().describe("an instant in UTC"),
      acceptedLate: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
      withdrawn: z.strictObject({ date: z.iso.date(), reason: z.string() }).nullable(),
      pullRequest: z.string().nullable(),
      announcement: z.string().nullable(),
      differences: z.array(
        z.union([
          z.strictObject({
            field: z.enum(["name", "login", "affiliation"]),
            file: z.string(),
            accepted: z.string(),
          }),
          z.strictObject({
            field: z.literal("file"),
            problem: z.enum(["missing", "unreadable", "doubtful"]),
          }),
        ]),
      ),
    }),
  ),
  others: z.array(z.string()).describe("files of the folder that are not candidacies"),
});

function jsonEntry(candidate: ListedCandidate) {
  const { name, login, affiliation: declared, emails, file, state, accepted } = candidate;
  const { withdrawn, acceptedLate } = accepted ?? {};
  return {
    name: name ?? null,
    login: login ?? null,
    affiliation: declared ?? null,
    emails: [...emails],
    file,
    state,
    submitted: accepted === undefined ? null : formatInstant(accepted.submitted),
    acceptedLate: acceptedLate ?? null,
    withdrawn:
      withdrawn === undefined
        ? null
        : { date: withdrawn.date.toString(), reason: withdrawn.reason },
    pullRequest: accepted?.pullRequest ?? null,
    announcement: accepted?.announcement ?? null,
    differences: [...candidate.differences],
  };
}

/** The list as JSON. */
export function candidateListJson({
  election,
  hasRegistry,
  candidates,
  others,
}: CandidateListing): z.input<typeof candidateListReport> {
  return {
    formatVersion: 1,
    election,
    accepted: hasRegistry,
    candidates: candidates.map(jsonEntry),
    others: [...others],
  };
}
