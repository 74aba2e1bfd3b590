import { ElectionError } from "../errors.ts";
import { badCredentials, finalFailure, type GraphqlError, partlyVisible } from "./failures.ts";
import { policy } from "./policy.ts";

/** What came back of a request. */
export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
  /** Why there is no HTTP answer. */
  readonly broken?: string;
}

/** What an answer means: the data, or what to do instead. */
export type Verdict =
  | { readonly kind: "whole"; readonly data: unknown }
  | { readonly kind: "wait"; readonly limit: "primary" | "secondary"; readonly seconds: number }
  | { readonly kind: "again"; readonly reason: string; readonly smaller: boolean };

/** A header of the answer as text. */
export function header(outcome: Outcome, name: string): string | undefined {
  const value = outcome.headers[name];
  return value === undefined ? undefined : String(value);
}

/** Seconds until the hourly budget is full again, by GitHub's own clock. */
function secondsToReset(outcome: Outcome): number {
  const reset = Number(header(outcome, "x-ratelimit-reset"));
  const server = Date.parse(header(outcome, "date") ?? "") / 1000;
  if (!Number.isFinite(reset) || !Number.isFinite(server)) return policy.unknownWaitSeconds;
  return Math.max(1, Math.ceil(reset - server) + 1);
}

function limitReached(outcome: Outcome, message: string): Verdict | undefined {
  const retryAfter = header(outcome, "retry-after");
  const secondary = /secondary rate limit|abuse detection/i.test(message);
  if (secondary || (retryAfter !== undefined && [403, 429].includes(outcome.status))) {
    const seconds = Number(retryAfter ?? policy.unknownWaitSeconds);
    return { kind: "wait", limit: "secondary", seconds };
  }
  const empty = header(outcome, "x-ratelimit-remaining") === "0";
  if (/rate limit/i.test(message) && (empty || outcome.status === 429)) {
    return { kind: "wait", limit: "primary", seconds: secondsToReset(outcome) };
  }
  return undefined;
}

function messageIn(data: unknown): string {
  const message = (data as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : "";
}

/**
 * Judges what came back of a request.
 *
 * @param tolerates types of errors that the answer may carry for single items.
 * @throws ElectionError (github) where no repetition would help.
 */
export function judge(outcome: Outcome, tolerates: readonly string[]): Verdict {
  if (outcome.broken !== undefined) return { kind: "again", reason: outcome.broken, smaller: true };
  const { status, data } = outcome;
  const body = data as { data?: unknown; errors?: readonly (GraphqlError | null)[] } | null;
  const errors = Array.isArray(body?.errors) ? body.errors.filter((error) => error != null) : [];
  const text = errors.map(({ message }) => message).join("; ") || messageIn(data);
  if (status === 401) throw badCredentials();
  const limit = limitReached(outcome, text);
  if (limit !== undefined) return limit;
  if (header(outcome, "x-github-sso")?.startsWith("partial-results")) throw partlyVisible();
  if (status >= 500) return { kind: "again", reason: `status ${status}`, smaller: true };
  const serious = errors.filter(({ type }) => !tolerates.includes(type ?? ""));
  if (status >= 400) {
    throw (
      finalFailure(serious, true) ??
      new ElectionError("github", `GitHub answered with status ${status}${text && `: ${text}`}`)
    );
  }
  if (typeof data !== "object" || data === null) {
    return { kind: "again", reason: "the answer was cut off", smaller: true };
  }
  if (serious.length > 0) {
    const final = finalFailure(serious, "data" in data);
    if (final) throw final;
    return { kind: "again", reason: text, smaller: true };
  }
  if (body?.data == null) return { kind: "again", reason: "the answer was empty", smaller: false };
  return { kind: "whole", data: body.data };
}
