import type { Charter } from "./charter.ts";

type Rules = Charter["rules"];

/** The source of a rule that the community has written down nowhere. */
export const notWritten = "not in the charter; this tool's default";

/** A rule with the words that it rests on, quoted from a page of the community repository. */
function written<const Value>(value: Value, source: string, text: string) {
  return { value, clause: { source, text } };
}

/** A setting for a question that no page answers, with its effect. */
function unwritten<const Value>(value: Value, text: string) {
  return { value, clause: { source: notWritten, text } };
}

const settings = {
  branches: unwritten(
    "any",
    "A pull request counts whatever branch it was merged into, as the script of the officials counts commits.",
  ),
  oldestCommitMonths: unwritten(
    12,
    "A commit authored longer before the qualifying period is imported history: listed for review, not counted.",
  ),
  ties: unwritten(
    "decision",
    "A tie is never broken by the tool: a person decides and records it.",
  ),
  groups: unwritten(
    "off",
    "Affiliated companies count as separate organizations; what counting them together would change is reported.",
  ),
  noOrganization: unwritten(
    "exempt",
    "The limit does not apply to people without an organization.",
  ),
  affiliationDate: unwritten(
    "nominations-close",
    "The affiliation declared when nominations close counts; a later change that would elect others needs a decision.",
  ),
  unknownAffiliation: unwritten(
    "decision",
    "An unknown affiliation, or several, needs a decision if it could change who is elected.",
  ),
  privateRetentionMonths: unwritten(
    12,
    "Addresses and ballots are kept for a full term after voting closes, so that a result can be questioned during that term; then they must be deleted.",
  ),
  committerReviewDays: unwritten(
    14,
    "The page says “after a short review period” but not how short: two weeks from the day the list is shared.",
  ),
  committerQuorum: unwritten(
    "majority",
    "The page says “by quorum of the active Architecture Committee” but not how many that is: more than half of the members in office.",
  ),
} as const satisfies Partial<Rules>;

const noRolesYet = "No page defines this role or asks for its review yet.";
const withoutRoles = {
  committerTeam: unwritten("none", noRolesYet),
  committerReview: unwritten("none", noRolesYet),
  adminTeam: unwritten("none", noRolesYet),
  admins: unwritten("not-reviewed", noRolesYet),
  owners: unwritten("not-reviewed", noRolesYet),
} as const satisfies Partial<Rules>;

const organization = written(
  "kata-containers",
  "community README, About Kata Containers",
  "The code is hosted on GitHub under the Apache 2 license.",
);

/** The rules as the launch page of 2017-12-04 states them. */
export const launchRules: Rules = {
  ...settings,
  ...withoutRoles,
  organization,
  seats: written(
    { total: 5, autumn: 2, spring: 3 },
    "community README 2017-12, Architecture Committee",
    "In June 2018, 3 of the 5 seats will be up for election […] In December 2018, the remaining 2 seats.",
  ),
  organizationLimit: written(
    2,
    "community README 2017-12, Architecture Committee",
    "no more than 2 of the 5 seats can be filled by any one organization",
  ),
  termMonths: written(
    12,
    "community README 2017-12, Architecture Committee",
    "The elections will continue on this staggered cycle (3 seats and 2 seats) every six months",
  ),
  qualifyingMonths: written(
    12,
    "community README 2017-12, Contributor",
    "someone who has merged code within the last 12 months",
  ),
  qualifyingEnd: unwritten(
    "nominations-open",
    "The pages say only “before the election”; the script of the officials ended on the first day of nominations.",
  ),
  mayStand: written(
    "anyone who has made contributions",
    "community README 2017-12, Architecture Committee",
    "Anyone who has made contributions to the project will be eligible to run",
  ),
  mergesCode: written(
    "maintainers",
    "community README 2017-12, Maintainer",
    "A Maintainer has the ability to merge code into the Kata Containers project.",
  ),
  completionRule: unwritten(
    "minimax",
    "Condorcet with the default completion rule of CIVS; the launch page names no method.",
  ),
  timelineApproval: unwritten("none", "No page asks for an approval of the timeline yet."),
  campaignQuestions: unwritten(
    "mailing-list",
    "The launch page names no place for questions to the candidates; later pages name the mailing lists.",
  ),
  vacancy: unwritten(
    "moves",
    "A seat vacated early is filled at the next election for a full term and takes that election's season.",
  ),
};

const electionsSystem = written(
  "minimax",
  "elections/README.md, System; minimax is CIVS's default completion rule",
  "The Architecture Committee election uses CIVS with Condorcet method voting.",
);

/** The rules since the first election, 2018-09-10: autumn and spring. */
export const firstElectionRules: Rules = {
  ...launchRules,
  seats: written(
    { total: 5, autumn: 3, spring: 2 },
    "community README 2020, Architecture Committee",
    "Architecture Committee elections take place in September (3 seats available) and February (2 seats available).",
  ),
  organizationLimit: written(
    2,
    "community README 2020, Architecture Committee",
    "no more than 2 of the 5 seats can be filled by any one organization",
  ),
  termMonths: written(
    12,
    "elections/arch-committee-2019-03/Results.md",
    "(re-)admitted to the Architecture Committee on 2019-02-19 for another 12 month term",
  ),
  qualifyingMonths: written(
    12,
    "community README 2020, Architecture Committee",
    "anyone who has had code merged into the Kata Containers project in the 12 months (a Contributor) before the election will be eligible to vote",
  ),
  completionRule: electionsSystem,
  campaignQuestions: written(
    "mailing-list",
    "elections/README.md, Election Dates",
    'One week "debate period" for electorate to pose questions on the community mailing lists to learn the candidates platforms',
  ),
};

/** The rules since 2023-05-02: seven seats. */
export const sevenSeatsRules: Rules = {
  ...firstElectionRules,
  seats: written(
    { total: 7, autumn: 3, spring: 4 },
    "community README 2023, Architecture Committee",
    "Architecture Committee elections take place in the Autumn (3 seats available) and in the Spring (4 seats available).",
  ),
  organizationLimit: written(
    2,
    "community README 2023, Architecture Committee",
    "no more than 2 of the 7 seats can be filled by any one organization",
  ),
  vacancy: written(
    "moves",
    "elections/arch-committee-2023-10/README.md; a precedent, not a rule",
    "There are four Architecture Committee seats up for election. The seats […] are currently filled by […] and […] who stepped down early.",
  ),
};

/** The rules since 2024-03-27: the qualifying period ends when nominations open. */
export const nominationPeriodRules: Rules = {
  ...sevenSeatsRules,
  qualifyingMonths: written(
    12,
    "elections/README.md 2024-03-27, Electorate",
    "anyone who has had code merged in the Kata Containers project in the last 12 months prior to the first day of the nomination period",
  ),
  timelineApproval: written(
    "committee",
    "elections/process/README.md, Selecting Election Dates; undated, not there yet in November 2023",
    "The current AC needs to approve the timeline once there is a proposal",
  ),
  qualifyingEnd: written(
    "nominations-open",
    "elections/README.md 2024-03-27, Electorate",
    "in the last 12 months prior to the first day of the nomination period",
  ),
  campaignQuestions: written(
    "discussions",
    "elections/process/README.md, AC Campaigning; undated, not there yet in November 2023",
    "The questions will be hosted in the Community repo's discussions board",
  ),
};

/** The rules since 2025-03-07: committers, admins and owners. */
export const committersRules: Rules = {
  ...nominationPeriodRules,
  mergesCode: written(
    "committers",
    "community README 2025-03-07, Committer",
    "Kata Containers Committers […] have the ability to merge code into the Kata Containers project. […] nominated by an established Committer and approved by quorum of the active Architecture Committee",
  ),
  committerTeam: written(
    "kata-containers-committer",
    "community README 2025-03-07, Committer",
    "Kata Containers Committers (as defined by the kata-containers-committer team) have the ability to merge code",
  ),
  committerReview: written(
    "inactive-are-removed",
    "community README 2025-03-07, Committer",
    "a list of people, who are on the team, but who haven't been an active Contributor in the last 12 months will be created and shared with the Architecture Committee and community. After a short review period, to allow time to check for any errors, inactive team members will be removed.",
  ),
  adminTeam: written(
    "kata-containers-admin",
    "community README 2025-03-07, Admin",
    "Kata Containers Admins (as defined by the kata-containers-admin team) have admin access to the kata-containers repo",
  ),
  admins: written(
    "committee-and-named",
    "community README 2025-03-07, Admin",
    "The Admin list is reviewed and updated after each Architecture Committee election and typically contains: The Architecture Committee; Optionally, some specific people that the Architecture Committee agree on adding for a specific purpose (e.g. to manage the CI)",
  ),
  owners: written(
    "committee-foundation-and-named",
    "community README 2025-03-07, Owner",
    "The owners list is reviewed and updated after each Architecture Committee election and contains: The Community Manager and one, or more extra people from the OpenInfra Foundation for redundancy and vacation cover; The Architecture Committee; Optionally, some specific people that the Architecture Committee agree on adding for a specific purpose",
  ),
};
