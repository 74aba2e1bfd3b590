import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import {
  type GitHubNews,
  type GraphqlReader,
  graphqlReader,
  type Usage,
} from "./graphql-reader.ts";
import { policy } from "./policy.ts";

export interface GitHubOptions {
  readonly token: string;
  /** Where `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL` are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly signal: AbortSignal;
  readonly news: GitHubNews;
  /** Milliseconds of a clock that only goes forward, to measure by. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Seconds after which a request counts as failed. */
  readonly timeout: number;
  /** Seconds that may be waited for one rate limit. */
  readonly maxWait: number;
}

/** GitHub as this tool reads it. */
export interface GitHub {
  readonly graphql: GraphqlReader;
  readonly rest: Octokit;
  /** Requests and points so far, of both kinds. */
  readonly usage: Readonly<Usage>;
}

const hostedRest = "https://api.github.com";

function baseUrl(name: string, value: string | undefined, fallback: string): string {
  const text = value?.trim() ?? "";
  if (text === "") return fallback;
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const local = ["127.0.0.1", "[::1]", "localhost"].includes(parsed?.hostname ?? "");
  if (parsed?.protocol === "https:" || (local && parsed?.protocol === "http:")) {
    return text.replace(/\/+$/, "");
  }
  throw new ElectionError("input", `${name} is not an https address: ${visible(text)}`, {
    hint: `Unset it for github.com, or write an address such as ${hostedRest}`,
  });
}

/** The GraphQL address that belongs to a REST one: a server of one's own has /api/v3 and /api/graphql. */
function graphqlBeside(rest: string): string {
  return `${rest.replace(/\/v3$/, "")}/graphql`;
}

function throttledOctokit(options: GitHubOptions, baseUrl: string, usage: Usage): Octokit {
  const waits =
    (limit: "primary" | "secondary") =>
    (seconds: number, _request: unknown, _octokit: unknown, count: number): boolean => {
      const patient = count < policy.restWaits[limit] && seconds <= options.maxWait;
      if (patient) options.news.waiting(limit, seconds);
      return patient;
    };
  const octokit = new (Octokit.plugin(retry, throttling))({
    auth: options.token,
    baseUrl,
    userAgent: `kata-election/${options.version}`,
    log: silent,
    request: {
      signal: options.signal,
      fetch: async (url: string, init: RequestInit) =>
        wholeAnswer(await fetch(url, { ...init, signal: signalWithin(options) })),
    },
    retry: { retries: policy.restRetries },
    throttle: { onRateLimit: waits("primary"), onSecondaryRateLimit: waits("secondary") },
  });
  octokit.hook.before("request", ({ method, request }) => {
    usage.requests += 1;
    // A write whose answer was lost may have been done: sent again, it would be done twice.
    if (method !== "GET" && request !== undefined) request.retries = 0;
  });
  return octokit;
}

/** Ends with the command, or when one request takes too long: Octokit itself waits for ever. */
function signalWithin({ signal, timeout }: Pick<GitHubOptions, "signal" | "timeout">): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(timeout * 1000)]);
}

/** Octokit takes JSON that was cut off for a text; as a failure it is asked for again. */
async function wholeAnswer(response: Response): Promise<Response> {
  if (!/\bjson\b/.test(response.headers.get("content-type") ?? "")) return response;
  const text = await response.clone().text();
  try {
    if (text !== "") JSON.parse(text);
  } catch (cause) {
    throw new TypeError("the answer was cut off", { cause });
  }
  return response;
}

/** Octokit's own log would write to the terminal past `cli/terminal.ts`. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Opens GitHub with a token; no request is made yet.
 *
 * @throws ElectionError (input) where an address in the environment is malformed.
 */
export function openGitHub(options: GitHubOptions): GitHub {
  const { environment, token, version, signal, news, now, sleep } = options;
  const restUrl = baseUrl("GITHUB_API_URL", environment.GITHUB_API_URL, hostedRest);
  const url = baseUrl("GITHUB_GRAPHQL_URL", environment.GITHUB_GRAPHQL_URL, graphqlBeside(restUrl));
  const usage: Usage = { requests: 0, cost: 0 };
  let rest: Octokit | undefined;
  return {
    usage,
    get rest() {
      rest ??= throttledOctokit(options, restUrl, usage);
      return rest;
    },
    graphql: graphqlReader({
      octokit: new Octokit({ auth: token, userAgent: `kata-election/${version}`, log: silent }),
      url,
      signal,
      news,
      now,
      usage,
      timeout: options.timeout * 1000,
      maxWait: options.maxWait,
      sleep,
    }),
  };
}
