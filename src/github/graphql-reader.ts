import type { Octokit } from "@octokit/rest";
import pLimit from "p-limit";
import * as z from "zod";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { PageSize } from "./evidence/page-size.ts";
import {
  badCredentials,
  finalFailure,
  type GraphqlError,
  partlyVisible,
  signOnRequired,
} from "./failures.ts";
import {
  type Attempt,
  type GitHubNews,
  header,
  limitReached,
  type Patiently,
  type RequestOutcome,
  type Verdict,
} from "./patience.ts";
import { policy } from "./policy.ts";
import { expected, longestMessage } from "./rest-failure.ts";

export interface Usage {
  requests: number;
  cost: number;
}

/** A query, and the schema of its answer. */
export interface Asked<Answer> {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<Answer>;
}

/** One query, made again for each attempt, possibly with a smaller page. */
export interface Query<Answer> {
  readonly make: (size: number) => Asked<Answer>;
  /** The page size; without it, every attempt is the same. */
  readonly size?: PageSize;
  /** Error types to tolerate for single items, which are then null. */
  readonly tolerates?: readonly string[];
  /** The number of retries, if fewer than usual. */
  readonly retries?: number;
}

export interface GraphqlReader {
  /** @throws ElectionError (github) where no complete answer in the expected form came within the policy. */
  read<Answer>(query: Query<Answer>): Promise<Answer>;
  /** The time in GitHub's last answer; undefined before the first. */
  readonly serverTime: () => number | undefined;
}

/** What is known about the organization; shared by both interfaces. */
export interface Scope {
  /** Its account id, once known. */
  organization: number | undefined;
}

export interface ReaderParts {
  readonly octokit: Octokit;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly patiently: Patiently;
  readonly now: () => number;
  readonly news: Pick<GitHubNews, "answered">;
  readonly usage: Usage;
  readonly scope: Scope;
}

const rateLimitSchema = z.object({
  rateLimit: z
    .object({ cost: z.int().min(0), limit: z.int().min(0), remaining: z.int() })
    .nullish()
    .catch(undefined),
  organization: z.object({ databaseId: z.int().positive() }).nullish().catch(undefined),
});

const mostErrors = 10;

function operationOf(text: string): string {
  return /query (\w+)/.exec(text)?.[1] ?? "query";
}

/** Programming errors, which no network throws: `fetch` gives its own TypeErrors a cause. */
function isBug(failure: unknown): boolean {
  const isOurs =
    failure instanceof TypeError ||
    failure instanceof ReferenceError ||
    failure instanceof SyntaxError;
  return isOurs && failure.cause === undefined && failure.message !== "fetch failed";
}

/**
 * The outcome of a request that Octokit reports as failed.
 *
 * @throws ElectionError where this tool refused; or the bug itself: a retry would not help.
 */
export function outcomeOf(failure: unknown): RequestOutcome {
  const { response, message, cause } = failure as {
    response?: { status: number; headers: RequestOutcome["headers"]; data: unknown };
    message: string;
    cause?: unknown;
  };
  if (cause instanceof ElectionError || isBug(cause)) throw cause;
  if (isBug(failure)) throw failure;
  return response ?? { status: 0, headers: {}, data: undefined, broken: message };
}

/** Whether single sign-on hides data of this organization, not of others. */
export function hidesOrganization(sso: string | undefined, { organization }: Scope): boolean {
  if (sso?.startsWith("partial-results") !== true) return false;
  const hidden = /\borganizations=([\d,]{1,2000})/.exec(sso)?.[1]?.split(",");
  return organization === undefined || hidden?.includes(String(organization)) !== false;
}

function messageIn(data: unknown): string {
  const message = (data as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message.slice(0, longestMessage) : "";
}

/** The entries of `errors`; malformed ones count as errors too. */
function errorsIn(data: unknown): GraphqlError[] {
  const errors = (data as { errors?: unknown } | null)?.errors;
  if (errors == null) return [];
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [errors];
  return list.slice(0, mostErrors).flatMap((error): GraphqlError[] => {
    if (error == null) return [];
    const { type, message, path, extensions } = error as Readonly<Record<string, unknown>>;
    const saml = (extensions as { saml_failure?: unknown } | null | undefined)?.saml_failure;
    return [
      {
        message:
          typeof message === "string"
            ? message.slice(0, longestMessage)
            : "an error without a message",
        ...(typeof type === "string" ? { type } : {}),
        ...(Array.isArray(path) ? { path: path.slice(0, mostErrors) as (string | number)[] } : {}),
        ...(saml === true ? { extensions: { saml_failure: true } } : {}),
      },
    ];
  });
}

/** Whether an error is about one of several things: an entry of a list, or one of `range0`, `range1`, … */
function isOfOne({ path = [] }: GraphqlError): boolean {
  return path.some((step) => typeof step === "number" || /\d$/.test(String(step)));
}

/**
 * Judges the answer to a query.
 *
 * @param tolerates types of errors that the answer may carry for single items.
 * @throws ElectionError (github) where a retry would not help.
 */
function judge(outcome: RequestOutcome, tolerates: readonly string[]): Verdict<unknown> {
  if (outcome.broken !== undefined) return { kind: "again", reason: outcome.broken };
  const { status, data } = outcome;
  const errors = errorsIn(data);
  const text = errors.map(({ message }) => message).join("; ") || messageIn(data);
  if (status === 401) throw badCredentials();
  const named = errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT");
  const limit = limitReached(outcome, text, named);
  if (limit !== undefined) return limit;
  if (status >= 500) return { kind: "again", reason: `status ${status}` };
  const serious = errors.filter(
    (error) => !(isOfOne(error) && tolerates.includes(error.type ?? "")),
  );
  if (status >= 400) {
    if (header(outcome, "x-github-sso")?.startsWith("required")) throw signOnRequired(text);
    throw (
      finalFailure(serious, true) ??
      new ElectionError(
        "github",
        `GitHub answered with status ${status}${text && `: ${visible(text)}`}`,
      )
    );
  }
  if (typeof data !== "object" || data === null) {
    return { kind: "again", reason: "the answer was cut off" };
  }
  if (serious.length > 0) {
    const final = finalFailure(serious, "data" in data);
    if (final) throw final;
    return { kind: "again", reason: text };
  }
  const { data: value } = data as { data?: unknown };
  if (value == null) return { kind: "again", reason: "the answer was empty" };
  return { kind: "whole", value };
}

/**
 * Reads GraphQL from GitHub: a few requests at a time, with bounded retries, and smaller pages after timeouts.
 * An answer is complete, or it is an error.
 */
export function graphqlReader(parts: ReaderParts): GraphqlReader {
  const { octokit, url, signal, patiently, now, news, usage, scope } = parts;
  const lane = pLimit(policy.lanes);
  let serverTime: number | undefined;

  const request = async (text: string, variables: object): Promise<RequestOutcome> => {
    usage.requests += 1;
    try {
      return await octokit.request(`POST ${url}`, { query: text, variables });
    } catch (failure) {
      signal.throwIfAborted();
      return outcomeOf(failure);
    }
  };

  const attempt = async <Answer>(
    { make, size, tolerates = [] }: Query<Answer>,
    asked: number,
  ): Promise<Attempt<Answer>> => {
    const { text, variables, schema } = make(asked);
    const operation = operationOf(text);
    const begun = now();
    const outcome = await request(text, variables);
    const said = Date.parse(header(outcome, "date") ?? "");
    if (Number.isFinite(said)) serverTime = said;
    const verdict = { ...judge(outcome, tolerates), operation };
    if (verdict.kind === "again") size?.tooMuch(asked);
    if (verdict.kind !== "whole") return verdict;
    const { rateLimit, organization } = rateLimitSchema.catch({}).parse(verdict.value);
    scope.organization ??= organization?.databaseId;
    if (hidesOrganization(header(outcome, "x-github-sso"), scope)) throw partlyVisible();
    usage.cost += rateLimit?.cost ?? 0;
    news.answered(operation, { milliseconds: now() - begun, ...rateLimit });
    size?.wellDone(asked);
    return { kind: "whole", operation, value: expected(schema, verdict.value, operation) };
  };

  const readInLane = <Answer>(query: Query<Answer>): Promise<Answer> => {
    const { size, retries = policy.retries } = query;
    return patiently(retries, () => attempt(query, size?.now() ?? 0));
  };

  return {
    serverTime: () => serverTime,
    read: (query) => lane(() => readInLane(query)),
  };
}
