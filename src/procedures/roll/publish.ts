import type { Election } from "../../election/election.ts";
import { compareLists } from "../../electorate/compare/compare-lists.ts";
import { listStanding, publicList } from "../../electorate/public-roll.ts";
import { rollRules } from "../../electorate/roll-rules.ts";
import { ElectionError } from "../../errors.ts";
import { compareLogins, sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { chooseElection, readElection } from "../../workspace/election/election-file.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { readFreeze, readRevision } from "../../workspace/roll/freeze-files.ts";
import {
  findPublishedList,
  type PublicVoterList,
  publicListSchema,
  publicListText,
  readPublicList,
  voterListPath,
} from "../../workspace/roll/public-list.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A public list for the election's folder, and what it changes there. */
export interface ListPublication {
  readonly list: PublicVoterList;
  readonly plan: readonly FileChange[];
  /** Compared with the published list; null where there is none. */
  readonly since: { readonly joined: readonly string[]; readonly left: readonly string[] } | null;
}

function refuse(problem: string, hint: string): never {
  throw new ElectionError("refused", problem, { hint });
}

/** The list of the roll in the private folder: the last revision if it is frozen. */
async function ownList(
  workspace: Workspace,
  id: string,
  election: Election,
): Promise<PublicVoterList> {
  const roll = await readRevision(workspace, id);
  const here = (await readFreeze(workspace, id))?.revisions.at(-1);
  if (election.rolls?.at(-1)?.sha256 !== here?.sha256) {
    refuse(
      here === undefined
        ? "the frozen roll that election.yaml names is not on this computer"
        : `election.yaml does not name the roll that is frozen here, revision ${here.revision}`,
      "Have the official who froze it run this command, or give the voter list job's list: --list voters.json",
    );
  }
  return publicListSchema.parse(publicList(roll, election));
}

/** Refuses a list that does not match this election's plan and frozen roll. */
function requireFit(
  { election: id, frozen, provisional, rule, voters }: PublicVoterList,
  election: Election,
  until: string,
): void {
  const again = "Build the list again: run the voter list job, or kata-election roll update.";
  const twice = voters.find(({ login }, at) => at > 0 && sameLogin(login, voters[at - 1]?.login));
  if (voters.length === 0) refuse("the list names no voter", again);
  if (twice !== undefined) refuse(`the list names ${visible(twice.login)} twice`, again);
  if (rule !== undefined && rule.until.slice(0, 10) !== until) {
    refuse(
      `the list counts until ${visible(rule.until.slice(0, 10))}, and nominations of ${id} open on ${until}`,
      again,
    );
  }
  const last = election.rolls?.at(-1);
  if (frozen !== undefined && frozen.sha256 !== last?.sha256) {
    refuse(
      `the list is of revision ${frozen.revision}, and ${last === undefined ? "the roll is not frozen" : `the last one frozen is ${last.revision}`}, says election.yaml`,
      again,
    );
  }
  if (last === undefined) return;
  if (provisional !== undefined) {
    refuse(`the list is provisional, and the roll was frozen on ${last.frozen.toString()}`, again);
  }
  if (voters.length !== last.voters) {
    refuse(
      `the list names ${voters.length} voters, and revision ${last.revision} of the frozen roll has ${last.voters}`,
      "Publish the list of the frozen roll: have the official who froze it run this command without --list.",
    );
  }
}

/** If the frozen roll is on this computer, a list from elsewhere must name the same people. */
async function requireFrozenVoters(
  workspace: Workspace,
  { election, voters }: PublicVoterList,
): Promise<void> {
  if ((await readFreeze(workspace, election)) === undefined) return;
  const { joined, left } = compareLists((await readRevision(workspace, election)).voters, voters);
  const other = [...joined, ...left];
  if (other.length === 0) return;
  refuse(
    `the list and the frozen roll differ in ${other.map(visible).join(", ")}`,
    "Leave out --list to publish the frozen roll's list.",
  );
}

/**
 * Plans the public list of voters in the election's folder: logins and names, whether it is provisional or
 * frozen, and who to tell about mistakes, from election.yaml.
 *
 * @param given a list made elsewhere, as the voter list job keeps it; undefined for the roll in this checkout.
 * @throws ElectionError (input) where a file is missing or malformed, (refused) where the list is private, or
 * does not match the current roll.
 */
export async function planVoterList(
  workspace: Workspace,
  named: string | undefined,
  given: { readonly folder: string; readonly path: string } | undefined,
): Promise<ListPublication> {
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const hint =
    "Give voters.json of the voter list job, or what kata-election roll export --to json prints.";
  const found =
    given === undefined
      ? await ownList(workspace, id, election)
      : await readPublicList(given.folder, given.path, hint);
  if (found.election !== id) {
    throw new ElectionError("input", `this is the list of ${found.election}, not of ${id}`, {
      hint: `To publish it, name its election: kata-election roll publish ${found.election} --list <file>`,
    });
  }
  const voters = found.voters.toSorted((a, b) => compareLogins(a.login, b.login));
  const { until } = rollRules(await readCharter(workspace, election.charter), election);
  requireFit({ ...found, voters }, election, until.slice(0, 10));
  if (given !== undefined) await requireFrozenVoters(workspace, { ...found, voters });
  const list = publicListSchema.parse({ ...found, ...listStanding(election), voters });
  const before = await findPublishedList(workspace, id);
  const known = before?.provisional;
  if (known !== undefined && list.provisional !== undefined && list.provisional < known) {
    refuse(
      `the list covers pull requests until ${list.provisional}, the published one until ${known}`,
      "Give the latest list.",
    );
  }
  return {
    list,
    plan: [await planFile(workspace, voterListPath(id), publicListText(list))],
    since: before === undefined ? null : compareLists(before.voters, voters),
  };
}
