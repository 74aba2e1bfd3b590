import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { good, type HealthFinding, warning, wrong } from "../../health.ts";
import type { Git } from "../git.ts";
import { ifPresent } from "../present.ts";
import { pathInside, privateRoot, readText, type Workspace } from "../workspace.ts";

interface Entry {
  readonly path: string;
  readonly isLink: boolean;
  readonly isOpen: boolean;
}

/** Everything below a folder, including itself; links are not followed. */
async function entriesBelow(workspace: Workspace, path: string): Promise<Entry[]> {
  const found = await ifPresent(path, lstat(pathInside(workspace, path)));
  if (found === undefined) return [];
  const isLink = found.isSymbolicLink();
  const entry = { path, isLink, isOpen: !isLink && (found.mode & 0o077) !== 0 };
  if (!found.isDirectory()) return [entry];
  const names = ((await ifPresent(path, readdir(pathInside(workspace, path)))) ?? []).sort();
  const below: Entry[] = [entry];
  for (const name of names) below.push(...(await entriesBelow(workspace, `${path}/${name}`)));
  return below;
}

function someOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(", ");
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

async function checkIgnored(workspace: Workspace, git: Git): Promise<HealthFinding> {
  const tracked = await git("ls-files", "--", privateRoot);
  if (tracked !== undefined && tracked.trim() !== "") {
    return wrong(
      privateRoot,
      `git tracks private files: ${someOf(tracked.trim().split("\n"))}`,
      `git rm -r --cached ${privateRoot}   and, if they were ever pushed, tell the voters whose addresses they contain`,
    );
  }
  const rules = (await readText(workspace, `${privateRoot}/.gitignore`)) ?? "";
  const ignoresAll = rules.split(/\r?\n/).some((rule) => rule.trim() === "*");
  if (ignoresAll) return good(privateRoot, "git ignores it");
  const remedy = `echo '*' > ${privateRoot}/.gitignore`;
  return wrong(privateRoot, "not ignored by git: a commit could publish addresses", remedy);
}

/** Checks that only the owner can read the private folder: modes, no links, nothing that git could publish. */
export async function checkPrivateFolder(workspace: Workspace, git: Git): Promise<HealthFinding[]> {
  const entries = await entriesBelow(workspace, privateRoot);
  if (entries.length === 0)
    return [good(privateRoot, "not present yet; it is created when needed")];
  const findings = [await checkIgnored(workspace, git)];
  const open = entries.filter(({ isOpen }) => isOpen).map(({ path }) => path);
  const links = entries.filter(({ isLink }) => isLink).map(({ path }) => path);
  const ignorable = open.filter((path) => path !== `${privateRoot}/.gitignore`);
  if (ignorable.length > 0) {
    const found = `others on this computer can read ${someOf(ignorable)}`;
    findings.push(wrong(privateRoot, found, `chmod -R go= ${join(workspace.root, privateRoot)}`));
  } else if (links.length === 0) {
    findings.push(good(privateRoot, "only its owner can read it"));
  }
  if (links.length > 0) {
    const remedy = "Put the files themselves there: private files behind a link are not protected.";
    findings.push(warning(privateRoot, `symbolic links: ${someOf(links)}`, remedy));
  }
  return findings;
}
