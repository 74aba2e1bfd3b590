import type { TieDecision } from "../../election/decision.ts";
import { loginKey } from "../../people/account.ts";
import { foldName } from "../../people/fold-name.ts";
import { type Walk, type WalkOutcome, walkRanking } from "../../seats/allocation/walk.ts";
import { statedAffiliations } from "../../seats/organizations/known-affiliations.ts";
import type { ElectionRecord } from "../record.ts";
import { checked, type Deviation, notChecked, type RecordCheck } from "./verify-record.ts";

type Ranked = Pick<ElectionRecord["outcomes"][number], "login" | "organization">;

/** Why the seats of a record cannot be filled from the record alone; undefined where they can. */
function whyNotWalked(record: ElectionRecord): string | undefined {
  const { groups, continuing, candidates } = record;
  if (groups === "on") return "groups count as one, and the record has no groups";
  const several = candidates.find((each) => statedAffiliations(each, record).length > 1);
  if (several !== undefined) return `${several.name} declared several organizations`;
  const unsure = continuing.find(({ organizations }) => organizations.length !== 1);
  return unsure === undefined
    ? undefined
    : `the ledger does not say which one organization ${unsure.name} belongs to`;
}

/** Fills the record's seats from a ranking; undefined if the record alone is not enough. */
export function walkRecord(
  record: ElectionRecord,
  tiers: readonly (readonly Ranked[])[],
): Walk | undefined {
  if (whyNotWalked(record) !== undefined) return undefined;
  const { continuing, limit, seatsDue, decisions, voteHeld } = record;
  const key = (organization: string): string => organization.toLowerCase();
  const held = new Map<string, readonly string[]>();
  for (const { login, organizations } of continuing) {
    for (const name of organizations.filter((each) => key(each) !== "none")) {
      held.set(key(name), [...(held.get(key(name)) ?? []), login]);
    }
  }
  const standing = tiers.map((tier) =>
    tier.map(({ login, organization }) => ({
      login,
      organization: organization === null ? undefined : key(organization),
    })),
  );
  const ties = decisions.filter((each): each is TieDecision => voteHeld && each.about === "tie");
  return walkRanking(standing, { seats: seatsDue, limit, held }, ties);
}

/** Checks who fills the limit for passed-over candidates. */
function fillersUnlike(
  { name, login, organization, outcome }: ElectionRecord["outcomes"][number],
  { outcomes, continuing }: ElectionRecord,
  expectedOutcome: WalkOutcome | undefined,
): Deviation[] {
  if (outcome.state !== "passed over" || expectedOutcome?.state !== "passed over") return [];
  const names = new Map(
    [...outcomes, ...continuing].map((each) => [loginKey(each.login), each.name] as const),
  );
  const told = (people: readonly string[]): string => [...people].map(foldName).sort().join(", ");
  const expected = told(expectedOutcome.filledBy.map((each) => names.get(loginKey(each)) ?? each));
  const found = told(outcome.filledBy);
  const where = `what passes over ${name} (${login})`;
  return [
    ...(found === expected ? [] : [{ where, expected, found }]),
    ...(foldName(outcome.organization) === foldName(organization ?? "none")
      ? []
      : [{ where, expected: organization ?? "none", found: outcome.organization }]),
  ];
}

/** Differences between a record's outcomes and filling the seats again, within its level. */
export function outcomesUnlike(
  record: ElectionRecord,
  { outcomes: again, openSeats: left }: Walk,
): Deviation[] {
  const { outcomes, openSeats, level } = record;
  const told = (state: string | undefined): string =>
    level === "winners" && state !== "seated" && state !== "tied" ? "not elected" : `${state}`;
  const people = outcomes.flatMap((each) => {
    const { name, login, outcome } = each;
    const expectedOutcome = again.get(loginKey(login));
    const [expected, found] = [told(expectedOutcome?.state), told(outcome.state)];
    if (found === expected) return fillersUnlike(each, record, expectedOutcome);
    return [{ where: `${name} (${login})`, expected, found }];
  });
  const open = { where: "openSeats", expected: String(left), found: String(openSeats) };
  return left === openSeats ? people : [...people, open];
}

/** Whether the seating matches the ranks, the limit and the continuing members of the record. */
export function checkSeating(record: ElectionRecord): RecordCheck {
  const { outcomes, level } = record;
  const subject = { about: "who is seated", from: "the places and the limit" };
  const tiers = new Map<number, Ranked[]>();
  for (const { login, organization, rank } of outcomes) {
    if (rank === undefined) {
      return notChecked(subject, `the level ${level} does not show the ranking`);
    }
    tiers.set(rank, [...(tiers.get(rank) ?? []), { login, organization }]);
  }
  const ordered = [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier);
  const walk = walkRecord(record, ordered);
  if (walk === undefined) return notChecked(subject, whyNotWalked(record) ?? "");
  return checked(subject, outcomesUnlike(record, walk));
}
