const repositoryName = /^[A-Za-z0-9][A-Za-z0-9_-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

/** A pull request by its place: `repository` is `owner/name`. */
export interface PullRequestReference {
  readonly repository: string;
  readonly number: number;
}

/** A pull request as typed; without a repository if only the number is given. */
export interface NamedPullRequest {
  readonly repository: string | undefined;
  readonly number: number;
}

/** Whether a text is the name of a repository, `owner/name`. */
export function isRepositoryName(text: string): boolean {
  return repositoryName.test(text);
}

/** `owner/name#12`. */
export function referenceText({ repository, number }: PullRequestReference): string {
  return `${repository}#${number}`;
}

function named(repository: string | undefined, digits: string): NamedPullRequest | undefined {
  const number = Number(digits);
  if (number < 1 || number > 2 ** 31) return undefined;
  if (repository !== undefined && !isRepositoryName(repository)) return undefined;
  return { repository, number };
}

/**
 * Reads `12`, `#12`, `owner/name#12` or the address of a pull request; undefined for anything else.
 *
 * @param server the address of GitHub's pages, `https://github.com`.
 */
export function readPullRequestName(text: string, server: string): NamedPullRequest | undefined {
  const short = /^(?:([^\s#]+)#|#)?([0-9]{1,10})$/.exec(text.trim());
  if (short !== null) return named(short[1], short[2] ?? "");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.host !== new URL(server).host) return undefined;
  const path = /^\/([^/]+\/[^/]+)\/pull\/([0-9]{1,10})(?:\/|$)/.exec(url.pathname);
  return path === null ? undefined : named(path[1], path[2] ?? "");
}

/**
 * The repository of a git remote on GitHub.
 *
 * @param address as `git remote get-url` prints it; it may hold a token and is never shown.
 */
export function repositoryOfRemote(address: string, server: string): string | undefined {
  const { host } = new URL(server);
  const text = address
    .trim()
    .replace(/\/$/, "")
    .replace(/\.git$/, "");
  const brief = /^(?:[^@/\s]+@)?([^:/\s]+):(?!\/\/)([^\s]+)$/.exec(text);
  const url = brief === null && URL.canParse(text) ? new URL(text) : undefined;
  const place = brief === null ? url?.hostname : brief[1];
  const path = brief === null ? url?.pathname.slice(1) : brief[2];
  const hosts = [host, host.replace(/:\d+$/, ""), `ssh.${host}`, `www.${host}`];
  if (place === undefined || path === undefined || !hosts.includes(place)) return undefined;
  return isRepositoryName(path) ? path : undefined;
}
