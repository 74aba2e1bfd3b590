import { appendFile } from "node:fs/promises";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/**
 * Adds Markdown to the summary of a GitHub Actions job, to the file that GITHUB_STEP_SUMMARY names.
 *
 * @throws ElectionError (input) where it cannot be written.
 */
export async function appendJobSummary(path: string, markdown: string): Promise<void> {
  try {
    await appendFile(path, `${markdown}\n`);
  } catch (cause) {
    throw new ElectionError("input", `the job's summary ${visible(path)} cannot be written`, {
      hint: "GITHUB_STEP_SUMMARY names it; unset the variable outside of GitHub Actions.",
      cause,
    });
  }
}
