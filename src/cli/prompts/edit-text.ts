import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { temporaryFolder } from "../temporary-folder.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The person's editor, found as git finds it. */
function editorOf({ VISUAL, EDITOR }: Environment): string {
  const wanted = [VISUAL, EDITOR].find((each) => each !== undefined && each.trim() !== "");
  return wanted ?? (process.platform === "win32" ? "notepad" : "vi");
}

/** Runs the editor on a file at this terminal; it may have options, as in `code --wait`. */
function runEditor(editor: string, file: string): Promise<number | null> {
  const isWindows = process.platform === "win32";
  const [program, words] = isWindows
    ? [`${editor} "${file}"`, []]
    : ["sh", ["-c", `${editor} "$@"`, "editor", file]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", shell: isWindows });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/**
 * Lets a person edit a text in their editor (`$VISUAL`, `$EDITOR`, otherwise vi).
 *
 * @throws ElectionError (input) where the editor cannot be started or reports a failure.
 */
export async function editText(text: string, environment: Environment): Promise<string> {
  const editor = editorOf(environment);
  const folder = await temporaryFolder("kata-election");
  const file = join(folder, "text.md");
  try {
    await writeFile(file, text, { mode: 0o600 });
    const code = await runEditor(editor, file);
    if (code === 0) return await readFile(file, "utf8");
    const what = code === 127 ? "was not found" : `ended with code ${code ?? "of a signal"}`;
    throw new ElectionError("input", `the editor “${visible(editor)}” ${what}`, {
      hint: "Set VISUAL or EDITOR to an editor that works here, such as nano.",
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
