import { Temporal } from "temporal-polyfill";
import type { SeasonOfYear } from "../calendar/election-id.ts";
import type { Charter } from "../charter/charter.ts";
import { affiliationsOn } from "./affiliations.ts";
import type { Ledger } from "./ledger.ts";
import { seatsAt } from "./ledger-problems.ts";
import { type ElectionTime, seatsDue, termBefore } from "./seats-due.ts";

/** A member whose seat is not up, with the organizations that the ledger has for them on the day asked for. */
export interface ContinuingMember {
  readonly login: string;
  readonly name: string;
  readonly seat: number;
  readonly until: SeasonOfYear;
  /** As written in the ledger: none if unknown, or several. */
  readonly affiliations: readonly string[];
}

/** The members on a day whose seats an election does not fill, by seat; those who left by then are not included. */
export function continuingMembers(
  ledger: Ledger,
  time: ElectionTime,
  charter: Charter,
  at: Temporal.PlainDate,
): ContinuingMember[] {
  const due = new Set(seatsDue(ledger, time, charter).map(({ seat }) => seat));
  return seatsAt(ledger, time.election)
    .filter(({ id }) => !due.has(id))
    .toSorted((a, b) => a.id - b.id)
    .map(({ id }) => termBefore(ledger, id, time.election))
    .filter((term) => term !== undefined)
    .filter(({ ended }) => ended === undefined || Temporal.PlainDate.compare(at, ended.date) < 0)
    .map(({ holder, name, seat, until }) => ({
      login: holder,
      name,
      seat,
      until,
      affiliations: affiliationsOn(ledger, holder, at),
    }));
}
