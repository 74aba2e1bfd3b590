import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Chapter, StoryStep } from "../../../demo/chapters/chapter.ts";
import { story } from "../../../demo/story.ts";
import { demoFolder } from "../../../demo/workspace-files.ts";
import type { CliContext } from "../../context.ts";
import { wrapText } from "../../render/wrap.ts";
import type { Terminal } from "../../terminal.ts";
import { commandLine, openStage, type Stage, setScene } from "./stage.ts";

const width = 80;

/** Plays one step; what is there to be learned from (asides, questions) is left out. */
async function play(step: StoryStep, { colors, print }: Terminal, stage: Stage): Promise<void> {
  const run = async (words: readonly string[], exitCode: number | "any" = 0): Promise<void> => {
    print(`\n${colors.cyan(`$ ${commandLine(words)}`)}`);
    await stage.play({ words, exitCode }, true);
  };
  switch (step.kind) {
    case "arrival":
    case "edit":
    case "clock":
      return setScene(stage, step);
    case "colleague":
      for (const words of step.commands) await run(words);
      return;
    case "command":
      return step.aside ? undefined : run(step.words, step.exitCode);
    case "question":
  }
}

async function playChapter(chapter: Chapter, terminal: Terminal, stage: Stage): Promise<void> {
  const { colors, print } = terminal;
  stage.setClock(chapter.at);
  print(`\n${colors.bold(`== ${chapter.title} (${chapter.at.slice(0, 10)})`)}`);
  print(wrapText(chapter.opening, width));
  for (const step of chapter.steps) await play(step, terminal, stage);
}

/**
 * Runs the made-up election of `demo/` in a temporary workspace, which is removed at the end unless it
 * is to be kept.
 */
export async function playDemo(
  context: CliContext,
  { keep }: { readonly keep: boolean },
): Promise<void> {
  const { terminal } = context;
  const { colors, print } = terminal;
  const stage = await openStage(context, { name: "kata-election-demo" });
  try {
    print(
      "A made-up election: every person, organization and ballot below is invented.\nThe commands are real, and run as they would for you; only the clock and GitHub\nare stand-ins.",
    );
    for (const chapter of story) await playChapter(chapter, terminal, stage);
    const results = `${demoFolder}/Results.md`;
    print(`\n${colors.cyan(`$ cat ${results}`)}`);
    print((await readFile(join(stage.root, results), "utf8")).trimEnd());
    print(
      keep
        ? `\nThe workspace stays in ${stage.root}\nLook around: kata-election -C ${stage.root} roll show --election 2027-04`
        : "\nThat was a whole election. With --keep the workspace stays to look at.\nTo be walked through it, step by step: kata-election rehearse",
    );
  } finally {
    await stage.close(keep);
  }
}
