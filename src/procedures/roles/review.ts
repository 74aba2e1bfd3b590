import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../../charter/charter.ts";
import type { Ledger } from "../../committee/ledger.ts";
import type { Election } from "../../election/election.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../../github/client.ts";
import { fetchLastWork } from "../../github/roles/fetch-last-work.ts";
import { fetchRoleLists, fetchStandings } from "../../github/roles/fetch-role-lists.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import { committersToLookUp, type LastWork } from "../../roles/committers.ts";
import {
  activeCommittee,
  peopleToFind,
  type RoleReview,
  reviewRoles,
  type TeamNames,
} from "../../roles/review.ts";
import type { RoleState } from "../../roles/review-remarks.ts";
import type { RoleLists } from "../../roles/role-lists.ts";
import { readLedger } from "../../workspace/committee/committee-file.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { chooseElection, readElection } from "../../workspace/election/election-file.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { buildRollFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { readRevision } from "../../workspace/roll/freeze-files.ts";
import { rollPath } from "../../workspace/roll/roll-file.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";

/** What the workspace says about the roles. */
export interface ReviewFiles {
  readonly election: string;
  readonly charter: Charter;
  readonly teams: TeamNames;
  readonly roll: Roll;
  readonly ledger: Ledger;
  readonly people: PeopleFile;
  readonly today: Temporal.PlainDate;
}

/** What GitHub says about them. */
export interface ReviewAnswers {
  readonly lists: RoleLists;
  readonly work: ReadonlyMap<string, LastWork>;
  readonly standings: ReadonlyMap<string, RoleState>;
}

async function rollOf(workspace: Workspace, election: Election, tool: string): Promise<Roll> {
  const id = election.election;
  const isBuilt = (await readText(workspace, rollPath(id))) !== undefined;
  const roll = isBuilt
    ? await readRevision(workspace, id)
    : await buildRollFromFiles(workspace, election, { tool, provisional: false });
  if (roll.evidence.until === undefined) return roll;
  throw new ElectionError(
    "input",
    `the roll of ${id} is provisional: its evidence ends at ${roll.evidence.until}, before the qualifying period does`,
    {
      hint: "It cannot show who is inactive. Run kata-election roll update.",
    },
  );
}

/** The charter's teams. */
function teamsOf({ rules, id }: Charter) {
  const teams = {
    committerTeam: rules.committerTeam.value,
    adminTeam: rules.adminTeam.value,
  };
  const isReviewed =
    rules.committerReview.value !== "none" &&
    rules.admins.value !== "not-reviewed" &&
    rules.owners.value !== "not-reviewed" &&
    !Object.values(teams).includes("none");
  if (isReviewed) return teams;
  throw new ElectionError("input", `the charter of ${id} does not require a review of roles`, {
    hint: "Name a later election with --election; charters since 2025-03-07 require it.",
  });
}

/**
 * Reads what the workspace says about the roles.
 *
 * @param today in UTC; `tool`: the version that builds a roll where none is built yet.
 * @throws ElectionError (input) where a file is missing or malformed, the roll is provisional, or the
 * election's charter has no review of roles.
 */
export async function readReviewFiles(
  workspace: Workspace,
  named: string | undefined,
  { today, tool }: { readonly today: Temporal.PlainDate; readonly tool: string },
): Promise<ReviewFiles> {
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const charter = await readCharter(workspace, election.charter);
  const teams = teamsOf(charter);
  const { value: ledger } = await readLedger(workspace);
  const people = await readPeople(workspace);
  activeCommittee(ledger, today);
  const roll = await rollOf(workspace, election, tool);
  return { election: id, charter, teams, roll, ledger, people, today };
}

/**
 * Asks GitHub for the lists, and for the last activity of people who are not contributors by the roll.
 *
 * @throws ElectionError (github) where the token is not a member's, or a list cannot be seen whole.
 */
export async function readReviewAnswers(
  github: GitHub,
  { charter, teams, roll, ledger, people, today }: ReviewFiles,
  stage: (what: string) => void,
): Promise<ReviewAnswers> {
  const organization = charter.rules.organization.value;
  stage("reading teams and members");
  const lists = await fetchRoleLists(github, { organization, ...teams });
  const toFind = peopleToFind(activeCommittee(ledger, today), people, lists, today);
  const standings = await fetchStandings(github, organization, toFind);
  stage("looking for the last work of committers who are not on the roll");
  const toLookUp = committersToLookUp(lists.committers, roll);
  const work = await fetchLastWork(github, organization, toLookUp);
  return { lists, work, standings };
}

/** The review of what was read; `listed`: since when each person is on the shared list. */
export function reviewOf(
  { charter, ...files }: ReviewFiles,
  answers: ReviewAnswers,
  listed: ReadonlyMap<string, Temporal.PlainDate>,
): RoleReview {
  const organization = charter.rules.organization.value;
  return reviewRoles({ ...files, charter, organization, ...answers, listed });
}
