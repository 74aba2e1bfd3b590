import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { ElectionError } from "../../errors.ts";
import { knownPeople } from "../../github/candidacies/check-accounts.ts";
import type { GitHub } from "../../github/client.ts";
import { requireMembership } from "../../github/roles/fetch-membership.ts";
import { fetchNomination } from "../../github/roles/fetch-nomination.ts";
import { fetchTeam } from "../../github/roles/fetch-role-lists.ts";
import type { CommitteeMember } from "../../roles/access.ts";
import { judgeNomination, type NominationVerdict } from "../../roles/judge-nomination.ts";
import { type IssuePlace, readIssuePlace } from "../../roles/nomination.ts";
import { activeCommittee } from "../../roles/review.ts";
import { readLedger } from "../../workspace/committee/committee-file.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** What a nomination is judged by. */
export interface QuorumRules {
  readonly on: Temporal.PlainDate;
  readonly charter: Charter;
  readonly team: string;
  readonly place: IssuePlace;
  readonly committee: readonly CommitteeMember[];
}

/**
 * Reads the charter and the committee of a day, and where the nomination is.
 *
 * @param issue as people name it.
 * @throws ElectionError (input) where the charter has no committers, the issue is unclear, or there is no valid
 * ledger.
 */
export async function readQuorumRules(
  workspace: Workspace,
  issue: string,
  on: Temporal.PlainDate,
): Promise<QuorumRules> {
  const charter = charterInForce(on, await readCharters(workspace));
  const team = charter.rules.committerTeam.value;
  if (team === "none") {
    throw new ElectionError("input", `the charter of ${charter.id} has no committers`, {
      hint: "Name a later day with --as-of; charters have them since 2025-03-07.",
    });
  }
  const place = readIssuePlace(issue, `${charter.rules.organization.value}/community`);
  const { value: ledger } = await readLedger(workspace);
  return { on, charter, team, place, committee: activeCommittee(ledger, on) };
}

/**
 * Asks GitHub for the nomination and the committers, and judges it.
 *
 * @throws ElectionError (github) where the token is not a member's, or something cannot be read whole.
 */
export async function judgeNominationIssue(
  github: GitHub,
  { charter, team, place, committee }: QuorumRules,
  named: { readonly nominee: string | undefined; readonly nominator: string | undefined },
): Promise<NominationVerdict> {
  const membership = await requireMembership(github, charter.rules.organization.value);
  const issue = await fetchNomination(github, place);
  const committers = await fetchTeam(github, { organization: membership.organization, team });
  const logins = committee.map(({ login }) => login);
  const known = await knownPeople(github, logins);
  const unknown = logins.filter((login) => !known.has(login));
  return judgeNomination({ issue, charter, committee, committers, unknown, ...named });
}
