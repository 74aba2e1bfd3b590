import * as z from "zod";
import { ElectionError } from "../../errors.ts";
import { accountSchema } from "../../people/account.ts";
import type { RoleState } from "../../roles/review-remarks.ts";
import type { ListedAccount, RoleLists } from "../../roles/role-lists.ts";
import { visible } from "../../visible-text.ts";
import { knownPeople } from "../candidacies/check-accounts.ts";
import type { GitHub } from "../client.ts";
import { failedBecause } from "../failures.ts";
import { policy } from "../policy.ts";
import { expected, isMissing, restFailure } from "../rest-failure.ts";
import { readRestList } from "../rest-list.ts";
import { requireMembership } from "./fetch-membership.ts";
import { membersAnswer, membersQuery, teamAnswer, teamQuery } from "./role-queries.ts";

const accountItem = accountSchema.pick({ id: true, login: true }).strip();
const membershipItem = z.object({ state: z.string() });

const scopes =
  "A classic token needs the scope read:org, a fine-grained one Members (read) of the organization.";

/** A team by its organization and slug. */
export interface TeamPlace {
  readonly organization: string;
  readonly team: string;
}

function noTeam({ organization, team }: TeamPlace, cause?: unknown): ElectionError {
  return new ElectionError(
    "github",
    `${visible(organization)} has no team ${visible(team)} that the token may see`,
    {
      hint: `Look at https://github.com/orgs/${visible(organization)}/teams; name another in elections/charter.yaml. ${scopes}`,
      cause,
    },
  );
}

async function countTeam(
  { graphql }: Pick<GitHub, "graphql">,
  { organization, team }: TeamPlace,
): Promise<number> {
  const variables = { organization, team };
  const answer = await graphql
    .read({ make: () => ({ text: teamQuery, variables, schema: teamAnswer }) })
    .catch((failure: unknown) => {
      throw failedBecause(failure, "NOT_FOUND") ? noTeam({ organization, team }, failure) : failure;
    });
  const found = answer.organization?.team;
  if (found == null) throw noTeam({ organization, team });
  return found.members.totalCount;
}

async function countMembers(
  { graphql }: Pick<GitHub, "graphql">,
  organization: string,
): Promise<number> {
  const variables = { organization };
  const answer = await graphql.read({
    make: () => ({ text: membersQuery, variables, schema: membersAnswer }),
  });
  return answer.organization?.membersWithRole.totalCount ?? Number.NaN;
}

/** Reads a list until its length matches GitHub's count, a few times, since it may change meanwhile. */
async function wholeList<List>(
  what: string,
  count: () => Promise<number>,
  read: () => Promise<List>,
  lengthOf: (list: List) => number,
): Promise<List> {
  for (let round = 1; ; round++) {
    const announced = await count();
    const list = await read();
    if (lengthOf(list) === announced) return list;
    if (round < policy.rounds) continue;
    throw new ElectionError(
      "github",
      `GitHub counts ${announced} people in ${visible(what)}, but shows ${lengthOf(list)} of them`,
      {
        hint: `Use the token of a member, or run the command again. ${scopes}`,
      },
    );
  }
}

function unique(list: readonly ListedAccount[]): ListedAccount[] {
  return [...new Map(list.map((account) => [account.id, account])).values()];
}

/**
 * Everyone in a team and its child teams.
 *
 * @throws ElectionError (github) where the team cannot be seen whole.
 */
export function fetchTeam(github: GitHub, place: TeamPlace): Promise<readonly ListedAccount[]> {
  const { organization, team } = place;
  const what = `the team ${team}`;
  const list = {
    route: "GET /orgs/{org}/teams/{team_slug}/members",
    parameters: { org: organization, team_slug: team },
    what,
    remedy: noTeam(place).hint ?? "",
    item: accountItem,
  };
  return wholeList(
    what,
    () => countTeam(github, place),
    async () => unique(await readRestList(github, list)),
    ({ length }) => length,
  );
}

async function fetchMembers(
  github: GitHub,
  organization: string,
): Promise<Pick<RoleLists, "owners" | "members">> {
  const read = async (role: "admin" | "member"): Promise<ListedAccount[]> =>
    unique(
      await readRestList(github, {
        route: "GET /orgs/{org}/members",
        parameters: { org: organization, role },
        what: `the members of ${organization}`,
        remedy: scopes,
        item: accountItem,
      }),
    );
  return wholeList(
    organization,
    () => countMembers(github, organization),
    async () => {
      const owners = await read("admin");
      return { owners, members: unique([...owners, ...(await read("member"))]) };
    },
    ({ members }) => members.length,
  );
}

/**
 * The committers, admins, owners and members, each list complete.
 *
 * @throws ElectionError (github) where the token is not a member's or may not see a list whole.
 */
export async function fetchRoleLists(
  github: GitHub,
  wanted: {
    readonly organization: string;
    readonly committerTeam: string;
    readonly adminTeam: string;
  },
): Promise<RoleLists> {
  const { organization } = await requireMembership(github, wanted.organization);
  const committers = await fetchTeam(github, { organization, team: wanted.committerTeam });
  const admins = await fetchTeam(github, { organization, team: wanted.adminTeam });
  return { committers, admins, ...(await fetchMembers(github, organization)) };
}

/**
 * The membership of people who are not on the organization's member list; by login as given.
 *
 * @throws ElectionError (github) where GitHub does not say.
 */
export async function fetchStandings(
  github: GitHub,
  organization: string,
  logins: readonly string[],
): Promise<ReadonlyMap<string, RoleState>> {
  const standings = new Map<string, RoleState>();
  if (logins.length === 0) return standings;
  const known = await knownPeople(github, logins);
  for (const username of logins) {
    const what = `the membership of ${username}`;
    try {
      const { data } = await github.rest.orgs.getMembershipForUser({ org: organization, username });
      expected(membershipItem, data, what);
      standings.set(username, "invited");
    } catch (failure) {
      if (!isMissing(failure)) throw restFailure(failure, what, scopes);
      standings.set(username, known.has(username) ? "outside" : "unknown");
    }
  }
  return standings;
}
