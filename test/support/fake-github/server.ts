import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  addPullRequest,
  type FakeGitHubData,
  type FakePullRequest,
  makeWorld,
  type World,
} from "./data.ts";
import type { Fault } from "./faults.ts";
import { answerGraphql, type GraphqlRequest } from "./graphql.ts";
import { answerProposals } from "./pull-requests.ts";
import { answerRest, type RestAnswer } from "./rest.ts";
import { gitHubSchema } from "./schema.ts";

/** A request as it came in. */
export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  /** Name of the GraphQL operation. */
  readonly operation?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token: string | undefined;
  readonly userAgent: string | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the answer ends, where it does not end well. */
  readonly end?: "never" | "reset" | "short";
}

export interface FakeToken {
  /** It may write comments; by default it may. */
  readonly mayWrite?: boolean;
  /** Scopes of a classic token; undefined for the kinds that have none. */
  readonly scopes?: readonly string[];
  /** False as for a job without the permission pull-requests: read. */
  readonly readsPullRequests?: boolean;
}

export interface FakeGitHubOptions {
  readonly tokens?: Readonly<Record<string, FakeToken>>;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** ISO time that the Date header says; the real one by default. */
  readonly now?: string;
  /** Points of an hour: beyond them every query is refused until {@link FakeGitHubServer.nextHour}. */
  readonly pointsAnHour?: number;
}

export interface FakeGitHubServer {
  readonly url: string;
  readonly token: string;
  /** Variables that lead kata-election here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Every request so far, in order. */
  readonly requests: FakeRequest[];
  /** Points spent so far. */
  readonly points: () => number;
  /** An hour passes: the budget is full again. */
  readonly nextHour: () => void;
  readonly world: World;
  addPullRequest(pullRequest: FakePullRequest): void;
  fault(fault: Fault): void;
  /** Faults that never struck, or not as often as they should have. */
  unusedFaults(): string[];
  /** Builds the schema now, so that no measured request has to wait for it. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

const goodToken = "ghp_madeUpTokenOfTheFakeGitHub000000";
const usualPointsAnHour = 5000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function graphqlRequest(body: string): GraphqlRequest | undefined {
  const { query, variables = {} } = JSON.parse(body) as Partial<GraphqlRequest>;
  if (typeof query !== "string") return undefined;
  const operation = /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "";
  return { query, variables, operation };
}

function badCredentials(): Reply {
  const body = {
    message: "Bad credentials",
    documentation_url: "https://docs.github.com/rest",
    status: "401",
  };
  return { status: 401, headers: {}, body: JSON.stringify(body) };
}

function send(response: ServerResponse, reply: Reply, usualHeaders: Record<string, string>): void {
  if (reply.end === "never") return;
  if (reply.end === "reset") {
    response.socket?.destroy();
    return;
  }
  const length = Buffer.byteLength(reply.body) * (reply.end === "short" ? 2 : 1);
  response.writeHead(reply.status, {
    "content-type": "application/json; charset=utf-8",
    ...usualHeaders,
    ...reply.headers,
    "content-length": String(length),
  });
  if (reply.end === "short") response.write(reply.body, () => response.socket?.destroy());
  else response.end(reply.body);
}

/** The REST part of the fake, as the token's owner sees it. */
function restAnswer(
  world: World,
  { mayWrite = true }: FakeToken,
  asked: { readonly method: string; readonly url: URL; readonly body: string },
): RestAnswer {
  const [viewer] = world.accounts.values();
  const idOf = (login: string): number =>
    world.accounts.get(login.toLowerCase())?.databaseId ?? 9000 + login.length;
  const request = { ...asked, viewer: viewer?.login ?? "", mayWrite, idOf };
  return answerProposals(world.proposals, request) ?? answerRest(world, asked.url, asked);
}

/** Starts a fake GitHub on a free port of the loopback address. */
export async function startFakeGitHub(
  data: FakeGitHubData,
  options: FakeGitHubOptions = {},
): Promise<FakeGitHubServer> {
  const world = makeWorld(data);
  const tokens = new Map(
    Object.entries(options.tokens ?? { [goodToken]: { scopes: ["read:org", "read:user"] } }),
  );
  const budget = { limit: options.pointsAnHour ?? usualPointsAnHour, used: 0 };
  let points = 0;
  const requests: FakeRequest[] = [];
  const faults: { readonly fault: Fault; struck: number }[] = [];

  const usually = async (
    url: URL,
    token: FakeToken | undefined,
    query: GraphqlRequest | undefined,
    rest: { readonly method: string; readonly body: string },
  ): Promise<Reply> => {
    if (token === undefined) return badCredentials();
    if (query !== undefined && budget.used >= budget.limit) {
      const error = { type: "RATE_LIMITED", message: "API rate limit exceeded for user ID 1." };
      return { status: 200, headers: {}, body: JSON.stringify({ errors: [error] }) };
    }
    if (query !== undefined) {
      const { body } = await answerGraphql(
        world,
        query,
        { scopes: token.scopes, readsPullRequests: token.readsPullRequests !== false },
        budget,
      );
      return { status: 200, headers: {}, body: JSON.stringify(body) };
    }
    const { status, body, headers = {} } = restAnswer(world, token, { ...rest, url });
    return { status, headers, body: body === undefined ? "" : JSON.stringify(body) };
  };

  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    const body = await bodyOf(incoming);
    const query = url.pathname === "/graphql" ? graphqlRequest(body) : undefined;
    const word = /^(?:bearer|token) (.+)$/i.exec(incoming.headers.authorization ?? "")?.[1];
    const request: FakeRequest = {
      method: incoming.method ?? "GET",
      path: url.pathname,
      ...(query && { operation: query.operation, variables: query.variables }),
      token: word,
      userAgent: incoming.headers["user-agent"],
    };
    requests.push(request);
    if (options.latency) await new Promise((resolve) => setTimeout(resolve, options.latency));
    const token = tokens.get(word ?? "");
    const rest = { method: request.method, body };
    const usual = (): Promise<Reply> => usually(url, token, query, rest);
    const striking = faults.find(
      ({ fault, struck }) => struck < fault.times && fault.matches(request),
    );
    if (striking) striking.struck += 1;
    const reply = await (striking ? striking.fault.reply(request, usual) : usual());
    send(response, reply, {
      "x-ratelimit-limit": String(budget.limit),
      "x-ratelimit-remaining": String(Math.max(0, budget.limit - budget.used)),
      "x-ratelimit-used": String(budget.used),
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3600),
      "x-ratelimit-resource": query ? "graphql" : "core",
      ...(token?.scopes && { "x-oauth-scopes": token.scopes.join(", ") }),
      ...(options.now && { date: new Date(options.now).toUTCString() }),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [token = ""] = tokens.keys();
  return {
    url,
    token,
    environment: {
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GH_TOKEN: token,
    },
    requests,
    points: () => points + budget.used,
    nextHour: () => {
      points += budget.used;
      budget.used = 0;
    },
    world,
    addPullRequest: (pullRequest) => addPullRequest(world, pullRequest),
    fault: (fault) => void faults.push({ fault, struck: 0 }),
    unusedFaults: () =>
      faults
        .filter(({ fault, struck }) =>
          Number.isFinite(fault.times) ? struck < fault.times : struck === 0,
        )
        .map(({ fault, struck }) => `${fault.name} (struck ${struck} of ${fault.times} times)`),
    warmUp: async () => void gitHubSchema(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
