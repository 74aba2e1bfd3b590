import type { Charter } from "../charter/charter.ts";
import { type DueSeat, describeDueSeat } from "../committee/seats-due.ts";
import { type Election, electionFileName, seasonOf } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { plural } from "../wording.ts";

/** The seats that an election fills, and what is unusual about their number. */
export interface SeatsToFill {
  readonly seats: readonly DueSeat[];
  readonly remarks: readonly string[];
}

const order = ["term ends", "vacated", "never filled"] as const;

function explain(due: readonly DueSeat[]): string {
  return due.map(describeDueSeat).join("; ");
}

/** The extra seats compared with the pattern, if there are too many. */
function unusual(due: readonly DueSeat[], pattern: number): readonly DueSeat[] {
  const found = due.filter(({ because }) => because !== "term ends");
  return due.length > pattern && found.length > 0 ? found : due;
}

/**
 * The seats to fill: as many of those due as `election.yaml` says; seats whose term ends come before vacated
 * and never filled ones. A difference from the charter's seasonal pattern or from what is due is explained.
 *
 * @throws ElectionError (input) where `election.yaml` fills more than are due or than the charter has.
 */
export function seatsToFill(
  election: Election,
  due: readonly DueSeat[],
  { id, rules }: Charter,
): SeatsToFill {
  const { season, year } = seasonOf(election);
  const pattern = rules.seats.value[season];
  const wanted = election.seats;
  if (wanted > due.length) {
    const field = `${electionFileName(election)}: seats:`;
    const message =
      wanted > rules.seats.value.total
        ? `${field} ${wanted}, but the committee has ${rules.seats.value.total} (charter ${id})`
        : `${field} ${wanted}, but the ledger has ${plural(due.length, "seat")} up in ${season} ${year}`;
    throw new ElectionError("input", message, {
      hint: `Correct seats, or the terms in elections/committee.yaml. ${explain(due)}`,
    });
  }
  const remarks: string[] = [];
  if (due.length !== pattern) {
    remarks.push(
      `${plural(due.length, "seat is", "seats are")} up; the usual number in ${season} is ${pattern}: ${explain(unusual(due, pattern))}`,
    );
  }
  if (wanted < due.length) {
    remarks.push(
      `election.yaml fills ${wanted} of the ${due.length} seats that are up; the others stay vacant: ${explain(due)}`,
    );
  }
  const rank = ({ because }: DueSeat): number => order.indexOf(because);
  const chosen = due.toSorted((a, b) => rank(a) - rank(b) || a.seat - b.seat).slice(0, wanted);
  return { seats: chosen.sort((a, b) => a.seat - b.seat), remarks };
}
