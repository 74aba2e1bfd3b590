import type { SeatState } from "../committee/members.ts";
import type { ReviewedRole } from "../people/people-file.ts";
import { type RollOfContributors, unknownAuthors } from "./contributors.ts";
import type { NamedPeople } from "./named-people.ts";

/** A non-member's relation to the organization; `unknown`: GitHub has no such account. */
export type RoleState = "invited" | "outside" | "unknown";

/** A remark for readers of a review. */
export type ReviewRemark =
  /** The ledger is not yet as the election left it, so neither is the committee of the review. */
  | { readonly code: "no-result"; readonly election: string }
  | { readonly code: "overdue" | "vacant"; readonly seats: readonly number[] }
  /** Authors of merged commits whom no account is known for: an inactive committer may be one of them. */
  | { readonly code: "unknown-authors"; readonly count: number }
  /** The charter gives ownership to them, and `people.yaml` names no one. */
  | { readonly code: "no-community-manager" | "no-foundation" }
  | { readonly code: "no-expiry"; readonly login: string; readonly role: ReviewedRole }
  | { readonly code: "no-member"; readonly login: string; readonly standing: RoleState };

function seatRemarks(states: readonly SeatState[]): ReviewRemark[] {
  const seats = (wanted: (state: SeatState) => boolean): number[] =>
    states.filter(wanted).map(({ seat }) => seat);
  const overdue = seats((state) => state.overdue);
  const vacant = seats(({ term }) => term === undefined);
  return [
    ...(overdue.length > 0 ? [{ code: "overdue" as const, seats: overdue }] : []),
    ...(vacant.length > 0 ? [{ code: "vacant" as const, seats: vacant }] : []),
  ];
}

function ownerRemarks(owners: NamedPeople): ReviewRemark[] {
  const named = [...owners.inForce.values()];
  const has = (kind: "community-manager" | "foundation"): boolean =>
    named.some(({ as }) => as === kind);
  return [
    ...(has("community-manager") ? [] : [{ code: "no-community-manager" as const }]),
    ...(has("foundation") ? [] : [{ code: "no-foundation" as const }]),
  ];
}

function expiryRemarks(named: readonly NamedPeople[]): ReviewRemark[] {
  return named
    .flatMap(({ inForce }) => [...inForce.values()])
    .filter(({ as, expires }) => as === "named" && expires === undefined)
    .map(({ login, role }) => ({ code: "no-expiry", login, role }));
}

interface RemarkSources {
  readonly election: string;
  /** Whether the ledger has the result of the election. */
  readonly hasResult: boolean;
  readonly roll: Pick<RollOfContributors, "review">;
  readonly states: readonly SeatState[];
  readonly named: readonly NamedPeople[];
  readonly owners: NamedPeople;
  readonly standings: ReadonlyMap<string, RoleState>;
}

/** The remarks for readers of a review, besides its proposals. */
export function reviewRemarks(sources: RemarkSources): ReviewRemark[] {
  const { election, hasResult, roll, states, named, owners, standings } = sources;
  const unknown = unknownAuthors(roll).length;
  return [
    ...(hasResult ? [] : [{ code: "no-result" as const, election }]),
    ...(unknown === 0 ? [] : [{ code: "unknown-authors" as const, count: unknown }]),
    ...seatRemarks(states),
    ...ownerRemarks(owners),
    ...expiryRemarks(named),
    ...[...standings].map(([login, standing]): ReviewRemark => {
      return { code: "no-member", login, standing };
    }),
  ];
}
