import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** An entry of `errors` in GitHub's answer to a GraphQL query. */
export interface GraphqlError {
  readonly type?: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly saml_failure?: boolean };
}

const signOnHint =
  "Authorize the token for the organization's single sign-on: github.com, Settings, Developer settings, the token, Configure SSO.";

/** The token was rejected. */
export function badCredentials(): ElectionError {
  return new ElectionError("github", "GitHub rejects the token (bad credentials)", {
    hint: "It has expired, was revoked, or belongs to another server. Set GH_TOKEN again, or log in with: gh auth login",
  });
}

/** The organization requires single sign-on, and the token is not authorized for it. */
export function signOnRequired(cause: unknown): ElectionError {
  return new ElectionError("github", "the organization requires single sign-on", {
    hint: signOnHint,
    cause,
  });
}

/** GitHub counts pull requests but shows none of their fields. */
export function mayNotReadPullRequests(): ElectionError {
  return new ElectionError(
    "github",
    "the token may not read pull requests: GitHub gave them empty",
    {
      hint: "In a GitHub Actions job add pull-requests: read to its permissions; a fine-grained token needs Pull requests (read); or use a classic one with the scope read:user.",
    },
  );
}

/** The token's view has gaps, indistinguishable from data that does not exist. */
export function partlyVisible(): ElectionError {
  return new ElectionError(
    "github",
    "the token sees only part of the data: GitHub leaves out organizations with single sign-on that it was not authorized for",
    { hint: signOnHint },
  );
}

/**
 * A permanent error; undefined where a retry may help.
 *
 * @param ran whether GitHub ran the query, or could not even parse it.
 */
export function finalFailure(
  errors: readonly GraphqlError[],
  ran: boolean,
): ElectionError | undefined {
  const signOn = errors.find(({ extensions }) => extensions?.saml_failure === true);
  if (signOn) return signOnRequired(signOn);
  const named = (...types: string[]) => errors.find(({ type }) => types.includes(type ?? ""));
  const scopes = named("INSUFFICIENT_SCOPES");
  if (scopes) {
    return new ElectionError("github", `the token may not read this: ${visible(scopes.message)}`, {
      hint: "Use a token with the scopes that it names.",
      cause: scopes,
    });
  }
  const forbidden = named("FORBIDDEN");
  if (forbidden) {
    return new ElectionError("github", `GitHub forbids it: ${visible(forbidden.message)}`, {
      hint: "Use a token whose owner may read the whole organization.",
      cause: forbidden,
    });
  }
  const missing = named("NOT_FOUND");
  if (missing) {
    return new ElectionError("github", `GitHub says: ${visible(missing.message)}`, {
      cause: missing,
    });
  }
  const [invalid] = errors;
  if (invalid && !ran && !mayPass(invalid.message)) {
    return new ElectionError("github", `GitHub refused a query: ${visible(invalid.message)}`, {
      hint: "Please report it: this version of kata-election is not compatible with GitHub's API.",
    });
  }
  return undefined;
}

/** Whether a failure came from an error of one of these types in GitHub's answer. */
export function failedBecause(failure: unknown, ...types: readonly string[]): boolean {
  const cause =
    failure instanceof ElectionError ? (failure.cause as GraphqlError | undefined) : undefined;
  return types.includes(cause?.type ?? "");
}

/** GitHub's server errors: the query was fine. */
function mayPass(message: string): boolean {
  return /something went wrong|timed? ?out|timeout|couldn't respond|loading|rate limit|resource limits/i.test(
    message,
  );
}

/**
 * The cursor of the next page; null after the last one.
 *
 * @param before where this page began.
 * @throws ElectionError (github) where the cursor repeats, which would never end.
 */
export function nextCursor(
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  before: string | null,
  operation: string,
): string | null {
  if (!hasNextPage) return null;
  if (endCursor !== null && endCursor !== before) return endCursor;
  throw endless(operation);
}

/** An answer leads on without end. */
export function endless(operation: string): ElectionError {
  return new ElectionError("github", `GitHub's answers to ${operation} never end`, {
    hint: "Nothing was written. Check the connection to GitHub, such as a proxy, and run the command again.",
  });
}

/** The type of {@link gaveUp} for `failedBecause`: GitHub's answers were never complete. */
export const gaveUpType = "GAVE_UP";

/** Every attempt failed. */
export function gaveUp(what: string, attempts: number, last: string): ElectionError {
  return new ElectionError(
    "github",
    `GitHub did not answer ${visible(what)}: ${visible(last)} (tried ${attempts} times)`,
    {
      hint: "Check https://www.githubstatus.com and run the command again: it continues where it stopped.",
      cause: { type: gaveUpType, message: last },
    },
  );
}

/** Waiting for GitHub's limit would take longer than was allowed. */
export function waitTooLong(limit: string, seconds: number, maxSeconds: number): ElectionError {
  return new ElectionError(
    "github",
    `GitHub's ${limit} limit asks to wait ${seconds} s; at most ${maxSeconds} s are allowed`,
    {
      hint: "Allow more with --max-wait, or run the command again later: it continues where it stopped.",
    },
  );
}
