import type { CompletionRule } from "../charter/completion-rule.ts";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../markdown-text.ts";
import { rules } from "../tally/rules/rules.ts";
import { listOf } from "../wording.ts";
import { decisionTold } from "./decision-words.ts";
import type { ElectionRecord } from "./record.ts";
import { seatedByName, termsByEnd, turnoutSentences } from "./wording.ts";

/** A reason by a person, escaped, ending with a period. */
export function sentence(reason: string): string {
  const escaped = escapeMarkdown(reason.trim());
  return /[.!?]$/.test(escaped) ? escaped : `${escaped}.`;
}

export function ruleTitle(rule: CompletionRule): string {
  return rules[rule].title;
}

function pollItems({ polls }: ElectionRecord): string[] {
  const told = polls.filter(({ mistaken }) => mistaken === undefined);
  if (told.length === 0) return ["- Poll: on CIVS; its identifier is not recorded."];
  return told.map(({ id, url, voidedBecause }) =>
    voidedBecause === undefined
      ? `- Poll: ${codeLink(id, url)} on CIVS.`
      : `- Void poll: ${codeLink(id, url)} on CIVS (${escapeMarkdown(voidedBecause)}).`,
  );
}

/** How the result can be checked, with what the level publishes. */
function verifyItem({ level, voteHeld, ballots, election }: ElectionRecord): string[] {
  const record = "[`record.json`](record.json)";
  const verify = `- Verify: \`kata-election results verify ${election}\` checks this page against`;
  if (!voteHeld || ballots === undefined) return [verify, `  ${record}.`];
  const holds = {
    winners: "who was elected; the ranking, counts and ballots stay with the officials",
    ranking: "the ranking; the counts and ballots stay with the officials",
    matrix: "ranking and pairwise counts; the ballots stay with the officials",
    complete: "everything but the ballots",
  }[level];
  return [
    verify,
    `  ${record} (${holds}).`,
    "  With `--ballots FILE`, it repeats the whole count. The ballots' digest (SHA-256, rows sorted) is",
    `  ${codeSpan(ballots.digest)}.`,
  ];
}

/** Until when those elected serve. */
function termItems(record: ElectionRecord): string[] {
  const ends = termsByEnd(seatedByName(record));
  return ends.map(([until, people]) => {
    const who = ends.length === 1 ? "" : `${listOf(people.map(({ name }) => codeSpan(name)))} `;
    return `- ${ends.length === 1 && people.length > 1 ? "Terms" : "Term"}: ${who}until the ${until} election.`;
  });
}

/** How it was counted and how to check it. */
export function countSection(record: ElectionRecord): string[] {
  const { rule, voteHeld } = record;
  const turnout = turnoutSentences(record);
  return [
    voteHeld ? "## Count" : "## Rules",
    "",
    ...termItems(record),
    ...(turnout.length > 0 ? [`- Turnout: ${turnout.join(" ")}`] : []),
    ...(voteHeld ? [`- Rule: ${ruleTitle(rule)}.`] : []),
    ...(voteHeld ? pollItems(record) : []),
    `- Charter: the rules in force since ${escapeMarkdown(record.charter)}.`,
    ...verifyItem(record),
    "",
  ];
}

/** Every candidate's rank and outcome, with the reason. */
export function rankingSection({ ranking, voteHeld, outcomes }: ElectionRecord): string[] {
  const allSeated = outcomes.every(({ outcome }) => outcome.state === "seated");
  if (ranking === undefined && (voteHeld || allSeated)) return [];
  const place = (rank: number | undefined): string =>
    ranking === undefined || rank === undefined ? "" : `Place ${rank}: `;
  return [
    ranking === undefined ? "## Seats" : "## Ranking",
    "",
    ...outcomes.map(({ name, login, organization, rank, outcome, reason }) => {
      const of = organization === null ? "" : ` (${codeSpan(organization)})`;
      const became = outcome.state === "seated" ? "elected" : outcome.state;
      const why = reason === undefined ? "." : `; ${sentence(reason)}`;
      return `- ${place(rank)}${codeLink(name, accountUrl(login))}${of}: ${became}${why}`;
    }),
    "",
  ];
}

function cell(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

/** The pairwise counts as a table: ballots that rank the row's candidate above the column's. */
export function matrixSection({ count }: ElectionRecord): string[] {
  if (count === undefined) return [];
  const { candidates, pairwise, condorcetWinner } = count;
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const winner =
    condorcetWinner === null
      ? "No candidate is preferred to every other one."
      : `${codeSpan(condorcetWinner)} is preferred to every other candidate.`;
  return [
    "## Pairwise counts",
    "",
    "Number of ballots ranking the row's candidate above the column's.",
    winner,
    "",
    row(["", ...candidates.map(cell)]),
    row(["---", ...candidates.map(() => "---:")]),
    ...pairwise.map((counts, at) =>
      row([
        cell(candidates[at] ?? ""),
        ...counts.map((number, column) => (column === at ? "–" : String(number))),
      ]),
    ),
    "",
  ];
}

/** What people decided where the rules leave a question open; voters are not named here. */
export function decisionsSection({ decisions }: ElectionRecord): string[] {
  const told = decisions.flatMap((decision) => {
    const words = decisionTold(decision);
    if (words === undefined) return [];
    const { reason, reference } = decision;
    // Text by people is prose; names and logins are marked up.
    const prose = new Set([reason.trim(), reference?.trim()]);
    const text = words.map((part) => {
      if (typeof part === "string") return part;
      return prose.has(part.name) ? escapeMarkdown(part.name) : codeSpan(part.name);
    });
    return [`- ${text.join("")}`];
  });
  return told.length === 0 ? [] : ["## Decisions", "", ...told, ""];
}
