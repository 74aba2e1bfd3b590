import type { LoginCheck } from "../../../people/known-logins.ts";
import { checkOfficialLogin, checkVoterLogin } from "../../../procedures/roll/known-logins.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { chooseLogin } from "../../known-login.ts";

interface Insisting {
  /** `--unknown-login` was given. */
  readonly unknownLogin: boolean;
}

/** Asks what was meant by a login that no file knows; elsewhere than at a terminal `--unknown-login` lets it pass. */
function settle(
  context: CliContext,
  login: string,
  check: LoginCheck,
  what: string,
): Promise<string> | string {
  if (check.known) return login;
  return chooseLogin(context, login, {
    problem: `${what} ${visible(login)} is in neither the roll, nor the evidence, nor the public files`,
    near: check.near,
    meant: check.near.map(visible),
    letsPass: "add --unknown-login if it is right.",
  });
}

/**
 * A voter's login, once it is clear that it is no slip of the pen.
 *
 * @throws ElectionError (undecided) where no one can be asked.
 */
export async function knownVoter(
  context: CliContext,
  { login, commit }: { readonly login: string; readonly commit?: string | undefined },
  { unknownLogin }: Insisting,
): Promise<string> {
  if (unknownLogin) return login;
  const check = await checkVoterLogin(await context.workspace(), login, commit);
  return settle(context, login, check, "the login");
}

/** The login of who acts, checked in the same way. */
export async function knownOfficial(
  context: CliContext,
  login: string,
  { unknownLogin }: Insisting,
): Promise<string> {
  if (unknownLogin) return login;
  const check = await checkOfficialLogin(await context.workspace(), login);
  return settle(context, login, check, "--by");
}
