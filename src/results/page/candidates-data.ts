import { accountUrl } from "../../markdown-text.ts";
import { visible } from "../../visible-text.ts";
import { agreeing, numberWord } from "../../wording.ts";
import type { ElectionRecord, RecordedOutcome } from "../record.ts";
import { type SeatedOutcome, seatedByName } from "../wording.ts";
import { named, namedList, quoted, type Words } from "../words.ts";
import { placeReasons, preferredShares } from "./place-reasons.ts";

function organizationOf({ organization }: RecordedOutcome): string {
  return organization === null ? "no organization" : visible(organization);
}

function person(outcome: RecordedOutcome) {
  const { name, login } = outcome;
  return {
    name: visible(name),
    login,
    url: accountUrl(login),
    organization: organizationOf(outcome),
  };
}

/** The decision that settled a tie for a place, where someone of that place was seated by one. */
function tieDecisionAt(rank: number | undefined, outcomes: ElectionRecord["outcomes"]) {
  for (const { rank: other, outcome } of outcomes) {
    if (rank !== undefined && other === rank && outcome.state === "seated")
      return outcome.byDecision;
  }
  return undefined;
}

/** What became of a candidate and why, as far as the outcome tells it. */
function explainOutcome(
  { outcome, rank }: RecordedOutcome,
  { limit, outcomes }: ElectionRecord,
): Words {
  switch (outcome.state) {
    case "seated": {
      const { byDecision } = outcome;
      if (byDecision === undefined) return [];
      return ["A tie was settled by ", named(byDecision.by), ": ", ...quoted(byDecision.reason)];
    }
    case "passed over": {
      const { organization, filledBy } = outcome;
      const full = ` already has its limit of ${numberWord(limit)} ${agreeing(limit, "seat", "seats")}`;
      if (filledBy.length === 0) return [named(organization), `${full}.`];
      return [named(organization), `${full}: `, ...namedList(filledBy), "."];
    }
    case "not reached": {
      const decided = tieDecisionAt(rank, outcomes);
      if (decided === undefined) return [];
      const before = "Tied for the last seats. Others come first, as decided by ";
      return [before, named(decided.by), ": ", ...quoted(decided.reason)];
    }
    case "not elected":
      return [];
  }
}

function term({ outcome }: SeatedOutcome): string {
  const { seat, until, reelected } = outcome;
  return `Seat ${seat} until ${until}, ${reelected ? "continuing" : "new"} member`;
}

/** Whoever was passed over before the last seat was taken: people ask about them first. */
function passedOver({ outcomes, ranking }: ElectionRecord): RecordedOutcome[] {
  const lastSeated = Math.max(
    ...outcomes.map(({ rank, outcome }) => (outcome.state === "seated" ? (rank ?? 0) : 0)),
  );
  return outcomes.filter(
    ({ rank, outcome }) =>
      ranking !== undefined &&
      outcome.state === "passed over" &&
      rank !== undefined &&
      rank < lastSeated,
  );
}

/**
 * Those who were elected: in the order of the ranking where the record shows it, with those between them who
 * were passed over; else by name.
 */
export function seatedCards(record: ElectionRecord) {
  const reasons = placeReasons(record);
  const isRanked = record.ranking !== undefined;
  const seated: (RecordedOutcome | SeatedOutcome)[] = [
    ...seatedByName(record),
    ...passedOver(record),
  ];
  // Sorting keeps the names in order where places are shared.
  if (isRanked) seated.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return seated.map((each) => ({
    ...person(each),
    isPassedOver: each.outcome.state === "passed over",
    place: isRanked && each.rank !== undefined ? `Place ${each.rank}` : "",
    term: each.outcome.state === "seated" ? term(each as SeatedOutcome) : "Passed over: no seat",
    why: [
      reasons.get(each.name) ?? [],
      explainOutcome(each, record),
      record.voteHeld ? [] : ["Elected without a vote."],
    ].filter((words) => words.length > 0),
  }));
}

const badges: Readonly<Record<RecordedOutcome["outcome"]["state"], string>> = {
  seated: "Elected",
  "passed over": "Passed over",
  "not reached": "Not reached",
  "not elected": "Not elected",
};

/** Which place came too late; nothing where it is one that others of a tie took. */
function beforePlace({ rank }: RecordedOutcome, outcomes: ElectionRecord["outcomes"]): string {
  const isShared = tieDecisionAt(rank, outcomes) !== undefined;
  return isShared || rank === undefined ? "" : ` before place ${rank} was reached`;
}

/** Who took seats comes before the others of their place. */
function bySeating(a: RecordedOutcome, b: RecordedOutcome): number {
  const late = ({ outcome }: RecordedOutcome): number => Number(outcome.state !== "seated");
  return (a.rank ?? 0) - (b.rank ?? 0) || late(a) - late(b);
}

/** Everyone who stood: by their places where the record shows them, else in the order of the record. */
export function standing(record: ElectionRecord) {
  const { outcomes, ranking, seatsDue } = record;
  const reasons = placeReasons(record);
  const shares = preferredShares(record);
  const isRanked = ranking !== undefined;
  const filled = seatsDue === 1 ? "The seat was" : `All ${numberWord(seatsDue)} seats were`;
  const listed = isRanked ? [...outcomes].sort(bySeating) : outcomes;
  const line = isRanked ? listed.findIndex(({ outcome }) => outcome.state === "not reached") : -1;
  return listed.map((each, at) => ({
    ...person(each),
    place: isRanked ? String(each.rank ?? "") : "",
    badge: badges[each.outcome.state],
    state: each.outcome.state.replace(" ", "-"),
    seat: each.outcome.state === "seated" ? `seat ${each.outcome.seat}` : "",
    share: isRanked ? shares.get(each.name) : undefined,
    why: [reasons.get(each.name) ?? [], explainOutcome(each, record)].filter(
      (words) => words.length > 0,
    ),
    /** What a line says that is drawn above the first who was not reached. */
    line: at === line ? `${filled} filled${beforePlace(each, outcomes)}` : "",
  }));
}

/** Withdrawals and late candidacies, with their reasons. */
export function candidacyNotes({ candidates }: ElectionRecord): Words[] {
  return candidates.flatMap(({ name, withdrawn, acceptedLate }): Words[] => [
    ...(withdrawn === undefined
      ? []
      : [[named(name), ` withdrew on ${withdrawn.date}: `, ...quoted(withdrawn.reason)]]),
    ...(acceptedLate === undefined
      ? []
      : [
          [
            "The nomination of ",
            named(name),
            " came late, and ",
            named(acceptedLate.by),
            " accepted it: ",
            ...quoted(acceptedLate.reason),
          ],
        ]),
  ]);
}
