import {
  type AccountProfile,
  type Contribution,
  contributionSchema,
  type FetchReport,
  fetchReportSchema,
  profileSchema,
} from "../../electorate/contribution.ts";
import { ElectionError } from "../../errors.ts";
import { parseJson } from "../formats/json-file.ts";
import { type LinesRead, readJsonLines } from "../formats/json-lines.ts";
import { readText, type Workspace } from "../workspace.ts";
import { evidencePath } from "./evidence-files.ts";

const hint = "Fetch the evidence with: kata-election roll update";

/**
 * Reads what was fetched, and the counts that prove it complete.
 *
 * @param revision reads the copy kept for a frozen revision; likewise below.
 * @throws ElectionError (input) where it is missing or malformed.
 */
export async function readFetchReport(
  workspace: Workspace,
  election: string,
  revision?: number,
): Promise<FetchReport> {
  const path = evidencePath(election, "fetch.json", revision);
  const text = await readText(workspace, path);
  if (text !== undefined) return parseJson(text, path, fetchReportSchema, hint);
  throw new ElectionError("input", `there is no ${path}`, { hint });
}

/**
 * Reads the public profiles of the accounts in the evidence.
 *
 * @throws ElectionError (input) where they are missing or malformed, with file, line and field.
 */
export async function readProfiles(
  workspace: Workspace,
  election: string,
  revision?: number,
): Promise<LinesRead & { readonly profiles: readonly AccountProfile[] }> {
  const profiles = new Map<number, AccountProfile>();
  const path = evidencePath(election, "profiles.jsonl", revision);
  const format = { schema: profileSchema, hint };
  const read = await readJsonLines(workspace, path, format, (profile, place) => {
    if (profiles.has(profile.id)) {
      throw new ElectionError("input", `${place}: id: account ${profile.id} is listed twice`, {
        hint,
      });
    }
    profiles.set(profile.id, profile);
  });
  return { ...read, profiles: [...profiles.values()] };
}

/**
 * Yields the merged pull requests of the evidence one by one, without holding all of them.
 *
 * @throws ElectionError (input) where they are missing or malformed, with file, line and field, or where one is
 * there twice.
 */
export async function readContributions(
  workspace: Workspace,
  election: string,
  take: (contribution: Contribution) => void,
  revision?: number,
): Promise<LinesRead> {
  const seen = new Set<string>();
  const path = evidencePath(election, "contributions.jsonl", revision);
  return readJsonLines(workspace, path, { schema: contributionSchema, hint }, (value, place) => {
    const reference = `${value.repository}#${value.number}`;
    if (seen.has(reference)) {
      throw new ElectionError("input", `${place}: number: ${reference} is listed twice`, {
        hint,
      });
    }
    seen.add(reference);
    take(value);
  });
}
