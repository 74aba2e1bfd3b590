import { compareSeasons, formatSeason, type SeasonOfYear } from "../../../calendar/election-id.ts";
import { chairsOn, committeeOn } from "../../../committee/members.ts";
import type { Attempt } from "../../../committee/past/build-ledger.ts";
import { visible } from "../../../visible-text.ts";
import type { Terminal } from "../../terminal.ts";
import { plural } from "../plural.ts";
import { wrapForScreen } from "../wrap.ts";
import { renderCommittee } from "./committee.ts";

/** The seats by the season in which they are due next, soonest first. */
export function dueBySeason({ ledger, asOf }: Attempt): readonly {
  readonly season: SeasonOfYear;
  readonly seats: readonly number[];
}[] {
  const groups = new Map<string, { season: SeasonOfYear; seats: number[] }>();
  for (const { seat, term } of committeeOn(ledger, asOf)) {
    if (term === undefined) continue;
    const key = formatSeason(term.until);
    const group = groups.get(key) ?? { season: term.until, seats: [] };
    group.seats.push(seat);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => compareSeasons(a.season, b.season));
}

/** What was built, for people: the committee, what is due when, moved seats, doubts, oddities. */
export function renderLedgerSummary(
  attempt: Attempt,
  odd: readonly string[],
  history: string,
  terminal: Pick<Terminal, "isScreen" | "colors" | "columns">,
): string {
  const { ledger, asOf, settled } = attempt;
  const by = (who: (by: string) => boolean): number =>
    settled.filter((each) => who(each.by)).length;
  const due = dueBySeason(attempt).map(
    ({ season, seats }) =>
      `Due in ${formatSeason(season)}: ${plural(seats.length, "seat")} (${seats.join(", ")})`,
  );
  const moved = ledger.seats.flatMap(({ id, moved: moves }) =>
    moves.map(({ to, election, reason }) => `Seat ${id} moved to ${to} in ${election}: ${reason}`),
  );
  const people = by((each) => each !== "pages" && each !== "nobody");
  const lines = [
    ...due,
    ...moved,
    `${plural(ledger.terms.length, "term")} since ${ledger.terms[0]?.elected ?? "never"}; ${history}`,
    `${plural(settled.length, "doubt")}: ${people} answered, ${by((each) => each === "pages")} settled by other pages, ${by((each) => each === "nobody")} left open`,
    ...(odd.length === 0 ? [] : [`Odd on the pages (${odd.length}):`]),
    ...odd.map((each) => `  ${each}`),
  ].map(visible);
  return [
    renderCommittee(
      { on: asOf, seats: committeeOn(ledger, asOf), chairs: chairsOn(ledger, asOf) },
      terminal,
    ),
    wrapForScreen(lines.join("\n"), terminal),
  ].join("\n");
}
