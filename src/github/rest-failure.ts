import { z } from "zod";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { badCredentials } from "./failures.ts";

const statusSchema = z.object({ status: z.number() });

/** The status of GitHub's refusal; undefined where the failure is another one. */
function restStatus(failure: unknown): number | undefined {
  const parsed = statusSchema.safeParse(failure);
  return parsed.success ? parsed.data.status : undefined;
}

/**
 * A failed REST request in words; an ElectionError stays what it is.
 *
 * @param asked what was asked for, as in "GitHub did not answer: the comments of …".
 * @param remedy what to do where GitHub forbids it.
 */
export function restFailure(failure: unknown, asked: string, remedy: string): ElectionError {
  if (failure instanceof ElectionError) return failure;
  const status = restStatus(failure);
  const message = visible(failure instanceof Error ? failure.message : String(failure));
  if (status === 401) return badCredentials();
  if (status === 403 || status === 404 || status === 429) {
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

/**
 * A part of GitHub's answer in the shape that is expected of it.
 *
 * @throws ElectionError (github) where it has another one.
 */
export function expected<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  asked: string,
): z.output<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
  throw new ElectionError("github", `GitHub answered something else than ${asked}${where}`, {
    hint: "Please report it: this version of kata-election and GitHub's interface do not fit.",
    cause: parsed.error,
  });
}
