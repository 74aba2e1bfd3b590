import { compareSeasons, type SeasonOfYear } from "../../calendar/election-id.ts";
import type { Season } from "../../charter/charter.ts";
import { loginKey } from "../../people/account.ts";
import type { Seat, Term } from "../ledger.ts";
import type { Inquiry } from "./inquiry.ts";
import type { PastList } from "./list-history.ts";
import type { PastElection } from "./past-election.ts";

/** A term in the making; one that nothing proves helps to tell seats apart and is not written. */
export type Tenure = {
  -readonly [Key in keyof Term]: Term[Key];
} & { readonly isProven: boolean };

/** A seat as elections went by. */
export interface ReplayedSeat {
  readonly id: number;
  season: Season;
  readonly moved: Seat["moved"][number][];
  readonly tenures: Tenure[];
}

/** The state of a replay. */
export interface Replay {
  readonly seats: ReplayedSeat[];
  readonly lists: readonly PastList[];
  readonly inquiry: Inquiry;
  /** The month of the launch, where the pages reach back so far. */
  readonly launch: string | undefined;
}

/** The last tenure of a seat. */
export function current({ tenures }: ReplayedSeat): Tenure | undefined {
  return tenures.at(-1);
}

/** The seat that somebody holds when an election comes: of a term that was not left early. */
export function seatOf({ seats }: Replay, login: string): ReplayedSeat | undefined {
  return seats.find((seat) => {
    const last = current(seat);
    return (
      last !== undefined && last.ended === undefined && loginKey(last.holder) === loginKey(login)
    );
  });
}

/** Whether a seat is free for an election of a season: its term ends with it, was left early, or never began. */
export function isDue(seat: ReplayedSeat, season: SeasonOfYear): boolean {
  const last = current(seat);
  return last === undefined || last.ended !== undefined || compareSeasons(last.until, season) <= 0;
}

/** One seat more, which the election fills for the first time. */
export function addSeat(
  { seats, inquiry }: Replay,
  { id: election, season: { season }, charter }: PastElection,
): ReplayedSeat {
  const { total } = charter.rules.seats.value;
  if (seats.length >= total) {
    inquiry.odd(
      `election ${election}: seat ${seats.length + 1} was filled for the first time; the charter of its month (${charter.id}) had ${total} seats`,
    );
  }
  const seat = { id: seats.length + 1, season, moved: [], tenures: [] };
  seats.push(seat);
  return seat;
}
