import type { Question } from "../../../demo/chapters/chapter.ts";
import { Leave, type Lesson, lookAround } from "./lesson.ts";
import { judgeLine } from "./typed-line.ts";

const letters = "abcdef";

/** The place of the answer, counted from 0, or undefined where the person wants to be told. */
async function askForAnswer(lesson: Lesson, choices: number): Promise<number | undefined> {
  const { tutor, prompter } = lesson;
  const allowed = [...letters.slice(0, choices)];
  const named = `${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`;
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

/** Asks a question, counts whether it was answered right, and explains. */
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
  tutor.say(`${verdict} ${letters[right]}. ${because}`, `It stands above: “${shownBy}”.`);
}
