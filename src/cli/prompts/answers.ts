import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { CliContext } from "../context.ts";

type Asking = Pick<CliContext, "prompter">;

/**
 * The reason that is recorded: given with `--reason`, else asked for.
 *
 * @throws ElectionError (input) where it is blank, or no one can be asked.
 */
export async function answerReason(
  { prompter }: Asking,
  given: string | undefined,
  message = "Why? (This becomes public.)",
): Promise<string> {
  const reason = (given ?? (await (await prompter("--reason")).text({ message }))).trim();
  if (reason !== "") return reason;
  throw new ElectionError("input", "a reason is needed", { hint: "Give --reason." });
}

/**
 * Stops unless the election's name is given with `--confirm`, or typed.
 *
 * @param words.verb what is done then, `freeze`, with its participle, `frozen`.
 * @throws ElectionError (input) where another name is given, or no one can be asked.
 */
export async function confirmElection(
  { prompter }: Asking,
  election: string,
  given: string | undefined,
  words: { readonly question: string; readonly verb: string; readonly done: string },
): Promise<void> {
  const { question: message, verb, done } = words;
  const flag = `--confirm ${election}`;
  const validate = (answer: string): true | string =>
    answer.trim() === election || `Type ${election}, or press Ctrl-C to ${verb} nothing.`;
  const typed = given ?? (await (await prompter(flag)).text({ message, validate }));
  if (typed.trim() === election) return;
  throw new ElectionError("input", `--confirm ${visible(typed)} is not the election ${election}`, {
    hint: `Nothing was ${done}. Give ${flag}.`,
  });
}
