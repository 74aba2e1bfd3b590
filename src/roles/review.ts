import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import type { Ledger } from "../committee/ledger.ts";
import { committeeOn, type SeatState } from "../committee/members.ts";
import { ElectionError } from "../errors.ts";
import { compareLogins, loginKey } from "../people/account.ts";
import { botIndex } from "../people/bots.ts";
import type { PeopleFile, ReviewedRole } from "../people/people-file.ts";
import { type AccessReview, type CommitteeMember, reviewAccess } from "./access.ts";
import { type CommitterReview, type LastWork, reviewCommitters } from "./committers.ts";
import { type RollOfContributors, unknownAuthors } from "./contributors.ts";
import { type FormerMember, formerMembers, lastTerms } from "./former-members.ts";
import { type NamedPeople, namedPeople } from "./named-people.ts";
import { loginKeys, type RoleLists } from "./role-lists.ts";

/** How somebody stands to the organization who is no member of it; `unknown`: GitHub knows no such account. */
export type Standing = "invited" | "outside" | "unknown";

/** Something that people should know who read a review. */
export type ReviewRemark =
  /** The ledger is not yet as the election left it, so neither is the committee of the review. */
  | { readonly code: "no-result"; readonly election: string }
  | { readonly code: "overdue" | "vacant"; readonly seats: readonly number[] }
  /** Authors of merged commits whom no account is known for: an inactive committer may be one of them. */
  | { readonly code: "unknown-authors"; readonly count: number }
  /** The charter gives ownership to them, and `people.yaml` names nobody. */
  | { readonly code: "no-community-manager" | "no-foundation" }
  | { readonly code: "no-expiry"; readonly login: string; readonly role: ReviewedRole }
  | { readonly code: "no-member"; readonly login: string; readonly standing: Standing };

/** The teams of committers and admins, as addresses on GitHub name them. */
export interface TeamNames {
  readonly committerTeam: string;
  readonly adminTeam: string;
}

/** The roles of a project on GitHub, held against the roll, the committee and the charter. */
export interface RoleReview {
  readonly election: string;
  readonly charter: Charter;
  readonly organization: string;
  /** Names of the teams whose lists these are. */
  readonly teams: TeamNames;
  readonly today: Temporal.PlainDate;
  /** The qualifying period of the roll; merges after it count, too. */
  readonly period: { readonly from: string; readonly until: string };
  readonly committee: readonly CommitteeMember[];
  readonly committers: CommitterReview;
  readonly admins: AccessReview;
  readonly owners: AccessReview;
  readonly former: readonly FormerMember[];
  readonly remarks: readonly ReviewRemark[];
}

export interface RolesToReview {
  readonly election: string;
  readonly charter: Charter;
  readonly organization: string;
  readonly teams: TeamNames;
  readonly today: Temporal.PlainDate;
  readonly roll: RollOfContributors;
  readonly ledger: Ledger;
  readonly people: Pick<PeopleFile, "roles" | "bots">;
  readonly lists: RoleLists;
  readonly work: ReadonlyMap<string, LastWork>;
  readonly listed: ReadonlyMap<string, Temporal.PlainDate>;
  /** By login key: of everyone whom {@link peopleToFind} names. */
  readonly standings: ReadonlyMap<string, Standing>;
}

function membersOf(states: readonly SeatState[]): CommitteeMember[] {
  return states
    .flatMap(({ term }) => (term === undefined ? [] : [{ login: term.holder, name: term.name }]))
    .sort((a, b) => compareLogins(a.login, b.login));
}

/**
 * The members of the committee on a day, by login.
 *
 * @throws ElectionError (input) where the ledger knows none.
 */
export function activeCommittee(ledger: Ledger, on: Temporal.PlainDate): CommitteeMember[] {
  const members = membersOf(committeeOn(ledger, on));
  if (members.length > 0) return members;
  throw new ElectionError("input", `elections/committee.yaml has no member on ${on}`, {
    hint: "Add the terms of the members in office, or name another day.",
  });
}

/** Members of the committee and named people who do not belong to the organization: their standing is to be asked. */
export function peopleToFind(
  committee: readonly CommitteeMember[],
  people: Pick<PeopleFile, "roles">,
  { members }: Pick<RoleLists, "members">,
  today: Temporal.PlainDate,
): string[] {
  const inside = loginKeys(members);
  const named = (["committer", "admin", "owner"] as const).flatMap((role) => [
    ...namedPeople(people, role, today).inForce.values(),
  ]);
  const wanted = new Map([...committee, ...named].map(({ login }) => [loginKey(login), login]));
  return [...wanted]
    .filter(([key]) => !inside.has(key))
    .map(([, login]) => login)
    .sort(compareLogins);
}

function seatRemarks(states: readonly SeatState[]): ReviewRemark[] {
  const seats = (wanted: (state: SeatState) => boolean): number[] =>
    states.filter(wanted).map(({ seat }) => seat);
  const overdue = seats((state) => state.overdue);
  const vacant = seats(({ term }) => term === undefined);
  return [
    ...(overdue.length > 0 ? [{ code: "overdue" as const, seats: overdue }] : []),
    ...(vacant.length > 0 ? [{ code: "vacant" as const, seats: vacant }] : []),
  ];
}

function ownerRemarks(owners: NamedPeople): ReviewRemark[] {
  const named = [...owners.inForce.values()];
  const has = (kind: "community-manager" | "foundation"): boolean =>
    named.some(({ as }) => as === kind);
  return [
    ...(has("community-manager") ? [] : [{ code: "no-community-manager" as const }]),
    ...(has("foundation") ? [] : [{ code: "no-foundation" as const }]),
  ];
}

function expiryRemarks(named: readonly NamedPeople[]): ReviewRemark[] {
  return named
    .flatMap(({ inForce }) => [...inForce.values()])
    .filter(({ as, expires }) => as === "named" && expires === undefined)
    .map(({ login, role }) => ({ code: "no-expiry", login, role }));
}

/**
 * Reviews the roles: what each list on GitHub should lose and gain by the charter.
 *
 * @throws ElectionError (input) where the ledger knows no member of the committee today.
 */
export function reviewRoles(sources: RolesToReview): RoleReview {
  const { election, charter, organization, today, roll, ledger, people, lists, standings } =
    sources;
  const states = committeeOn(ledger, today);
  const committee = activeCommittee(ledger, today);
  const sitting = loginKeys(committee);
  const terms = lastTerms(ledger, sitting, today);
  const [committerNames, adminNames, ownerNames] = (["committer", "admin", "owner"] as const).map(
    (role) => namedPeople(people, role, today),
  ) as [NamedPeople, NamedPeople, NamedPeople];
  const committers = reviewCommitters({
    committers: lists.committers,
    roll,
    work: sources.work,
    named: committerNames,
    bots: botIndex(people),
    committee: sitting,
    today,
    reviewDays: charter.rules.committerReviewDays.value,
    listed: sources.listed,
  });
  const access = { committee, former: new Set(terms.keys()) };
  const admins = reviewAccess({ ...access, list: lists.admins, named: adminNames });
  const owners = reviewAccess({ ...access, list: lists.owners, named: ownerNames });
  const unknown = unknownAuthors(roll).length;
  const hasResult = ledger.terms.some(({ elected }) => elected === election);
  return {
    election,
    charter,
    organization,
    teams: sources.teams,
    today,
    period: { from: roll.rule.from, until: roll.rule.until },
    committee,
    committers,
    admins,
    owners,
    former: formerMembers(terms, committers, admins, owners),
    remarks: [
      ...(hasResult ? [] : [{ code: "no-result" as const, election }]),
      ...(unknown === 0 ? [] : [{ code: "unknown-authors" as const, count: unknown }]),
      ...seatRemarks(states),
      ...ownerRemarks(ownerNames),
      ...expiryRemarks([committerNames, adminNames, ownerNames]),
      ...[...standings].map(([login, standing]): ReviewRemark => {
        return { code: "no-member", login, standing };
      }),
    ],
  };
}
