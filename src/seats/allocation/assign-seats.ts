import { compareSeasons } from "../../calendar/election-id.ts";
import { type DueSeat, shareOutSeats } from "../../committee/seats-due.ts";
import type { TieDecision } from "../../election/decision.ts";
import { compareLogins, sameLogin } from "../../people/account.ts";
import { samePeople } from "./walk.ts";

/** Who takes which seat until when, by {@link loginKey}, and who is tied for the longer terms. */
export interface SeatAssignment {
  readonly seats: ReadonlyMap<string, Pick<DueSeat, "seat" | "until">>;
  readonly ties: readonly { readonly among: readonly string[]; readonly places: number }[];
  readonly used: readonly TieDecision[];
}

function sameEnd(a: DueSeat | undefined, b: DueSeat | undefined): boolean {
  return a !== undefined && b !== undefined && compareSeasons(a.until, b.until) === 0;
}

/** The elected in the order of a decision about exactly them, otherwise unchanged. */
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

/**
 * Gives the elected their seats. Seats with the same end are interchangeable; where ends differ (a charter with
 * `vacancy: remainder`) the longest terms go to the highest ranked. A tier that would share seats with
 * different ends is tied, unless a decision orders it.
 */
export function assignSeats(
  seats: readonly DueSeat[],
  elected: readonly (readonly string[])[],
  decisions: readonly TieDecision[],
): SeatAssignment {
  const byEnd = seats.toSorted((a, b) => compareSeasons(b.until, a.until) || a.seat - b.seat);
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
  const shared = [...pools].flatMap(([end, people]) => {
    const alike = byEnd.filter((seat) => sameEnd(seat, end));
    return [...shareOutSeats(alike, people)];
  });
  return { seats: new Map(shared), ties, used };
}
