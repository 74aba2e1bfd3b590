import type { Temporal } from "temporal-polyfill";
import { charterInForce } from "../../charter/kata-charters.ts";
import { endTerm, moveMember } from "../../committee/events.ts";
import type { Ledger } from "../../committee/ledger.ts";
import { committeeOn } from "../../committee/members.ts";
import { readAffiliationWords } from "../../people/affiliation-words.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { visible } from "../../visible-text.ts";
import { readLedger } from "../../workspace/committee/committee-file.ts";
import { planLedger } from "../../workspace/committee/ledger-edit.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A change of the ledger, and its consequence in a sentence. */
export interface CommitteeChange {
  readonly plan: readonly FileChange[];
  readonly consequence: string;
}

/** When a seat left early is filled, in a sentence. */
async function consequenceOfLeaving(workspace: Workspace, on: Temporal.PlainDate): Promise<string> {
  const { rules } = charterInForce(on, await readCharters(workspace));
  const term = rules.vacancy.value === "moves" ? "a full term" : "the rest of the term";
  return `The seat is vacant from ${on}; the next election whose nominations open on or after that day fills it, for ${term}.`;
}

/** What the limit will mean for the organization moved to, in a sentence. */
async function consequenceOfMoving(
  workspace: Workspace,
  after: Ledger,
  to: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const { key, canonical } = organizationIndex(await readPeople(workspace));
  if (readAffiliationWords(to) === "unknown") {
    return "The organization is recorded as unknown. Until it is known, anyone it could seat or pass over stays undecided.";
  }
  if (key(to) === "none") return "The limit does not apply to members without an organization.";
  const limit = charterInForce(on, await readCharters(workspace)).rules.organizationLimit.value;
  const holders = committeeOn(after, on).flatMap(({ term, affiliations }) =>
    term !== undefined && affiliations.map(key).includes(key(to)) ? [visible(term.name)] : [],
  );
  const now = `${visible(canonical(to))} now holds ${holders.length} of at most ${limit} seats (${holders.join(", ")})`;
  return holders.length > limit
    ? `${now}: all keep their seats, but no one else from it can be elected until it holds fewer.`
    : `${now}; kata-election seats headroom shows what is left for the next election.`;
}

/**
 * Plans the early end of a member's term.
 *
 * @throws ElectionError (input) where the member holds no seat on that day.
 */
export async function planStepDown(
  workspace: Workspace,
  login: string,
  ended: {
    readonly date: Temporal.PlainDate;
    readonly reason: string;
    readonly source: string | undefined;
  },
): Promise<CommitteeChange> {
  const { value: ledger } = await readLedger(workspace);
  const { date, reason, source } = ended;
  const reference = source === undefined ? {} : { reference: source };
  const after = endTerm(ledger, login, { date, reason, ...reference });
  return {
    plan: [await planLedger(workspace, after)],
    consequence: await consequenceOfLeaving(workspace, date),
  };
}

/**
 * Plans a member's change of organization.
 *
 * @throws ElectionError (input) where the member holds no seat on that day.
 */
export async function planMove(
  workspace: Workspace,
  login: string,
  move: {
    readonly organization: string;
    readonly from: Temporal.PlainDate;
    readonly source: string | undefined;
  },
): Promise<CommitteeChange> {
  const { value: ledger } = await readLedger(workspace);
  const after = moveMember(ledger, login, move);
  return {
    plan: [await planLedger(workspace, after)],
    consequence: await consequenceOfMoving(workspace, after, move.organization, move.from),
  };
}
