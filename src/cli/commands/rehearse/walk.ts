import type { Chapter, StoryStep } from "../../../demo/chapters/chapter.ts";
import type { CliContext } from "../../context.ts";
import { commandLine, type Stage, setScene } from "../demo/stage.ts";
import { commandStep } from "./command-step.ts";
import { Leave, type Lesson, showChanges } from "./lesson.ts";
import { questionStep } from "./question-step.ts";
import { openTutor } from "./tutor.ts";
import { judgeLine } from "./typed-line.ts";

/** What is rehearsed, and how. */
interface Rehearsal {
  readonly story: readonly Chapter[];
  /** The number of the chapter to begin with; those before are played without a word. */
  readonly from: number;
  /** The workspace is left in place. */
  readonly keep: boolean;
  /** The checkout of whose files the stage has a copy. */
  readonly checkout: string | undefined;
}

async function playAll(stage: Stage, commands: readonly (readonly string[])[]): Promise<void> {
  for (const words of commands) await stage.play({ words, exitCode: 0 }, false);
}

/** Brings the workspace to where a step is done, without a word. */
async function playSilently(stage: Stage, step: StoryStep): Promise<void> {
  switch (step.kind) {
    case "arrival":
    case "edit":
    case "clock":
      return setScene(stage, step);
    case "colleague":
      return playAll(stage, step.commands);
    case "command":
      if (!step.aside) await stage.play(step, false);
      return;
    case "question":
      return;
  }
}

async function teach(lesson: Lesson, step: StoryStep): Promise<void> {
  const { tutor, stage } = lesson;
  switch (step.kind) {
    case "arrival":
    case "edit":
      tutor.say(step.text);
      return showChanges(lesson, () => playSilently(stage, step));
    case "clock":
      await playSilently(stage, step);
      tutor.clock(step.at);
      return tutor.say(step.text);
    case "colleague":
      tutor.say(step.text);
      tutor.show(["", ...step.commands.map((words) => `  $ ${commandLine(words)}`)]);
      return playSilently(stage, step);
    case "command":
      return commandStep(lesson, step);
    case "question":
      return questionStep(lesson, step);
  }
}

async function teachChapter(
  lesson: Lesson,
  story: readonly Chapter[],
  number: number,
): Promise<void> {
  const chapter = story[number - 1] as Chapter;
  lesson.stage.setClock(chapter.at);
  lesson.tutor.chapter(chapter, number, story.length);
  for (const step of chapter.steps) await teach(lesson, step);
}

/** The story from a chapter on; the ones before are played. Where the person leaves, it says how to go on. */
async function walk(context: CliContext, lesson: Lesson, rehearsal: Rehearsal): Promise<void> {
  const { story, from, checkout } = rehearsal;
  const { tutor, stage, prompter, score } = lesson;
  let number = from;
  try {
    tutor.opening(story.length, checkout);
    const answer = await prompter.line({ prompt: "(Enter begins, q leaves)" });
    if (judgeLine(answer, []).kind === "leave") throw new Leave();
    if (from > 1) tutor.say(`The chapters up to ${from - 1} are played for you, without a word …`);
    for (const chapter of story.slice(0, from - 1)) {
      stage.setClock(chapter.at);
      for (const step of chapter.steps) await playSilently(stage, step);
    }
    for (; number <= story.length; number += 1) {
      await teachChapter(lesson, story, number);
    }
    tutor.farewell(score);
  } catch (failure) {
    context.terminal.note(
      `\nThe rehearsal ends in chapter ${number}. To go on there:\n  kata-election rehearse${checkout === undefined ? "" : " --from-checkout"} --from ${number}`,
    );
    if (!(failure instanceof Leave)) throw failure;
  }
}

/** Walks a person through a story on a stage, which is closed at the end. */
export async function rehearse(
  context: CliContext,
  stage: Stage,
  rehearsal: Rehearsal,
): Promise<void> {
  const { terminal } = context;
  const { keep } = rehearsal;
  const tutor = openTutor(terminal);
  try {
    const prompter = await context.prompter("a terminal");
    await walk(context, { tutor, stage, prompter, score: { asked: 0, right: 0 } }, rehearsal);
  } finally {
    await stage.close(keep);
    if (keep) {
      terminal.note(
        `\nThe made-up workspace stays in ${stage.root}\nLook around with its clock: kata-election -C ${stage.root} --now ${stage.clock()} status`,
      );
    }
  }
}
