import { utcDate } from "../dates.ts";
import type { Election } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import { readKnownPeople } from "../procedures/known-people.ts";
import { visible } from "../visible-text.ts";
import type { CliContext } from "./context.ts";
import { knownLogin } from "./known-login.ts";
import { parseLogin } from "./options.ts";

/**
 * The official who acts: from `--by`, KATA_ELECTION_BY, or `github.user` in the user's own git configuration;
 * undefined if none is set. A checkout's configuration is never used: a pull request could name anyone there.
 */
export async function officialIfNamed(
  { environment, runProgram }: Pick<CliContext, "environment" | "runProgram">,
  by: string | undefined,
): Promise<string | undefined> {
  const named =
    by ??
    (environment.KATA_ELECTION_BY?.trim() ||
      (await runProgram("git", ["config", "--global", "github.user"]))?.trim());
  return named ? parseLogin(named) : undefined;
}

/** How an official is named: `--by`, and whether `--unknown-login` was given. */
export interface NamedBy {
  readonly by?: string | undefined;
  readonly unknownLogin: boolean;
}

/** Asks who decides. */
async function askWhoDecides(context: CliContext): Promise<string> {
  if (!context.terminal.canPrompt) {
    throw new ElectionError("input", "--by is required: no official is named", {
      hint: "Give --by <login>, or set KATA_ELECTION_BY.",
    });
  }
  const prompter = await context.prompter("--by");
  const message = "Which official decided (GitHub login)?";
  return parseLogin((await prompter.text({ message })).trim());
}

/**
 * As {@link officialIfNamed}, for commands that record who decided; at a terminal, it asks. Answers with the
 * login as the records spell it, and asks whether one that they do not know is right.
 *
 * @throws ElectionError, where no one can be asked: (input) if no official is named; (undecided) for an
 * unknown login.
 */
export async function namedOfficial(
  context: CliContext,
  { by, unknownLogin }: NamedBy,
): Promise<string> {
  const login = (await officialIfNamed(context, by)) ?? (await askWhoDecides(context));
  return knownLogin(context, { flag: "--by", login, unknownLogin });
}

/**
 * As {@link namedOfficial}, where an official is optional: a default login in no record is left out with a
 * warning.
 */
export async function officialIfKnown(
  context: CliContext,
  named: NamedBy,
): Promise<string | undefined> {
  if (named.by !== undefined) return namedOfficial(context, named);
  const login = await officialIfNamed(context, undefined);
  if (login === undefined) return undefined;
  const today = utcDate(await context.now());
  const { people } = await readKnownPeople(await context.workspace(), today);
  const known = people.find((each) => sameLogin(each.login, login));
  if (known !== undefined) return known.login;
  context.terminal.warn(
    `warning: @${visible(login)} (from KATA_ELECTION_BY or git's github.user) is in no record, so no official is recorded; name one with --by`,
  );
  return undefined;
}

/** Who decides about an election: as {@link namedOfficial}, or its only official without `--by`. */
export async function decidingOfficial(
  context: CliContext,
  named: NamedBy,
  { officials: [only, ...others] }: Pick<Election, "officials">,
): Promise<string> {
  if (named.by === undefined && only !== undefined && others.length === 0) return only.login;
  return namedOfficial(context, named);
}
