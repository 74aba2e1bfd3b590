import { formatSeason } from "../../calendar/election-id.ts";
import type { History, TermThen } from "../../committee/history.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { wideScreen } from "./committee.ts";
import { padTo, shortNames } from "./display-width.ts";
import { renderTable } from "./table.ts";

type HistoryTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

const electionWidth = 9;
const narrowest = 8;

/** The history as JSON. */
export function historyJson({ seats, terms, committees }: History) {
  return {
    formatVersion: 1,
    seats,
    terms: terms.map(({ term, affiliations }) => ({
      elected: term.elected,
      seat: term.seat,
      holder: term.holder,
      name: term.name,
      organizations: affiliations,
      how: term.how,
      until: formatSeason(term.until),
      ended: term.ended?.date.toString() ?? null,
      endedBecause: term.ended?.reason ?? null,
    })),
    committees: committees.map(({ election, holders }) => ({
      election,
      holders: holders.map((term) => term?.holder ?? null),
    })),
  };
}

const narrowName = 22;
const narrowOrganization = 16;

function termRow({ term, affiliations }: TermThen, isNarrow: boolean): string[] {
  const { ended } = term;
  const short = (text: string, width: number): string =>
    isNarrow ? (shortNames([text], width)[0] ?? text) : text;
  const left = ended === undefined ? "" : `left ${ended.date}`;
  const why = ended === undefined || isNarrow ? "" : ` (${visible(ended.reason)})`;
  const organizations = affiliations.length === 0 ? "?" : affiliations.map(visible).join(", ");
  return [
    term.elected,
    String(term.seat),
    short(visible(term.name), narrowName),
    short(organizations, narrowOrganization),
    ...(isNarrow ? [] : [term.how]),
    ended === undefined ? formatSeason(term.until) : `${left}${why}`,
  ];
}

/** A line an election, a column a seat; who was elected then is marked. */
function timeline({ seats, committees }: History, { colors, columns }: HistoryTerminal): string {
  const width = Math.max(narrowest, Math.floor((columns - electionWidth) / seats.length) - 2);
  const logins = [
    ...new Set(committees.flatMap(({ holders }) => holders.map((term) => term?.holder ?? ""))),
  ];
  const short = new Map(shortNames(logins, width).map((name, index) => [logins[index], name]));
  const cell = (text: string): string => padTo(text, width + 2);
  const head = padTo("", electionWidth) + seats.map((seat) => cell(`seat ${seat}`)).join("");
  const lines = committees.map(({ election, holders }) => {
    const cells = holders.map((term) => {
      if (term === undefined) return cell("-");
      const name = short.get(term.holder) ?? "";
      return term.elected === election ? colors.bold(cell(`*${name}`)) : cell(` ${name}`);
    });
    return `${padTo(election, electionWidth)}${cells.join("")}`.trimEnd();
  });
  return [head.trimEnd(), ...lines, "* elected then"].join("\n");
}

/** Every term as a table, then a timeline; only the table, tab-separated, where stdout is no screen. */
export function renderHistory(history: History, terminal: HistoryTerminal): string {
  const isNarrow = terminal.isScreen && terminal.columns < wideScreen;
  const how = isNarrow ? [] : ["how"];
  const titles = ["elected", "seat", "member", "organization then", ...how, "until"];
  const table = renderTable(
    terminal,
    titles.map((title) => ({ title })),
    history.terms.map((term) => termRow(term, isNarrow)),
  );
  return terminal.isScreen ? `${table}\n\n${timeline(history, terminal)}` : table;
}
