import { ElectionError } from "../errors.ts";

/** Runs a program and returns its output; undefined if it failed or is not installed. */
export type RunProgram = (
  program: string,
  words: readonly string[],
  environment?: Readonly<Record<string, string | undefined>>,
) => Promise<string | undefined>;

/** The name by which `gh` knows a server: that of its pages, `github.com` for `api.github.com`. */
function serverName(environment: Readonly<Record<string, string | undefined>>): string {
  const address = environment.GITHUB_API_URL?.trim() ?? "";
  const hostname = URL.canParse(address) ? new URL(address).hostname : "github.com";
  return hostname.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/, "");
}

/**
 * The token to read GitHub with: `GH_TOKEN`, `GITHUB_TOKEN`, or what `gh auth token` prints for the
 * server in use: one server's token is never sent to another.
 *
 * @throws ElectionError (github) where there is none.
 */
export async function findToken(
  environment: Readonly<Record<string, string | undefined>>,
  run: RunProgram,
): Promise<string> {
  const candidates = [environment.GH_TOKEN, environment.GITHUB_TOKEN];
  const given = candidates.map((value) => value?.trim() ?? "").find((value) => value !== "");
  if (given !== undefined) return checked(given);
  const printed =
    (await run("gh", ["auth", "token", "--hostname", serverName(environment)]))?.trim() ?? "";
  if (printed !== "") return checked(printed);
  throw new ElectionError("github", "there is no GitHub token", {
    hint: "Set GH_TOKEN or GITHUB_TOKEN (a classic token with the scope read:user, and read:org for roles), or log in with: gh auth login",
  });
}

/** A token goes into a header; other characters mean that it was copied wrongly. */
function checked(token: string): string {
  if (/^[\w.-]+$/.test(token)) return token;
  throw new ElectionError(
    "github",
    "the GitHub token contains characters that tokens do not have",
    {
      hint: "Copy it again into GH_TOKEN or GITHUB_TOKEN, without quotes or line breaks.",
    },
  );
}
