import { Temporal } from "temporal-polyfill";
import type { ReviewItem, Voter } from "../../src/electorate/roll.ts";
import { botIndex } from "../../src/people/bots.ts";
import { peopleFileSchema } from "../../src/people/people-file.ts";
import type { CommittersToReview, LastWork } from "../../src/roles/committers.ts";
import type { RollOfContributors } from "../../src/roles/contributors.ts";
import type { NamedPeople, NamedPerson } from "../../src/roles/named-people.ts";

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** A voter with code merged on a day, or by a decision alone. */
export function voter(id: number | null, login: string, more: Partial<Voter> = {}): Voter {
  return {
    id,
    login,
    name: null,
    email: null,
    emails: [],
    pullRequests: 1,
    commits: 1,
    via: ["author"],
    latest: "2026-04-01T12:00:00Z",
    ...more,
  };
}

/** A roll of the period 2025-10-05 to 2026-10-05 over one repository, example-org/runtime. */
export function madeUpRoll(
  voters: readonly Voter[],
  review: readonly ReviewItem[] = [],
  excluded: RollOfContributors["excluded"] = [],
): RollOfContributors {
  return {
    rule: {
      charter: "2025-03-07",
      organization: "example-org",
      basis: "made up",
      from: "2025-10-05T00:00:00Z",
      until: "2026-10-05T00:00:00Z",
      oldestCommit: "2024-10-05T00:00:00Z",
      branches: "any",
      repositories: ["runtime"],
      skipped: [{ name: "docs", reason: "excluded" }],
      tool: "1.2.3",
    },
    voters: [...voters],
    review: [...review],
    excluded: [...excluded],
  };
}

/** The latest merge of someone, in a repository of example-org. */
export function merged(at: string, repository = "runtime", isPrivate = false): LastWork {
  const reference = `example-org/${repository}#7`;
  const url = `https://github.com/example-org/${repository}/pull/7`;
  return { merged: { at: `${at}T12:00:00Z`, reference, url, isPrivate } };
}

export function named(entry: Partial<Record<keyof NamedPerson, string>>): NamedPerson {
  const [found] = peopleFileSchema.parse({
    formatVersion: 1,
    roles: [{ role: "admin", reason: "CI", by: "committee", date: "2026-01-15", ...entry }],
  }).roles;
  if (found === undefined) throw new Error("no entry");
  return found;
}

export const nobodyNamed: NamedPeople = { inForce: new Map(), expired: new Map() };

/** What a review of committers needs, on 2026-11-03, with a review period of 14 days. */
export function committerSources(more: Partial<CommittersToReview>): CommittersToReview {
  return {
    committers: [],
    roll: madeUpRoll([]),
    work: new Map(),
    named: nobodyNamed,
    bots: botIndex({ bots: [] }),
    committee: new Set(),
    today: day("2026-11-03"),
    reviewDays: 14,
    listed: new Map(),
    ...more,
  };
}
