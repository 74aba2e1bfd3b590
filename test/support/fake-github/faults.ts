import type { FakeRequest, Reply } from "./server.ts";

/** Something that goes wrong with certain requests, a number of times. */
export interface Fault {
  readonly name: string;
  readonly matches: (request: FakeRequest) => boolean;
  /** How often it strikes; Infinity for always. It must strike at least once, and as often as this says. */
  readonly times: number;
  readonly reply: (request: FakeRequest, usual: () => Promise<Reply>) => Promise<Reply>;
}

interface Choice {
  /** Name of the GraphQL operation, or the path of a REST request; all requests by default. */
  readonly of?: string;
  readonly times?: number;
  /** Further condition on the request. */
  readonly when?: (request: FakeRequest) => boolean;
}

function fault(
  name: string,
  { of, times = 1, when = () => true }: Choice,
  reply: Fault["reply"],
): Fault {
  const matches = (request: FakeRequest): boolean =>
    (of === undefined || of === (request.operation ?? request.path)) && when(request);
  return { name, times, matches, reply };
}

function graphqlErrors(errors: readonly object[], data: unknown = null): Reply {
  return { status: 200, headers: {}, body: JSON.stringify({ data, errors }) };
}

/** An answer from GitHub's front servers: they say in HTML that the servers behind did not answer. */
export function badGateway(choice: Choice = {}): Fault {
  const body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  return fault("502", choice, async () => ({
    status: 502,
    headers: { "content-type": "text/html" },
    body,
  }));
}

/** Pages of more than so many pull requests take GitHub longer than it has: 502, always. */
export function slowPages(most: number): Fault {
  return badGateway({
    of: "FindPullRequests",
    times: Number.POSITIVE_INFINITY,
    when: ({ variables }) => Number(variables?.first) > most,
  });
}

/** The request is never answered. */
export function silence(choice: Choice = {}): Fault {
  return fault("silence", choice, async () => ({
    status: 200,
    headers: {},
    body: "",
    end: "never",
  }));
}

/** The connection breaks before an answer. */
export function brokenConnection(choice: Choice = {}): Fault {
  return fault("broken connection", choice, async () => ({
    status: 200,
    headers: {},
    body: "",
    end: "reset",
  }));
}

/** The answer stops in the middle; `clean` hides it behind a correct length, as a proxy would. */
export function truncatedBody(choice: Choice & { readonly clean?: boolean } = {}): Fault {
  return fault("truncated body", choice, async (_, usual) => {
    const reply = await usual();
    const half = reply.body.slice(0, reply.body.length / 2);
    return { ...reply, body: half, ...(choice.clean ? {} : { end: "short" as const }) };
  });
}

/** The answer comes late. */
export function slow(milliseconds: number, choice: Choice = {}): Fault {
  return fault("slow", choice, async (_, usual) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return usual();
  });
}

/** GitHub gave up in the middle: status 200, and an apology instead of data. */
export function somethingWentWrong(choice: Choice = {}): Fault {
  const message =
    "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.";
  return fault("something went wrong", choice, async () => graphqlErrors([{ message }]));
}

/** Status 200 with data in which one search result is missing, and an error that says so. */
export function partialAnswer(choice: Choice = {}): Fault {
  return fault("partial answer", choice, async (_, usual) => {
    const reply = await usual();
    const { data } = JSON.parse(reply.body) as { data: { search: { nodes: unknown[] } } };
    data.search.nodes[0] = null;
    const error = {
      type: "SERVICE_UNAVAILABLE",
      path: ["search", "nodes", 0],
      message: "Something is missing here.",
    };
    return { ...reply, body: JSON.stringify({ data, errors: [error] }) };
  });
}

/** A secondary limit, with the time to wait in the header. */
export function secondaryLimit(
  choice: Choice & { readonly status?: 403 | 429 | 200; readonly seconds?: number } = {},
): Fault {
  const { status = 403, seconds = 1 } = choice;
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return fault("secondary limit", choice, async () => ({
    ...(status === 200
      ? graphqlErrors([{ message }])
      : { status, headers: {}, body: JSON.stringify({ message }) }),
    headers: { "retry-after": String(seconds) },
  }));
}

/** The hourly budget is used up; it is full again in so many seconds. */
export function primaryLimit(choice: Choice & { readonly seconds?: number } = {}): Fault {
  return fault("primary limit", choice, async () => ({
    ...graphqlErrors([
      { type: "RATE_LIMITED", message: "API rate limit exceeded for user ID 1001." },
    ]),
    headers: {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + (choice.seconds ?? 1)),
    },
  }));
}

/** Search announces so many more than it gives. */
export function wrongCount(extra: number, choice: Choice = {}): Fault {
  return fault("wrong count", choice, async (_, usual) => {
    const reply = await usual();
    const body = reply.body.replace(/"issueCount":(\d+)/g, (_all, count: string) => {
      return `"issueCount":${Number(count) + extra}`;
    });
    return { ...reply, body };
  });
}

/** A page of further commits lacks one. */
export function missingCommit(choice: Choice = {}): Fault {
  return fault("missing commit", { ...choice, of: "FindCommits" }, async (_, usual) => {
    const reply = await usual();
    const { data } = JSON.parse(reply.body) as {
      data: { pullRequest0: { commits: { nodes: unknown[] } } };
    };
    data.pullRequest0.commits.nodes.pop();
    return { ...reply, body: JSON.stringify({ data }) };
  });
}

/** One search result comes twice, another not at all. */
export function doubledResult(choice: Choice = {}): Fault {
  return fault("doubled result", choice, async (_, usual) => {
    const reply = await usual();
    const { data } = JSON.parse(reply.body) as { data: { search: { nodes: unknown[] } } };
    data.search.nodes[1] = data.search.nodes[0];
    return { ...reply, body: JSON.stringify({ data }) };
  });
}

/** The organization demands single sign-on, and the token was not authorized for it. */
export function signOnRequired(choice: Choice = {}): Fault {
  const error = {
    type: "FORBIDDEN",
    path: ["organization"],
    extensions: { saml_failure: true },
    message:
      "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.",
  };
  return fault("single sign-on", choice, async () => ({
    ...graphqlErrors([error], { organization: null }),
    headers: { "x-github-sso": "required; url=https://github.com/orgs/example/sso?token=secret" },
  }));
}

/** The token sees only a part: what single sign-on guards is silently left out. */
export function partialSignOn(choice: Choice = {}): Fault {
  return fault("partial single sign-on", choice, async (_, usual) => {
    const reply = await usual();
    const headers = { ...reply.headers, "x-github-sso": "partial-results; organizations=21955855" };
    return { ...reply, headers };
  });
}

/** A REST list lacks its last entry on each page, as where the token may not see everyone. */
export function shortList(choice: Choice = {}): Fault {
  return fault("short list", choice, async (_, usual) => {
    const reply = await usual();
    const items = JSON.parse(reply.body) as unknown[];
    return { ...reply, body: JSON.stringify(items.slice(0, -1)) };
  });
}

/** A REST request is refused with GitHub's words. */
export function refusal(
  status: number,
  message: string,
  choice: Choice & { readonly headers?: Readonly<Record<string, string>> } = {},
): Fault {
  return fault(`refusal ${status}`, choice, async () => ({
    status,
    headers: choice.headers ?? {},
    body: JSON.stringify({ message, documentation_url: "https://docs.github.com/rest", status }),
  }));
}

/** The usual answer with its data changed in place, and perhaps with errors beside it. */
export function changedAnswer<Data>(
  name: string,
  change: (data: Data) => readonly object[] | undefined,
  choice: Choice = {},
): Fault {
  return fault(name, choice, async (_, usual) => {
    const reply = await usual();
    const body = JSON.parse(reply.body) as { data: Data; errors?: readonly object[] };
    const errors = change(body.data) ?? body.errors;
    return { ...reply, body: JSON.stringify({ ...body, ...(errors && { errors }) }) };
  });
}
