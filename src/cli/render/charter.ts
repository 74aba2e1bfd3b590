import type { Charter, ExcludedRepository } from "../../charter/charter.ts";
import { notWritten } from "../../charter/kata-clauses.ts";
import { visible } from "../../visible-text.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

type Rules = Charter["rules"];

const widestLine = 100;

const labels: {
  readonly [Name in keyof Rules]: (value: Rules[Name]["value"]) => [string, string];
} = {
  seats: ({ total, autumn, spring }) => [
    "Seats",
    `${total}: ${autumn} in autumn, ${spring} in spring`,
  ],
  termMonths: (months) => ["Term", `${months} months`],
  organizationLimit: (limit) => ["Seats of one organization", `at most ${limit}`],
  noOrganization: (value) => ["No organization", value],
  groups: (value) => ["Groups of affiliated companies", value],
  affiliationDate: () => ["Affiliation that counts", "as declared when nominations close"],
  unknownAffiliation: () => ["Unknown or several affiliations", "a person decides"],
  organization: (name) => ["GitHub organization", name],
  qualifyingMonths: (months) => ["May vote", `who had code merged in the last ${months} months`],
  qualifyingEnd: () => ["The months end", "when the first day of nominations begins"],
  branches: (value) => ["Branches that count", value],
  oldestCommitMonths: (months) => [
    "Imported commits",
    `count if authored at most ${months} months before the period`,
  ],
  mayStand: (who) => ["May run", who],
  mergesCode: (who) => ["Merge code", who],
  committerTeam: (team) => ["Team of the committers", team],
  committerReview: (value) => [
    "Committers without merged code",
    value === "none" ? "are not reviewed" : "are removed after a review period",
  ],
  committerReviewDays: (days) => ["Review period", `${days} days`],
  committerQuorum: (value) => [
    "Quorum for a new committer",
    value === "majority" ? "a majority of the active committee" : `${value} of the committee`,
  ],
  adminTeam: (team) => ["Team of the admins", team],
  admins: (value) => [
    "Admins",
    value === "not-reviewed" ? "are not reviewed" : "the committee, and people it names",
  ],
  owners: (value) => [
    "Owners of the organization",
    value === "not-reviewed"
      ? "are not reviewed"
      : "the committee, the Foundation's people, and people the committee names",
  ],
  completionRule: (rule) => ["Count", `Condorcet, completed by ${rule}`],
  ties: () => ["Ties", "a person decides"],
  vacancy: (value) => [
    "A seat vacated early",
    value === "moves" ? "full term from the next election on" : "remainder of the term",
  ],
  timelineApproval: (by) => ["Timeline approved by", by],
  campaignQuestions: (place) => [
    "Questions to the candidates",
    place === "discussions" ? "on the discussions board" : "on the mailing list",
  ],
  privateRetentionMonths: (months) => [
    "Addresses and ballots are kept",
    `${months} months after voting closes`,
  ],
};

function labelled<Name extends keyof Rules>(rules: Rules, name: Name): [string, string] {
  return labels[name](rules[name].value);
}

/** Whether a repository is excluded on a day; `from` belongs to the span, `until` does not. */
function isExcludedOn({ from, until }: ExcludedRepository, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

function exclusions(charter: Charter, day: string, width: number): string[] {
  const byReason = new Map<string, string[]>();
  for (const repository of charter.excludedRepositories) {
    if (!isExcludedOn(repository, day)) continue;
    byReason.set(repository.reason, [...(byReason.get(repository.reason) ?? []), repository.name]);
  }
  return [...byReason].map(([reason, names]) =>
    wrapText(`${visible(reason)}: ${names.join(", ")}`, width, "    "),
  );
}

/** The rules in force on a day, each with its clause, for people; lines fit the terminal. */
export function renderCharter(
  charter: Charter,
  day: string,
  { colors, columns }: Pick<Terminal, "colors" | "columns">,
): string {
  const width = Math.min(columns, widestLine);
  const names = Object.keys(labels) as (keyof Rules)[];
  const rules = names.map((name) => {
    const [label, value] = labelled(charter.rules, name);
    const { text, source } = charter.rules[name].clause;
    return [
      wrapText(`${colors.bold(label)}: ${visible(value)}`, width),
      wrapText(source === notWritten ? visible(text) : `“${visible(text)}”`, width, "    "),
      colors.dim(wrapText(`(${visible(source)})`, width, "    ")),
    ].join("\n");
  });
  const excluded = exclusions(charter, day, width);
  return [
    colors.bold(wrapText(`Charter ${charter.id}: ${visible(charter.title)} (as of ${day})`, width)),
    ...rules,
    [
      colors.bold("Repositories that do not count"),
      ...(excluded.length === 0 ? ["    none listed for this time"] : excluded),
    ].join("\n"),
  ].join("\n\n");
}
