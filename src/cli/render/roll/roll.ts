import { publicVoter } from "../../../electorate/public-roll.ts";
import type { Voter } from "../../../electorate/roll.ts";
import type { RollSummary } from "../../../electorate/roll-summary.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable, type TableColumn } from "../table.ts";
import { wrapForScreen } from "../wrap.ts";

/** A midnight in UTC as its day; other times unchanged. */
function day(time: string): string {
  return time.replace(/T00:00(?::00)?Z$/, "");
}

/** A roll in a few lines. */
export function renderRollSummary(
  terminal: Pick<Terminal, "isScreen" | "columns">,
  summary: RollSummary,
): string {
  const { voters, byPullRequest, byCommitOnly, byDecisionOnly, withoutAddress } = summary;
  const lines = [
    `Roll of ${visible(summary.election)}: ${plural(voters, "voter")}`,
    `  opened a pull request: ${byPullRequest}; commits only in others' pull requests: ${byCommitOnly}; added by decision: ${byDecisionOnly}`,
    `  code merged from ${day(summary.from)} until just before ${day(summary.until)} (UTC)`,
    `  ${summary.pullRequestsCounted} of ${plural(summary.pullRequests, "pull request")} count, in ${plural(summary.repositoriesCounted, "repository", "repositories")}; ${plural(summary.repositoriesSkipped, "repository does", "repositories do")} not count`,
    `  ${withoutAddress} without a usable address, ${summary.excluded} excluded`,
  ];
  if (summary.evidenceUntil !== undefined) {
    lines.push(`  PROVISIONAL: the evidence ends at ${summary.evidenceUntil}`);
  }
  const toDecide = plural(summary.toDecide, "question");
  lines.push(
    summary.toDecide === 0
      ? "  nothing left to decide"
      : `  ${toDecide} to decide before freezing: kata-election roll show --review`,
  );
  return wrapForScreen(lines.join("\n"), terminal);
}

const why: Readonly<Record<Voter["via"][number], string>> = {
  author: "author",
  commit: "commit",
  decision: "decision",
};

/** The voters as a table; with addresses only on request. */
export function renderVoters(
  terminal: Pick<Terminal, "isScreen" | "colors" | "columns">,
  voters: readonly Voter[],
  { addresses }: { readonly addresses: boolean },
): string {
  const rows = voters.map((voter) => {
    const { login, name } = publicVoter(voter);
    const state = voter.email === null ? "none" : `${voter.emails.length} known`;
    return [
      login,
      name ?? "",
      voter.via.map((ground) => why[ground]).join(", "),
      String(voter.pullRequests),
      String(voter.commits),
      voter.latest?.slice(0, 10) ?? "",
      addresses ? (voter.email ?? "none") : state,
    ].map(visible);
  });
  const columns: readonly TableColumn[] = [
    { title: "login", whole: true },
    { title: "name" },
    { title: "why" },
    { title: "PRs", align: "right", whole: true },
    { title: "commits", align: "right", whole: true, optional: true },
    { title: "latest", whole: true, optional: true },
    { title: "address", ...(addresses ? {} : { whole: true }) },
  ];
  return renderTable(terminal, columns, rows);
}

/** Tells the official to decide about voters whose address changed after invitations went out. */
export function correctedAddresses(logins: readonly string[]): string {
  return `warning: these voters have a new address, and the earlier one is not known to have failed: ${logins.map(visible).join(", ")}. Ask them. To see who was not reached, import CIVS's mail_failure_table.csv with roll opt-in import, then run roll diff --supplement.`;
}
