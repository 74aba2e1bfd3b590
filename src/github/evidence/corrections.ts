import type { Contribution } from "../../electorate/contribution.ts";
import { isAdvisoryCopy } from "../../electorate/eligibility.ts";
import type { SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { forEachOf } from "../in-batches.ts";
import { policy } from "../policy.ts";
import { restFailure } from "../rest-failure.ts";
import {
  type CommitPlace,
  fetchCommitAccounts,
  type LinkedAccount,
} from "./fetch-commit-accounts.ts";
import type { Organization } from "./fetch-organization.ts";

interface Kept {
  readonly github: GitHub;
  readonly store: SliceStore;
}

/** What is newer than the stored pull requests. */
export interface Corrections {
  /** Current full names of repositories, by former name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Accounts for commits that had none, by address. */
  readonly linked: ReadonlyMap<string, LinkedAccount>;
}

/** A stored pull request as GitHub would return it today. */
export function corrected(
  contribution: Contribution,
  { renamed, linked }: Corrections,
): Contribution {
  const repository = renamed.get(contribution.repository) ?? contribution.repository;
  const commits = contribution.commits.map((commit) => {
    const account = commit.author.account ?? linked.get(addressKey(commit.author.email))?.account;
    return account ? { ...commit, author: { ...commit.author, account } } : commit;
  });
  return { ...contribution, repository, commits };
}

function addressKey(email: string): string {
  return email.trim().toLowerCase();
}

/** The robot's own address: GitHub never names an account for its commits. */
function isRobotAddress(email: string): boolean {
  return email.includes("[bot]");
}

/**
 * A repository with stored pull requests left the organization, or the token no longer sees it. The search no
 * longer returns them, so people with no others would silently lose their vote.
 */
function hasLeft(repository: string, pullRequests: number, now: string | undefined): ElectionError {
  const where =
    now === undefined ? "GitHub does not show it any more" : `it is now ${visible(now)}`;
  return new ElectionError(
    "github",
    `${visible(repository)} left the organization: ${where}. The evidence holds ${pullRequests} of its merged pull requests`,
    {
      hint: "Nothing was written. Check who has code merged there (roll explain), and add anyone who should still vote with roll include. Then fetch without it: kata-election roll update --refresh",
    },
  );
}

/**
 * Finds repositories that the organization no longer lists; renamed ones are known by both names.
 *
 * @throws ElectionError (github) where one left the organization, except private copies for security
 * advisories.
 */
export async function findRenamed(
  { github, store }: Kept,
  { login, repositories }: Organization,
): Promise<Map<string, string>> {
  const listed = new Set(repositories.map(({ name }) => `${login}/${name}`));
  const vanished = new Map<string, TimeRange[]>();
  const held = new Map<string, number>();
  for (const { range, kept } of store.slices()) {
    if (!kept) continue;
    for (const { repository } of await store.contributions(range)) {
      if (listed.has(repository)) continue;
      vanished.set(repository, [...new Set([...(vanished.get(repository) ?? []), range])]);
      held.set(repository, (held.get(repository) ?? 0) + 1);
    }
  }
  const renamed = new Map<string, string>();
  await forEachOf([...vanished], policy.lanes, async ([repository, ranges]) => {
    const [owner = "", repo = ""] = repository.split("/");
    const now = await github.rest.repos.get({ owner, repo }).then(
      ({ data }) => data.full_name,
      (failure: { status?: number }) => {
        if (failure.status === 404) return undefined;
        throw restFailure(
          failure,
          `the repository ${repository}`,
          "Check whether the token may read it.",
        );
      },
    );
    if (now !== undefined && listed.has(now)) renamed.set(repository, now);
    else if (!isAdvisoryCopy(repo)) throw hasLeft(repository, held.get(repository) ?? 0, now);
    else for (const range of ranges) await store.discard(range);
  });
  return renamed;
}

/** Asks again about stored commits without an account. */
export async function findLinked({ github, store }: Kept): Promise<Map<string, LinkedAccount>> {
  const unlinked = new Map<string, CommitPlace>();
  for (const { range, kept } of store.slices()) {
    if (!kept) continue;
    for (const { repository, commits } of await store.contributions(range)) {
      for (const { oid, author } of commits) {
        const key = addressKey(author.email);
        if (author.account !== null || key === "" || isRobotAddress(key)) continue;
        if (!unlinked.has(key)) unlinked.set(key, { repository, oid });
      }
    }
  }
  return unlinked.size === 0 ? new Map() : fetchCommitAccounts(github, unlinked);
}
