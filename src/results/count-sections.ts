import type { CompletionRule } from "../charter/completion-rule.ts";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../markdown-text.ts";
import { rules } from "../tally/rules/rules.ts";
import { decisionSubject } from "./decision-words.ts";
import type { ElectionRecord } from "./record.ts";
import { turnoutSentences } from "./wording.ts";

/** A reason that somebody wrote, escaped, with a full stop at its end. */
export function sentence(reason: string): string {
  const escaped = escapeMarkdown(reason.trim());
  return /[.!?]$/.test(escaped) ? escaped : `${escaped}.`;
}

export function ruleTitle(rule: CompletionRule): string {
  return rules[rule].title;
}

function pollItems({ polls }: ElectionRecord): string[] {
  if (polls.length === 0) return ["- Poll: on CIVS; its identifier is not recorded."];
  return polls.map(({ id, url, voidedBecause }) =>
    voidedBecause === undefined
      ? `- Poll: ${codeLink(id, url)} on CIVS.`
      : `- Void poll: ${codeLink(id, url)} on CIVS (${escapeMarkdown(voidedBecause)}).`,
  );
}

/** How the result can be computed again, with what the level publishes. */
function recountItem({ level, voteHeld, ballots, election }: ElectionRecord): string[] {
  const record = "[`record.json`](record.json)";
  const verify = `\`kata-election results verify ${election}\``;
  if (!voteHeld || ballots === undefined) {
    return [`- Check: ${verify} recomputes from ${record} who is seated.`];
  }
  const published = {
    winners: "who is seated is published; the officials keep ranking, counts and ballots",
    ranking: "the ranking is published; the officials keep the counts and the ballots",
    matrix: "ranking and pairwise counts are published; the officials keep the ballots",
    complete: "everything but the ballots is in the record",
  }[level];
  return [
    `- Recount: ${published}.`,
    `  ${verify} recomputes what follows from ${record},`,
    "  and with `--ballots FILE` the whole count. The ballots' digest (SHA-256, rows sorted) is",
    `  ${codeSpan(ballots.digest)}.`,
  ];
}

/** How it was counted and how to check it. */
export function countSection(record: ElectionRecord): string[] {
  const { rule, voteHeld } = record;
  const turnout = turnoutSentences(record);
  return [
    voteHeld ? "## Count" : "## Rules",
    "",
    ...(turnout.length > 0 ? [`- Turnout: ${turnout.join(" ")}`] : []),
    ...(voteHeld ? [`- Rule: ${ruleTitle(rule)}.`] : []),
    ...(voteHeld ? pollItems(record) : []),
    `- Charter: the rules in force since ${escapeMarkdown(record.charter)}.`,
    ...recountItem(record),
    "",
  ];
}

/** Every candidate's place and the reason for what became of them. */
export function rankingSection({ ranking, voteHeld, outcomes }: ElectionRecord): string[] {
  const allSeated = outcomes.every(({ outcome }) => outcome.state === "seated");
  if (ranking === undefined && (voteHeld || allSeated)) return [];
  const place = (rank: number | undefined): string =>
    ranking === undefined || rank === undefined ? "" : `Place ${rank}: `;
  return [
    ranking === undefined ? "## Seats" : "## Ranking",
    "",
    ...outcomes.map(({ name, login, organization, rank, outcome, reason }) => {
      const of = organization === null ? "" : `, ${codeSpan(organization)}`;
      const why = reason === undefined ? "." : `: ${sentence(reason)}`;
      return `- ${place(rank)}${codeLink(name, accountUrl(login))}${of}, ${outcome.state}${why}`;
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
      ? "Nobody is preferred to every other candidate."
      : `${codeSpan(condorcetWinner)} is preferred to every other candidate.`;
  return [
    "## Pairwise counts",
    "",
    "Ballots that rank the candidate of the row above the candidate of the column.",
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
    const subject = decisionSubject(decision);
    if (subject === undefined) return [];
    const { by, date, reason, reference } = decision;
    const what = subject.map((part) => (typeof part === "string" ? part : codeSpan(part.name)));
    const source = reference === undefined ? "" : ` See: ${sentence(reference)}`;
    return [
      `- ${what.join("")}, decided by ${codeSpan(by)} on ${date.toString()}: ${sentence(reason)}${source}`,
    ];
  });
  return told.length === 0 ? [] : ["## Decisions", "", ...told, ""];
}
