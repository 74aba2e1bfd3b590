import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export interface TemporaryWorkspace {
  readonly root: string;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
}

/** A folder with these files, removed when the test ends. It always has an `elections/`. */
export async function temporaryWorkspace(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryWorkspace> {
  const root = await mkdtemp(join(tmpdir(), "kata-election-test-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  await mkdir(join(root, "elections"));
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { root, write, read: (path) => readFile(join(root, path), "utf8") };
}
