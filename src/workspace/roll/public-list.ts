import { readFile, stat } from "node:fs/promises";
import * as z from "zod";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { parseJson } from "../json-file.ts";
import { ifPresent } from "../present.ts";

const mostBytes = 32 * 1024 * 1024;

/** As GitHub gives logins, those of bots and mannequins too; nothing that could be markup. */
const listedLogin = z.string().regex(/^[\w.[\]-]{1,255}$/, "expected a GitHub login");

/** Of what `roll export --to json` prints, only what two lists are compared by; all else is passed over. */
const publicListSchema = z.object({
  formatVersion: z.literal(1),
  election: z.string().regex(/^\d{4}-\d{2}$/),
  voters: z.array(z.object({ id: z.int().positive().nullable(), login: listedLogin })),
});

/** A voter list published earlier: of which election, and whom it named. */
export type PublicList = z.output<typeof publicListSchema>;

/**
 * Reads a voter list as `roll export --to json` printed it.
 *
 * @param path absolute; it need not be in the workspace.
 * @throws ElectionError (input) where there is no such list.
 */
export async function readPublicList(path: string): Promise<PublicList> {
  const hint =
    "Give a file printed by kata-election roll export --to json, or leave out --previous.";
  const found = await ifPresent(path, stat(path));
  if (found === undefined || !found.isFile() || found.size > mostBytes) {
    const problem = found?.isFile() ? `has more than ${mostBytes} bytes` : "is not a file";
    throw new ElectionError("input", `${visible(path)} ${problem}`, { hint });
  }
  return parseJson(await readFile(path, "utf8"), path, publicListSchema, hint);
}
