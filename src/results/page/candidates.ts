import { html, listed, type Markup, type Part, theirs } from "../../html.ts";
import { loginKey } from "../../people/account.ts";
import { agreeing, numberWord } from "../../wording.ts";
import { tieDecisionAt } from "../outcome-reason.ts";
import type { ElectionRecord, RecordedOutcome } from "../record.ts";
import { type SeatedOutcome, seatedByName } from "../wording.ts";
import { inRow, person, quote, section } from "./document.ts";
import { placeReasons, preferredShares, wholeCount } from "./place-reasons.ts";

/** URL of a candidate's statement, by login in lower case. */
export type Statements = ReadonlyMap<string, string>;

function organizationOf({ organization }: RecordedOutcome): Part {
  return organization === null ? "no organization" : theirs(organization);
}

/** A candidate's outcome and reason. */
function explainOutcome(
  { outcome, rank }: RecordedOutcome,
  { limit, outcomes }: ElectionRecord,
): Part {
  switch (outcome.state) {
    case "seated": {
      const { byDecision } = outcome;
      if (byDecision === undefined) return undefined;
      return ["A tie was settled by ", theirs(byDecision.by), ": ", quote(byDecision.reason)];
    }
    case "passed over": {
      const { organization, filledBy } = outcome;
      const full = ` already has its limit of ${numberWord(limit)} ${agreeing(limit, "seat", "seats")}`;
      const by = filledBy.length > 0 && [": ", listed(filledBy.map(theirs))];
      return [theirs(organization), full, by, "."];
    }
    case "not reached": {
      const decided = tieDecisionAt(rank, outcomes);
      if (decided === undefined) return undefined;
      const before = "Tied for the last seats. Others come first, as decided by ";
      return [before, theirs(decided.by), ": ", quote(decided.reason)];
    }
    case "not elected":
      return undefined;
  }
}

function whyTold(reasons: readonly Part[]): Part[] {
  return reasons
    .filter((reason) => reason !== undefined && reason !== false)
    .map((reason) => html`<p class="why">${reason}</p>\n`);
}

function term({ outcome }: SeatedOutcome): string {
  const { seat, until, reelected } = outcome;
  return `Seat ${seat} until ${until}, ${reelected ? "continuing" : "new"} member`;
}

/** Candidates passed over before the last seat was filled; readers ask about them first. */
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
 * Those elected: in order of the ranking, with passed-over candidates between them, if the record has it;
 * otherwise by name.
 *
 * @param onward links to the election's page, its record, other elections.
 */
export function seatedSection(
  record: ElectionRecord,
  statements: Statements,
  onward: readonly Part[],
): Markup {
  const reasons = placeReasons(record);
  const isRanked = record.ranking !== undefined;
  const seated: (RecordedOutcome | SeatedOutcome)[] = [
    ...seatedByName(record),
    ...passedOver(record),
  ];
  // Sorting is stable, so names stay in order where ranks are shared.
  if (isRanked) seated.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const cards = seated.map((each) => {
    const isSeated = each.outcome.state === "seated";
    const place =
      isRanked && each.rank !== undefined && html`<p class="place">Place ${each.rank}</p>\n`;
    const statement = statements.get(loginKey(each.login));
    return html`<li class="card${!isSeated && " over"}">
${place}<h3>${person(each)}</h3>
<p class="from">${organizationOf(each)}</p>
<p class="term">${isSeated ? term(each as SeatedOutcome) : "Passed over: no seat"}</p>
${whyTold([
  reasons.get(each.name),
  explainOutcome(each, record),
  record.voteHeld ? undefined : "Elected without a vote.",
])}${statement !== undefined && html`<p class="link"><a href="${statement}">Statement</a></p>`}</li>
`;
  });
  const inPairs = seated.length % 3 === 1 || seated.length === 2;
  const list =
    seated.length === 0
      ? html`<p>No one.</p>\n`
      : html`<ul class="cards${inPairs && " in-pairs"}">\n${cards}</ul>\n`;
  const links = onward.length > 0 && html`<p class="link">${inRow(onward)}</p>\n`;
  return section("seated", "Elected", html`${list}${links}`);
}

const badges: Readonly<Record<RecordedOutcome["outcome"]["state"], string>> = {
  seated: "Elected",
  "passed over": "Passed over",
  "not reached": "Not reached",
  "not elected": "Not elected",
};

/** The rank that came too late; empty if others in a tie got the seat. */
function beforePlace({ rank }: RecordedOutcome, outcomes: ElectionRecord["outcomes"]): string {
  const isShared = tieDecisionAt(rank, outcomes) !== undefined;
  return isShared || rank === undefined ? "" : ` before place ${rank} was reached`;
}

/** Those seated come before others of the same rank. */
function bySeating(a: RecordedOutcome, b: RecordedOutcome): number {
  const late = ({ outcome }: RecordedOutcome): number => Number(outcome.state !== "seated");
  return (a.rank ?? 0) - (b.rank ?? 0) || late(a) - late(b);
}

/** Everyone who ran: by rank if the record has it, otherwise in the record's order. */
function rankingRows(record: ElectionRecord, statements: Statements): Part[] {
  const { outcomes, ranking, seatsDue } = record;
  const reasons = placeReasons(record);
  const shares = preferredShares(record);
  const isRanked = ranking !== undefined;
  const filled = seatsDue === 1 ? "The seat was" : `All ${numberWord(seatsDue)} seats were`;
  const rows = isRanked ? [...outcomes].sort(bySeating) : outcomes;
  const line = isRanked ? rows.findIndex(({ outcome }) => outcome.state === "not reached") : -1;
  return rows.map((each, at) => {
    const { state } = each.outcome;
    const statement = statements.get(loginKey(each.login));
    const share = isRanked ? shares.get(each.name) : undefined;
    const above =
      at === line &&
      html`<li class="line"><span>${filled} filled${beforePlace(each, outcomes)}</span></li>\n`;
    const place = isRanked && html`<span class="place">${each.rank ?? ""}</span>\n`;
    const bar =
      share !== undefined && html`<p class="share" style="--share:${share}%">${share} %</p>`;
    return html`${above}<li class="${state.replace(" ", "-")}">${place}<div>
<h3>${person(each)} <span class="from">${organizationOf(each)}</span>${statement !== undefined && html` <a href="${statement}">statement</a>`}</h3>
<p class="badge">${badges[state]}${each.outcome.state === "seated" && `, seat ${each.outcome.seat}`}</p>
${whyTold([reasons.get(each.name), explainOutcome(each, record)])}</div>${bar}</li>
`;
  });
}

/** Everyone who ran; empty if the cards of the elected already show all. */
export function standingSection(record: ElectionRecord, statements: Statements): Part {
  const { ranking, outcomes } = record;
  const isRanked = ranking !== undefined;
  if (!isRanked && outcomes.every(({ outcome }) => outcome.state === "seated")) return undefined;
  const bars =
    isRanked &&
    wholeCount(record) !== undefined &&
    html`<p>Bars and percentages: the share of head-to-head comparisons won; they do not decide the order.</p>\n`;
  return section(
    "standing",
    isRanked ? "The ranking" : "Who ran",
    html`${bars}<ol class="ranking${!isRanked && " unranked"}">
${rankingRows(record, statements)}</ol>
`,
  );
}

/** Withdrawals and late candidacies, with their reasons. */
export function candidacyNotes({ candidates }: ElectionRecord): Part[] {
  return candidates.flatMap(({ name, withdrawn, acceptedLate }): Part[] => [
    withdrawn !== undefined && [
      ...[theirs(name), ` withdrew on ${withdrawn.date.toString()}: `, quote(withdrawn.reason)],
    ],
    acceptedLate !== undefined && [
      ...["The nomination of ", theirs(name), " came late, and ", theirs(acceptedLate.by)],
      ...[" accepted it: ", quote(acceptedLate.reason)],
    ],
  ]);
}
