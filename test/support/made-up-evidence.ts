import { Temporal } from "temporal-polyfill";
import { type BuiltRoll, rollBuilder } from "../../src/electorate/build-roll.ts";
import type {
  AccountProfile,
  ContributedCommit,
  Contribution,
  Repository,
} from "../../src/electorate/contribution.ts";
import type { Roll } from "../../src/electorate/roll.ts";
import type { RollRules } from "../../src/electorate/roll-rules.ts";
import type { Account } from "../../src/people/account.ts";
import { peopleFileSchema, privatePeopleFileSchema } from "../../src/people/people-file.ts";

/** The qualifying period of these rules is 2025-10-05 to 2026-10-05, old commits are those before 2024-10-05. */
export const madeUpRules: RollRules = {
  election: "2026-10",
  charter: "2025-03-07",
  organization: "example-org",
  from: "2025-10-05T00:00:00Z",
  until: "2026-10-05T00:00:00Z",
  oldestCommit: "2024-10-05T00:00:00Z",
  branches: "any",
  excludedRepositories: [],
  decisions: {
    from: Temporal.PlainDate.from("2026-10-05"),
    until: Temporal.PlainDate.from("2026-10-26"),
  },
};

export function account(id: number, login: string, type: Account["type"] = "User"): Account {
  return { id, login, type };
}

export const ada = account(1, "ada-l");
export const bo = account(2, "Bo-K");
export const cy = account(3, "cy-m");

export interface MadeUpCommit {
  readonly oid?: string;
  readonly by?: Account | null;
  readonly name?: string;
  readonly email?: string;
  /** Date or time of authorship. */
  readonly on?: string;
  readonly signedOffBy?: ContributedCommit["signedOffBy"];
  readonly coAuthoredBy?: ContributedCommit["coAuthoredBy"];
}

const instant = (text: string): string => (text.includes("T") ? text : `${text}T12:00:00Z`);
let commits = 0;

function commit({
  oid = (++commits).toString(16).padStart(40, "0"),
  by = null,
  name = by?.login ?? "Somebody",
  email = `${by?.login.toLowerCase() ?? "somebody"}@mail.example`,
  on = "2026-05-01",
  signedOffBy = [],
  coAuthoredBy = [],
}: MadeUpCommit): ContributedCommit {
  const at = instant(on);
  const author = { name, email, account: by };
  return { oid, authoredAt: at, committedAt: at, author, signedOffBy, coAuthoredBy };
}

export interface MadeUpPullRequest {
  readonly by?: Account | null;
  readonly on?: string;
  readonly repository?: string;
  readonly base?: string;
  readonly commits?: readonly MadeUpCommit[];
}

export function pullRequest(
  number: number,
  {
    by = ada,
    on = "2026-06-01",
    repository = "example-org/runtime",
    base = "main",
    commits: made = [],
  }: MadeUpPullRequest = {},
): Contribution {
  const mergedAt = instant(on);
  return {
    repository,
    number,
    title: `Change ${number}`,
    openedAt: mergedAt,
    mergedAt,
    base,
    author: by,
    commits: made.map(commit),
  };
}

export function repository(name: string, more: Partial<Repository> = {}): Repository {
  return { name, fork: false, archived: false, archivedAt: null, defaultBranch: "main", ...more };
}

export interface MadeUpSurroundings {
  readonly rules?: Partial<RollRules>;
  readonly people?: object;
  readonly privatePeople?: object;
  readonly profiles?: readonly AccountProfile[];
  readonly repositories?: readonly Repository[];
}

export function built(
  contributions: Iterable<Contribution>,
  { rules, people, privatePeople, profiles = [], repositories }: MadeUpSurroundings = {},
): BuiltRoll {
  const builder = rollBuilder({
    rules: { ...madeUpRules, ...rules },
    people: peopleFileSchema.parse({ formatVersion: 1, ...people }),
    privatePeople: privatePeopleFileSchema.parse({ formatVersion: 1, ...privatePeople }),
    profiles,
    repositories: repositories ?? [repository("runtime"), repository("tools")],
  });
  for (const contribution of contributions) builder.add(contribution);
  return builder.finish({ sha256: "0".repeat(64), tool: "1.2.3" });
}

export function roll(contributions: Iterable<Contribution>, more?: MadeUpSurroundings): Roll {
  return built(contributions, more).roll;
}
