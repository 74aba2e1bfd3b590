import type { CommandStep } from "../../../demo/chapters/chapter.ts";
import { visible } from "../../../visible-text.ts";
import { commandLine } from "../demo/stage.ts";
import { Leave, type Lesson, lookAround, showChanges } from "./lesson.ts";
import { judgeLine } from "./typed-line.ts";

const help = [
  "Enter runs the command that stands ready. You may type it instead; Tab puts it on the line, to be edited.",
  "You may look around first: `status`, `calendar`, `committee show`, `roll show`, `roll explain LOGIN`, `candidates list`, `seats headroom`, any command with `--help`, and the one that stands ready with `--dry-run`.",
  "`q` leaves; so does Ctrl-C.",
];

/** Asks until the step's command is to be run; looking around, helping and refusing on the way. */
async function askForCommand(lesson: Lesson, { words }: CommandStep): Promise<void> {
  const { tutor, prompter } = lesson;
  for (;;) {
    const line = await prompter.line({ prompt: "$", suggestion: commandLine(words) });
    const asked = judgeLine(line, words);
    switch (asked.kind) {
      case "step":
        return;
      case "leave":
        throw new Leave();
      case "help":
        tutor.say(...help);
        tutor.show([""]);
        break;
      case "look":
        await lookAround(lesson, asked.words);
        break;
      case "refused":
        tutor.say(
          `${visible(asked.because)} Enter runs the command of this step; ? says what else goes.`,
        );
        tutor.show([""]);
    }
  }
}

/** Has the person run a command, and says what it changed. */
export async function commandStep(lesson: Lesson, step: CommandStep): Promise<void> {
  const { tutor, stage } = lesson;
  tutor.say(step.why);
  tutor.show([""]);
  await askForCommand(lesson, step);
  await showChanges(lesson, async () => {
    const exitCode = await stage.play(step, true);
    tutor.exitCode(exitCode, step.exitCode === "any");
  });
}
