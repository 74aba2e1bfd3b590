import type { Octokit } from "@octokit/rest";
import type { PageSize } from "./evidence/page-size.ts";
import { gaveUp, waitTooLong } from "./failures.ts";
import { header, judge, type Outcome } from "./graphql-verdict.ts";
import { lanes } from "./lanes.ts";
import { policy } from "./policy.ts";
import type { RateLimit } from "./queries.ts";

/** What the person is told while requests are under way. */
export interface GitHubNews {
  /** A limit is waited for. */
  waiting(limit: "primary" | "secondary", seconds: number): void;
  /** An attempt failed and is repeated. */
  retrying(operation: string, reason: string, seconds: number): void;
  /** A request was answered. */
  answered(
    operation: string,
    details: { readonly milliseconds: number } & Partial<RateLimit>,
  ): void;
}

export interface Usage {
  requests: number;
  cost: number;
}

/** One query; its text and variables are made anew for each attempt, which may be a smaller one. */
export interface Query {
  readonly make: (size: number) => {
    readonly text: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
  /** How much to ask for; without it always the same. */
  readonly size?: PageSize;
  /** Types of errors that the answer may carry for single items, which are then null. */
  readonly tolerates?: readonly string[];
}

export interface GraphqlReader {
  /** @throws ElectionError (github) where no whole answer came within the policy. */
  read<Answer>(query: Query): Promise<Answer>;
  /** The time that GitHub's last answer says; undefined before any. */
  readonly serverTime: () => number | undefined;
}

export interface ReaderParts {
  readonly octokit: Octokit;
  readonly url: string;
  readonly signal: AbortSignal;
  /** Milliseconds after which a request counts as failed. */
  readonly timeout: number;
  /** Seconds that may be waited for one limit. */
  readonly maxWait: number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly news: GitHubNews;
  readonly usage: Usage;
}

function operationOf(text: string): string {
  return /query (\w+)/.exec(text)?.[1] ?? "query";
}

/**
 * Reads GraphQL from GitHub: a few requests at a time without a gap, each repeated within bounds, with
 * smaller pages where GitHub could not answer in time. An answer is whole, or it is an error.
 */
export function graphqlReader(parts: ReaderParts): GraphqlReader {
  const { octokit, url, signal, timeout, maxWait, sleep, now, news, usage } = parts;
  const lane = lanes(policy.graphqlLanes);
  let pausing: Promise<void> | undefined;
  let serverTime: number | undefined;

  const request = async (text: string, variables: object): Promise<Outcome> => {
    usage.requests += 1;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    try {
      const { status, headers, data } = await octokit.request(`POST ${url}`, {
        query: text,
        variables,
        request: { signal: limited },
      });
      return { status, headers, data };
    } catch (failure) {
      signal.throwIfAborted();
      const { response, message, name } = failure as {
        response?: { status: number; headers: Outcome["headers"]; data: unknown };
        message: string;
        name: string;
      };
      if (response !== undefined) return response;
      const late = name === "TimeoutError" || limited.aborted;
      const broken = late ? `no answer within ${timeout / 1000} s` : message;
      return { status: 0, headers: {}, data: undefined, broken };
    }
  };

  const pause = async (limit: "primary" | "secondary", seconds: number): Promise<void> => {
    if (seconds > maxWait) throw waitTooLong(limit, seconds, maxWait);
    // Lanes that meet the same limit wait for it together, and it is told once.
    if (pausing === undefined) {
      news.waiting(limit, seconds);
      pausing = sleep(seconds * 1000, signal).finally(() => {
        pausing = undefined;
      });
    }
    await pausing;
  };

  const readInLane = async <Answer>({ make, size, tolerates = [] }: Query): Promise<Answer> => {
    const waits = { primary: 0, secondary: 0 };
    let failures = 0;
    for (;;) {
      await pausing;
      const asked = size?.now() ?? 0;
      const { text, variables } = make(asked);
      const operation = operationOf(text);
      const begun = now();
      const outcome = await request(text, variables);
      const said = Date.parse(header(outcome, "date") ?? "");
      if (Number.isFinite(said)) serverTime = said;
      const verdict = judge(outcome, tolerates);
      if (verdict.kind === "whole") {
        const { rateLimit } = verdict.data as { rateLimit?: RateLimit | null };
        usage.cost += rateLimit?.cost ?? 0;
        news.answered(operation, { milliseconds: now() - begun, ...rateLimit });
        size?.wellDone(asked);
        return verdict.data as Answer;
      }
      if (verdict.kind === "wait") {
        waits[verdict.limit] += 1;
        if (waits[verdict.limit] > policy.waits[verdict.limit]) {
          throw gaveUp(
            operation,
            waits[verdict.limit],
            `its ${verdict.limit} limit was reached again`,
          );
        }
        await pause(verdict.limit, verdict.seconds);
        continue;
      }
      failures += 1;
      if (failures > policy.graphqlRetries) throw gaveUp(operation, failures, verdict.reason);
      if (verdict.smaller) size?.tooMuch(asked);
      const delay = policy.retryDelay(failures);
      news.retrying(operation, verdict.reason, delay / 1000);
      await sleep(delay, signal);
    }
  };

  return {
    serverTime: () => serverTime,
    read: (query) => lane(() => readInLane(query)),
  };
}
