import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ifPresent } from "./present.ts";

/** Environment variables to add for a program; undefined removes one. */
export type ProgramEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Runs a program without a shell and returns its output; undefined if it fails, takes too long, prints too much
 * or is not installed.
 */
export type RunProgram = (
  program: string,
  words: readonly string[],
  environment?: ProgramEnvironment,
) => Promise<string | undefined>;

/** Asks git about a checkout; undefined if there is no answer. */
export type Git = (...words: readonly string[]) => Promise<string | undefined>;

/**
 * Settings that override the checkout's own configuration. Otherwise anyone who can write into the checkout (by
 * pull request or in an archive) could make git run a program: a file system monitor, a hook, a signature
 * checker, a pager, or one in an embedded bare repository.
 */
const ownSettings = [
  "safe.bareRepository=explicit",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.editor=false",
  "core.askPass=",
  "core.sshCommand=false",
  "core.gitProxy=",
  "core.alternateRefsCommand=false",
  "credential.helper=",
  "log.showSignature=false",
  "commit.gpgsign=false",
  "gpg.program=false",
  "diff.external=",
  "protocol.allow=never",
];

/** Variables by which a person selects git and their own configuration; they are kept. */
const kept = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"];

/**
 * The environment for git: without git's own variables, which could point to another repository, and with all
 * protocols disabled, since a partial clone would fetch what it lacks.
 */
function gitEnvironment(ceiling: string): ProgramEnvironment {
  const cleared = Object.keys(process.env).filter(
    (name) => name.startsWith("GIT_") && !kept.includes(name),
  );
  return {
    ...Object.fromEntries(cleared.map((name) => [name, undefined])),
    // Empty, not absent: this overrides protocols that a configuration allows.
    GIT_ALLOW_PROTOCOL: "",
    GIT_NO_LAZY_FETCH: "1",
    GIT_CEILING_DIRECTORIES: ceiling,
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
    GIT_EDITOR: "false",
    GIT_ATTR_NOSYSTEM: "1",
    LC_ALL: "C",
  };
}

/** The top of the work tree around a folder: the nearest folder upward that holds `.git`. */
export async function workTreeOf(folder: string): Promise<string | undefined> {
  for (let top = folder; ; top = dirname(top)) {
    const place = join(top, ".git");
    if ((await ifPresent(place, lstat(place))) !== undefined) return top;
    if (dirname(top) === top) return undefined;
  }
}

/**
 * The only way to ask git about a checkout: it runs nothing that the checkout's files or configuration name,
 * and does not look for a repository above the work tree.
 *
 * @param root absolute path of the checkout.
 */
export async function gitOf(root: string, runProgram: RunProgram): Promise<Git> {
  const environment = gitEnvironment(dirname((await workTreeOf(root)) ?? root));
  const settings = ownSettings.flatMap((setting) => ["-c", setting]);
  return (...words) =>
    runProgram(
      "git",
      ["--no-pager", "--no-replace-objects", ...settings, "-C", root, ...words],
      environment,
    );
}

/** A setting from the user's own git configuration, never from the checkout's; undefined if not set. */
export async function globalGitSetting(
  name: string,
  runProgram: RunProgram,
): Promise<string | undefined> {
  const words = ["config", "--global", "--no-includes", "--get", name];
  const value = (await runProgram("git", words, gitEnvironment("/")))?.trim();
  return value === "" ? undefined : value;
}
