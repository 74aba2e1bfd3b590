import { appendFile } from "node:fs/promises";
import { ElectionError } from "../../errors.ts";
import { type Environment, printable } from "../../print-gate.ts";
import { visible } from "../../visible-text.ts";

/**
 * Adds Markdown to the summary of a GitHub Actions job (GITHUB_STEP_SUMMARY), through the print gate.
 *
 * @returns whether the environment names such a file.
 * @throws ElectionError (input) where it cannot be written.
 */
export async function addToJobSummary(
  environment: Environment,
  markdown: string,
): Promise<boolean> {
  const { GITHUB_STEP_SUMMARY: path = "" } = environment;
  if (path === "") return false;
  try {
    await appendFile(path, `${printable(markdown, environment)}\n`);
    return true;
  } catch (cause) {
    throw new ElectionError("input", `the job's summary ${visible(path)} cannot be written`, {
      hint: "GITHUB_STEP_SUMMARY names it; unset the variable outside of GitHub Actions.",
      cause,
    });
  }
}
