import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type DemoStep, demoScript } from "../../../demo/script.ts";
import { startGitHubStandIn } from "../../../demo/stand-in.ts";
import { applyPlan, planFile } from "../../../workspace/file-plan.ts";
import type { CliContext, Surroundings } from "../../context.ts";

/** What the demo's commands find instead of the machine's own clock, network and answers. */
function demoSurroundings(
  { terminal, environment, signal }: CliContext,
  root: string,
  githubUrl: string,
  now: () => number,
): Surroundings {
  const page = (): Surroundings["stdout"] => {
    const written = new Writable({
      decodeStrings: false,
      write: (chunk, _encoding, done) => {
        // What a cancelled command says about going on is no use here: its workspace goes.
        if (!signal.aborted) terminal.print(String(chunk).replace(/\n$/, ""));
        done();
      },
    });
    return Object.assign(written, { isTTY: terminal.isScreen, columns: terminal.columns });
  };
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
    runProgram: () => Promise.reject(new Error("the demo starts no other program")),
    prompter: () => Promise.reject(new Error("the demo asks nothing")),
  };
}

function shellWord(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  const plan = Object.entries(files).map(([path, text]) => planFile({ root }, path, text));
  await applyPlan({ root }, await Promise.all(plan));
}

/** Plays one step; a command that does not end well is a bug of the demo or of the command. */
async function play(
  step: DemoStep,
  { terminal, runCommand }: CliContext,
  root: string,
  surroundings: Surroundings,
): Promise<void> {
  const { colors, print } = terminal;
  switch (step.kind) {
    case "say":
      return print(`\n${colors.bold(`== ${step.title}`)}\n${step.text}`);
    case "files":
      return writeFiles(root, step.files);
    case "show":
      print(`\n${colors.cyan(`$ cat ${step.path}`)}`);
      return print((await readFile(join(root, step.path), "utf8")).trimEnd());
    case "command": {
      const line = `$ kata-election ${step.words.map(shellWord).join(" ")}`;
      print(`\n${colors.cyan(line)}`);
      const exitCode = await runCommand(step.words, surroundings);
      if (exitCode !== 0) throw new Error(`a command of the demo ended with exit code ${exitCode}`);
    }
  }
}

/**
 * Runs the made-up election of `demo/` in a temporary workspace, which is removed at the end unless it
 * is to be kept.
 */
export async function playDemo(
  context: CliContext,
  { keep }: { readonly keep: boolean },
): Promise<void> {
  const { terminal, signal } = context;
  const root = await mkdtemp(join(tmpdir(), "kata-election-demo-"));
  const clock = { now: 0 };
  const standIn = await startGitHubStandIn(() => clock.now);
  try {
    const surroundings = demoSurroundings(context, root, standIn.url, () => clock.now);
    terminal.print(
      "A made-up election: every person, organization and ballot below is invented.\nThe commands are real, and run as they would for you; only the clock and GitHub\nare stand-ins.",
    );
    for (const step of demoScript) {
      signal.throwIfAborted();
      if (step.kind === "command") clock.now = Date.parse(step.at);
      await play(step, context, root, surroundings);
    }
    terminal.print(
      keep
        ? `\nThe workspace stays in ${root}\nLook around: kata-election -C ${root} roll show --review`
        : "\nThat was a whole election. With --keep the workspace stays to look at.",
    );
  } finally {
    await standIn.close();
    if (!keep) await rm(root, { recursive: true, force: true });
  }
}
