import type { CompletionRule } from "../../charter/completion-rule.ts";
import { html, type Markup, type Part, theirs } from "../../html.ts";
import { loginKey } from "../../people/account.ts";
import { sameTiers } from "../../tally/compare-rules.ts";
import { rules } from "../../tally/rules/rules.ts";
import { spelledCount } from "../../wording.ts";
import { ruleTitle } from "../count-sections.ts";
import type { ElectionRecord } from "../record.ts";
import { rulesOfMatrix } from "../verify/verify-count.ts";
import { walkRecord } from "../verify/verify-seating.ts";
import { section } from "./document.ts";
import { mostInTable } from "./pairs.ts";
import { wholeCount } from "./place-reasons.ts";

/** Whether a rule's order would seat the same people. */
type Verdict = "same" | "others" | "unknown";

const verdicts: Readonly<Record<Verdict, string>> = {
  same: "the same people",
  others: "other people, or a tie",
  unknown: "not known from this record",
};

/** A rule's short name. */
export function shortRuleTitle(rule: CompletionRule): string {
  const title = ruleTitle(rule).replace("Condorcet, completed by ", "");
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
}

function verdictOf(record: ElectionRecord, tiers: readonly (readonly string[])[]): Verdict {
  const { outcomes } = record;
  const byName = new Map(outcomes.map((outcome) => [outcome.name, outcome]));
  const ranked = tiers.map((tier) => tier.flatMap((each) => byName.get(each) ?? []));
  const isComplete = [ranked, tiers].every((each) => each.flat().length === outcomes.length);
  const walk = isComplete ? walkRecord(record, ranked) : undefined;
  if (walk === undefined) return "unknown";
  const isSeated = (login: string): boolean =>
    walk.outcomes.get(loginKey(login))?.state === "seated";
  return outcomes.every(({ login, outcome }) => isSeated(login) === (outcome.state === "seated"))
    ? "same"
    : "others";
}

/** An order as people write it: Ada > Bo = Cy. */
function orderWords(tiers: readonly (readonly string[])[]): Part {
  return tiers.flatMap((tier, above) =>
    tier.map((name, at) => [at > 0 ? " = " : above > 0 && " > ", theirs(name)]),
  );
}

function summary(verdictsOfOthers: readonly Verdict[]): string {
  const different = verdictsOfOthers.filter((verdict) => verdict !== "same").length;
  if (different === 0) return "They all elect the same people.";
  if (verdictsOfOthers.includes("unknown")) {
    return "The record alone does not tell who they would elect.";
  }
  return `${spelledCount(different, "rule")} would elect someone else, or leave a tie.`;
}

/** The results of rules that need only the pairwise counts, if the page shows these. */
export function rulesSection(record: ElectionRecord): Part {
  const { ballots, rule } = record;
  const count = wholeCount(record);
  if (count === undefined || ballots === undefined) return undefined;
  const { candidates, pairwise } = count;
  if (candidates.length > mostInTable) return undefined;
  const { unranked, counted, abstentions } = ballots;
  const totals = { candidates, unranked, counted, abstentions, pairwise, places: [] };
  const others: Verdict[] = [];
  const rows = rulesOfMatrix.map((name): Markup => {
    const tiers = rules[name]
      .rank(totals)
      .tiers.map((tier) => tier.map((each) => candidates[each] ?? ""));
    const verdict = verdictOf(record, tiers);
    const isUsed = name === rule;
    if (!isUsed) others.push(verdict);
    const used = isUsed && html` <span class="used">the rule of this election</span>`;
    const isSameOrder = sameTiers(tiers, record.ranking ?? []);
    return html`<li class="${verdict}"><h3>${shortRuleTitle(name)}${used}</h3>
<p>${isSameOrder ? "The same order" : orderWords(tiers)}</p>
<p class="seats"><span class="hidden">Seats go to </span>${verdicts[verdict]}</p></li>
`;
  });
  return section(
    "rules",
    "What other rules would say",
    html`<p>Other rules that can be computed from these numbers. ${summary(others)}</p>
<ul class="rules">
${rows}</ul>
`,
  );
}
