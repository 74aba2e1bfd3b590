import type { Roll } from "../roll.ts";
import type { Trail } from "../trail.ts";

/** An entry as readers of the former script's `electorate.yaml` expect it. */
export interface UpstreamEntry {
  readonly github_id: string;
  readonly name: string;
  readonly email: string;
  readonly emails: readonly string[];
  readonly commit_count: number;
}

/** One-key maps: a repository's full name, and its contributors among the voters. */
export type UpstreamElectorate = readonly Readonly<Record<string, readonly UpstreamEntry[]>>[];

function commitsByRepository({ opened, commits }: Trail): Map<string, number> {
  const counts = new Map<string, number>();
  for (const reference of opened.keys()) counts.set(reference.split("#")[0] ?? "", 0);
  for (const { merges } of commits.values()) {
    for (const repository of new Set(merges.map((merge) => merge.repository))) {
      counts.set(repository, (counts.get(repository) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The roll in the form of the former script `generate_electorate.py`: by repository, sorted, voters by
 * login. Voters by decision alone have no repository and are left out; `missing` names them.
 *
 * @param trails what the evidence says of each voter, by login.
 */
export function exportUpstream(
  { voters }: Pick<Roll, "voters">,
  trails: ReadonlyMap<string, Trail>,
): { readonly electorate: UpstreamElectorate; readonly missing: readonly string[] } {
  const repositories = new Map<string, UpstreamEntry[]>();
  const missing: string[] = [];
  for (const { login, name, email, emails } of voters) {
    const trail = trails.get(login);
    const counts = trail === undefined ? new Map<string, number>() : commitsByRepository(trail);
    if (counts.size === 0) missing.push(login);
    for (const [repository, commits] of counts) {
      const entries = repositories.get(repository) ?? [];
      entries.push({
        github_id: login,
        name: name ?? "",
        email: email ?? "",
        emails: [...emails],
        commit_count: commits,
      });
      repositories.set(repository, entries);
    }
  }
  const sorted = [...repositories].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    electorate: sorted.map(([repository, entries]) => ({ [repository]: entries })),
    missing,
  };
}
