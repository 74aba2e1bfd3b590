import { formatSeason } from "../../../calendar/election-id.ts";
import type { ListedMember } from "../../../committee/member-list/member-items.ts";
import type { SeatState } from "../../../committee/members.ts";
import { sameLogin } from "../../../people/account.ts";
import type { CommitteeOnDay } from "../../../procedures/committee/show.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable } from "../table.ts";

/** Screens narrower than this get shorter tables. */
export const wideScreen = 100;

function row(
  { seat, term, affiliations, vacatedBy, overdue }: SeatState,
  isNarrow: boolean,
): string[] {
  if (term === undefined) {
    const ended = vacatedBy?.ended;
    const since =
      ended === undefined
        ? "never filled"
        : `vacant since ${ended.date} (${vacatedBy?.name}: ${ended.reason})`;
    return [String(seat), visible(since), "", "", ""];
  }
  const end = formatSeason(term.until);
  const over = isNarrow ? `(${end})` : `${end} (over)`;
  const until = overdue ? over : end;
  return [
    String(seat),
    `${visible(term.name)} (${term.holder})`,
    affiliations.length === 0 ? "?" : affiliations.map(visible).join(", "),
    isNarrow ? term.elected : `${term.elected} (${term.how})`,
    until,
  ];
}

function nameOf(states: readonly SeatState[], login: string): string {
  const held = states.find(({ term }) => sameLogin(term?.holder, login));
  const name = held?.term?.name;
  return name === undefined
    ? `${login} (holds no seat on this day)`
    : `${visible(name)} (${login})`;
}

type CommitteeTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

/** A sentence if the README's list is older than the last result. */
export function describeNotListed(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return [
    `README.md does not list everyone who was elected last. Missing: ${visible(names.join(", "))}.`,
  ];
}

function renderListed(
  listed: readonly ListedMember[],
  notListed: readonly string[],
  terminal: CommitteeTerminal,
): string {
  const rows = listed.map(({ name, login, organization }) => [
    visible(login === undefined ? name : `${name} (${login})`),
    visible(organization?.name ?? "?"),
  ]);
  const table = renderTable(terminal, [{ title: "member" }, { title: "organization" }], rows);
  if (!terminal.isScreen) return table;
  return [
    terminal.colors.bold(`The committee, from README.md: ${plural(listed.length, "member")}`),
    table,
    ...describeNotListed(notListed),
    "Seats and terms are not known here: there is no elections/committee.yaml.",
  ].join("\n");
}

/** The committee of a day, for people; tab-separated if stdout is not a screen. */
export function renderCommittee(
  { on, seats: states, chairs, listed, notListed = [] }: CommitteeOnDay,
  terminal: CommitteeTerminal,
): string {
  if (listed !== undefined) return renderListed(listed, notListed, terminal);
  const isNarrow = terminal.isScreen && terminal.columns < wideScreen;
  const titles = ["seat", "member", "organization", "elected", "until"];
  const table = renderTable(
    terminal,
    titles.map((title) => ({ title })),
    states.map((state) => row(state, isNarrow)),
  );
  if (!terminal.isScreen) return table;
  const isOver = isNarrow && states.some(({ overdue }) => overdue);
  const remark = "In brackets: the term is over, and the ledger has no successor.";
  const lines = [
    terminal.colors.bold(`The committee on ${on}`),
    table,
    ...chairs.map((login) => `Chair: ${nameOf(states, login)}`),
    ...(isOver ? [remark] : []),
  ];
  return lines.join("\n");
}
