import { Temporal } from "temporal-polyfill";
import { compareText } from "../../wording.ts";
import { commitUrl, compareReferences, pullRequestUrl } from "../references.ts";
import type { RollRules } from "../roll-rules.ts";
import type { Missed, Trail } from "../trail.ts";

/** A pull request that counts for someone, or nearly does. */
export interface PullRequestEvidence {
  readonly pullRequest: string;
  readonly url: string;
  readonly mergedAt: string;
  /** Whether the person opened it, or only has commits in it. */
  readonly as: "author" | "commit";
  /** Why it does not count; undefined where it does. */
  readonly because?: string;
}

/** Why someone may or may not vote; contains no addresses. */
export interface Explanation {
  /** The login; without an account, a commit that represents theirs; otherwise the words asked for. */
  readonly who: string;
  readonly votes: boolean;
  /** What decided, in one sentence. */
  readonly verdict: string;
  /** Pull requests that count, newest first. */
  readonly counted: readonly PullRequestEvidence[];
  /** Pull requests that do not, the nearest miss first. */
  readonly missed: readonly PullRequestEvidence[];
  /** Commits in counted pull requests that are too old to count, with links. */
  readonly oldCommits: readonly { readonly url: string; readonly authoredAt: string }[];
  /** What would change it. */
  readonly remedy?: string;
  /** How many pull requests and commits of private repositories are left out above; no key where none is. */
  readonly hidden?: number;
}

function distance({ mergedAt, why }: Missed, { from, until }: RollRules): number {
  if (why.because !== "early" && why.because !== "late") return 0;
  const border = Temporal.Instant.from(why.because === "early" ? from : until);
  return Math.abs(Temporal.Instant.from(mergedAt).since(border).total("days"));
}

function worded(missed: Missed, rules: RollRules): string {
  const days = Math.max(1, Math.ceil(distance(missed, rules)));
  const span = days === 1 ? "less than a day" : `${days} days`;
  switch (missed.why.because) {
    case "early":
      return `merged ${span} before the period began on ${rules.from.slice(0, 10)}`;
    case "late":
      return `merged ${span} after the period ended on ${rules.until.slice(0, 10)}, 00:00 UTC`;
    case "branch":
      return "merged into a branch other than the default";
    case "unlisted":
      return "in a repository that is not on the organization's list";
    case "repository":
      return `in a repository that does not count: ${missed.why.reason}`;
  }
}

/**
 * What the evidence says for and against someone, with links.
 *
 * @param isShown which references are told; what lies elsewhere is counted.
 */
export function evidenceOf(
  trail: Trail,
  rules: RollRules,
  isShown: (reference: string) => boolean,
): Pick<Explanation, "counted" | "missed" | "oldCommits" | "hidden"> {
  let hidden = 0;
  const isTold = (reference: string): boolean => {
    if (!isShown(reference)) hidden += 1;
    return isShown(reference);
  };
  const merged = new Map<string, PullRequestEvidence>();
  const oldCommits: { url: string; authoredAt: string }[] = [];
  const entry = (pullRequest: string, mergedAt: string, as: "author" | "commit") => ({
    pullRequest,
    url: pullRequestUrl(pullRequest),
    mergedAt,
    as,
  });
  for (const [oid, { repository, authoredAt, merges }] of trail.commits) {
    if (authoredAt < rules.oldestCommit) {
      if (!isTold(repository)) continue;
      oldCommits.push({ url: commitUrl(`${repository}@${oid}`), authoredAt });
      continue;
    }
    for (const { reference, mergedAt } of merges) {
      merged.set(reference, entry(reference, mergedAt, "commit"));
    }
  }
  for (const [reference, at] of trail.opened) merged.set(reference, entry(reference, at, "author"));
  const nearest = [...trail.missed].sort(
    ([a, missedA], [b, missedB]) =>
      distance(missedA, rules) - distance(missedB, rules) || compareReferences(a, b),
  );
  const counted = [...merged.values()].filter(({ pullRequest }) => isTold(pullRequest));
  const told = nearest.filter(([reference]) => isTold(reference));
  return {
    counted: counted.sort(
      (a, b) =>
        compareText(b.mergedAt, a.mergedAt) || compareReferences(a.pullRequest, b.pullRequest),
    ),
    missed: told.map(([reference, missed]) => ({
      ...entry(reference, missed.mergedAt, missed.as),
      because: worded(missed, rules),
    })),
    oldCommits: oldCommits.sort((a, b) => (a.authoredAt < b.authoredAt ? 1 : -1)),
    ...(hidden === 0 ? {} : { hidden }),
  };
}
