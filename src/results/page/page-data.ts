import { electionTitle } from "../../calendar/election-id.ts";
import { accountUrl } from "../../markdown-text.ts";
import { loginKey } from "../../people/account.ts";
import { rankByRule } from "../../tally/rules/rank-by-rule.ts";
import { visible } from "../../visible-text.ts";
import { ruleTitle } from "../count-sections.ts";
import type { ElectionRecord, RecordedOutcome } from "../record.ts";
import { rulesOfMatrix } from "../verify-count.ts";
import { walkRecord } from "../verify-seating.ts";
import { openSeatsSentences, seatedByName, seatsSentence, turnoutSentences } from "../wording.ts";
import { errataData } from "./errata.ts";

/** A cell of the pairwise table; undefined where a candidate would meet themselves. */
export interface PairCell {
  readonly text: string;
  readonly explanation: string;
  /** Classes of its colour. */
  readonly kind: string;
}

function pairCell(
  count: NonNullable<ElectionRecord["count"]>,
  row: number,
  column: number,
): PairCell | undefined {
  if (row === column) return undefined;
  const { candidates, pairwise } = count;
  const above = pairwise[row]?.[column] ?? 0;
  const below = pairwise[column]?.[row] ?? 0;
  const [a, b] = [visible(candidates[row] ?? ""), visible(candidates[column] ?? "")];
  const margin = above - below;
  const strength = Math.abs(margin) * 4 < above + below ? " weak" : "";
  const kind = margin === 0 ? "even" : `${margin > 0 ? "win" : "lose"}${strength}`;
  const explanation = `${above} ballots rank ${a} above ${b}, ${below} the other way round.`;
  return { text: `${above}–${below}`, explanation, kind };
}

/** What a rule that needs only the pairwise counts would have said. */
function otherRules(record: ElectionRecord) {
  const { count, ballots, outcomes, rule } = record;
  if (count === undefined || ballots === undefined) return [];
  const { candidates, pairwise } = count;
  const { unranked, counted, abstentions } = ballots;
  const totals = { candidates, unranked, counted, abstentions, pairwise, places: [] };
  const byName = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
  return rulesOfMatrix.map((name) => {
    const tiers = rankByRule[name](totals).tiers.map((tier) =>
      tier.map((each) => candidates[each] ?? ""),
    );
    const ranked = tiers.map((tier) => tier.flatMap((each) => byName.get(each) ?? []));
    const complete = [ranked, tiers].every((each) => each.flat().length === outcomes.length);
    const walk = complete ? walkRecord(record, ranked) : undefined;
    const differs = outcomes.some(
      ({ login, outcome }) =>
        (walk?.fates.get(loginKey(login))?.state === "seated") !== (outcome.state === "seated"),
    );
    return {
      title: name,
      used: name === rule,
      order: tiers.map((tier) => tier.map(visible).join(" = ")).join(" > "),
      seats:
        walk === undefined ? "not known" : differs ? "other people, or a tie" : "the same people",
    };
  });
}

function stateOf({ outcome }: RecordedOutcome): string {
  return outcome.state === "seated" ? `seated until ${outcome.until}` : outcome.state;
}

/** Members under no limit; they come last. */
const nobody = "No organization";

/** Everybody on the committee after the election, by organization, most seats first. */
function byOrganization(record: ElectionRecord) {
  const members = [
    ...record.continuing.map(({ name, organizations }) => ({
      name,
      organization: organizations.length === 1 ? (organizations[0] ?? "none") : "not known",
      isNew: false,
    })),
    ...seatedByName(record).map(({ name, organization }) => ({
      name,
      organization: organization ?? "none",
      isNew: true,
    })),
  ];
  const groups = new Map<string, { title: string; members: { name: string; isNew: boolean }[] }>();
  for (const { name, organization, isNew } of members) {
    const key = organization.toLowerCase();
    const title = key === "none" ? nobody : visible(organization);
    const group = groups.get(key) ?? { title, members: [] };
    groups.set(key, group);
    group.members.push({ name: visible(name), isNew });
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.title === nobody) - Number(b.title === nobody) ||
      b.members.length - a.members.length ||
      (a.title < b.title ? -1 : 1),
  );
}

/** Everything that the page says, as plain text for the template to escape. */
export function pageData(record: ElectionRecord) {
  const { count, ranking, outcomes, polls, election, limit, decisions, inputs } = record;
  return {
    title: `Architecture Committee elections, ${electionTitle(election)}`,
    election,
    lead: seatsSentence(record),
    facts: [...turnoutSentences(record), ...openSeatsSentences(record)],
    seated: seatedByName(record).map(({ name, login, organization, outcome, reason }) => ({
      name: visible(name),
      url: accountUrl(login),
      organization: organization === null ? "no organization" : visible(organization),
      term: `Seat ${outcome.seat} until the elections of ${outcome.until}, ${outcome.reelected ? "continuing" : "new"}`,
      reason: reason === undefined ? "" : visible(reason),
    })),
    organizations: byOrganization(record),
    limit,
    ranking:
      ranking === undefined
        ? []
        : outcomes.map((each) => ({
            place: String(each.rank ?? ""),
            name: visible(each.name),
            url: accountUrl(each.login),
            organization:
              each.organization === null ? "no organization" : visible(each.organization),
            state: stateOf(each),
            isSeated: each.outcome.state === "seated",
            reason: visible(each.reason ?? ""),
          })),
    pairs:
      count?.candidates.map((name, row) => ({
        name: visible(name),
        cells: count.candidates.map((_, column) => pairCell(count, row, column)),
      })) ?? [],
    rules: otherRules(record),
    rule: record.voteHeld ? ruleTitle(record.rule) : "",
    polls: polls.map(({ id, voidedBecause }) =>
      voidedBecause === undefined
        ? visible(id)
        : `${visible(id)} (void: ${visible(voidedBecause)})`,
    ),
    ballotsDigest: record.ballots?.digest ?? "",
    charter: visible(record.charter),
    decisions: decisions
      .filter(({ about }) => about !== "voter")
      .map(
        ({ about, by, date, reason }) => `${about}: ${visible(reason)} (${by}, ${date.toString()})`,
      ),
    errata: errataData(record),
    inputs: inputs.map(({ path, sha256 }) => ({ path: visible(path), sha256 })),
  };
}
