import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/**
 * Makes a folder for temporary files, for its owner only; who makes it removes it.
 *
 * @param name how its name begins.
 * @throws ElectionError (input) where the computer has no place for it.
 */
export async function temporaryFolder(name: string): Promise<string> {
  const parent = tmpdir();
  try {
    return await mkdtemp(join(parent, `${name}-`));
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? "";
    throw new ElectionError(
      "input",
      `no temporary folder can be made in ${visible(parent)} (${why})`,
      {
        hint: "Set TMPDIR to a folder that you can write to.",
        cause,
      },
    );
  }
}
