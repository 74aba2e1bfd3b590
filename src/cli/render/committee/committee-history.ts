import { formatSeason } from "../../../calendar/election-id.ts";
import type { History, TermThen } from "../../../committee/history.ts";
import { visible } from "../../../visible-text.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTable } from "../table.ts";
import { wideScreen } from "./committee.ts";
import { historyBySeat, historyTimeline, timelineWidth } from "./history-timeline.ts";

type HistoryTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

/** Narrower screens list the terms below each other. */
const narrowestTable = 80;

function organizationText({ affiliations, knownFrom }: TermThen, isScreen: boolean): string {
  if (affiliations.length === 0) return "?";
  const names = affiliations.map(visible).join(", ");
  if (knownFrom === undefined) return names;
  return isScreen ? `~${names}` : `${names} (known from ${knownFrom})`;
}

function untilText({ term: { ended, until } }: TermThen, withReason: boolean): string {
  if (ended === undefined) return formatSeason(until);
  return `left ${ended.date}${withReason ? ` (${visible(ended.reason)})` : ""}`;
}

function termRow(then: TermThen, isScreen: boolean, isNarrow: boolean): string[] {
  const { term } = then;
  return [
    term.elected,
    String(term.seat),
    visible(term.name),
    organizationText(then, isScreen),
    term.how,
    untilText(then, !isNarrow),
  ];
}

function termsTable({ terms }: History, terminal: HistoryTerminal): string {
  const isNarrow = terminal.isScreen && terminal.columns < wideScreen;
  return renderTable(
    terminal,
    ["elected", "seat", "member", "organization then", "how", "until"].map((title) => ({
      title: isNarrow && title === "organization then" ? "org. then" : title,
    })),
    terms.map((then) => termRow(then, terminal.isScreen, isNarrow)),
  );
}

/** Each election with its terms below it, for screens too narrow for a table. */
function termsList({ terms }: History, { colors, columns }: HistoryTerminal): string {
  const elections = [...new Set(terms.map(({ term }) => term.elected))];
  return elections
    .flatMap((election) => [
      colors.bold(`Elected ${election}`),
      ...terms
        .filter(({ term }) => term.elected === election)
        .map((then) => {
          const { seat, name, how } = then.term;
          const end = `${then.term.ended === undefined ? "until " : ""}${untilText(then, true)}`;
          const facts = [visible(name), organizationText(then, true), how, end];
          return wrapText(facts.join(", "), columns, "    ", `${String(seat).padStart(2)}  `);
        }),
    ])
    .join("\n");
}

/** Every term, then who sat where; only tab-separated terms if stdout is not a screen. */
export function renderHistory(history: History, terminal: HistoryTerminal): string {
  if (!terminal.isScreen) return termsTable(history, terminal);
  const { columns } = terminal;
  const terms =
    columns < narrowestTable ? termsList(history, terminal) : termsTable(history, terminal);
  const seats =
    columns < timelineWidth(history)
      ? historyBySeat(history, terminal)
      : historyTimeline(history, terminal);
  const isLater = history.terms.some(({ knownFrom }) => knownFrom !== undefined);
  return [
    terms,
    ...(isLater ? [wrapText("~ known only from a later day of the term on", columns)] : []),
    "",
    seats,
  ].join("\n");
}
