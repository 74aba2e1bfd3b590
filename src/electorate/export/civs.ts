import { addressKey } from "../../people/address.ts";
import type { Voter } from "../roll.ts";

/** What CIVS takes: lists of addresses, one a line; and who cannot be invited by mail. */
export interface CivsExport {
  /** Each at most as long as asked for; no one is in two, no address twice. */
  readonly batches: readonly (readonly string[])[];
  /** Logins of voters without a usable address. */
  readonly unreachable: readonly string[];
  /** Logins whose address is already in the list as that of another voter. */
  readonly sharing: readonly string[];
}

/** Prepares invitations: every voter's best address, once, in lists of at most `size`. */
export function exportCivs(voters: readonly Voter[], size: number): CivsExport {
  const addresses = new Map<string, string>();
  const unreachable: string[] = [];
  const sharing: string[] = [];
  for (const { login, email } of voters) {
    if (email === null) unreachable.push(login);
    else if (addresses.has(addressKey(email))) sharing.push(login);
    else addresses.set(addressKey(email), email);
  }
  const all = [...addresses.values()];
  const batches: string[][] = [];
  for (let start = 0; start < all.length; start += size) {
    batches.push(all.slice(start, start + size));
  }
  return { batches, unreachable, sharing };
}
