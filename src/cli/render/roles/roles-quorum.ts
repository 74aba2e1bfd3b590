import type { Temporal } from "temporal-polyfill";
import { notWritten } from "../../../charter/kata-clauses.ts";
import type { NominationVerdict } from "../../../roles/judge-nomination.ts";
import type { MemberPosition, Statement, Uncounted } from "../../../roles/quorum.ts";
import { visible } from "../../../visible-text.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable } from "../table.ts";

const uncounted: Readonly<Record<Uncounted, string>> = {
  unclear: "no clear answer",
  contradicting: "contradictory, and the last answer is unclear",
  "edited-by-another": "edited by someone else",
  "perhaps-taken-back": "perhaps taken back by a later comment",
  own: "the nominee's own approval",
};

const longestExcerpt = 50;

function excerpt({ by, text }: Statement): string {
  if (by === "reaction") return `reaction ${text.toLowerCase().replaceAll("_", " ")}`;
  const line = visible(text.replace(/\s+/g, " ").trim());
  const shown = [...line];
  return shown.length <= longestExcerpt
    ? `“${line}”`
    : `“${shown.slice(0, longestExcerpt - 1).join("")}…”`;
}

function when({ at, editedAt, editedBy }: Statement): string {
  const editor = editedBy === undefined ? "" : ` by ${visible(editedBy)}`;
  const edited = editedAt === undefined ? "" : `, edited ${editedAt.slice(0, 10)}${editor}`;
  return `${at.slice(0, 10)}${edited}`;
}

function memberRow({ member, position }: MemberPosition): string[] {
  const { login } = member;
  switch (position.is) {
    case "approves":
    case "objects":
      return [login, position.is, when(position.statement), excerpt(position.statement)];
    case "unclear":
      return [login, "unclear", when(position.statement), uncounted[position.why]];
    case "silent":
      return [login, "–", "", ""];
  }
}

/** A heading's word and what belongs to it, further lines below that. */
function fact(word: string, text: string, columns: number): string {
  const indent = " ".repeat(11);
  return wrapText(text, columns, indent, word.padEnd(indent.length));
}

type Screen = Pick<Terminal, "isScreen" | "colors" | "columns">;

function said(statement: Statement, words: string): string {
  return `  ${visible(statement.login)}${words}  ${when(statement)}: ${excerpt(statement)}`;
}

function readingList({ quorum }: NominationVerdict): string[] {
  const toRead = quorum.members.flatMap(({ position, toRead: unclear }) => {
    const isDoubtful = position.is === "unclear" && position.why !== "unclear";
    return isDoubtful ? [position.statement, ...unclear] : unclear;
  });
  const lines = toRead.map((each) => `${said(each, "")}\n    ${visible(each.url)}`);
  return lines.length === 0 ? [] : ["", "Read these yourself; they are not counted:", ...lines];
}

function otherList({ quorum: { others } }: NominationVerdict): string[] {
  const lines = others.map((each) => said(each, ` ${each.stance}`));
  return lines.length === 0 ? [] : ["", "Not on the committee, so not counted:", ...lines];
}

/** Who is nominated, by whom, and how many approvals are needed. */
function facts(
  { nominee, nominator, quorum, charter, ...verdict }: NominationVerdict,
  on: Temporal.PlainDate,
  width: number,
): string[] {
  const { value, clause } = charter.rules.committerQuorum;
  const members = `the ${quorum.members.length} members on ${on}`;
  const rule =
    value === "majority"
      ? `a majority of ${members}: ${quorum.needed}`
      : `${quorum.needed} of ${members}`;
  const setting = " (the page does not say how many; a setting of the charter)";
  const status = verdict.isNominatorCommitter ? "a committer today" : "NO committer today";
  return [
    nominee === undefined
      ? fact("nominee", "unclear from the issue: name them with --nominee", width)
      : fact(
          "nominee",
          `${visible(nominee)}${verdict.isNomineeCommitter ? " (a committer already)" : ""}`,
          width,
        ),
    nominator === undefined
      ? fact("nominator", "the account was deleted: name them with --nominator", width)
      : fact("nominator", `${visible(nominator)}, ${status} (nominating is not approving)`, width),
    fact("quorum", `${rule}${clause.source === notWritten ? setting : ""}`, width),
  ];
}

/** The verdict on a nomination for people. */
export function renderQuorum(
  verdict: NominationVerdict,
  on: Temporal.PlainDate,
  { isScreen, colors, columns }: Screen,
): string {
  const { issue, quorum, unknown } = verdict;
  const width = isScreen ? columns : Number.POSITIVE_INFINITY;
  const title = `${issue.repository}#${issue.number}: ${visible(issue.title)}${issue.isOpen ? "" : " (closed)"}`;
  const counted = `${quorum.approvals} of ${quorum.needed} approvals`;
  const titles = ["member", "answer", "on", "words"];
  return [
    colors.bold(wrapText(title, width)),
    ...facts(verdict, on, width),
    "",
    renderTable(
      { isScreen, colors, columns },
      titles.map((each) => ({ title: each })),
      quorum.members.map(memberRow),
    ),
    ...readingList(verdict),
    ...otherList(verdict),
    ...unknown.flatMap((login) => [
      "",
      wrapText(
        `GitHub has no account ${visible(login)}: was it renamed? Their answer cannot be counted; correct elections/committee.yaml.`,
        width,
      ),
    ]),
    "",
    colors.bold(
      quorum.missing === 0
        ? `Quorum reached: ${counted}.`
        : `No quorum: ${counted}, ${quorum.missing} missing.`,
    ),
  ].join("\n");
}
