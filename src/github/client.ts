import { Octokit } from "@octokit/rest";
import { ElectionError } from "../errors.ts";
import { postable, redact } from "../print-gate.ts";
import { visible } from "../visible-text.ts";
import {
  type GraphqlReader,
  graphqlReader,
  outcomeOf,
  type Scope,
  type Usage,
} from "./graphql-reader.ts";
import {
  type Attempt,
  type GitHubNews,
  limitReached,
  type Patiently,
  patience,
} from "./patience.ts";
import { policy } from "./policy.ts";
import { boundedFetch } from "./transport.ts";

export interface GitHubOptions {
  readonly token: string;
  /** The source of `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly news: GitHubNews;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly fetch: typeof globalThis.fetch;
  /** Timeout of a request in seconds. */
  readonly timeout: number;
  /** Longest wait for one rate limit in seconds. */
  readonly maxWait: number;
}

/** GitHub's two interfaces. */
export interface GitHub {
  readonly graphql: GraphqlReader;
  readonly rest: Octokit;
  /** Requests and points so far, of both kinds. */
  readonly usage: Readonly<Usage>;
  readonly scope: Readonly<Scope>;
  /** A text of this program as it may be written on GitHub: see `print-gate.ts`. */
  readonly postable: (text: string) => string;
}

const hostedRest = "https://api.github.com";

function baseUrl(name: string, value: string | undefined, fallback: string): string {
  const text = value?.trim() ?? "";
  if (text === "") return fallback;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = parsed?.username === "" && parsed.password === "";
  const local = ["127.0.0.1", "[::1]", "localhost"].includes(parsed?.hostname ?? "");
  if (isPlain && (parsed.protocol === "https:" || (local && parsed.protocol === "http:"))) {
    return text.replace(/(?<!\/)\/+$/, "");
  }
  if (parsed !== undefined && `${parsed.username}${parsed.password}` !== "") {
    throw new ElectionError("input", `${name} holds a user name or password`, {
      hint: "Write only the URL; the token is taken from GH_TOKEN, GITHUB_TOKEN or gh.",
    });
  }
  throw new ElectionError("input", `${name} is not an https URL: ${visible(text)}`, {
    hint: `Unset it for github.com, or write a URL such as ${hostedRest}`,
  });
}

/** The GraphQL URL for a REST URL: GitHub Enterprise has /api/v3 and /api/graphql. */
function graphqlBeside(rest: string): string {
  return `${rest.replace(/\/v3$/, "")}/graphql`;
}

/**
 * Octokit with the same waits, retries and bounds as for GraphQL. A write is sent once, because it may succeed
 * even if its answer is lost.
 */
function patientOctokit(
  options: object,
  patiently: Patiently,
  usage: Usage,
  { signal, environment }: Pick<GitHubOptions, "signal" | "environment">,
) {
  const octokit = new Octokit(options);
  octokit.hook.before("request", (asked) => {
    for (const field of ["title", "body"] as const) {
      const text: unknown = asked[field];
      // Beside this program's text may stand what others wrote: only secrets are taken out of both.
      if (typeof text === "string") Object.assign(asked, { [field]: redact(text, environment) });
    }
  });
  octokit.hook.wrap("request", (request, asked) => {
    const isRead = asked.method === "GET";
    const retries = isRead ? Number(asked.request?.retries ?? policy.retries) : 0;
    const operation = `${asked.method} ${asked.url}`;
    return patiently(retries, async (): Promise<Attempt<Awaited<ReturnType<typeof request>>>> => {
      usage.requests += 1;
      try {
        return { kind: "whole", operation, value: await request(asked) };
      } catch (failure) {
        signal.throwIfAborted();
        const outcome = outcomeOf(failure);
        const { status, data, broken } = outcome;
        const message = (data as { message?: unknown } | undefined)?.message;
        const limit = limitReached(outcome, typeof message === "string" ? message : "");
        if (limit !== undefined) return { ...limit, operation };
        if (broken === undefined && status < 500) throw failure;
        return { kind: "again", operation, reason: broken ?? `status ${status}`, failure };
      }
    });
  });
  return octokit;
}

/** Octokit's own log would bypass `cli/terminal.ts`. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens GitHub with a token; no request is made yet.
 *
 * @throws ElectionError (input) where an address in the environment is malformed.
 */
export function openGitHub(options: GitHubOptions): GitHub {
  const { environment, token, version, signal, news, now, sleep, maxWait } = options;
  const restUrl = baseUrl("GITHUB_API_URL", environment.GITHUB_API_URL, hostedRest);
  const url = baseUrl("GITHUB_GRAPHQL_URL", environment.GITHUB_GRAPHQL_URL, graphqlBeside(restUrl));
  const usage: Usage = { requests: 0, cost: 0 };
  const scope: Scope = { organization: undefined };
  const patiently = patience({ signal, maxWait, sleep, news });
  const octokitOptions = {
    auth: token,
    baseUrl: restUrl,
    userAgent: `kata-election/${version}`,
    log: silent,
    request: {
      fetch: boundedFetch({
        signal,
        timeout: options.timeout * 1000,
        servers: [restUrl, url],
        fetch: options.fetch,
      }),
    },
  };
  let rest: Octokit | undefined;
  return {
    usage,
    scope,
    postable: (text) => postable(text, environment),
    get rest() {
      rest ??= patientOctokit(octokitOptions, patiently, usage, options);
      return rest;
    },
    graphql: graphqlReader({
      octokit: new Octokit(octokitOptions),
      url,
      signal,
      patiently,
      news,
      now,
      usage,
      scope,
    }),
  };
}
