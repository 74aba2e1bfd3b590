import * as z from "zod";
import type { VoterList } from "../../site/facts.ts";
import { parseJson } from "../../workspace/json-file.ts";
import { electionFolder, readText, type Workspace } from "../../workspace/workspace.ts";

const day = z.iso.date();
const login = z.string().regex(/^[\w.[\]-]{1,255}$/, "expected a GitHub login");

/** Of a public list of voters what the site shows; all else in it is passed over. */
const voterListSchema = z.object({
  formatVersion: z.literal(1),
  election: z.string().regex(/^\d{4}-\d{2}$/),
  rule: z.object({ from: z.string(), until: z.string() }).optional(),
  voters: z.array(z.object({ login, name: z.string().nullable().default(null) })),
  provisional: day.optional(),
  frozen: z
    .object({ revision: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/), on: day })
    .optional(),
  objections: z.object({ to: z.array(login), before: day }).optional(),
});

/** Path of the public list in an election's folder. */
export function voterListPath(election: string): string {
  return `${electionFolder(election)}/voters.json`;
}

/** People who set an address as their name are shown by login only. */
function withoutAddress(name: string | null): string | null {
  return name !== null && /[^\s@]@[^\s@]/u.test(name) ? null : name;
}

/**
 * Reads the public list of voters from an election's folder; undefined where none is published.
 *
 * @throws ElectionError (input) where the file is not such a list, or that of another election.
 */
export async function readVoterList(
  workspace: Workspace,
  election: string,
): Promise<VoterList | undefined> {
  const path = voterListPath(election);
  const text = await readText(workspace, path);
  if (text === undefined) return undefined;
  const hint =
    "It is what kata-election roll export --to json prints: write it again, or remove the file.";
  const schema = voterListSchema.refine((list) => list.election === election, {
    error: `expected the list of ${election}`,
    path: ["election"],
  });
  const { rule, voters, provisional, frozen, objections } = parseJson(text, path, schema, hint);
  return {
    election,
    from: rule?.from.slice(0, 10),
    until: rule?.until.slice(0, 10),
    provisional,
    frozen,
    tell: { to: objections?.to ?? [], before: objections?.before },
    voters: voters.map(({ login: account, name }) => ({
      login: account,
      name: withoutAddress(name),
    })),
  };
}
