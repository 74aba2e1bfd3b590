import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../../../charter/charter.ts";
import type { Ledger } from "../../../committee/ledger.ts";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import type { Roll } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import type { GitHub } from "../../../github/client.ts";
import type { PeopleFile } from "../../../people/people-file.ts";
import { committersToLookUp, type LastWork } from "../../../roles/committers.ts";
import {
  activeCommittee,
  peopleToFind,
  type RoleReview,
  reviewRoles,
  type TeamNames,
} from "../../../roles/review.ts";
import type { Standing } from "../../../roles/review-remarks.ts";
import type { RoleLists } from "../../../roles/role-lists.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";

/** What is reviewed, as options. */
export interface ReviewRequest {
  readonly election?: string;
  readonly committerTeam?: string;
  readonly adminTeam?: string;
}

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
  readonly standings: ReadonlyMap<string, Standing>;
}

async function rollOf(
  { version }: CliContext,
  workspace: Workspace,
  election: Election,
): Promise<Roll> {
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { rollPath } = await import("../../../workspace/roll/roll-file.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  const id = election.election;
  const isBuilt = (await readText(workspace, rollPath(id))) !== undefined;
  const { buildRollFromFiles } = await import("../../../workspace/roll/build-roll-files.ts");
  const roll = isBuilt
    ? await readRevision(workspace, id)
    : await buildRollFromFiles(workspace, election, { tool: version, provisional: false });
  if (roll.evidence.until === undefined) return roll;
  throw new ElectionError(
    "input",
    `the roll of ${id} is provisional: its evidence ends at ${roll.evidence.until}, before the qualifying period does`,
    {
      hint: "Nobody can be called inactive by it. Run kata-election roll fetch and roll build again.",
    },
  );
}

/** The charter's teams, or those named instead. */
function teamsOf({ rules, id }: Charter, { committerTeam, adminTeam }: ReviewRequest) {
  const teams = {
    committerTeam: committerTeam ?? rules.committerTeam.value,
    adminTeam: adminTeam ?? rules.adminTeam.value,
  };
  const isReviewed =
    rules.committerReview.value !== "none" &&
    rules.admins.value !== "not-reviewed" &&
    rules.owners.value !== "not-reviewed" &&
    !Object.values(teams).includes("none");
  if (isReviewed) return teams;
  throw new ElectionError("input", `the charter of ${id} asks for no review of roles`, {
    hint: "Name a later election with --election; charters since 2025-03-07 ask for it.",
  });
}

/**
 * Reads what the workspace says about the roles.
 *
 * @throws ElectionError (input) where a file is missing or malformed, the roll is provisional, or the
 * election's charter knows no review of roles.
 */
export async function readReviewFiles(
  context: CliContext,
  request: ReviewRequest,
): Promise<ReviewFiles> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readCharter } = await import("../../../workspace/election/charter-file.ts");
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { readPeople } = await import("../../../workspace/people/people-files.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, request.election);
  const { value: election } = await readElection(workspace, id);
  const charter = await readCharter(workspace, election.charter);
  const teams = teamsOf(charter, request);
  const { value: ledger } = await readLedger(workspace);
  const people = await readPeople(workspace);
  const today = utcDate(await context.now());
  activeCommittee(ledger, today);
  const roll = await rollOf(context, workspace, election);
  return { election: id, charter, teams, roll, ledger, people, today };
}

/**
 * Asks GitHub for the lists, and what those last did whom the roll does not show as contributors.
 *
 * @throws ElectionError (github) where the token is no member's, or a list cannot be seen whole.
 */
export async function readReviewAnswers(
  github: GitHub,
  { charter, teams, roll, ledger, people, today }: ReviewFiles,
  stage: (what: string) => void,
): Promise<ReviewAnswers> {
  const { fetchRoleLists, fetchStandings } = await import(
    "../../../github/roles/fetch-role-lists.ts"
  );
  const { fetchLastWork } = await import("../../../github/roles/fetch-last-work.ts");
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

/** The review of what was read; `listed`: since when people are on the list that was shared. */
export function reviewOf(
  { charter, ...files }: ReviewFiles,
  answers: ReviewAnswers,
  listed: ReadonlyMap<string, Temporal.PlainDate>,
): RoleReview {
  const organization = charter.rules.organization.value;
  return reviewRoles({ ...files, charter, organization, ...answers, listed });
}
