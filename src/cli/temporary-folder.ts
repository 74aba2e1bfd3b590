import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/**
 * Makes a private temporary folder; the caller removes it.
 *
 * @param name the beginning of its name.
 * @throws ElectionError (input) where it cannot be created.
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
