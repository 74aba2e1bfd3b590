import { type Attempt, beginLedger } from "../../../committee/beginning/begin-ledger.ts";
import type { CommitteeSources } from "../../../committee/beginning/committee-sources.ts";
import { type Answers, type Doubt, judgeAnswer } from "../../../committee/beginning/inquiry.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import {
  answersTemplate,
  expectedAnswer,
  readAnswersFile,
} from "../../../workspace/committee/answers-file.ts";
import type { CliContext } from "../../context.ts";
import { namedOfficial, officialIfNamed } from "../../official.ts";
import { parseLogin } from "../../options.ts";
import type { Prompter } from "../../prompts/prompter.ts";

/** The options that answer what would otherwise be asked. */
export interface AnswerOptions {
  readonly answers?: string | undefined;
  readonly answer?: readonly string[] | undefined;
  readonly by?: string | undefined;
  readonly unknownLogin: boolean;
}

/** An attempt, the answers that it rests on, and the ids answered on the command line. */
export interface Settled {
  readonly attempt: Attempt;
  readonly answers: Answers;
  readonly signalled: ReadonlySet<string>;
}

const back = "back";

function readFlag(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at > 0 && text.slice(at + 1).trim() !== "")
    return [text.slice(0, at).trim(), text.slice(at + 1)];
  throw new ElectionError("input", `--answer ${visible(text)} does not say what it answers`, {
    hint: "Write the id and the answer: --answer 'login:ada-lindqvist=ada-l'.",
  });
}

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
  // Enter alone never answers what no page states.
  return prompter.text({
    message: visible(doubt.id),
    ...(suggestion === undefined ? {} : { default: visible(suggestion) }),
    validate: (answer) => (canGoBack && answer.trim() === back) || judgeAnswer(doubt, answer),
  });
}

/** The answers with the login of who gives them: every answer but `unknown` is someone's. */
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

/** Asks one question after the other; what was answered is printed as a file where someone stops. */
async function askAll(
  context: CliContext,
  sources: CommitteeSources,
  given: Answers,
  unknownLogin: boolean,
): Promise<Omit<Settled, "signalled">> {
  const asked: string[] = [];
  let answers = given;
  let attempt = beginLedger(sources, answers);
  try {
    for (let [doubt] = attempt.open; doubt !== undefined; [doubt] = attempt.open) {
      const prompter = await context.prompter("--answers");
      const left = attempt.open.length;
      const answer = await askOne(context, prompter, doubt, { left, canGoBack: asked.length > 0 });
      const values = new Map(answers.values);
      if (answer.trim() === back) values.delete(asked.pop() ?? "");
      else {
        values.set(doubt.id, answer);
        asked.push(doubt.id);
      }
      answers = { ...answers, values };
      if (answers.by === "") answers = await signed(context, answers, unknownLogin);
      attempt = beginLedger(sources, answers);
    }
  } catch (failure) {
    if (asked.length > 0) {
      context.terminal.print(
        answersTemplate(attempt.open, { ...answers, by: answers.by || undefined }),
      );
      context.terminal.note("Save this as a file, fill it in, and continue with --answers <file>.");
    }
    throw failure;
  }
  return { attempt, answers };
}

/**
 * Begins the ledger with the answers given, and asks at the terminal what no page says, until nothing is
 * open. Where no one can be asked the attempt comes back with its doubts open.
 */
export async function settleDoubts(
  context: CliContext,
  sources: CommitteeSources,
  { answers: file, answer = [], by, unknownLogin }: AnswerOptions,
): Promise<Settled> {
  const known =
    file === undefined
      ? { by: undefined, values: new Map<string, string>() }
      : await readAnswersFile(context.workingFolder, file);
  const flags = answer.map(readFlag);
  const values = new Map([...known.values, ...flags]);
  const answers = await signed(context, { values, by: by ?? known.by ?? "" }, unknownLogin);
  const signalled = new Set(flags.map(([id]) => id));
  if (context.terminal.canPrompt)
    return { ...(await askAll(context, sources, answers, unknownLogin)), signalled };
  return { attempt: beginLedger(sources, answers), answers, signalled };
}
