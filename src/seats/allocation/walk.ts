import type { TieDecision } from "../../election/decision.ts";
import { compareLogins, loginKey, sameLogin } from "../../people/account.ts";

/** A candidate, and the key of the organization whose limit applies, if any. */
export interface Contender {
  readonly login: string;
  readonly organization: string | undefined;
}

/** The seats to fill, the limit, and those who already count against it: logins by organization. */
export interface Places {
  readonly seats: number;
  readonly limit: number;
  readonly held: ReadonlyMap<string, readonly string[]>;
}

/** A walk's result for one person, by login. */
export type WalkOutcome =
  | { readonly state: "seated"; readonly byDecision: TieDecision | undefined }
  | {
      readonly state: "passed over";
      readonly organization: string;
      readonly filledBy: readonly string[];
    }
  /** The decision, if any, that put others of the same tie first. */
  | { readonly state: "not reached"; readonly byDecision?: TieDecision }
  | { readonly state: "tied"; readonly places: number; readonly with: readonly string[] };

/** How the seats are filled from a ranking. */
export interface Walk {
  /** By {@link loginKey}. */
  readonly outcomes: ReadonlyMap<string, WalkOutcome>;
  /** Those certainly seated, best first; several in a tier if nothing orders them. */
  readonly seated: readonly (readonly string[])[];
  readonly ties: readonly { readonly among: readonly string[]; readonly places: number }[];
  readonly openSeats: number;
  /** The recorded decisions that settled a tie. */
  readonly used: readonly TieDecision[];
}

/** Whether two lists name the same people, each once. */
export function samePeople(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a.map(loginKey));
  return (
    left.size === b.length && a.length === b.length && b.every((one) => left.has(loginKey(one)))
  );
}

/** The people of a tier by organization; those without one are parties of their own. */
function parties(tier: readonly Contender[]): Contender[][] {
  const byOrganization = new Map<string, Contender[]>();
  const alone: Contender[][] = [];
  for (const standing of tier) {
    if (standing.organization === undefined) {
      alone.push([standing]);
    } else {
      const party = byOrganization.get(standing.organization) ?? [];
      byOrganization.set(standing.organization, [...party, standing]);
    }
  }
  return [...alone, ...byOrganization.values()];
}

/** A walk on its way down the ranking. */
interface Allocation {
  readonly outcomes: Map<string, WalkOutcome>;
  readonly seated: string[][];
  readonly ties: { readonly among: readonly string[]; readonly places: number }[];
  readonly used: TieDecision[];
  /** Logins by organization: those who hold, take or are tied for a seat. */
  readonly taken: Map<string, readonly string[]>;
  readonly limit: number;
  seatsLeft: number;
}

/** Seats that the limit leaves a party's organization. */
function freePlaces({ taken, limit }: Allocation, [first]: readonly Contender[]): number {
  if (first?.organization === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(0, limit - (taken.get(first.organization)?.length ?? 0));
}

/** How many of a party are seated in every order of the tier, given enough seats. */
function duePlaces(progress: Allocation, party: readonly Contender[]): number {
  return Math.min(party.length, freePlaces(progress, party));
}

function occupy({ taken }: Allocation, party: readonly Contender[]): void {
  for (const { login, organization } of party) {
    if (organization !== undefined) {
      taken.set(organization, [...(taken.get(organization) ?? []), login]);
    }
  }
}

function passOver({ outcomes, taken }: Allocation, party: readonly Contender[]): void {
  for (const { login, organization = "" } of party) {
    const filledBy = taken.get(organization) ?? [];
    outcomes.set(loginKey(login), { state: "passed over", organization, filledBy });
  }
}

function seat(progress: Allocation, party: readonly Contender[], byDecision?: TieDecision): void {
  for (const { login } of party) {
    progress.outcomes.set(loginKey(login), { state: "seated", byDecision });
  }
  progress.seatsLeft -= party.length;
  occupy(progress, party);
}

/** Seats the tied in the decided order, while there are seats and the limit allows it. */
function seatInOrder(
  progress: Allocation,
  tied: readonly Contender[],
  decision: TieDecision,
  overSeats: boolean,
): void {
  progress.used.push(decision);
  for (const login of decision.order) {
    const party = tied.filter((standing) => sameLogin(standing.login, login));
    if (overSeats && progress.seatsLeft === 0) {
      progress.outcomes.set(loginKey(login), { state: "not reached", byDecision: decision });
    } else if (freePlaces(progress, party) === 0) {
      passOver(progress, party);
    } else {
      seat(progress, party, decision);
      progress.seated.push(party.map((standing) => standing.login));
    }
  }
}

/**
 * Marks people as tied, unless a decision orders them. The tie is over the seats left (then no one below is
 * reached), or over the places of one organization (then that is full for those below).
 */
function settleTie(
  progress: Allocation,
  tied: readonly Contender[],
  places: number,
  decisions: readonly TieDecision[],
  overSeats: boolean,
): void {
  const among = tied.map(({ login }) => login).sort(compareLogins);
  const decision = decisions.find(({ order }) => samePeople(order, among));
  if (decision !== undefined) {
    seatInOrder(progress, tied, decision, overSeats);
    return;
  }
  for (const login of among) {
    const others = among.filter((other) => other !== login);
    progress.outcomes.set(loginKey(login), { state: "tied", places, with: others });
  }
  progress.ties.push({ among, places });
  progress.seatsLeft -= places;
  occupy(progress, tied);
}

function settleTier(
  progress: Allocation,
  tier: readonly Contender[],
  decisions: readonly TieDecision[],
): void {
  if (progress.seatsLeft === 0) {
    for (const { login } of tier) progress.outcomes.set(loginKey(login), { state: "not reached" });
    return;
  }
  const all = parties(tier);
  const admissible = all.filter((party) => freePlaces(progress, party) > 0);
  for (const party of all) if (!admissible.includes(party)) passOver(progress, party);
  const wanted = admissible.reduce((sum, party) => sum + duePlaces(progress, party), 0);
  if (wanted > progress.seatsLeft) {
    settleTie(progress, admissible.flat(), progress.seatsLeft, decisions, true);
    return;
  }
  const fits = (party: readonly Contender[]): boolean =>
    duePlaces(progress, party) === party.length;
  const whole = admissible.filter(fits);
  const split = admissible.filter((party) => !fits(party));
  if (whole.length > 0) progress.seated.push(whole.flat().map(({ login }) => login));
  for (const party of whole) seat(progress, party);
  for (const party of split) {
    settleTie(progress, party, duePlaces(progress, party), decisions, false);
  }
}

/**
 * Fills seats from the top of a ranking, tier by tier, without breaking ties: someone is seated if seated in
 * every order of the tied, and tied if only in some. In a tier, each organization can take as many seats as its
 * limit leaves. If all of these fit into the seats left, candidates of organizations that fit completely are
 * seated, and others are tied for their organization's seats. If not, everyone whose organization has room is
 * tied for the seats left. Lower tiers depend only on counts, which are certain. A decision settles the tie of
 * exactly the people it names.
 */
export function walkRanking(
  ranking: readonly (readonly Contender[])[],
  places: Places,
  decisions: readonly TieDecision[],
): Walk {
  const progress: Allocation = {
    outcomes: new Map(),
    seated: [],
    ties: [],
    used: [],
    taken: new Map(places.held),
    limit: places.limit,
    seatsLeft: places.seats,
  };
  for (const tier of ranking) settleTier(progress, tier, decisions);
  const { outcomes, seated, ties, seatsLeft, used } = progress;
  return { outcomes, seated, ties, openSeats: seatsLeft, used };
}
