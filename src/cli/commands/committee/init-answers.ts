import type { Answers } from "../../../committee/past/inquiry.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import { readAnswersFile } from "../../../workspace/committee/answers-file.ts";
import type { CliContext } from "../../context.ts";

/** The flags that answer what would otherwise be asked. */
export interface AnswerFlags {
  readonly answers?: string;
  readonly answer?: readonly string[];
  readonly by?: string;
}

function readFlag(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at > 0 && text.slice(at + 1).trim() !== "")
    return [text.slice(0, at).trim(), text.slice(at + 1)];
  throw new ElectionError("input", `--answer ${visible(text)} does not say what it answers`, {
    hint: "Write the id and the answer: --answer 'login:ada-lindqvist=ada-l'.",
  });
}

function readLogin(text: string): string {
  const login = text.trim().replace(/^@/, "");
  if (loginSchema.safeParse(login).success) return login;
  throw new ElectionError("input", `--by ${visible(text)} is not a GitHub login`, {
    hint: "Give the login of the person who answers, such as octavia.",
  });
}

/** The answers that flags and a file give; `by` is empty where nobody said who answers. */
export async function givenAnswers(
  { workingFolder }: Pick<CliContext, "workingFolder">,
  { answers, answer = [], by }: AnswerFlags,
): Promise<Answers> {
  const file =
    answers === undefined
      ? { by: undefined, values: new Map<string, string>() }
      : await readAnswersFile(workingFolder, answers);
  const values = new Map([...file.values, ...answer.map(readFlag)]);
  return { values, by: by === undefined ? (file.by ?? "") : readLogin(by) };
}

/** The answers with the login of who gives them: every answer but `unknown` is somebody's. */
export async function signedAnswers(context: CliContext, answers: Answers): Promise<Answers> {
  if (
    answers.by !== "" ||
    [...answers.values.values()].every((each) => each.trim() === "unknown")
  ) {
    return answers;
  }
  const prompter = await context.prompter("--by");
  const by = await prompter.text({
    message: "Your GitHub login (it is recorded with your answers)",
    validate: (text) =>
      loginSchema.safeParse(text.trim().replace(/^@/, "")).success || "expected a GitHub login",
  });
  return { ...answers, by: readLogin(by) };
}
