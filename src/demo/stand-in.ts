import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerQuery, type GraphqlRequest } from "./graphql-answers.ts";

/** A server on this machine that plays GitHub for the demo. */
export interface GitHubStandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** The tool's longest query has a few thousand characters. */
const largestRequestBytes = 1024 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestRequestBytes) throw new RangeError("request too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function respond(response: ServerResponse, status: number, value: unknown, now: number): void {
  response.writeHead(status, {
    date: new Date(now).toUTCString(),
    "content-type": "application/json; charset=utf-8",
    "x-oauth-scopes": "read:org, read:user",
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "4990",
  });
  response.end(JSON.stringify(value));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  now: number,
): Promise<void> {
  if (request.method === "POST" && request.url === "/graphql") {
    const asked = JSON.parse(await bodyOf(request)) as GraphqlRequest;
    return respond(response, 200, answerQuery(asked), now);
  }
  // What `doctor` asks: its headers have the scopes and the time.
  if (request.url === "/rate_limit") return respond(response, 200, {}, now);
  respond(response, 404, { message: "Not Found" }, now);
}

/**
 * Starts the stand-in on a free port of the loopback interface.
 *
 * @param now its clock, in milliseconds since 1970-01-01T00:00Z: the tool believes GitHub's rather than
 * the computer's.
 */
export async function startGitHubStandIn(now: () => number): Promise<GitHubStandIn> {
  const server = createServer((request, response) => {
    answer(request, response, now()).catch((failure: unknown) =>
      respond(response, 400, { message: String(failure) }, now()),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
