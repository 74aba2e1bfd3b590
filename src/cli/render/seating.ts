import { formatSeason } from "../../calendar/election-id.ts";
import type { Declaration } from "../../seats/declare.ts";
import type { CandidateOutcome, Outcome } from "../../seats/seating.ts";
import { visible } from "../../visible-text.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";

type SeatingTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

const widestLine = 100;

function word(outcome: Outcome): string {
  return outcome.state === "tied" && outcome.about === "term" ? "elected" : outcome.state;
}

function coloured(outcome: Outcome, { colors }: SeatingTerminal): string {
  const text = word(outcome).toUpperCase().padEnd(11);
  if (outcome.state === "seated") return colors.green(text);
  return outcome.state === "not reached" ? colors.dim(text) : colors.yellow(text);
}

function forScreen(
  { candidate, rank, organization, outcome, reason }: CandidateOutcome,
  ranked: boolean,
  terminal: SeatingTerminal,
): string {
  const place = ranked ? `${rank}.` : "-";
  const where = organization === undefined ? "no organization" : visible(organization);
  const name = terminal.colors.bold(visible(candidate.name));
  const width = Math.min(terminal.columns, widestLine);
  return [
    wrapText(
      `${name} (${where})`,
      width,
      " ".repeat(17),
      `${place.padStart(3)} ${coloured(outcome, terminal)}  `,
    ),
    wrapText(visible(reason), width, "      "),
  ].join("\n");
}

function forPipe(outcomes: readonly CandidateOutcome[], terminal: SeatingTerminal): string {
  const titles = ["rank", "login", "name", "organization", "outcome", "seat", "until", "reason"];
  const rows = outcomes.map(({ candidate, rank, organization, outcome, reason }) => {
    const seated = outcome.state === "seated" ? outcome : undefined;
    return [
      String(rank),
      candidate.login,
      visible(candidate.name),
      visible(organization ?? "none"),
      word(outcome),
      String(seated?.seat ?? ""),
      seated?.until === undefined ? "" : formatSeason(seated.until),
      visible(reason),
    ];
  });
  return renderTable(
    terminal,
    titles.map((title) => ({ title })),
    rows,
  );
}

function struckLines({ count }: Declaration): string[] {
  if (count === undefined || count.struck.length === 0) return [];
  const why = count.struck.map(({ name, candidate }) => {
    const reason = candidate === undefined ? "no candidacy" : "withdrawn";
    return `${visible(name)} (${reason})`;
  });
  const whole = (count.withStruck ?? count.tally).ranking
    .map((tier) => tier.map(visible).join(" = "))
    .join(" > ");
  return [`Struck before the count: ${why.join(", ")}. The ranking with them: ${whole}`];
}

/** The outcome for each candidate with the reason; tab-separated if stdout is not a screen. */
export function renderSeating(declaration: Declaration, terminal: SeatingTerminal): string {
  const { election, charter, vote, count, seating } = declaration;
  if (!terminal.isScreen) return forPipe(seating.outcomes, terminal);
  const title = `Seats of ${election.election}: ${seating.seatsDue} to fill (charter ${charter.id})`;
  const width = Math.min(terminal.columns, widestLine);
  const notes = [
    ...(count === undefined ? [vote.reason] : []),
    ...struckLines(declaration),
    ...(seating.openSeats === 0 ? [] : [`seats left open: ${seating.openSeats}`]),
    ...seating.remarks.map(visible),
  ];
  const bullets = notes.map((note) => wrapText(note, width, "    ", "  * "));
  const ranked = count !== undefined;
  return [
    terminal.colors.bold(wrapText(title, width)),
    ...seating.outcomes.map((outcome) => forScreen(outcome, ranked, terminal)),
    ...(bullets.length === 0 ? [] : ["", ...bullets]),
  ].join("\n");
}

/** Notes about the seating for stderr, beside the table for programs. */
export function seatingNotes(declaration: Declaration): string[] {
  const { count, vote, seating } = declaration;
  const reason = count === undefined ? [vote.reason] : [];
  return [...reason, ...struckLines(declaration), ...seating.remarks.map(visible)];
}
