import { z } from "zod";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { badCredentials, signOnRequired } from "./failures.ts";

const refusalSchema = z.object({
  status: z.number(),
  response: z
    .object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) })
    .optional(),
});

/** At most this many characters of a server's error are kept. */
export const longestMessage = 500;

/** GitHub's refusal; undefined for other failures. */
function refusalIn(failure: unknown): z.output<typeof refusalSchema> | undefined {
  return refusalSchema.safeParse(failure).data;
}

/** Whether GitHub answered that it does not exist, or that the token may not see it. */
export function isMissing(failure: unknown): boolean {
  return refusalIn(failure)?.status === 404;
}

/**
 * A failed REST request in words; an ElectionError stays what it is.
 *
 * @param asked what was asked for, as in "GitHub did not answer: the comments of …".
 * @param remedy what to do where GitHub forbids it.
 */
export function restFailure(failure: unknown, asked: string, remedy: string): ElectionError {
  if (failure instanceof ElectionError) return failure;
  const refusal = refusalIn(failure);
  const status = refusal?.status ?? 0;
  const headers = refusal?.response?.headers;
  const said = failure instanceof Error ? failure.message : String(failure);
  const message = visible(said.slice(0, longestMessage));
  if (status === 401) return badCredentials();
  if (String(headers?.["x-github-sso"] ?? "").startsWith("required")) {
    return signOnRequired(failure);
  }
  if (/rate limit/i.test(message) || headers?.["x-ratelimit-remaining"] === "0") {
    return new ElectionError("github", `GitHub's limit is reached: ${message}`, {
      hint: "Run the command again later, or with another token.",
      cause: failure,
    });
  }
  if (status >= 400 && status < 500) {
    return new ElectionError("github", `GitHub refused ${asked}: ${message}`, {
      hint: remedy,
      cause: failure,
    });
  }
  return new ElectionError("github", `GitHub did not answer ${asked}: ${message}`, {
    hint: "Look at https://www.githubstatus.com and run the command again.",
    cause: failure,
  });
}

type Issue = z.core.$ZodIssue;

/** What is wrong inside the last of several forms, with its whole path: that names the field. */
function innermost(issue: Issue): Issue {
  const inner = issue.code === "invalid_union" ? issue.errors.at(-1)?.[0] : undefined;
  if (inner === undefined) return issue;
  return innermost({ ...inner, path: [...issue.path, ...inner.path] } as Issue);
}

/**
 * Checks a part of GitHub's answer against its schema.
 *
 * @throws ElectionError (github) where it does not match.
 */
export function expected<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  asked: string,
): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [found] = parsed.error.issues;
  const issue = found === undefined ? undefined : innermost(found);
  const where =
    issue === undefined ? "" : ` (${visible(issue.path.join("."))}: ${visible(issue.message)})`;
  throw new ElectionError("github", `GitHub's answer is not ${asked}${where}`, {
    hint: "Nothing was written. Please report it: this version of kata-election is not compatible with GitHub's API.",
    cause: parsed.error,
  });
}
