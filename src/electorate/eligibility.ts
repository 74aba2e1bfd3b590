import type { Contribution, Repository } from "./contribution.ts";
import type { RollRules } from "./roll-rules.ts";

/** Why a pull request does not count; `unlisted` means that the evidence contradicts itself. */
export type Ineligibility =
  | { readonly because: "early" | "late" | "branch" | "unlisted" }
  | { readonly because: "repository"; readonly reason: string };

/** Judges pull requests and repositories by the rules of one roll. */
export interface Eligibility {
  /** Names without owner, sorted. */
  readonly counted: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  /** Undefined where the pull request counts. */
  judge(contribution: Contribution): Ineligibility | undefined;
}

/** Whether a repository is a private copy that GitHub made to prepare a security advisory. */
export function isAdvisoryCopy(name: string): boolean {
  return /-ghsa(-[23456789cfghjmpqrvwx]{4}){3}$/i.test(name);
}

function skipReason(
  { name, fork, archivedAt }: Repository,
  { excludedRepositories, from }: RollRules,
): string | undefined {
  const key = name.toLowerCase();
  const listed = excludedRepositories.find(({ name: pattern }) => {
    const wanted = pattern.toLowerCase();
    return wanted.endsWith("*") ? key.startsWith(wanted.slice(0, -1)) : key === wanted;
  });
  if (listed !== undefined) return `excluded by the charter: ${listed.reason}`;
  if (fork) return "a fork";
  if (isAdvisoryCopy(name)) return "a private copy made for a security advisory";
  if (archivedAt !== null && archivedAt < from) return `archived on ${archivedAt.slice(0, 10)}`;
  return undefined;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

/** Sorts an organization's repositories into those whose merged code counts and those skipped. */
export function eligibility(repositories: readonly Repository[], rules: RollRules): Eligibility {
  const sorted = repositories.toSorted(byName);
  const reasons = new Map(sorted.map((each) => [each.name.toLowerCase(), skipReason(each, rules)]));
  const defaultBranches = new Map(
    sorted.map(({ name, defaultBranch }) => [name.toLowerCase(), defaultBranch]),
  );
  const reasonOf = (name: string): string | undefined => reasons.get(name.toLowerCase());
  return {
    counted: sorted.map(({ name }) => name).filter((name) => reasonOf(name) === undefined),
    skipped: sorted.flatMap(({ name }) => {
      const reason = reasonOf(name);
      return reason === undefined ? [] : [{ name, reason }];
    }),
    judge: ({ repository, mergedAt, base }) => {
      if (mergedAt < rules.from) return { because: "early" };
      if (mergedAt >= rules.until) return { because: "late" };
      const [owner = "", name = ""] = repository.toLowerCase().split("/");
      if (owner !== rules.organization.toLowerCase() || !reasons.has(name)) {
        return { because: "unlisted" };
      }
      const reason = reasons.get(name);
      if (reason !== undefined) return { because: "repository", reason };
      const anyBranch = rules.branches === "any" || base === defaultBranches.get(name);
      return anyBranch ? undefined : { because: "branch" };
    },
  };
}
