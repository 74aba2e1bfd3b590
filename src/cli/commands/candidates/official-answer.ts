import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema, sameLogin } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { knownLogin } from "../../known-login.ts";
import type { NamedBy } from "../../official.ts";

/**
 * The official to record: from the option or KATA_ELECTION_BY, the only one of the election, or asked for. If
 * the election has no officials yet, the login must be known from the records.
 *
 * @throws ElectionError (input) for someone who is not an official of the election; (undecided) for a login in
 * no record.
 */
export async function answerOfficial(
  context: CliContext,
  { officials }: Pick<Election, "officials">,
  { by, unknownLogin }: NamedBy,
  message: string,
): Promise<string> {
  const only = officials.length === 1 ? officials[0]?.login : undefined;
  const ask = async (): Promise<string> => {
    const prompts = await context.prompter("--by");
    if (officials.length === 0) return prompts.text({ message });
    const choices = officials.map(({ login }) => ({ name: `@${login}`, value: login }));
    return prompts.choice({ message, choices });
  };
  const named = by ?? (context.environment.KATA_ELECTION_BY?.trim() || undefined);
  const answer = named ?? only ?? (await ask());
  const login = answer.trim().replace(/^@/, "");
  if (!loginSchema.safeParse(login).success) {
    throw new ElectionError("input", `--by “${visible(answer)}” is not a GitHub login`, {
      hint: "Give the official's login alone, such as octavia.",
    });
  }
  const known = officials.find((official) => sameLogin(official.login, login));
  if (known !== undefined) return known.login;
  if (officials.length === 0) return knownLogin(context, { flag: "--by", login, unknownLogin });
  throw new ElectionError("input", `@${login} is not an official of this election`, {
    hint: `Its officials are ${officials.map((official) => `@${official.login}`).join(", ")}.`,
  });
}
