import { ElectionError } from "../../errors.ts";
import { type OrganizationIndex, organizationIndex } from "../../people/organizations.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import { buildRecord, type ElectionFacts, electionFacts } from "../../results/build-record.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { readResultInputs } from "../../workspace/results/result-inputs.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { type ElectionResult, requireSound } from "../counting/election-result.ts";

/** A result computed from the files, before anything is drafted. */
export interface ComputedResult {
  readonly complete: ElectionRecord;
  readonly facts: ElectionFacts;
  readonly people: PeopleFile;
  readonly organizations: OrganizationIndex;
  readonly ledgerText: string;
}

/**
 * A file's text.
 *
 * @throws ElectionError (input) where there is no such file.
 */
export async function requireText(workspace: Workspace, path: string): Promise<string> {
  const text = await readText(workspace, path);
  if (text !== undefined) return text;
  throw new ElectionError("input", `there is no ${path}`, {
    hint: "A checkout of the community repository has it: is this the right folder?",
  });
}

/**
 * Computes the record of an election whose result is sound; writes nothing.
 *
 * @throws ElectionError where it is not sound; see {@link requireSound}.
 * @param published the published record, whose figures about opting in are kept, since they were true then.
 */
export async function computeResult(
  workspace: Workspace,
  result: ElectionResult,
  published?: ElectionRecord,
): Promise<ComputedResult> {
  requireSound(result);
  const { declaration, page, input } = result;
  const { people } = input;
  const ledgerText = await requireText(workspace, ledgerPath);
  const organizations = organizationIndex(people);
  const { roll: now, inputs } = await readResultInputs(workspace, declaration.election.election);
  const roll = published === undefined ? now : asPublished(now, published);
  const { value: ledger } = await readLedger(workspace);
  const facts = electionFacts(declaration, ledger, organizations, { roll, inputs, page });
  return { complete: buildRecord(facts), facts, people, organizations, ledgerText };
}

function asPublished(
  roll: ElectionRecord["roll"],
  published: ElectionRecord,
): ElectionRecord["roll"] {
  if (roll === undefined) return undefined;
  const { mail: _, ...figures } = roll;
  return { ...figures, ...(published.roll?.mail && { mail: published.roll.mail }) };
}
