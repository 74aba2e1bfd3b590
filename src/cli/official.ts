import { ElectionError } from "../errors.ts";
import type { CliContext } from "./context.ts";
import { parseLogin } from "./options.ts";

/**
 * The official who acts: of `--by`, of the variable KATA_ELECTION_BY, or of `github.user` in the user's own
 * git configuration. A checkout's configuration is never asked: a pull request could name anyone there.
 *
 * @throws ElectionError (input) where none of them names a login.
 */
export async function namedOfficial(
  { environment, runProgram }: Pick<CliContext, "environment" | "runProgram">,
  by: string | undefined,
): Promise<string> {
  const named =
    by ??
    (environment.KATA_ELECTION_BY?.trim() ||
      (await runProgram("git", ["config", "--global", "github.user"]))?.trim());
  if (named) return parseLogin(named);
  throw new ElectionError("input", "--by is required: no official is named", {
    hint: "Give --by <login>, or set KATA_ELECTION_BY.",
  });
}
