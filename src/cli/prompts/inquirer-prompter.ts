import { styleText } from "node:util";
import inquirer from "inquirer";
import { ElectionError } from "../../errors.ts";
import { editText } from "./edit-text.ts";
import type { Prompter } from "./prompter.ts";

interface Key {
  readonly ctrl?: boolean;
  readonly name?: string;
}

/**
 * Asks one question. Ctrl-D, the end of the input and the program's end cancel it; the library alone would wait
 * forever.
 *
 * @throws ElectionError (cancelled) where the person leaves.
 */
async function askUntil<Answer>(question: object, ended: AbortSignal): Promise<Answer> {
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  const onKey = (_text: unknown, key: Key | undefined): void => {
    if (key?.ctrl === true && key.name === "d") leave();
  };
  process.stdin.on("keypress", onKey).once("end", leave);
  ended.addEventListener("abort", leave);
  if (ended.aborted) leave();
  const { signal } = leaving;
  try {
    const prompt = inquirer.createPromptModule({ signal });
    const answers = (await prompt([{ ...question, name: "answer" }] as never)) as {
      answer: Answer;
    };
    return answers.answer;
  } catch (failure) {
    if (!signal.aborted) throw failure;
    throw new ElectionError("cancelled", "the question was left", { cause: failure });
  } finally {
    process.stdin.off("keypress", onKey).off("end", leave);
    ended.removeEventListener("abort", leave);
  }
}

/**
 * Asks at the terminal; the editor for long texts is the environment's.
 *
 * @param ended aborted when the program ends.
 */
export function inquirerPrompter(
  environment: Readonly<Record<string, string | undefined>>,
  ended: AbortSignal,
): Prompter {
  const ask = <Answer>(question: object): Promise<Answer> => askUntil(question, ended);
  return {
    text: (question) => ask({ type: "input", ...question }),
    line: ({ prompt, suggestion, prefix = "rehearsal" }) => {
      const style = { defaultAnswer: (text: string) => styleText("dim", text) };
      return ask({
        type: "input",
        message: prompt,
        ...(suggestion === undefined ? {} : { default: suggestion }),
        theme: { prefix: styleText("yellow", prefix), style },
      });
    },
    longText: (question) => editText(question.default ?? "", environment),
    choice: (question) => ask({ type: "select", ...question }),
    confirm: (question) => ask({ type: "confirm", ...question }),
  };
}
