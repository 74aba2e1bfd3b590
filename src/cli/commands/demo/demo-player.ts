import { join } from "node:path";
import type { Chapter, ScenarioStep } from "../../../demo/chapters/chapter.ts";
import { scenario } from "../../../demo/scenario.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { CliContext } from "../../context.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import type { Terminal } from "../../terminal.ts";
import { applyStep, commandLine, openSandbox, type Sandbox } from "./sandbox.ts";

const width = 80;

/** Plays one step; asides and questions are only for the rehearsal. */
async function play(
  step: ScenarioStep,
  { colors, print }: Terminal,
  sandbox: Sandbox,
): Promise<void> {
  const run = async (words: readonly string[], exitCode: number | "any" = 0): Promise<void> => {
    print(`\n${colors.cyan(`$ ${commandLine(words)}`)}`);
    await sandbox.play({ words, exitCode }, true);
  };
  switch (step.kind) {
    case "arrival":
    case "edit":
    case "clock":
      return applyStep(sandbox, step);
    case "colleague":
      for (const words of step.commands) await run(words);
      return;
    case "command":
      return step.aside ? undefined : run(step.words, step.exitCode);
    case "question":
  }
}

async function playChapter(chapter: Chapter, terminal: Terminal, sandbox: Sandbox): Promise<void> {
  const { colors, print } = terminal;
  sandbox.setClock(chapter.at);
  print(`\n${colors.bold(`== ${chapter.title} (${chapter.at.slice(0, 10)})`)}`);
  print(wrapText(chapter.opening, width));
  for (const step of chapter.steps) await play(step, terminal, sandbox);
}

/** Builds the site in a folder that outlives the workspace; returns the folder. */
async function buildSite(
  sandbox: Sandbox,
  { colors, print }: Terminal,
  keep: boolean,
): Promise<string> {
  const folder = keep
    ? join(sandbox.root, "site")
    : await temporaryFolder("kata-election-demo-site");
  const words = ["site", "build", "--output", folder];
  print(`\n${colors.cyan(`$ ${commandLine(words)}`)}`);
  await sandbox.play({ words, exitCode: 0 }, true);
  return folder;
}

/** Waits for Enter between chapters if a person is reading. */
async function pause({ terminal, prompter }: CliContext): Promise<void> {
  if (!terminal.canPrompt) return;
  const { line } = await prompter("--no-pause");
  await line({ prompt: "(Enter continues, Ctrl-C leaves)", prefix: "demo" });
}

/**
 * Runs the made-up election of `demo/` in a temporary workspace, which is removed at the end unless it
 * is to be kept.
 */
export async function playDemo(
  context: CliContext,
  { keep, pause: pauses }: { readonly keep: boolean; readonly pause: boolean },
): Promise<void> {
  const { terminal } = context;
  const { print } = terminal;
  const sandbox = await openSandbox(context, { name: "kata-election-demo" });
  try {
    print(
      "A made-up election: every person, organization and ballot below is invented.\nThe commands are real; only the clock and GitHub are stand-ins.",
    );
    for (const chapter of scenario) {
      await playChapter(chapter, terminal, sandbox);
      if (pauses && chapter !== scenario.at(-1)) await pause(context);
    }
    const site = await buildSite(sandbox, terminal, keep);
    print(
      keep
        ? `\nThe workspace is kept in ${sandbox.root}\nLook around: kata-election -C ${sandbox.root} roll show --election 2027-04`
        : "\nThat was a whole election. Remember one command: kata-election next\nTo run it yourself, step by step: kata-election rehearse\nTo keep the workspace and look at it: kata-election demo --keep",
    );
    print(`The site of this made-up community, to open in a browser:\n${join(site, "index.html")}`);
  } finally {
    await sandbox.close(keep);
  }
}
