import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginKey, loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";

/**
 * The official who does something that is recorded: as the flag names them, the only one there is, else
 * asked for.
 *
 * @throws ElectionError (input) for somebody who is no official of the election.
 */
export async function answerOfficial(
  { prompter }: Pick<CliContext, "prompter">,
  { officials }: Pick<Election, "officials">,
  { flag, given, message }: { flag: string; given: string | undefined; message: string },
): Promise<string> {
  const only = officials.length === 1 ? officials[0]?.login : undefined;
  const ask = async (): Promise<string> => {
    const prompts = await prompter(flag);
    if (officials.length === 0) return prompts.text({ message });
    const choices = officials.map(({ login }) => ({ name: `@${login}`, value: login }));
    return prompts.choice({ message, choices });
  };
  const answer = given ?? only ?? (await ask());
  const login = answer.trim().replace(/^@/, "");
  if (!loginSchema.safeParse(login).success) {
    throw new ElectionError("input", `${flag} “${visible(answer)}” is not a GitHub login`, {
      hint: "Give the official's login alone, such as octavia.",
    });
  }
  const known = officials.find((official) => loginKey(official.login) === loginKey(login));
  if (known !== undefined) return known.login;
  if (officials.length === 0) return login;
  throw new ElectionError("input", `@${login} is not an official of this election`, {
    hint: `Its officials are ${officials.map((official) => `@${official.login}`).join(", ")}.`,
  });
}
