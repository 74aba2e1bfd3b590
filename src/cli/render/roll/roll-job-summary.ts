import { accountUrl, codeLink, escapeMarkdown } from "../../../markdown-text.ts";
import type { RollReport } from "../../../procedures/roll/roll-job.ts";
import { plural } from "../../../wording.ts";
import { renderReview } from "./roll-review.ts";

/** GitHub shows job summaries up to 1 MiB; anything left out here is in the public list. */
const mostLogins = 500;
const mostReviewLines = 1000;

function logins(title: string, all: readonly string[]): string[] {
  if (all.length === 0) return [`${title}: no one.`, ""];
  const shown = all.slice(0, mostLogins).map((login) => codeLink(login, accountUrl(login)));
  const rest = all.length > mostLogins ? [`and ${all.length - mostLogins} more`] : [];
  return [`${title} (${all.length}): ${[...shown, ...rest].join(", ")}`, ""];
}

/** Text from outside, verbatim: in a fence longer than any run of backticks in it. */
function fenced(text: string): string[] {
  const lines = text.split("\n");
  const rest = lines.length - mostReviewLines;
  const shown = rest > 0 ? [...lines.slice(0, mostReviewLines), `… ${rest} more lines`] : lines;
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...shown, fence];
}

/** A roll as Markdown for the summary of a CI job: figures, newcomers, questions. No address. */
export function renderJobSummary({
  summary,
  since,
  review,
  undecided,
  hidden,
  doubts,
}: RollReport): string {
  const rows: readonly (readonly [string, number])[] = [
    ["voters", summary.voters],
    ["who opened a pull request", summary.byPullRequest],
    ["who have commits only in others' pull requests", summary.byCommitOnly],
    ["by decision only", summary.byDecisionOnly],
    ["without a usable address", summary.withoutAddress],
    ["excluded", summary.excluded],
    ["pull requests counted", summary.pullRequestsCounted],
    ["questions to decide", summary.toDecide],
  ];
  const provisional =
    summary.evidenceUntil === undefined
      ? []
      : [`**Provisional**: merged pull requests are known until ${summary.evidenceUntil}.`, ""];
  const changes =
    since === null
      ? ["No earlier list of this election to compare with.", ""]
      : [...logins("Newcomers", since.joined), ...logins("No longer on the list", since.left)];
  return [
    `## Voters of the election ${summary.election}: ${summary.voters}`,
    "",
    `Code merged from ${summary.from} until just before ${summary.until}.`,
    "",
    ...provisional,
    ...doubts.flatMap((doubt) => [`**Someone may be missing**: ${escapeMarkdown(doubt)}.`, ""]),
    "| | |",
    "|---|--:|",
    ...rows.map(([what, count]) => `| ${what} | ${count} |`),
    "",
    ...changes,
    `### To look at (${plural(review.length, "item")})`,
    "",
    ...fenced(renderReview(review, undecided)),
    ...(hidden === 0
      ? []
      : [
          "",
          `${plural(hidden, "more item")} of private repositories: officials read them with \`kata-election roll show --review\`.`,
        ]),
  ].join("\n");
}
