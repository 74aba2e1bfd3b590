import { compareSeasons, type SeasonOfYear } from "../../calendar/election-id.ts";
import type { DueSeat } from "../../committee/seats-due.ts";
import type { TieDecision } from "../../election/decision.ts";
import { compareLogins, loginKey, sameLogin } from "../../people/account.ts";
import { samePeople } from "./walk.ts";

/** Who takes which seat until when, by {@link loginKey}, and who is tied for the longer terms. */
export interface SeatAssignment {
  readonly seats: ReadonlyMap<string, { readonly seat: number; readonly until: SeasonOfYear }>;
  readonly ties: readonly { readonly among: readonly string[]; readonly places: number }[];
  readonly used: readonly TieDecision[];
}

function sameEnd(a: DueSeat | undefined, b: DueSeat | undefined): boolean {
  return a !== undefined && b !== undefined && compareSeasons(a.until, b.until) === 0;
}

/** The elected one a tier where a decision names exactly them, else as they are. */
function inDecidedOrder(
  tier: readonly string[],
  decisions: readonly TieDecision[],
  used: TieDecision[],
): readonly (readonly string[])[] {
  const decision = decisions.find(({ order }) => samePeople(order, tier));
  if (decision === undefined) return [tier];
  used.push(decision);
  return decision.order.map((login) => tier.filter((one) => sameLogin(one, login)));
}

/** Seats with one end: re-elected holders keep theirs, the rest go by seat and login. */
function shareOut(
  seats: readonly DueSeat[],
  people: readonly string[],
  assigned: Map<string, { seat: number; until: SeasonOfYear }>,
): void {
  const free = seats.toSorted((a, b) => a.seat - b.seat);
  const give = (login: string, seat: DueSeat | undefined): void => {
    if (seat === undefined) return;
    free.splice(free.indexOf(seat), 1);
    assigned.set(loginKey(login), { seat: seat.seat, until: seat.until });
  };
  const heldBy = (login: string): DueSeat | undefined =>
    free.find(({ lastTerm }) => sameLogin(lastTerm?.holder, login));
  const waiting = people.toSorted(compareLogins);
  const holders = waiting.filter((login) => heldBy(login) !== undefined);
  for (const login of holders) give(login, heldBy(login));
  for (const login of waiting.filter((each) => !holders.includes(each))) give(login, free[0]);
}

/**
 * Gives the elected their seats. Seats with the same end are interchangeable; where ends differ (a
 * charter with `vacancy: remainder`) the longest terms go to the highest ranked. A tier that would share
 * seats of different ends is tied for them, unless a decision orders it.
 */
export function assignSeats(
  seats: readonly DueSeat[],
  elected: readonly (readonly string[])[],
  decisions: readonly TieDecision[],
): SeatAssignment {
  const byEnd = seats.toSorted((a, b) => compareSeasons(b.until, a.until) || a.seat - b.seat);
  const assigned = new Map<string, { seat: number; until: SeasonOfYear }>();
  const used: TieDecision[] = [];
  const ties: { among: readonly string[]; places: number }[] = [];
  const pools = new Map<DueSeat, string[]>();
  const endOf = (position: number): DueSeat | undefined =>
    byEnd.find((seat) => sameEnd(seat, byEnd[position]));
  const queue = [...elected];
  for (let filled = 0; queue.length > 0; ) {
    const tier = queue.shift() ?? [];
    const first = endOf(filled);
    const last = endOf(filled + tier.length - 1);
    const ordered = first === last ? [tier] : inDecidedOrder(tier, decisions, used);
    if (ordered.length > 1) {
      queue.unshift(...ordered);
      continue;
    }
    if (first === last && first !== undefined) {
      pools.set(first, [...(pools.get(first) ?? []), ...tier]);
    } else {
      const longer = tier.filter((_, position) => endOf(filled + position) === first).length;
      ties.push({ among: tier.toSorted(compareLogins), places: longer });
    }
    filled += tier.length;
  }
  for (const [end, people] of pools) {
    shareOut(
      byEnd.filter((seat) => sameEnd(seat, end)),
      people,
      assigned,
    );
  }
  return { seats: assigned, ties, used };
}
