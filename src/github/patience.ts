import { gaveUp, waitTooLong } from "./failures.ts";
import { policy } from "./policy.ts";

/** Progress reports for the person. */
export interface GitHubNews {
  /** A limit is waited for. */
  waiting(limit: Limit, seconds: number): void;
  /** An attempt failed and is repeated. */
  retrying(operation: string, reason: string, seconds: number): void;
  /** A request was answered. */
  answered(
    operation: string,
    details: {
      readonly milliseconds: number;
      readonly cost?: number;
      readonly limit?: number;
      readonly remaining?: number;
    },
  ): void;
}

/** GitHub's limits: the hourly budget, and the one against bursts. */
type Limit = "primary" | "secondary";

/** The outcome of a request. */
export interface RequestOutcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
  /** Why there is no HTTP answer. */
  readonly broken?: string;
}

/** The verdict on an answer: its value, or what to do instead. */
export type Verdict<Value> =
  | { readonly kind: "whole"; readonly value: Value }
  /** No seconds: GitHub did not say how long. */
  | { readonly kind: "wait"; readonly limit: Limit; readonly seconds: number | undefined }
  /** `failure` is thrown after the last attempt, if it says more than "gave up". */
  | { readonly kind: "again"; readonly reason: string; readonly failure?: unknown };

/** The outcome of an attempt, with its name for messages. */
export type Attempt<Value> = Verdict<Value> & { readonly operation: string };

/** A header of the answer as text. */
export function header(outcome: RequestOutcome, name: string): string | undefined {
  const value = outcome.headers[name];
  return value === undefined ? undefined : String(value);
}

/** Seconds of `Retry-After`: a number of them, or a date; anything else says nothing. */
function secondsAsked(outcome: RequestOutcome): number | undefined {
  const text = header(outcome, "retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Math.max(1, Number(text));
  const until = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
  const server = Date.parse(header(outcome, "date") ?? "");
  const seconds = Math.ceil((until - server) / 1000);
  return Number.isFinite(seconds) ? Math.max(1, seconds) : undefined;
}

/** Seconds until the hourly budget resets, by GitHub's clock. */
function secondsToReset(outcome: RequestOutcome): number | undefined {
  const reset = Number(header(outcome, "x-ratelimit-reset") || Number.NaN);
  const server = Date.parse(header(outcome, "date") ?? "") / 1000;
  const seconds = Math.ceil(reset - server) + 1;
  return Number.isFinite(seconds) ? Math.max(1, seconds) : undefined;
}

/**
 * Whether a request met one of GitHub's limits, and how long to wait. Its front servers refuse bursts with an
 * HTML page, sometimes without a duration.
 *
 * @param message of the answer's body; empty where it is no JSON.
 * @param isNamed whether the error type means the hourly budget.
 */
export function limitReached(
  outcome: RequestOutcome,
  message: string,
  isNamed = false,
): Verdict<never> | undefined {
  const { status } = outcome;
  const refused = status === 403 || status === 429;
  const empty = header(outcome, "x-ratelimit-remaining") === "0";
  const named = /secondary rate limit|abuse detection/i.test(message);
  if (!named && (isNamed || (empty && (refused || /rate limit/i.test(message))))) {
    // If points are left, the reset time is meaningless: wait a minute, as for other limits.
    const seconds = empty ? secondsToReset(outcome) : secondsAsked(outcome);
    return { kind: "wait", limit: "primary", seconds };
  }
  const isPage = refused && typeof outcome.data === "string" && /^\s*</.test(outcome.data);
  const isAsked = refused && header(outcome, "retry-after") !== undefined;
  if (!named && !isPage && !isAsked && status !== 429) return undefined;
  return { kind: "wait", limit: "secondary", seconds: secondsAsked(outcome) };
}

export interface PatienceParts {
  readonly signal: AbortSignal;
  /** Longest wait for one limit in seconds. */
  readonly maxWait: number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly news: GitHubNews;
}

/** Retries until an attempt returns the complete value. */
export type Patiently = <Value>(
  retries: number,
  attempt: () => Promise<Attempt<Value>>,
) => Promise<Value>;

/**
 * The only code that waits for GitHub's limits and retries, for both interfaces. Requests that hit the same
 * limit wait for it together, with one report.
 *
 * @returns a function that throws ElectionError (github) where no whole answer came within the policy.
 */
export function patience({ signal, maxWait, sleep, news }: PatienceParts): Patiently {
  let pausing: Promise<void> | undefined;

  const pause = async (limit: Limit, seconds: number): Promise<void> => {
    if (seconds > maxWait) throw waitTooLong(limit, seconds, maxWait);
    if (pausing === undefined) {
      news.waiting(limit, seconds);
      pausing = sleep(seconds * 1000, signal).finally(() => {
        pausing = undefined;
      });
    }
    await pausing;
  };

  return async (retries, attempt) => {
    const waits = { primary: 0, secondary: 0 };
    let failures = 0;
    for (;;) {
      await pausing;
      const verdict = await attempt();
      const { operation } = verdict;
      if (verdict.kind === "whole") return verdict.value;
      if (verdict.kind === "wait") {
        const { limit } = verdict;
        waits[limit] += 1;
        if (waits[limit] > policy.waits[limit]) {
          throw gaveUp(operation, waits[limit], `its ${limit} limit was reached again`);
        }
        await pause(limit, verdict.seconds ?? policy.unknownWaitSeconds * 2 ** (waits[limit] - 1));
        continue;
      }
      failures += 1;
      if (failures > retries) {
        throw verdict.failure ?? gaveUp(operation, failures, verdict.reason);
      }
      const delay = policy.retryDelay(failures);
      news.retrying(operation, verdict.reason, delay / 1000);
      await sleep(delay, signal);
    }
  };
}
