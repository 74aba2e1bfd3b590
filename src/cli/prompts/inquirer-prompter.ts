import { styleText } from "node:util";
import inquirer from "inquirer";
import { editText } from "./edit-text.ts";
import type { Prompter } from "./prompter.ts";

async function ask<Answer>(question: object): Promise<Answer> {
  const answers = (await inquirer.prompt([{ ...question, name: "answer" }] as never)) as {
    answer: Answer;
  };
  return answers.answer;
}

/** Asks at the terminal; the editor for long texts is the environment's. */
export function inquirerPrompter(
  environment: Readonly<Record<string, string | undefined>>,
): Prompter {
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
