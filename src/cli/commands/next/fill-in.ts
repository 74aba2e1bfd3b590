import type { StepCommand } from "../../../procedures/planning/steps.ts";
import type { Prompter } from "../../prompts/prompter.ts";
import { wordsOfLine } from "../rehearse/typed-line.ts";

/** The question for each placeholder. */
const questions: Readonly<Record<string, string>> = {
  date: "On which day (YYYY-MM-DD, UTC)?",
  time: "When was the pull request opened (UTC, such as 2026-10-06T09:12Z)?",
  where: "Where can that be read (a URL, or meeting notes)?",
  login: "Which GitHub login?",
  number: "How many ballots does the page show?",
  ranking: "The page's ranking, best first (names or logins, as A > B = C > D)?",
  "poll id": "What is the poll's id on CIVS (E_…)?",
  reason: "What is the reason? (It becomes public.)",
  "email address": "Which email address?",
  "age key": "The other official's public key (age1…, made with age-keygen)?",
  file: "Where is the file that the other official sent you?",
  "key file": "Which file has your own secret age key?",
  URL: "URL of the message in the archive (Enter: none)",
};

/** `<…>` is required, `[…]` is optional; other bracketed words are part of file names. */
const place = new RegExp(
  `<(${Object.keys(questions).join("|")})>|\\[(${Object.keys(questions).join("|")})\\]`,
);

function judge(name: string, answer: string, mayBeEmpty: boolean): true | string {
  const text = answer.trim();
  if (text === "") return mayBeEmpty || "An answer is needed (Ctrl-C leaves)";
  if (text.startsWith("-")) return "Expected a value, not an option";
  if (name === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return "Expected a day, as 2026-10-05";
  if (name === "time" && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/.test(text)) {
    return "Expected a time in UTC, as 2026-10-06T09:12Z";
  }
  if (name === "number" && !/^\d+$/.test(text)) return "Expected a whole number";
  if (name === "URL" && !/^https?:\/\/\S+$/.test(text)) return "Expected a URL, or nothing";
  return true;
}

/** A word with its placeholders filled in; undefined if left out. */
async function fillWord(
  word: string,
  prompter: Prompter,
  answers: Map<string, string>,
): Promise<string | undefined> {
  let [filled, rest] = ["", word];
  for (let match = place.exec(rest); match !== null; match = place.exec(rest)) {
    const [found, needed, optional] = match;
    const name = needed ?? optional ?? "";
    const answer =
      answers.get(name) ??
      (await prompter.text({
        message: questions[name] ?? name,
        validate: (text) => judge(name, text, needed === undefined),
      }));
    if (answer.trim() === "") return undefined;
    answers.set(name, answer.trim());
    filled += rest.slice(0, match.index) + answer.trim();
    rest = rest.slice(match.index + found.length);
  }
  return filled + rest;
}

/**
 * The words of a command with placeholders filled in; each name is asked for once.
 *
 * @param answers earlier answers by placeholder; new ones are added.
 */
export async function fillIn(
  { line }: StepCommand,
  prompter: Prompter,
  answers: Map<string, string>,
): Promise<string[]> {
  const words: string[] = [];
  for (const word of wordsOfLine(line) ?? []) {
    const filled = await fillWord(word, prompter, answers);
    if (filled !== undefined) words.push(filled);
  }
  return words;
}
