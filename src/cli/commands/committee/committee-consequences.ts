import type { Temporal } from "temporal-polyfill";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { Ledger } from "../../../committee/ledger.ts";
import { committeeOn } from "../../../committee/members.ts";
import { organizationIndex } from "../../../people/organizations.ts";
import { visible } from "../../../visible-text.ts";
import { readCharters } from "../../../workspace/election/charter-file.ts";
import { readPeople } from "../../../workspace/people/people-files.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

/** When a seat left early is filled, in a sentence. */
export async function consequenceOfLeaving(
  workspace: Workspace,
  on: Temporal.PlainDate,
): Promise<string> {
  const { rules } = charterInForce(on, await readCharters(workspace));
  const term = rules.vacancy.value === "moves" ? "a full term" : "the rest of the term";
  return `The seat is vacant from ${on}; an election whose nominations open on that day or later fills it, for ${term}.`;
}

/** What the limit will mean for the organization moved to, in a sentence. */
export async function consequenceOfMoving(
  workspace: Workspace,
  after: Ledger,
  to: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const { key, canonical } = organizationIndex(await readPeople(workspace));
  if (key(to) === "none") return "Members of no organization are under no limit.";
  const limit = charterInForce(on, await readCharters(workspace)).rules.organizationLimit.value;
  const holders = committeeOn(after, on).flatMap(({ term, affiliations }) =>
    term !== undefined && affiliations.map(key).includes(key(to)) ? [visible(term.name)] : [],
  );
  const now = `${visible(canonical(to))} now holds ${holders.length} of at most ${limit} seats (${holders.join(", ")})`;
  return holders.length > limit
    ? `${now}: all keep their seats, and nobody else of it can be seated until fewer continue.`
    : `${now}; kata-election seats headroom says what that leaves at the next election.`;
}
