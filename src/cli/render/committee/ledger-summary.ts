import { formatSeason } from "../../../calendar/election-id.ts";
import type { Attempt } from "../../../committee/beginning/begin-ledger.ts";
import { committeeOn } from "../../../committee/members.ts";
import { describeHistory, dueBySeason } from "../../../procedures/committee/init.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { Terminal } from "../../terminal.ts";
import { wrapForScreen } from "../wrap.ts";
import { renderCommittee } from "./committee.ts";

/** What was written, for people: the committee, what is due when, moved seats, doubts, oddities. */
export function renderLedgerSummary(
  attempt: Attempt,
  terminal: Pick<Terminal, "isScreen" | "colors" | "columns">,
): string {
  const { ledger, asOf, settled, odd } = attempt;
  const due = dueBySeason(attempt).map(
    ({ season, seats }) =>
      `Due in ${formatSeason(season)}: ${plural(seats.length, "seat")} (${seats.join(", ")})`,
  );
  const moved = ledger.seats.flatMap(({ id, moved: moves }) =>
    moves.map(({ to, election, reason }) => `Seat ${id} moved to ${to} in ${election}: ${reason}`),
  );
  const unsettled = settled.filter(({ by }) => by === "nobody");
  const lines = [
    ...due,
    ...moved,
    `${plural(ledger.terms.length, "term")} since ${ledger.terms[0]?.elected ?? "never"}; ${describeHistory(attempt)}`,
    ...(unsettled.length === 0 ? [] : [`Open doubts (${unsettled.length}):`]),
    ...unsettled.flatMap(({ question, found }) => [
      `  ${question}`,
      ...found.map((each) => `    ${each}`),
    ]),
    ...(odd.length === 0 ? [] : [`Inconsistent on the pages (${odd.length}):`]),
    ...odd.map((each) => `  ${each}`),
  ].map(visible);
  return [
    renderCommittee({ on: asOf, seats: committeeOn(ledger, asOf), chairs: [] }, terminal),
    wrapForScreen(lines.join("\n"), terminal),
  ].join("\n");
}
