import inquirer from "inquirer";
import type { Prompter } from "./prompter.ts";

async function ask<Answer>(question: object): Promise<Answer> {
  const answers = (await inquirer.prompt([{ ...question, name: "answer" }] as never)) as {
    answer: Answer;
  };
  return answers.answer;
}

export const inquirerPrompter: Prompter = {
  text: (question) => ask({ type: "input", ...question }),
  longText: (question) => ask({ type: "editor", waitForUserInput: false, ...question }),
  choice: (question) => ask({ type: "select", ...question }),
  confirm: (question) => ask({ type: "confirm", ...question }),
};
