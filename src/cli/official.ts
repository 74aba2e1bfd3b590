import { ElectionError } from "../errors.ts";
import type { CliContext } from "./context.ts";
import { parseLogin } from "./options.ts";

/**
 * The official who acts: of `--by`, of the variable KATA_ELECTION_BY, or of `github.user` in the user's own
 * git configuration; undefined where none of them names one. A checkout's configuration is never asked: a
 * pull request could name anyone there.
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

/**
 * As {@link officialIfNamed}, for commands that record who decided.
 *
 * @throws ElectionError (input) where none is named.
 */
export async function namedOfficial(
  context: Pick<CliContext, "environment" | "runProgram">,
  by: string | undefined,
): Promise<string> {
  const named = await officialIfNamed(context, by);
  if (named !== undefined) return named;
  throw new ElectionError("input", "--by is required: no official is named", {
    hint: "Give --by <login>, or set KATA_ELECTION_BY.",
  });
}
