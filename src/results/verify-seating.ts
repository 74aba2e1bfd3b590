import type { TieDecision } from "../election/decision.ts";
import { loginKey } from "../people/account.ts";
import { statedAffiliations } from "../seats/known-affiliations.ts";
import { type Walk, walkRanking } from "../seats/walk.ts";
import type { ElectionRecord } from "./record.ts";
import { checked, notChecked, type RecordCheck } from "./verify-record.ts";

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

/** Fills the record's seats from a ranking; undefined where the record alone does not suffice. */
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

/** Whether who is seated follows from the places, the limit and the continuing members of the record. */
export function checkSeating(record: ElectionRecord): RecordCheck {
  const { outcomes, openSeats } = record;
  const about = "who is seated, from the ranking and the limit";
  const ranks = outcomes.flatMap(({ rank }) => (rank === undefined ? [] : [rank]));
  if (ranks.length < outcomes.length) {
    return notChecked(about, "the record's level does not show the ranking");
  }
  const places = [...new Set(ranks)].sort((a, b) => a - b);
  const tiers = places.map((place) => outcomes.filter(({ rank }) => rank === place));
  const walk = walkRecord(record, tiers);
  if (walk === undefined) return notChecked(about, whyNotWalked(record) ?? "");
  const wrong = outcomes.flatMap(({ name, login, outcome }) => {
    const state = walk.fates.get(loginKey(login))?.state;
    return state === outcome.state ? [] : [`${name}: recorded ${outcome.state}, computed ${state}`];
  });
  const open =
    walk.openSeats === openSeats
      ? []
      : [`openSeats: recorded ${openSeats}, computed ${walk.openSeats}`];
  return checked(about, [...wrong, ...open]);
}

/** Whether the record's figures fit each other. */
export function checkFigures({
  ballots,
  roll,
  outcomes,
  seatsDue,
  openSeats,
  limit,
  continuing,
  decisions,
}: ElectionRecord): RecordCheck {
  const seated = outcomes.filter(({ outcome }) => outcome.state === "seated");
  const seats = seated.flatMap(({ outcome }) => (outcome.state === "seated" ? [outcome.seat] : []));
  const wrong: string[] = [];
  if (seated.length + openSeats !== seatsDue) {
    wrong.push(`${seated.length} seated and ${openSeats} open seats are not the ${seatsDue} due`);
  }
  if (
    new Set([...seats, ...continuing.map(({ seat }) => seat)]).size !==
    seats.length + continuing.length
  ) {
    wrong.push("a seat is taken twice");
  }
  const accepted = decisions.some(({ about }) => about === "ballots");
  if (ballots !== undefined && roll !== undefined && !accepted && ballots.counted > roll.voters) {
    wrong.push(`${ballots.counted} ballots were counted, but the roll has ${roll.voters} voters`);
  }
  if (ballots !== undefined && ballots.abstentions > ballots.counted) {
    wrong.push(`${ballots.abstentions} of ${ballots.counted} ballots rank nobody`);
  }
  const parties = new Map<string, number>();
  for (const { organization } of seated) {
    if (organization !== null) parties.set(organization, (parties.get(organization) ?? 0) + 1);
  }
  for (const [organization, number] of parties) {
    if (number > limit) wrong.push(`${number} of ${organization} are seated, more than ${limit}`);
  }
  return checked("seats, ballots and roll, against each other", wrong);
}
