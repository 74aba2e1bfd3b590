import { utcDate } from "../dates.ts";
import { ElectionError } from "../errors.ts";
import { sameLogin } from "../people/account.ts";
import { nearLogins } from "../people/known-logins.ts";
import {
  checkVoterLogin,
  isOnGitHub,
  type KnownPeople,
  readKnownPeople,
} from "../procedures/known-people.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import type { CliContext } from "./context.ts";
import { openGitHub } from "./open-github.ts";

/** A login that a person typed, and how they may insist on it. */
interface TypedLogin {
  /** The option that it was typed for, or a description: `--by`, `the candidate's login`. */
  readonly flag: string;
  readonly login: string;
  /** `--unknown-login` was given. */
  readonly unknownLogin: boolean;
  /** The login is the person's own, who may be new: only a near miss is questioned. */
  readonly mayBeNew?: boolean;
}

/** A login in no record, with the words for the question. */
interface UnknownLogin {
  readonly problem: string;
  /** Similar known logins, nearest first. */
  readonly near: readonly string[];
  /** The same for the hint. */
  readonly meant: readonly string[];
  readonly letsPass: string;
}

/**
 * Asks which login was meant.
 *
 * @throws ElectionError (undecided) where no one can be asked, (cancelled) where none is chosen.
 */
async function chooseLogin(
  context: CliContext,
  login: string,
  { problem, near, meant, letsPass }: UnknownLogin,
): Promise<string> {
  if (!context.terminal.canPrompt) {
    const question = meant.length === 0 ? "" : `Did you mean ${listOf(meant, "or")}? `;
    throw new ElectionError("undecided", problem, {
      hint: `${question}Correct it, or ${letsPass}`,
    });
  }
  const prompter = await context.prompter("--unknown-login");
  const answer = await prompter.choice({
    message: `${problem}. Which one is it?`,
    choices: [
      ...near.map((each) => ({ name: `@${visible(each)}`, value: each })),
      { name: `@${visible(login)}, as typed`, value: login },
      { name: "none of them: stop", value: "" },
    ],
  });
  if (answer !== "") return answer;
  throw new ElectionError("cancelled", "no login was chosen");
}

/**
 * A login as the records spell it. If neither the workspace nor GitHub knows it, or it is one letter away from
 * a known one, the person chooses at a terminal, or `--unknown-login` accepts it. Without a ledger, roll,
 * official or token, it passes with a note.
 *
 * @throws ElectionError (undecided) where no one answers the question.
 */
export async function knownLogin(
  context: CliContext,
  { flag, login, unknownLogin, mayBeNew = false }: TypedLogin,
  known?: KnownPeople,
): Promise<string> {
  const { people, isTelling } =
    known ?? (await readKnownPeople(await context.workspace(), utcDate(await context.now())));
  const same = people.find((each) => sameLogin(each.login, login));
  if (same !== undefined) return same.login;
  if (unknownLogin) return login;
  const near = nearLogins(
    login,
    people.map((each) => each.login),
  );
  if (mayBeNew && near.length === 0) return login;
  const isThere =
    near.length === 0 ? await isOnGitHub(() => openGitHub(context), login) : undefined;
  if (isThere === true) return login;
  const who = `@${visible(login)}`;
  if (!isTelling && isThere === undefined && near.length === 0) {
    context.terminal.note(
      `${flag}: ${who} could not be checked: there is no ledger, no roll and no GitHub token.`,
    );
    return login;
  }
  return chooseLogin(context, login, {
    problem: `${flag}: the login ${who} is in no record`,
    near,
    meant: near.map((each) => `@${each}`),
    letsPass: "if it is right, add --unknown-login.",
  });
}

/**
 * A voter's login, checked for typos: one in neither the records nor the evidence is questioned.
 *
 * @throws ElectionError (undecided) where no one can be asked.
 */
export async function knownVoter(
  context: CliContext,
  typed: { readonly login: string; readonly commit?: string | undefined },
  { unknownLogin }: Pick<TypedLogin, "unknownLogin">,
): Promise<string> {
  const { login } = typed;
  if (unknownLogin) return login;
  const workspace = await context.workspace();
  const known = await readKnownPeople(workspace, utcDate(await context.now()));
  const check = await checkVoterLogin(workspace, known, typed);
  if (check.known) return login;
  return chooseLogin(context, login, {
    problem: `the login ${visible(login)} is in neither the roll, nor the evidence, nor the public files`,
    near: check.near,
    meant: check.near.map(visible),
    letsPass: "add --unknown-login if it is right.",
  });
}
