import { ledgerSchema } from "../../../committee/ledger.ts";
import { ElectionError } from "../../../errors.ts";
import { type OrganizationIndex, organizationIndex } from "../../../people/organizations.ts";
import type { PeopleFile } from "../../../people/people-file.ts";
import { buildRecord, type ElectionFacts } from "../../../results/build-record.ts";
import { electionFacts } from "../../../results/election-facts.ts";
import type { ElectionRecord } from "../../../results/record.ts";
import type { Declaration } from "../../../seats/declare.ts";
import { ledgerPath } from "../../../workspace/committee/committee-file.ts";
import { readPeople } from "../../../workspace/people/people-files.ts";
import { readResultInputs } from "../../../workspace/results/result-inputs.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { parseYaml } from "../../../workspace/yaml-file.ts";

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
 * Computes the record of a decided election: nothing is written.
 *
 * @param published the record that stands: what it says of mail from CIVS was so then, whatever came later.
 */
export async function computeResult(
  workspace: Workspace,
  declaration: Declaration,
  published?: ElectionRecord,
): Promise<ComputedResult> {
  const ledgerText = await requireText(workspace, ledgerPath);
  const people = await readPeople(workspace);
  const organizations = organizationIndex(people);
  const { roll: now, inputs } = await readResultInputs(workspace, declaration.election.election);
  const roll = published === undefined ? now : asPublished(now, published);
  const ledger = parseYaml(ledgerText, ledgerPath, ledgerSchema).value;
  const facts = electionFacts(declaration, ledger, organizations, { roll, inputs });
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
