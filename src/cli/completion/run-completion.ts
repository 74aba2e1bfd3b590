import type { Surroundings } from "../context.ts";
import { buildProgram } from "../program/program.ts";
import { complete, optionValue } from "./complete.ts";
import { filesAnswer } from "./protocol.ts";

/**
 * Prints completions for a shell, one per line: word, tab, description; or the one line that requests file
 * names. It never reports errors, which a shell could not show.
 *
 * @param words the words after the program's name, up to the cursor.
 */
export async function runCompletion(
  words: readonly string[],
  version: string,
  { stdout, workingFolder }: Surroundings,
): Promise<void> {
  try {
    const silent = { writeOut: () => {}, writeErr: () => {} };
    const program = await buildProgram(words, version, silent, async () => () => {
      throw new Error("completing runs no command");
    });
    const { knownWords } = await import("../../procedures/known-words.ts");
    const named = optionValue(program, words, "--workspace");
    const known = knownWords(workingFolder, named);
    const found = await complete(program, words, known);
    const lines =
      found === "files"
        ? [filesAnswer]
        : found.map(({ word, description }) =>
            description === undefined ? word : `${word}\t${description.split("\n")[0]}`,
          );
    stdout.write(lines.map((line) => `${line}\n`).join(""));
  } catch {
    // No workspace, or an unreadable file: nothing to offer.
  }
}
