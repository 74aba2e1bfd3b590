import type { Account, FakeIssue, FakeRepository, World } from "./data.ts";

/** What a request brings beside its address. */
export interface RestRequest {
  readonly method: string;
  readonly body: string;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const notFound: RestAnswer = {
  status: 404,
  body: { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" },
};

function repositoryBody(world: World, repository: FakeRepository) {
  return {
    id: 5000 + world.repositories.indexOf(repository),
    name: repository.name,
    full_name: `${world.organization}/${repository.name}`,
    owner: { login: world.organization },
    fork: repository.fork ?? false,
    private: repository.private ?? false,
    archived: repository.archivedAt !== undefined,
    default_branch: repository.defaultBranch ?? "main",
  };
}

function userBody({ databaseId, login, __typename, name, email }: Account) {
  return { id: databaseId, login, type: __typename, name, email: email === "" ? null : email };
}

/** A page of a list, with the Link header that leads to the others. */
export function listAnswer(url: URL, items: readonly unknown[]): RestAnswer {
  const perPage = Math.min(100, Number(url.searchParams.get("per_page") ?? 30));
  const number = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (to: number, rel: string): string => {
    const target = new URL(url);
    target.searchParams.set("page", String(to));
    return `<${target.href}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link(number - 1, "prev"), link(1, "first")] : []),
    ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
  ];
  return {
    status: 200,
    body: items.slice((number - 1) * perPage, number * perPage),
    ...(links.length > 0 && { headers: { link: links.join(", ") } }),
  };
}

function people(world: World, logins: readonly string[]) {
  return logins.flatMap((login) => {
    const found = world.accounts.get(login.toLowerCase());
    return found === undefined ? [] : [userBody(found)];
  });
}

function issueBody(world: World, issue: FakeIssue) {
  const { repository, number, title, body, author, createdAt, updatedAt, closed } = issue;
  const created = createdAt ?? "2025-01-01T00:00:00Z";
  return {
    number,
    html_url: `https://github.com/${world.organization}/${repository}/issues/${number}`,
    title: title ?? `Issue ${number}`,
    body: body ?? null,
    state: closed ? "closed" : "open",
    created_at: created,
    updated_at: updatedAt ?? created,
    user: author === null ? null : { login: author },
    ...(issue.isPullRequest && { pull_request: {} }),
  };
}

function listIssues(world: World, url: URL, repository: string): RestAnswer {
  const state = url.searchParams.get("state") ?? "open";
  const since = url.searchParams.get("since") ?? "";
  const found = world.issues
    .filter((issue) => issue.repository === repository)
    .map((issue) => issueBody(world, issue))
    .filter((issue) => (state === "all" || issue.state === state) && issue.updated_at >= since);
  return listAnswer(url, found);
}

function writeIssue(
  world: World,
  repository: string,
  number: number | undefined,
  { body }: RestRequest,
): RestAnswer {
  const text = JSON.parse(body) as { title?: string; body?: string };
  const [viewer] = world.accounts.values();
  if (number === undefined) {
    const numbers = world.issues.map((issue) => issue.number);
    const made: FakeIssue = {
      repository,
      number: Math.max(0, ...numbers) + 1,
      author: viewer?.login ?? null,
      createdAt: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      ...text,
    };
    world.issues.push(made);
    return { status: 201, body: issueBody(world, made) };
  }
  const index = world.issues.findIndex(
    (issue) => issue.repository === repository && issue.number === number,
  );
  const found = world.issues[index];
  if (found === undefined) return notFound;
  world.issues[index] = { ...found, ...text };
  return { status: 200, body: issueBody(world, world.issues[index]) };
}

/** Lists of people, as a member of the organization sees them. */
function peopleAnswer(world: World, url: URL, rest: readonly string[]): RestAnswer {
  const [kind, name = "", more] = rest;
  if (kind === "teams" && more === "members") {
    const team = world.teams[name];
    return team === undefined ? notFound : listAnswer(url, people(world, team));
  }
  if (kind === "memberships") {
    const isInvited = world.invited.some((login) => login.toLowerCase() === name.toLowerCase());
    return isInvited ? { status: 200, body: { state: "pending", role: "member" } } : notFound;
  }
  const role = url.searchParams.get("role") ?? "all";
  const members = world.members.filter(
    (login) => role === "all" || world.owners.includes(login) === (role === "admin"),
  );
  return listAnswer(url, people(world, members));
}

function repositoryAnswer(world: World, url: URL, owner: string, name: string): RestAnswer {
  if (owner.toLowerCase() !== world.organization.toLowerCase()) return notFound;
  const found = world.repositories.find((repository) => repository.name === name);
  if (found !== undefined) return { status: 200, body: repositoryBody(world, found) };
  const renamed = world.repositories.find(({ formerly }) => formerly?.includes(name));
  if (renamed === undefined) return notFound;
  const location = new URL(`/repositories/${5000 + world.repositories.indexOf(renamed)}`, url).href;
  return {
    status: 301,
    headers: { location },
    body: { message: "Moved Permanently", url: location },
  };
}

/** The few REST addresses that kata-election reads. */
export function answerRest(world: World, url: URL, request: RestRequest): RestAnswer {
  const parts = url.pathname.split("/").slice(1).map(decodeURIComponent);
  const [first, second, third, fourth, fifth] = parts;
  const accounts = [...world.accounts.values()].filter(({ gone }) => !gone);
  const ours = second?.toLowerCase() === world.organization.toLowerCase();
  const user = (found: Account | undefined): RestAnswer =>
    found === undefined ? notFound : { status: 200, body: userBody(found) };
  if (first === "rate_limit") return { status: 200, body: { resources: {} } };
  if (first === "user" && second === undefined) return user(accounts[0]);
  if (first === "user")
    return user(accounts.find(({ databaseId }) => String(databaseId) === second));
  if (first === "users") {
    return user(accounts.find(({ login }) => login.toLowerCase() === second?.toLowerCase()));
  }
  if (first === "orgs" && ours && third === "repos") {
    return listAnswer(
      url,
      world.repositories.map((repository) => repositoryBody(world, repository)),
    );
  }
  if (first === "orgs" && ours && third !== undefined) {
    return peopleAnswer(world, url, parts.slice(2));
  }
  if (first === "repos" && fourth === "issues") {
    const known = ours && world.repositories.some(({ name }) => name === third);
    if (!known || third === undefined) return notFound;
    return request.method === "GET"
      ? listIssues(world, url, third)
      : writeIssue(world, third, fifth === undefined ? undefined : Number(fifth), request);
  }
  if (first === "repos" && fourth === "actions" && fifth === "workflows") {
    const workflows = ours ? world.workflows : undefined;
    if (workflows === undefined) return notFound;
    return { status: 200, body: { total_count: workflows.length, workflows } };
  }
  if (first === "orgs" && ours) return { status: 200, body: { login: world.organization } };
  if (first === "repos") return repositoryAnswer(world, url, second ?? "", third ?? "");
  if (first === "repositories") {
    const found = world.repositories[Number(second) - 5000];
    return found === undefined ? notFound : { status: 200, body: repositoryBody(world, found) };
  }
  return notFound;
}
