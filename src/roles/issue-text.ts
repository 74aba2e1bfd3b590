import { electionTitle } from "../calendar/election-id.ts";
import type { Clause } from "../charter/charter.ts";
import { notWritten } from "../charter/kata-clauses.ts";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../markdown-text.ts";
import { agreeing, plural } from "../wording.ts";
import type { AccessReview } from "./access.ts";
import type { InactiveCommitter, Work } from "./committers.ts";
import { markedSection } from "./issue-marks.ts";
import type { RoleReview } from "./review.ts";
import {
  describeDoubt,
  describeLeaving,
  describeNamed,
  describeRemark,
  describeSurplus,
  doubtUrl,
  formerRoleWords,
} from "./wording.ts";

/** Title of the issue that shares a review. */
export function issueTitle({ election }: Pick<RoleReview, "election">): string {
  return `Review of committers, admins and owners, election of ${electionTitle(election)}`;
}

function person(login: string): string {
  return codeLink(login, accountUrl(login));
}

function quoted({ text, source }: Clause): string[] {
  const written = source !== notWritten;
  return [`> ${escapeMarkdown(text)}`, ...(written ? [`> (${escapeMarkdown(source)})`] : [])];
}

/** When it was, with a link; of private repositories no issue tells the name. */
function workCell(work: Work | undefined): string {
  if (work === undefined) return "none found";
  return codeLink(work.at.slice(0, 10), work.isPrivate ? undefined : work.url);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [row(titles), row(titles.map(() => "---")), ...rows.map(row)];
}

function inactiveRow({ login, lastWork, removeFrom, onCommittee, expired }: InactiveCommitter) {
  const remarks = [
    ...(onCommittee ? ["on the committee"] : []),
    ...(expired === undefined ? [] : [`kept until ${expired.expires}: ${expired.reason}`]),
  ];
  return [
    // A mention tells them, so that they can say what was overlooked.
    `@${login}`,
    workCell(lastWork.merged),
    workCell(lastWork.review),
    removeFrom.toString(),
    escapeMarkdown(remarks.join("; ")),
  ];
}

function inactiveSection({ charter, committers, period, teams }: RoleReview): string[] {
  const { committerReview, committerReviewDays } = charter.rules;
  const { inactive } = committers;
  const from = period.from.slice(0, 10);
  const heading = ["### Inactive committers", "", ...quoted(committerReview.clause), ""];
  if (inactive.length === 0) {
    return [...heading, `Everyone else in the team had code merged since ${from}.`];
  }
  return [
    ...heading,
    `In the team ${codeSpan(teams.committerTeam)}, and no code merged since ${from}. If this is wrong, say so in a comment before the date in the table; from that date on they can be removed.`,
    "",
    ...table(
      ["committer", "last merged", "last review", "removal from", "remark"],
      inactive.map(inactiveRow),
    ),
    "",
    `The review period is ${committerReviewDays.value} days from the day someone was listed here (${committerReviewDays.clause.source === notWritten ? "the page does not say how long; a setting" : escapeMarkdown(committerReviewDays.clause.source)}). Reviews do not count as contributions; they are shown for your information.`,
  ];
}

function lookAtSection({ committers: { doubtful, named } }: RoleReview): string[] {
  const lines = [
    ...doubtful.map(({ login, doubt }) => {
      const url = "work" in doubt && doubt.work.isPrivate ? undefined : doubtUrl(doubt);
      const place = url === undefined ? "" : `, ${codeLink("see", url)}`;
      return `- ${person(login)}: ${escapeMarkdown(describeDoubt(doubt))}${place}`;
    }),
    ...named.map(
      ({ login, by }) => `- ${person(login)} is kept: ${escapeMarkdown(describeNamed(by))}`,
    ),
  ];
  return lines.length === 0 ? [] : ["### Committers not proposed for removal", "", ...lines];
}

function formerSection({ former }: RoleReview): string[] {
  if (former.length === 0) return [];
  const rows = former.map(({ login, term, committer, admin, owner }) => [
    person(login),
    escapeMarkdown(describeLeaving(term)),
    ...[committer, admin, owner].map((role) => formerRoleWords[role]),
  ]);
  const titles = ["former member", "last term", "committer", "admin", "owner"];
  return ["### Former members of the committee", "", ...table(titles, rows)];
}

function accessSection(
  title: string,
  clause: Clause,
  { add, drop, kept }: AccessReview,
  nameAll: boolean,
): string[] {
  // Who is a member of the organization is not public by itself: strangers to the public files are counted.
  const shown = drop.filter(({ because }) => nameAll || because !== "unexplained");
  const hidden = drop.length - shown.length;
  const changes = [
    ...add.map(({ login, by }) => {
      const why = by === undefined ? "on the committee" : describeNamed(by);
      return `- add ${person(login)}: ${escapeMarkdown(why)}`;
    }),
    ...shown.map(
      (each) => `- drop ${person(each.login)}: ${escapeMarkdown(describeSurplus(each))}`,
    ),
    ...(hidden === 0
      ? []
      : [
          `- drop, or say why not: ${plural(hidden, "more account")} not named in public files; members of the organization see ${agreeing(hidden, "it", "them")} with ${codeSpan("kata-election roles review")}`,
        ]),
  ];
  const extras = kept.flatMap(({ login, by }) =>
    by === undefined ? [] : [`- keep ${person(login)}: ${escapeMarkdown(describeNamed(by))}`],
  );
  const nothing = changes.length === 0 ? ["- nothing to change"] : [];
  return [`### ${title}`, "", ...quoted(clause), "", ...nothing, ...changes, ...extras];
}

/**
 * The review as the body of an issue that may be public: it names the inactive committers, former and
 * present members of the committee, and people whom public files name. The marked section is what a later
 * review replaces. It holds no time of running.
 *
 * @param nameAll names admins and owners too, whom no public file names.
 */
export function issueText(review: RoleReview, { nameAll }: { readonly nameAll: boolean }): string {
  const { election, charter, admins, owners, remarks, period, committers } = review;
  const sections = [
    [
      `Roles of ${codeSpan(review.organization)} after the election of ${electionTitle(election)}, by the charter of ${charter.id}: the lists on GitHub compared with the voter roll (code merged from ${period.from.slice(0, 10)}; merges after the roll's period, which ended before ${period.until.slice(0, 10)}, count too) and the committee.`,
    ],
    inactiveSection(review),
    lookAtSection(review),
    formerSection(review),
    accessSection("Admins", charter.rules.admins.clause, admins, nameAll),
    accessSection("Owners", charter.rules.owners.clause, owners, nameAll),
    remarks.length === 0
      ? []
      : ["### Remarks", "", ...remarks.map((each) => `- ${escapeMarkdown(describeRemark(each))}`)],
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
  return markedSection(election, text, committers.inactive);
}
