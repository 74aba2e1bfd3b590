import type { Temporal } from "temporal-polyfill";
import { formatSeason } from "../../calendar/election-id.ts";
import type { SeatState } from "../../committee/members.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";

/** The committee of a day as JSON. */
export function committeeJson(states: readonly SeatState[], on: Temporal.PlainDate) {
  return {
    formatVersion: 1,
    asOf: on.toString(),
    seats: states.map(({ seat, term, affiliations, vacatedBy, overdue }) => ({
      seat,
      holder: term?.holder ?? null,
      name: term?.name ?? null,
      organizations: affiliations,
      elected: term?.elected ?? null,
      how: term?.how ?? null,
      until: term === undefined ? null : formatSeason(term.until),
      overdue,
      vacantSince: vacatedBy?.ended?.date.toString() ?? null,
      vacatedBecause: vacatedBy?.ended?.reason ?? null,
    })),
  };
}

function row({ seat, term, affiliations, vacatedBy, overdue }: SeatState): string[] {
  if (term === undefined) {
    const ended = vacatedBy?.ended;
    const since =
      ended === undefined
        ? "never filled"
        : `vacant since ${ended.date} (${vacatedBy?.name}: ${ended.reason})`;
    return [String(seat), visible(since), "", "", ""];
  }
  const until = `${formatSeason(term.until)}${overdue ? " (over)" : ""}`;
  return [
    String(seat),
    `${visible(term.name)} (${term.holder})`,
    affiliations.length === 0 ? "?" : affiliations.map(visible).join(", "),
    `${term.elected} (${term.how})`,
    until,
  ];
}

/** The committee of a day, for people; tab-separated where stdout is no screen. */
export function renderCommittee(
  states: readonly SeatState[],
  on: Temporal.PlainDate,
  terminal: Pick<Terminal, "isScreen" | "colors">,
): string {
  const titles = ["seat", "member", "organization", "elected", "until"];
  const table = renderTable(
    terminal,
    titles.map((title) => ({ title })),
    states.map(row),
  );
  return terminal.isScreen ? `${terminal.colors.bold(`The committee on ${on}`)}\n${table}` : table;
}
