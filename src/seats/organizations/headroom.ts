import { isUnknown, namedOption, type OrganizationCounting } from "./affiliation.ts";

/** A continuing member with the organizations known for them. */
export interface PlacedMember {
  readonly name: string;
  readonly affiliations: readonly string[];
}

/** How much of its limit an organization uses, and how many candidates could still be seated. */
export interface Headroom {
  /** An organization, or a group where groups count together. */
  readonly organization: string;
  /** Names of continuing members who count for it, or may. */
  readonly held: readonly string[];
  readonly free: number;
}

/** Seats left by organization, and the continuing members without a single known organization. */
export interface HeadroomReport {
  readonly organizations: readonly Headroom[];
  readonly unsure: readonly string[];
}

/**
 * Seats that the limit leaves each organization after continuing members, never below zero. Someone with
 * several affiliations counts for each; those with none known are listed separately.
 *
 * @param others additional organizations to list.
 */
export function headroom(
  continuing: readonly PlacedMember[],
  others: readonly string[],
  limit: number,
  counting: OrganizationCounting,
): HeadroomReport {
  const held = new Map<string, { readonly organization: string; readonly names: string[] }>();
  const entryOf = (name: string): { readonly names: string[] } | undefined => {
    const { key, party } = namedOption(name, counting);
    if (key === undefined || party === undefined) return undefined;
    const entry = held.get(key) ?? { organization: party, names: [] };
    held.set(key, entry);
    return entry;
  };
  for (const { name, affiliations } of continuing) {
    if (isUnknown(affiliations, counting.index)) continue;
    for (const affiliation of affiliations) entryOf(affiliation)?.names.push(name);
  }
  for (const organization of others) entryOf(organization);
  const organizations = [...held].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    organizations: organizations.map(([, { organization, names }]) => ({
      organization,
      held: names,
      free: Math.max(0, limit - names.length),
    })),
    unsure: continuing
      .filter(
        ({ affiliations }) => isUnknown(affiliations, counting.index) || affiliations.length > 1,
      )
      .map(({ name }) => name),
  };
}
