import type { CommandStep, Question } from "../../../demo/chapters/chapter.ts";
import { visible } from "../../../visible-text.ts";
import { listOf } from "../../../wording.ts";
import type { Prompter } from "../../prompts/prompter.ts";
import { commandLine, type Sandbox } from "../demo/sandbox.ts";
import type { Tutor } from "./tutor.ts";
import { judgeLine } from "./typed-line.ts";
import { takeSnapshot, whatChanged } from "./what-changed.ts";

/** What a step of the rehearsal works with. */
export interface Lesson {
  readonly tutor: Tutor;
  readonly sandbox: Sandbox;
  readonly prompter: Prompter;
  readonly score: { asked: number; right: number };
}

/** Thrown when the person asks to leave. */
export class Leave extends Error {}

/** Runs a read-only command; the current step is still to be done. */
async function lookAround({ tutor, sandbox }: Lesson, words: readonly string[]): Promise<void> {
  await sandbox.run(words);
  tutor.say("That was a look around. Back to this step:");
  tutor.show([""]);
}

/** Changes the workspace, and shows which files changed. */
export async function showChanges(
  { tutor, sandbox }: Lesson,
  change: () => Promise<void>,
): Promise<void> {
  const before = await takeSnapshot(sandbox.root);
  await change();
  tutor.changes(whatChanged(before, await takeSnapshot(sandbox.root)));
}

const help = [
  "Enter runs the suggested command. You can type it instead; Tab puts it on the line so that you can edit it.",
  "You can look around first: `status`, `calendar`, `committee show`, `roll show`, `roll explain LOGIN`, `candidates list`, `seats headroom`, any command with `--help`, and the suggested command with `--dry-run`.",
  "`q` leaves; so does Ctrl-C.",
];

/** Prompts until the person enters the step's command; handles help, read-only commands and refusals. */
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
          `${visible(asked.because)} Enter runs the command of this step; ? shows what else you can do.`,
        );
        tutor.show([""]);
    }
  }
}

/** Has the person run a command, and shows what it changed. */
export async function commandStep(lesson: Lesson, step: CommandStep): Promise<void> {
  const { tutor, sandbox } = lesson;
  tutor.say(step.why);
  tutor.show([""]);
  await askForCommand(lesson, step);
  await showChanges(lesson, async () => {
    const exitCode = await sandbox.play(step, true);
    tutor.exitCode(exitCode, step.exitCode === "any");
  });
}

const letters = "abcdef";

/** The index of the answer, or undefined if the person wants to be told. */
async function askForAnswer(lesson: Lesson, choices: number): Promise<number | undefined> {
  const { tutor, prompter } = lesson;
  const allowed = [...letters.slice(0, choices)];
  const named = listOf(allowed, "or");
  for (;;) {
    const line = (await prompter.line({ prompt: `${named}?` })).trim();
    if (line === "") return undefined;
    const place = allowed.indexOf(line.toLowerCase().replace(/[.)]$/, ""));
    if (place !== -1) return place;
    const asked = judgeLine(line, []);
    if (asked.kind === "leave") throw new Leave();
    if (asked.kind === "look") await lookAround(lesson, asked.words);
    else {
      tutor.say(`Type ${named}; Enter alone shows the answer, q leaves.`);
      tutor.show([""]);
    }
  }
}

/** Asks a question, keeps the score, and explains. */
export async function questionStep(lesson: Lesson, question: Question): Promise<void> {
  const { tutor, score } = lesson;
  const { asks, choices, right, shownBy, because } = question;
  tutor.question(asks);
  tutor.show(["", ...choices.map((choice, place) => `  ${letters[place]}  ${choice}`), ""]);
  const answer = await askForAnswer(lesson, choices.length);
  score.asked += 1;
  if (answer === right) {
    score.right += 1;
    tutor.say(`Right. ${because}`);
    return;
  }
  const verdict = answer === undefined ? "It is" : "Not quite: it is";
  tutor.say(`${verdict} ${letters[right]}. ${because}`, `See above: “${shownBy}”.`);
}
