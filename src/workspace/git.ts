import { lstat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ifPresent } from "./present.ts";

/** Variables that a program gets besides this one's; undefined takes one away. */
export type ProgramEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * Runs a program with these words, never through a shell, and answers with what it printed; undefined
 * where it fails, takes too long, prints too much or is not installed.
 */
export type RunProgram = (
  program: string,
  words: readonly string[],
  environment?: ProgramEnvironment,
) => Promise<string | undefined>;

/** Asks git something about a checkout: undefined where there is no answer. */
export type Git = (...words: readonly string[]) => Promise<string | undefined>;

/**
 * What a checkout's own configuration must not decide. Whoever can write into the checkout (a pull
 * request, an unpacked archive) could otherwise name a program there that git then runs: a monitor of
 * the file system, hooks, a checker of signatures, a pager, a bare repository within the files.
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

/** Variables with which a person says which git and which own configuration to take; they stay. */
const kept = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH"];

/**
 * The environment that git runs in: no variable of git's own, since those could name another repository,
 * and none of the protocols, since a partial clone fetches what it lacks.
 */
function gitEnvironment(ceiling: string): ProgramEnvironment {
  const cleared = Object.keys(process.env).filter(
    (name) => name.startsWith("GIT_") && !kept.includes(name),
  );
  return {
    ...Object.fromEntries(cleared.map((name) => [name, undefined])),
    // Empty, not absent: it overrides every protocol that a configuration allows.
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

/** The nearest folder upward that holds `.git`: the top of the work tree that a folder belongs to. */
export async function workTreeOf(folder: string): Promise<string | undefined> {
  for (let top = folder; ; top = dirname(top)) {
    const place = join(top, ".git");
    if ((await ifPresent(place, lstat(place))) !== undefined) return top;
    if (dirname(top) === top) return undefined;
  }
}

/**
 * The one way to ask git about a checkout: nothing that the checkout's files or its configuration name
 * is run, and git looks for its repository no further up than the work tree's top.
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

/** A setting of the user's own configuration of git, never of the checkout's: undefined where not set. */
export async function globalGitSetting(
  name: string,
  runProgram: RunProgram,
): Promise<string | undefined> {
  const words = ["config", "--global", "--no-includes", "--get", name];
  const value = (await runProgram("git", words, gitEnvironment("/")))?.trim();
  return value === "" ? undefined : value;
}
