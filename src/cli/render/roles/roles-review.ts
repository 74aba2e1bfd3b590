import { electionTitle } from "../../../calendar/election-id.ts";
import { notWritten } from "../../../charter/kata-clauses.ts";
import type { AccessReview } from "../../../roles/access.ts";
import type { Work } from "../../../roles/committers.ts";
import type { RoleReview } from "../../../roles/review.ts";
import {
  describeDoubt,
  describeLeaving,
  describeNamed,
  describeRemark,
  describeSurplus,
  doubtUrl,
  formerRoleWords,
} from "../../../roles/wording.ts";
import { visible } from "../../../visible-text.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable } from "../table.ts";

/** What is said between tables, on lines that fit. */
function prose({ columns }: Screen, text: string, indent = ""): string {
  return wrapText(text, columns, indent);
}

function heading(screen: Screen, text: string): string {
  return screen.colors.bold(prose(screen, text));
}

/** A list line: a word, the person, and a text with further lines below it. */
function entry({ columns, colors }: Screen, word: "add" | "drop" | "keep", text: string): string {
  const indent = " ".repeat(8);
  const paints = { add: colors.green, drop: colors.red, keep: colors.dim };
  return wrapText(text, columns, indent, `  ${paints[word](word.padEnd(4))}  `);
}

type Screen = Pick<Terminal, "isScreen" | "colors" | "columns">;

function shortWork(work: Work | undefined): string {
  if (work === undefined) return "none found";
  return `${work.at.slice(0, 10)} ${visible(work.reference.replace(/^[^/]*\//, ""))}`;
}

function inactiveTable({ committers: { inactive } }: RoleReview, screen: Screen): string {
  const titles = ["committer", "last merged", "last review", "removal from"];
  const rows = inactive.map(({ login, lastWork, removeFrom, onCommittee }) => [
    onCommittee ? `${login} (on the committee)` : login,
    shortWork(lastWork.merged),
    shortWork(lastWork.review),
    removeFrom.toString(),
  ]);
  return renderTable(
    screen,
    titles.map((title) => ({ title })),
    rows,
  );
}

function committerLists({ committers }: RoleReview, screen: Screen): string[] {
  const { inactive, doubtful, named } = committers;
  const listed = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines];
  const line = (login: string, text: string): string =>
    prose(screen, `${login}: ${visible(text)}`, "  ");
  return [
    ...listed(
      "Not proposed; check them and decide:",
      doubtful.flatMap(({ login, doubt }) => {
        const url = doubtUrl(doubt);
        return [
          line(login, describeDoubt(doubt)),
          ...(url === undefined ? [] : [`    ${visible(url)}`]),
        ];
      }),
    ),
    ...listed(
      "Kept by a decision, without merged code:",
      named.map(({ login, by }) => line(login, describeNamed(by))),
    ),
    ...listed(
      "Kept by a decision that has expired:",
      inactive.flatMap(({ login, expired }) =>
        expired === undefined ? [] : [line(login, describeNamed(expired))],
      ),
    ),
  ];
}

function committerSection(review: RoleReview, screen: Screen): string {
  const { committers, charter, period, teams } = review;
  const { active, inactive } = committers;
  const { committerReviewDays } = charter.rules;
  const all = Object.values(committers).reduce((sum, { length }) => sum + length, 0);
  const isSetting = committerReviewDays.clause.source === notWritten;
  const days = isSetting
    ? " (the page says “a short review period”; the days are a setting of the charter)"
    : "";
  return [
    heading(screen, `Committers: ${inactive.length} inactive of ${all} in ${teams.committerTeam}`),
    prose(
      screen,
      `${active.length} had code merged since ${period.from.slice(0, 10)}, the first day of the roll's period.`,
    ),
    ...(inactive.length === 0
      ? []
      : [
          inactiveTable(review, screen),
          prose(
            screen,
            `They can be removed ${committerReviewDays.value} days after the list is shared${days}; the dates above assume it is shared today. Links: --json or --issue-text.`,
          ),
        ]),
    ...committerLists(review, screen),
  ].join("\n");
}

function accessSection(
  title: string,
  list: string,
  { add, drop, kept }: AccessReview,
  screen: Screen,
): string {
  const changes = [
    ...add.map(({ login, by }) => {
      const why = by === undefined ? "on the committee" : describeNamed(by);
      return entry(screen, "add", `${login}: ${visible(why)}`);
    }),
    ...drop.map((each) =>
      entry(screen, "drop", `${each.login}: ${visible(describeSurplus(each))}`),
    ),
  ];
  const named = kept.flatMap(({ login, by }) =>
    by === undefined ? [] : [entry(screen, "keep", `${login}: ${visible(describeNamed(by))}`)],
  );
  const sum = `${add.length} to add, ${drop.length} to drop, ${kept.length} to keep`;
  return [heading(screen, `${title} (${list}): ${sum}`), ...changes, ...named].join("\n");
}

function formerSection({ former }: RoleReview, screen: Screen): string {
  const titles = ["former member", "last term", "committer", "admin", "owner"];
  const rows = former.map(({ login, term, committer, admin, owner }) => [
    login,
    visible(describeLeaving(term)),
    ...[committer, admin, owner].map((role) => formerRoleWords[role]),
  ]);
  const table = renderTable(
    screen,
    titles.map((title) => ({ title })),
    rows,
  );
  return `${heading(screen, "Former members of the committee who still have a role")}\n${table}`;
}

/** How to record that someone keeps a role without a listed reason. */
function recording({ admins, owners, today }: RoleReview, screen: Screen): string[] {
  const unexplained = ({ because }: { readonly because: string }): boolean =>
    because === "unexplained";
  const owner = owners.drop.find(unexplained);
  const found = owner ?? admins.drop.find(unexplained);
  if (found === undefined) return [];
  const role = owner === undefined ? "admin" : "owner";
  return [
    [
      prose(
        screen,
        "If the committee decided that someone keeps or gets a role, record it in elections/people.yaml:",
      ),
      "    roles:",
      `      - { login: ${found.login}, role: ${role}, reason: "…",`,
      `          by: "…", date: ${today}, expires: ${today.add({ months: 6 })} }`,
    ].join("\n"),
  ];
}

/** The proposals, one line each with URLs, for programs. */
function proposalLines({ committers, admins, owners }: RoleReview): string {
  const work = (done: Work | undefined): string[] =>
    done === undefined ? ["", ""] : [done.at, visible(done.url)];
  const ofCommitters = [
    ...committers.inactive.map(({ login, lastWork, removeFrom }) => [
      ...["committer", "remove", login, `from ${removeFrom}`],
      ...[...work(lastWork.merged), ...work(lastWork.review)],
    ]),
    ...committers.doubtful.map(({ login, doubt, lastWork }) => [
      ...["committer", "look", login, visible(describeDoubt(doubt))],
      ...[...work(lastWork.merged), ...work(lastWork.review)],
    ]),
  ];
  const ofAccess = (role: string, { add, drop }: AccessReview): string[][] => [
    ...add.map(({ login, by }) => [
      ...[role, "add", login, by === undefined ? "on the committee" : visible(describeNamed(by))],
      ...["", "", "", ""],
    ]),
    ...drop.map((each) => [
      ...[role, "drop", each.login, visible(describeSurplus(each))],
      ...["", "", "", ""],
    ]),
  ];
  const titles = "role proposal login why last_merged merged_url last_review review_url";
  const rows = [...ofCommitters, ...ofAccess("admin", admins), ...ofAccess("owner", owners)];
  return [titles.split(" "), ...rows].map((row) => row.join("\t")).join("\n");
}

/** The review for people; if stdout is not a screen, one line per proposal. */
export function renderReview(review: RoleReview, screen: Screen): string {
  if (!screen.isScreen) return proposalLines(review);
  const { election, charter, organization, admins, owners, remarks, today, former } = review;
  const title = `Roles of ${organization} after the election of ${electionTitle(election)} (charter ${charter.id}, ${today})`;
  const sections = [
    heading(screen, title),
    committerSection(review, screen),
    accessSection("Admins", review.teams.adminTeam, admins, screen),
    accessSection("Owners", organization, owners, screen),
    ...recording(review, screen),
    ...(former.length === 0 ? [] : [formerSection(review, screen)]),
    ...(remarks.length === 0
      ? []
      : [
          [
            heading(screen, "Remarks"),
            ...remarks.map((each) => prose(screen, visible(describeRemark(each)), "  ")),
          ].join("\n"),
        ]),
  ];
  return sections.join("\n\n");
}
