import { addressKey, isUsableAddress } from "../people/address.ts";
import { foldName } from "../people/fold-name.ts";
import type { Dated, Trail } from "./trail.ts";

/** What a person's addresses are chosen from. */
export interface AddressSources {
  /** Recorded by officials, preferred ones first. */
  readonly recorded: readonly string[];
  /** The address that the account's public profile shows. */
  readonly profile: string | undefined;
  readonly trail: Trail;
  /** Names that are this person's: a Signed-off-by line counts where it bears one of them. */
  readonly names: readonly string[];
}

/** Most recently used first; of two used at the same time the first by its key. */
function latestFirst(addresses: ReadonlyMap<string, Dated>): string[] {
  return [...addresses]
    .sort(([keyA, a], [keyB, b]) => (a.at === b.at ? (keyA < keyB ? -1 : 1) : a.at < b.at ? 1 : -1))
    .map(([, { text }]) => text);
}

function signedAddresses({ signatures }: Trail, names: readonly string[]): Map<string, Dated> {
  const all = new Map<string, Dated>();
  for (const name of new Set(names.map(foldName))) {
    for (const [key, dated] of signatures.get(name) ?? []) {
      const known = all.get(key);
      if (known === undefined || known.at < dated.at) all.set(key, dated);
    }
  }
  return all;
}

/**
 * A person's usable addresses, best first: recorded ones, the public profile's, those of Signed-off-by
 * lines with the person's own name, those of commits; each kind by its latest use. None twice.
 */
export function rankAddresses({ recorded, profile, trail, names }: AddressSources): string[] {
  const ranked = [
    ...recorded,
    ...(profile === undefined ? [] : [profile]),
    ...latestFirst(signedAddresses(trail, names)),
    ...latestFirst(trail.addresses),
  ];
  const chosen = new Map<string, string>();
  for (const address of ranked.filter(isUsableAddress)) {
    if (!chosen.has(addressKey(address))) chosen.set(addressKey(address), address.trim());
  }
  return [...chosen.values()];
}
