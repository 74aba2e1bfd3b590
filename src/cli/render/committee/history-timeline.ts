import type { CommitteeAfter, History } from "../../../committee/history.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { Terminal } from "../../terminal.ts";
import { padTo, shortNames } from "../short-names.ts";

type TimelineTerminal = Pick<Terminal, "colors" | "columns">;

const monthWidth = 9;
const narrowest = 8;
const gap = 2;

/** The columns that a timeline of these seats needs. */
export function timelineWidth({ seats }: Pick<History, "seats">): number {
  return monthWidth + seats.length * (narrowest + gap) - 1;
}

function legend({ committees }: History): string {
  const hasLeft = committees.some(({ election }) => election === undefined);
  return `* elected then, - no one${hasLeft ? "; a line without * follows a member who left early" : ""}`;
}

/**
 * One line per election, and one where someone left in between; one column per seat; those elected then are
 * marked.
 */
export function historyTimeline(history: History, { colors, columns }: TimelineTerminal): string {
  const { seats, committees } = history;
  const width = Math.max(narrowest, Math.floor((columns - monthWidth) / seats.length) - gap);
  const logins = [
    ...new Set(committees.flatMap(({ holders }) => holders.map((term) => term?.holder ?? ""))),
  ];
  const short = new Map(shortNames(logins, width).map((name, index) => [logins[index], name]));
  const cell = (text: string): string => padTo(text, width + gap);
  const head = padTo("", monthWidth) + seats.map((seat) => cell(` seat ${seat}`)).join("");
  const lines = committees.map(({ election, month, holders }) => {
    const cells = holders.map((term) => {
      if (term === undefined) return cell(" -");
      const name = short.get(term.holder) ?? "";
      return term.elected === election ? colors.bold(cell(`*${name}`)) : cell(` ${name}`);
    });
    return `${padTo(month, monthWidth)}${cells.join("")}`.trimEnd();
  });
  return [head.trimEnd(), ...lines, legend(history)].join("\n");
}

/** The changes of one seat: each month in which a term began, or the seat became vacant. */
function changesOf(committees: readonly CommitteeAfter[], position: number): string[] {
  return committees.flatMap(({ month, holders }, index) => {
    const before = committees[index - 1]?.holders[position];
    const now = holders[position];
    if (now === before) return [];
    return [`${month} ${now?.holder ?? "-"}`];
  });
}

/** The same for narrow screens: one paragraph per seat, with its holders and dates. */
export function historyBySeat(
  { seats, committees }: History,
  { colors, columns }: TimelineTerminal,
): string {
  return seats
    .flatMap((seat, position) => {
      const changes = changesOf(committees, position).join(", ");
      return [colors.bold(`seat ${seat}`), wrapText(changes, columns, "  ")];
    })
    .join("\n");
}
