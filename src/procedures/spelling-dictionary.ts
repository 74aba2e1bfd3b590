import { visible } from "../visible-text.ts";
import { readText, type Workspace } from "../workspace/workspace.ts";

/** Where the community's repositories keep their spelling dictionary. */
const places = ["", ".ci/", ".github/", ".github/workflows/", "tests/spellcheck/"].map(
  (folder) => `${folder}kata-dictionary.txt`,
);

/** The spell check skips shorter words. */
const shortestWord = 4;

/** Words to add to the spelling dictionary, and the file where they go. */
export interface DictionaryWords {
  readonly path: string;
  readonly words: readonly string[];
}

/**
 * The words of names, logins and organizations that the workspace's spelling dictionary does not hold yet: the
 * community's spell check rejects them. Undefined where there is no dictionary, or nothing to add.
 */
export async function dictionaryWords(
  workspace: Workspace,
  texts: readonly string[],
): Promise<DictionaryWords | undefined> {
  for (const path of places) {
    const dictionary = await readText(workspace, path);
    if (dictionary === undefined) continue;
    const known = new Set(dictionary.split(/\r?\n/).map((line) => line.trim().toLowerCase()));
    const words = texts
      .flatMap((text) => text.normalize("NFC").match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
      .filter((word) => [...word].length >= shortestWord && !known.has(word.toLowerCase()));
    const distinct = [...new Set(words)].sort();
    return distinct.length === 0 ? undefined : { path, words: distinct };
  }
  return undefined;
}

/** The words to add as a sentence. */
export function dictionaryText({ path, words }: DictionaryWords): string {
  return `The spell check may ask for these words in ${path}: ${words.map(visible).join(", ")}`;
}
