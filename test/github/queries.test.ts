import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import {
  byNumberQuery,
  commitsQuery,
  mergedCountsQuery,
  mergedQuery,
  pullRequestsQuery,
} from "../../src/github/evidence/pull-request-queries.ts";
import {
  commitAccountsQuery,
  countsQuery,
  namesQuery,
  organizationQuery,
  profilesQuery,
} from "../../src/github/queries.ts";
import {
  membershipQuery,
  membersQuery,
  nominationQuery,
  teamQuery,
  workQuery,
} from "../../src/github/roles/role-queries.ts";
import { queryLoad } from "../support/fake-github/query-limits.ts";
import { gitHubSchema } from "../support/fake-github/schema.ts";

describe("every query", () => {
  // Points: requests for connections / 100, rounded, at least 1. Pull requests: 1 + 100 = 101.
  it.each([
    ["CountMerged", mergedCountsQuery(25), {}, 1],
    ["FindMerged", mergedQuery(10), {}, 1],
    // Twenty connections of commits.
    ["FindByNumber", byNumberQuery(20), { commits: 100 }, 1],
    ["FindOrganization", organizationQuery, {}, 1],
    ["FindPullRequests", pullRequestsQuery, { first: 100, commits: 100 }, 1],
    ["FindCommits", commitsQuery(20), {}, 1],
    ["FindProfiles", profilesQuery, {}, 1],
    ["FindNames", namesQuery, {}, 1],
    ["CountPullRequests", countsQuery(20), {}, 1],
    ["FindCommitAccounts", commitAccountsQuery(100), {}, 1],
    ["FindMembership", membershipQuery, {}, 1],
    ["CountTeam", teamQuery, {}, 1],
    ["CountMembers", membersQuery, {}, 1],
    // Ten searches with 25 pull requests each: 10 + 250 = 260.
    ["FindWork", workQuery(10), {}, 3],
    ["FindNomination", nominationQuery, {}, 1],
  ])("%s fits GitHub's schema and limits, for so many points", (name, text, variables, cost) => {
    const document = parse(text);
    expect(validate(gitHubSchema(), document)).toEqual([]);
    expect(queryLoad(gitHubSchema(), document, variables)).toMatchObject({ errors: [], cost });
    expect(text).toMatch(new RegExp(`^query ${name}\\b`));
  });
});
