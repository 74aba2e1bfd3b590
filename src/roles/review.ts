import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import type { Ledger } from "../committee/ledger.ts";
import { committeeOn, type SeatState } from "../committee/members.ts";
import { ElectionError } from "../errors.ts";
import { compareLogins, loginKey } from "../people/account.ts";
import { botIndex } from "../people/bots.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { type AccessReview, type CommitteeMember, reviewAccess } from "./access.ts";
import { type CommitterReview, type LastWork, reviewCommitters } from "./committers.ts";
import type { RollOfContributors } from "./contributors.ts";
import { type FormerMember, formerMembers, lastTerms } from "./former-members.ts";
import { type NamedPeople, namedPeople } from "./named-people.ts";
import { type ReviewRemark, type RoleState, reviewRemarks } from "./review-remarks.ts";
import { loginKeys, type RoleLists } from "./role-lists.ts";

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
  /** The qualifying period of the roll; merges after it count too. */
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
  readonly standings: ReadonlyMap<string, RoleState>;
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
    remarks: reviewRemarks({
      election,
      hasResult: ledger.terms.some(({ elected }) => elected === election),
      roll,
      states,
      named: [committerNames, adminNames, ownerNames],
      owners: ownerNames,
      standings,
    }),
  };
}
