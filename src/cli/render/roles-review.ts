import { electionTitle } from "../../calendar/election-id.ts";
import { notWritten } from "../../charter/kata-clauses.ts";
import type { AccessReview } from "../../roles/access.ts";
import type { Work } from "../../roles/committers.ts";
import type { RoleReview } from "../../roles/review.ts";
import {
  describeDoubt,
  describeLeaving,
  describeNamed,
  describeRemark,
  describeSurplus,
  doubtUrl,
  formerRoleWords,
} from "../../roles/wording.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";
import { wrapLines, wrapText } from "./wrap.ts";

/** A line of a list: a word, whom it is about, and what is to be said, further lines below that. */
function entry(
  { columns, colors }: Screen,
  word: "add" | "drop" | "keep" | "",
  text: string,
): string {
  const indent = " ".repeat(word === "" ? 2 : 8);
  const wrapped = wrapText(text, columns, indent);
  const paints = { add: colors.green, drop: colors.red, keep: colors.dim, "": colors.reset };
  return word === "" ? wrapped : `  ${paints[word](word.padEnd(4))}  ${wrapped.slice(8)}`;
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

function committerSection(review: RoleReview, screen: Screen): string {
  const { committers, charter, period, teams } = review;
  const { active, inactive, doubtful, named } = committers;
  const { committerReviewDays } = charter.rules;
  const all = active.length + inactive.length + doubtful.length + named.length;
  const lines = [
    screen.colors.bold(
      `Committers: ${inactive.length} inactive of ${all} in ${teams.committerTeam}`,
    ),
    `${active.length} had code merged since ${period.from.slice(0, 10)}, the first day of the roll's period.`,
  ];
  if (inactive.length > 0) {
    const isSetting = committerReviewDays.clause.source === notWritten;
    lines.push(
      inactiveTable(review, screen),
      `They may be removed ${committerReviewDays.value} days after the list is shared${isSetting ? " (the page says “a short review period”; the days are a setting of the charter)" : ""}; the days above are right if it is shared today. Links: --json or --issue-text.`,
    );
  }
  const expired = inactive.flatMap(({ login, expired: by }) =>
    by === undefined ? [] : [`  ${login}: was kept, ${visible(describeNamed(by))}`],
  );
  const look = doubtful.map(({ login, doubt }) => {
    const url = doubtUrl(doubt);
    return `  ${login}: ${visible(describeDoubt(doubt))}${url === undefined ? "" : `\n    ${visible(url)}`}`;
  });
  if (look.length > 0) lines.push("Not proposed; look at them and decide:", ...look);
  const kept = named.map(({ login, by }) => `  ${login}: ${visible(describeNamed(by))}`);
  if (kept.length > 0) lines.push("Kept by a decision, without merged code:", ...kept);
  if (expired.length > 0) lines.push("Decisions that hold no more:", ...expired);
  return lines.join("\n");
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
    ...drop.map(
      (each) => `  ${screen.colors.red("drop")}  ${each.login}: ${visible(describeSurplus(each))}`,
    ),
  ];
  const named = kept.flatMap(({ login, by }) =>
    by === undefined ? [] : [entry(screen, "keep", `${login}: ${visible(describeNamed(by))}`)],
  );
  const heading = screen.colors.bold(
    `${title} (${list}): ${add.length} to add, ${drop.length} to drop, ${kept.length} to keep`,
  );
  return [heading, ...changes, ...named].join("\n");
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
  return `${screen.colors.bold("Former members of the committee who still have a role")}\n${table}`;
}

/** What is to be done, one line each with the addresses, for programs. */
function plainLines({ committers, admins, owners }: RoleReview): string {
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

/** The review for people; where stdout is no screen, a line for each proposal. */
export function renderReview(review: RoleReview, screen: Screen): string {
  if (!screen.isScreen) return plainLines(review);
  const { election, charter, organization, admins, owners, remarks, today } = review;
  const heading = `Roles of ${organization} after the election of ${electionTitle(election)} (charter ${charter.id}, ${today})`;
  const sections = [
    screen.colors.bold(heading),
    committerSection(review, screen),
    accessSection("Admins", review.teams.adminTeam, admins, screen),
    accessSection("Owners", organization, owners, screen),
    ...(review.former.length === 0 ? [] : [formerSection(review, screen)]),
    ...(remarks.length === 0
      ? []
      : [
          [
            screen.colors.bold("Remarks"),
            ...remarks.map((each) => entry(screen, "", visible(describeRemark(each)))),
          ].join("\n"),
        ]),
  ];
  return wrapLines(sections.join("\n\n"), screen.columns);
}
