import {
  type Answers,
  type Doubt,
  expectedAnswer,
  judgeAnswer,
} from "../../../committee/beginning/inquiry.ts";
import { loginSchema } from "../../../people/account.ts";
import { givenAnswers, type LedgerAttempt } from "../../../procedures/committee/init.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { namedOfficial, officialIfNamed } from "../../official.ts";
import { parseLogin } from "../../options.ts";
import type { Prompter } from "../../prompts/prompter.ts";
import type { InitOptions } from "./committee.ts";

/** An attempt, and the ids answered on the command line. */
export interface Settled extends LedgerAttempt {
  readonly signalled: ReadonlySet<string>;
}

const back = "back";

async function askOne(
  { terminal }: CliContext,
  prompter: Prompter,
  doubt: Doubt,
  { left, canGoBack }: { readonly left: number; readonly canGoBack: boolean },
): Promise<string> {
  const count = left > 1 ? `[${plural(left, "question")} left] ` : "";
  const lines = [
    "",
    `${count}${visible(doubt.question)}`,
    ...doubt.found.map((each) => `  ${visible(each)}`),
    `Answer: ${expectedAnswer(doubt)}${canGoBack ? `; or ${back} to the question before` : ""}.`,
  ];
  terminal.note(lines.join("\n"));
  const { suggestion } = doubt;
  // Enter alone must not answer what no page states.
  return prompter.text({
    message: visible(doubt.id),
    ...(suggestion === undefined ? {} : { default: visible(suggestion) }),
    validate: (answer) => (canGoBack && answer.trim() === back) || judgeAnswer(doubt, answer),
  });
}

/** The answers with the login of the person who gave them; only `unknown` needs none. */
async function signed(
  context: CliContext,
  answers: Answers,
  unknownLogin: boolean,
): Promise<Answers> {
  const isUnsigned = [...answers.values.values()].every((each) => each.trim() === "unknown");
  if (isUnsigned && answers.by === "") return answers;
  const named = await officialIfNamed(context, answers.by || undefined);
  const by = named ?? (context.terminal.canPrompt ? await askLogin(context) : undefined);
  return { ...answers, by: await namedOfficial(context, { by, unknownLogin }) };
}

async function askLogin(context: CliContext): Promise<string> {
  const by = await (await context.prompter("--by")).text({
    message: "Your GitHub login (it is recorded with your answers)",
    validate: (text) => isLogin(text) || "expected a GitHub login",
  });
  return parseLogin(by.trim());
}

function isLogin(text: string): boolean {
  return loginSchema.safeParse(text.trim().replace(/^@/, "")).success;
}

/** Asks one question after another; if the person stops, prints the answers so far as a file. */
async function askAll(
  context: CliContext,
  begin: (answers: Answers) => LedgerAttempt,
  given: Answers,
  unknownLogin: boolean,
): Promise<LedgerAttempt> {
  const asked: string[] = [];
  let state = begin(given);
  try {
    for (let [doubt] = state.attempt.open; doubt !== undefined; [doubt] = state.attempt.open) {
      const prompter = await context.prompter("--answers");
      const left = state.attempt.open.length;
      const answer = await askOne(context, prompter, doubt, { left, canGoBack: asked.length > 0 });
      const values = new Map(state.answers.values);
      if (answer.trim() === back) values.delete(asked.pop() ?? "");
      else {
        values.set(doubt.id, answer);
        asked.push(doubt.id);
      }
      const answers = { ...state.answers, values };
      state = begin(answers.by === "" ? await signed(context, answers, unknownLogin) : answers);
    }
  } catch (failure) {
    if (asked.length > 0) {
      context.terminal.print(state.template());
      context.terminal.note("Save this as a file, fill it in, and continue with --answers <file>.");
    }
    throw failure;
  }
  return state;
}

/**
 * Builds the ledger from the answers given, and asks at the terminal until nothing is open. Without a terminal,
 * returns the attempt with its open questions.
 */
export async function settleDoubts(
  context: CliContext,
  begin: (answers: Answers) => LedgerAttempt,
  { answers: file, answer: flags = [], by, unknownLogin }: InitOptions,
): Promise<Settled> {
  const given = await givenAnswers({ file, from: context.workingFolder, flags });
  const { values, signalled } = given;
  const answers = await signed(context, { values, by: by ?? given.by ?? "" }, unknownLogin);
  const settled = context.terminal.canPrompt
    ? await askAll(context, begin, answers, unknownLogin)
    : begin(answers);
  return { ...settled, signalled };
}
