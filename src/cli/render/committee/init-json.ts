import { formatSeason } from "../../../calendar/election-id.ts";
import { chairsOn, committeeOn } from "../../../committee/members.ts";
import type { Attempt } from "../../../committee/past/build-ledger.ts";
import { committeeJson } from "../../../procedures/committee/show.ts";
import { expectedAnswer } from "../../../workspace/committee/answers-file.ts";
import { dueBySeason } from "./ledger-summary.ts";

/** What building a ledger came to, as JSON; nothing can be written while `open` has entries. */
export function initJson(attempt: Attempt, odd: readonly string[], history: string) {
  const { ledger, asOf, open, settled } = attempt;
  return {
    formatVersion: 1,
    asOf: asOf.toString(),
    history,
    open: open.map((doubt) => ({
      ...{ id: doubt.id, question: doubt.question, found: doubt.found },
      expected: expectedAnswer(doubt),
      suggestion: doubt.suggestion ?? null,
      mayStayOpen: doubt.mayStayOpen,
    })),
    settled,
    odd,
    seats: committeeJson({ on: asOf, seats: committeeOn(ledger, asOf), chairs: [] }).seats,
    chair: chairsOn(ledger, asOf)[0] ?? null,
    due: dueBySeason(attempt).map(({ season, seats }) => ({ season: formatSeason(season), seats })),
    terms: ledger.terms.length,
  };
}
