import type { Chapter, ScenarioStep } from "../../../demo/chapters/chapter.ts";
import type { CliContext } from "../../context.ts";
import { applyStep, commandLine, type Sandbox } from "../demo/sandbox.ts";
import { commandStep, Leave, type Lesson, questionStep, showChanges } from "./lesson.ts";
import { openTutor } from "./tutor.ts";
import { judgeLine } from "./typed-line.ts";

/** What is rehearsed, and how. */
interface Rehearsal {
  readonly scenario: readonly Chapter[];
  /** The first chapter; earlier ones are played silently. */
  readonly from: number;
  /** The workspace is left in place. */
  readonly keep: boolean;
  /** The checkout whose files were copied. */
  readonly checkout: string | undefined;
}

async function playAll(sandbox: Sandbox, commands: readonly (readonly string[])[]): Promise<void> {
  for (const words of commands) await sandbox.play({ words, exitCode: 0 }, false);
}

/** Plays a step silently. */
async function playSilently(sandbox: Sandbox, step: ScenarioStep): Promise<void> {
  switch (step.kind) {
    case "arrival":
    case "edit":
    case "clock":
      return applyStep(sandbox, step);
    case "colleague":
      return playAll(sandbox, step.commands);
    case "command":
      if (!step.aside) await sandbox.play(step, false);
      return;
    case "question":
      return;
  }
}

async function teach(lesson: Lesson, step: ScenarioStep): Promise<void> {
  const { tutor, sandbox } = lesson;
  switch (step.kind) {
    case "arrival":
    case "edit":
      tutor.say(step.text);
      return showChanges(lesson, () => playSilently(sandbox, step));
    case "clock":
      await playSilently(sandbox, step);
      tutor.clock(step.at);
      return tutor.say(step.text);
    case "colleague":
      tutor.say(step.text);
      tutor.show(["", ...step.commands.map((words) => `  $ ${commandLine(words)}`)]);
      return playSilently(sandbox, step);
    case "command":
      return commandStep(lesson, step);
    case "question":
      return questionStep(lesson, step);
  }
}

async function teachChapter(
  lesson: Lesson,
  scenario: readonly Chapter[],
  number: number,
): Promise<void> {
  const chapter = scenario[number - 1] as Chapter;
  lesson.sandbox.setClock(chapter.at);
  lesson.tutor.chapter(chapter, number, scenario.length);
  for (const step of chapter.steps) await teach(lesson, step);
}

/**
 * Runs the scenario from a chapter on, after playing the earlier ones. If the person leaves, it says how to
 * resume.
 */
async function goThrough(context: CliContext, lesson: Lesson, rehearsal: Rehearsal): Promise<void> {
  const { scenario, from, checkout } = rehearsal;
  const { tutor, sandbox, prompter, score } = lesson;
  let number = from;
  try {
    tutor.opening(scenario.length, checkout);
    const answer = await prompter.line({ prompt: "(Enter begins, q leaves)" });
    if (judgeLine(answer, []).kind === "leave") throw new Leave();
    if (from > 1) tutor.say(`The chapters up to ${from - 1} are run for you, without output …`);
    for (const chapter of scenario.slice(0, from - 1)) {
      sandbox.setClock(chapter.at);
      for (const step of chapter.steps) await playSilently(sandbox, step);
    }
    for (; number <= scenario.length; number += 1) {
      await teachChapter(lesson, scenario, number);
    }
    tutor.farewell(score);
  } catch (failure) {
    context.terminal.note(
      `\nThe rehearsal ends in chapter ${number}. To resume there:\n  kata-election rehearse${checkout === undefined ? "" : " --from-checkout"} --from ${number}`,
    );
    if (!(failure instanceof Leave)) throw failure;
  }
}

/** Takes a person through a scenario in a sandbox, and closes it at the end. */
export async function rehearse(
  context: CliContext,
  sandbox: Sandbox,
  rehearsal: Rehearsal,
): Promise<void> {
  const { terminal } = context;
  const { keep } = rehearsal;
  const tutor = openTutor(terminal);
  try {
    const prompter = await context.prompter("a terminal");
    await goThrough(
      context,
      { tutor, sandbox, prompter, score: { asked: 0, right: 0 } },
      rehearsal,
    );
  } finally {
    await sandbox.close(keep);
    if (keep) {
      terminal.note(
        `\nThe made-up workspace stays in ${sandbox.root}\nLook around with its clock:\n  kata-election -C ${sandbox.root} --now ${sandbox.clock()} status`,
      );
    }
  }
}
