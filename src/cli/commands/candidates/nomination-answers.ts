import { readAddresses } from "../../../candidates/addresses.ts";
import {
  affiliationOf,
  type Candidacy,
  splitAffiliation,
  writeCandidacy,
} from "../../../candidates/candidacy.ts";
import { readCandidacy } from "../../../candidates/candidacy-file.ts";
import { readAccount } from "../../../candidates/person-line.ts";
import { ElectionError } from "../../../errors.ts";
import { unknownAffiliation } from "../../../people/affiliation-words.ts";
import { tidyName } from "../../../people/fold-name.ts";
import { visible } from "../../../visible-text.ts";
import { mostWritten, readGivenText } from "../../../workspace/given-file.ts";
import type { CliContext } from "../../context.ts";
import type { NominateOptions } from "./candidates.ts";

/** One question of a nomination: its option, its text, and how to read an answer. */
interface Question<Answer> {
  readonly flag: string;
  readonly message: string;
  /** What is expected, for an answer that cannot be read. */
  readonly expected: string;
  readonly read: (answer: string) => Answer | undefined;
}

const nameQuestion: Question<string> = {
  flag: "--name",
  message: "Your name as it should appear on the ballot",
  expected: "a name of letters, such as Ada Lindqvist, on one line",
  read: (answer) => {
    const read = readCandidacy(`Name: ${answer}\n`);
    const name = tidyName(answer);
    return read.name?.value === name && read.problems.length === 0 && !answer.includes("\n")
      ? name
      : undefined;
  },
};

const loginQuestion: Question<string> = {
  flag: "--login",
  message: "Your GitHub account",
  expected: "a GitHub login, such as ada-l",
  read: (answer) => {
    const account = readAccount(answer);
    return account !== undefined && "login" in account ? account.login : undefined;
  },
};

const affiliationQuestion: Question<Candidacy["affiliation"]> = {
  flag: "--affiliation",
  message: 'Who do you work for? (separate several with semicolons; "none" if no one)',
  expected: "an organization, or none",
  read: (answer) => {
    const affiliation = splitAffiliation(answer);
    return affiliation === unknownAffiliation ? undefined : affiliation;
  },
};

const emailQuestion: Question<readonly string[]> = {
  flag: "--email",
  message: "Your email address (optional; it will be public; separate several with commas)",
  expected: "an address such as ada@example.org",
  read: (answer) => {
    const { addresses, unreadable } = readAddresses(answer);
    return unreadable.length === 0 ? addresses : undefined;
  },
};

/** The answer from the option, otherwise from the person. */
async function answer<Answer>(
  { prompter }: CliContext,
  { flag, message, expected, read }: Question<Answer>,
  given: string | undefined,
): Promise<Answer> {
  const validate = (text: string): true | string =>
    read(text) === undefined ? `Expected ${expected}` : true;
  const text = given ?? (await (await prompter(flag)).text({ message, validate }));
  const understood = read(text);
  if (understood !== undefined) return understood;
  throw new ElectionError("input", `${flag} ${visible(text)}: expected ${expected}`, {
    hint: "Nothing was written; give it again.",
  });
}

function trimBlankLines(text: string): string {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const filled = lines.flatMap((line, index) => (line.trim() === "" ? [] : [index]));
  return lines.slice(filled[0] ?? 0, (filled.at(-1) ?? -1) + 1).join("\n");
}

const statementFile = "a text file that says who you are and why you are running";

const statementMessage = "Who you are and why you are running";

/** The hint that the editor opens with; it is removed afterwards. */
const statementGuide = `

<!-- Write above this remark: who you are, what you have done for the project,
     why you are running. Save, and close the editor. This remark is left out. -->
`;

/** What the person wrote in their editor; empty if nothing, or if no editor works. */
async function editedStatement({ prompter, terminal }: CliContext): Promise<string> {
  const ask = await prompter("--background-file");
  terminal.note(`${statementMessage}: write it in your editor, save, and close the editor.`);
  try {
    const question = { message: `${statementMessage} (editor)`, default: statementGuide };
    const text = (await ask.longText(question)).replace(/\r\n/g, "\n");
    const written = trimBlankLines(text.replace(statementGuide.trim(), ""));
    if (written === "") terminal.warn("Nothing was written in the editor.");
    return written;
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    terminal.warn(`warning: ${failure.message}. ${failure.hint ?? ""}`.trim());
    return "";
  }
}

/** The statement: from an option, a file, the editor, or typed as one line. */
async function askForStatement(
  context: CliContext,
  { statement, backgroundFile: file }: NominateOptions,
): Promise<string> {
  if (statement !== undefined && file !== undefined) {
    throw new ElectionError(
      "input",
      "--statement and --background-file both give the text about yourself",
      {
        hint: "Give one of them.",
      },
    );
  }
  if (statement !== undefined) return trimBlankLines(statement);
  if (file !== undefined) {
    return trimBlankLines(
      await readGivenText(context.workingFolder, file, statementFile, mostWritten),
    );
  }
  const edited = await editedStatement(context);
  if (edited !== "") return edited;
  const ask = await context.prompter("--background-file");
  return trimBlankLines(
    await ask.text({
      message: `${statementMessage}, in one line (or Ctrl-C, and --background-file <file>)`,
      validate: (text) => (text.trim() === "" ? "Expected a sentence or two" : true),
    }),
  );
}

/**
 * Collects a candidacy from options, and asks for the rest.
 *
 * @throws ElectionError (input) where an answer cannot be read, or would not read back the same.
 */
export async function collectCandidacy(
  context: CliContext,
  options: NominateOptions,
): Promise<Candidacy> {
  const name = await answer(context, nameQuestion, options.name);
  const login = await answer(context, loginQuestion, options.login);
  const affiliation =
    options.affiliation !== undefined && options.affiliation.length > 1
      ? affiliationOf(options.affiliation)
      : await answer(context, affiliationQuestion, options.affiliation?.[0]);
  const isSaid = options.email !== undefined || context.terminal.canPrompt;
  const emails = isSaid ? await answer(context, emailQuestion, options.email?.join(", ")) : [];
  const statement = await askForStatement(context, options);
  if (statement === "") {
    throw new ElectionError("input", "the text about yourself is empty", {
      hint: "Give --statement or --background-file with who you are and why you are running.",
    });
  }
  const candidacy = { name, login, affiliation, emails, statement };
  refuseUnreadable(candidacy);
  return candidacy;
}

/** Refuses to write a file that would not read back the same. */
function refuseUnreadable(candidacy: Candidacy): void {
  const read = readCandidacy(writeCandidacy(candidacy));
  const back: Record<keyof Candidacy, unknown> = {
    name: read.name?.value,
    login: read.login?.value,
    affiliation: read.affiliation?.value,
    emails: read.emails.map(({ value }) => value),
    statement: read.statement?.value,
  };
  for (const field of ["name", "login", "affiliation", "emails", "statement"] as const) {
    if (JSON.stringify(back[field]) === JSON.stringify(candidacy[field])) continue;
    throw new ElectionError("input", `the ${field} would not be read back as you gave it`, {
      hint: "Leave out line breaks, brackets and other marks.",
    });
  }
}
