import { readFile, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { CommandStep, ScenarioStep } from "../../../demo/chapters/chapter.ts";
import { startGitHubStandIn } from "../../../demo/stand-in.ts";
import { demoWorkspaceFiles } from "../../../demo/workspace-files.ts";
import { applyPlan, planFile } from "../../../workspace/file-plan.ts";
import type { CliContext, Surroundings } from "../../context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** What happens around the commands: something arrives, someone edits a file, time goes by. */
type WorldStep = Extract<ScenarioStep, { readonly kind: "arrival" | "edit" | "clock" }>;

/** Where the made-up election takes place: a temporary workspace, a clock, a stand-in for GitHub. */
export interface Sandbox {
  /** The workspace's folder. */
  readonly root: string;
  /** What the clock says, an instant in UTC. */
  clock(): string;
  /** Moves the clock to an instant in UTC. */
  setClock(at: string): void;
  /** Writes files that arrive from outside. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Inserts a line before the first line with this beginning. */
  insert(path: string, line: string, before: string): Promise<void>;
  /** Runs a command line in this process and shows its output; returns the exit code. */
  run(words: readonly string[]): Promise<number>;
  /**
   * Runs a command line of the scenario, shown or not; returns the exit code. An unexpected exit code ends the
   * scenario.
   */
  play(step: Pick<CommandStep, "words" | "exitCode">, shown: boolean): Promise<number>;
  /** Stops the stand-in, and removes the workspace unless it is to be kept. */
  close(keep: boolean): Promise<void>;
}

type Stream = Surroundings["stdout"];

/** A stream that counts as a terminal even in a pipe, so that `demo | less` shows the same. */
function streamTo(write: (text: string) => void, { columns }: CliContext["terminal"]) {
  const written: Writable = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      write(String(chunk));
      done();
    },
  });
  return Object.assign(written, { isTTY: true, columns }) satisfies Stream;
}

/** Applies an event to the sandbox. */
export async function applyStep(sandbox: Sandbox, step: WorldStep): Promise<void> {
  if (step.kind === "arrival") await sandbox.write(step.files);
  else if (step.kind === "edit") await sandbox.insert(step.path, step.line, step.before);
  else sandbox.setClock(step.at);
}

/** Surroundings of the sandbox's commands, in place of the machine's clock, network and prompts. */
function sandboxSurroundings(
  { terminal, environment, signal }: CliContext,
  root: string,
  githubUrl: string,
  now: () => number,
  shown: boolean,
): Surroundings {
  const page = (): Stream =>
    streamTo((text) => {
      // A cancelled command's hint to resume is useless here: its workspace is removed.
      if (shown && !signal.aborted) terminal.print(text.replace(/\n$/, ""));
    }, terminal);
  return {
    stdin: Object.assign(new PassThrough(), { isTTY: false }),
    stdout: page(),
    stderr: page(),
    environment: {
      ...(terminal.colors.level === 0 ? { NO_COLOR: "1" } : { FORCE_COLOR: "1" }),
      TERM: environment.TERM,
      CI: "true",
      GH_TOKEN: "made-up-token-of-the-demo",
      GITHUB_API_URL: githubUrl,
      GITHUB_GRAPHQL_URL: `${githubUrl}/graphql`,
    },
    workingFolder: root,
    now,
    sleep: (milliseconds, stop) => delay(milliseconds, undefined, { signal: stop }),
    signal,
    fetch: async (address, init) => {
      if (String(address).startsWith(`${githubUrl}/`)) return globalThis.fetch(address, init);
      throw new Error("the demo asks no other network");
    },
    // Other programs appear not to be installed.
    runProgram: async () => undefined,
    prompter: () => Promise.reject(new Error("the demo asks nothing")),
  };
}

/** A command line as a person types it, quoted for a shell where a word needs it. */
export function commandLine(words: readonly string[]): string {
  const quoted = words.map((word) =>
    /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  return ["kata-election", ...quoted].join(" ");
}

/** What a sandbox is made with. */
interface SandboxSetting {
  /** The beginning of the temporary folder's name. */
  readonly name: string;
  /** Writes the scenario's first files; the demo's by default. */
  readonly fill?: (sandbox: Sandbox) => Promise<void>;
  /** Makes the error for an unexpected exit code; a bug by default. */
  readonly failure?: (said: string) => Error;
}

export async function openSandbox(context: CliContext, setting: SandboxSetting): Promise<Sandbox> {
  const { signal, runCommand } = context;
  const {
    name,
    fill = (sandbox) => sandbox.write(demoWorkspaceFiles),
    failure = (said) => new Error(said),
  } = setting;
  const root = await temporaryFolder(name);
  let now = 0;
  const standIn = await startGitHubStandIn(() => now);
  const surroundings = (shown: boolean) =>
    sandboxSurroundings(context, root, standIn.url, () => now, shown);
  const run = async (words: readonly string[], shown: boolean): Promise<number> => {
    const exitCode = await runCommand(words, surroundings(shown));
    signal.throwIfAborted();
    return exitCode;
  };
  const sandbox: Sandbox = {
    root,
    clock: () => new Date(now).toISOString().replace(/:00\.000Z$/, "Z"),
    setClock: (at) => {
      now = Date.parse(at);
    },
    write: async (files) => {
      const plan = Object.entries(files).map(([path, text]) => planFile({ root }, path, text));
      await applyPlan({ root }, await Promise.all(plan));
      // Date the files by the story: ballots must not be older than their poll.
      const seconds = now / 1000;
      for (const path of Object.keys(files)) await utimes(join(root, path), seconds, seconds);
    },
    insert: async (path, line, before) => {
      const lines = (await readFile(join(root, path), "utf8")).split("\n");
      const at = lines.findIndex((each) => each.startsWith(before));
      if (at === -1) throw new Error(`${path} has no line that begins with ${before}`);
      await sandbox.write({ [path]: lines.toSpliced(at, 0, line).join("\n") });
    },
    run: (words) => run(words, true),
    play: async ({ words, exitCode: expected }, shown) => {
      const exitCode = await run(words, shown);
      if (exitCode === expected) return exitCode;
      if (expected === "any" && exitCode !== exitCodes.bug) return exitCode;
      throw failure(`${commandLine(words)} ended with exit code ${exitCode}, not ${expected}`);
    },
    close: async (keep) => {
      await standIn.close();
      if (!keep) await rm(root, { recursive: true, force: true });
    },
  };
  try {
    await fill(sandbox);
  } catch (reason) {
    await sandbox.close(false);
    throw reason;
  }
  return sandbox;
}
