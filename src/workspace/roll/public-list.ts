import { stat } from "node:fs/promises";
import { posix, resolve } from "node:path";
import * as z from "zod";
import { publicName } from "../../electorate/public-roll.ts";
import { ElectionError } from "../../errors.ts";
import { addressesIn } from "../../results/address-guard.ts";
import { visible } from "../../visible-text.ts";
import { parseJson } from "../formats/json-file.ts";
import { isStream, readGivenText } from "../given-file.ts";
import { ifPresent } from "../present.ts";
import { electionFolder, readText, type Workspace } from "../workspace.ts";

const day = z.iso.date();

/** Logins as GitHub gives them, including bots and mannequins; nothing that could be markup. */
const listedLogin = z.string().regex(/^[\w.[\]-]{1,255}$/, "expected a GitHub login");

/**
 * A public list of voters, an election's `voters.json`: what `roll publish` writes, and the shared part of
 * `roll export --to json`. Other keys are ignored.
 */
export const publicListSchema = z.object({
  formatVersion: z.literal(1),
  election: z.string().regex(/^\d{4}-\d{2}$/),
  rule: z
    .object({
      from: z.string().describe("when the qualifying period begins, UTC"),
      until: z.string().describe("when it is over, UTC"),
    })
    .optional(),
  provisional: day.optional().describe("pull requests merged until this day are known"),
  frozen: z
    .object({ revision: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/), on: day })
    .optional(),
  objections: z
    .object({ to: z.array(listedLogin), before: day })
    .optional()
    .describe("logins of the officials, and the day on which voting opens"),
  voters: z.array(
    z.object({
      id: z.int().positive().nullable().default(null),
      login: listedLogin,
      name: z.string().nullable().default(null).transform(publicName),
    }),
  ),
});

/** A public list of voters. */
export type PublicVoterList = z.output<typeof publicListSchema>;

/** Path of the public list in an election's folder. */
export function voterListPath(election: string): string {
  return `${electionFolder(election)}/voters.json`;
}

/** A public list as text: one voter per line, for readable diffs. */
export function publicListText({ voters, ...head }: PublicVoterList): string {
  const lines = voters.map((voter) => `    ${JSON.stringify(voter)}`).join(",\n");
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "voters": [\n${lines}\n  ]\n}\n`;
}

/**
 * Reads the public list of voters from an election's folder; undefined where none is published.
 *
 * @throws ElectionError (input) where the file is not such a list, or is another election's.
 */
export async function findPublishedList(
  workspace: Workspace,
  election: string,
): Promise<PublicVoterList | undefined> {
  const path = voterListPath(election);
  const text = await readText(workspace, path);
  if (text === undefined) return undefined;
  const hint = "Write it again with kata-election roll publish, or remove the file.";
  const schema = publicListSchema.refine((list) => list.election === election, {
    error: `expected the list of ${election}`,
    path: ["election"],
  });
  return parseJson(text, path, schema, hint);
}

/**
 * Reads a public list of voters that someone named: a file, `-` for standard input, or the folder of the
 * voter list job's artifact.
 *
 * @param folder from which the path is seen.
 * @throws ElectionError (input) where there is no such list, (refused) where it holds addresses.
 */
export async function readPublicList(
  folder: string,
  path: string,
  hint: string,
): Promise<PublicVoterList> {
  const absolute = resolve(folder, path);
  const isFolder =
    !isStream(path) && (await ifPresent(path, stat(absolute)))?.isDirectory() === true;
  const file = isFolder ? posix.join(path, "voters.json") : path;
  const text = await readGivenText(folder, file, "a public list of voters");
  if (addressesIn(text).length > 0) {
    throw new ElectionError("refused", `${visible(file)} holds email addresses: it is private`, {
      hint,
    });
  }
  return parseJson(text, file, publicListSchema, hint);
}
