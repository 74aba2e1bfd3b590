import type { Account, FakeRepository, World } from "./data.ts";

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
export function answerRest(world: World, url: URL): RestAnswer {
  const [first, second, third] = url.pathname.split("/").slice(1).map(decodeURIComponent);
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
  if (first === "orgs" && ours && third === "members") {
    return listAnswer(
      url,
      world.members.map((login) => ({ login })),
    );
  }
  if (first === "orgs" && ours) return { status: 200, body: { login: world.organization } };
  if (first === "repos") return repositoryAnswer(world, url, second ?? "", third ?? "");
  if (first === "repositories") {
    const found = world.repositories[Number(second) - 5000];
    return found === undefined ? notFound : { status: 200, body: repositoryBody(world, found) };
  }
  return notFound;
}
