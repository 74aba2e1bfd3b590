import { addressKey } from "../people/address.ts";
import type { PrivatePeopleFile } from "../people/people-file.ts";
import type { Voter } from "./roll.ts";

/** A voter that CIVS could not email, by the imported tables. */
export interface Reminder {
  readonly login: string;
  readonly address: string;
  /** The day of the first import that named the address, `2026-10-05`. */
  readonly since: string;
  /** In CIVS's words, without addresses. */
  readonly reason: string;
}

/** Who on a roll has yet to opt in to CIVS email, and who has no address. */
export interface OptInList {
  readonly toRemind: readonly Reminder[];
  /** Logins. */
  readonly withoutAddress: readonly string[];
}

/** Compares a roll with the recorded failures of CIVS email. */
export function optInList(
  voters: readonly Voter[],
  { awaiting }: Pick<PrivatePeopleFile, "awaiting">,
): OptInList {
  const known = new Map(awaiting.map((entry) => [addressKey(entry.address), entry]));
  const toRemind = voters.flatMap(({ login, email }) => {
    const entry = email === null ? undefined : known.get(addressKey(email));
    if (email === null || entry === undefined) return [];
    const reason = (entry.reason ?? "").replace(/(?<![^\s@])[^\s@]+@[^\s@]+/gu, "(address)");
    return [{ login, address: email, since: entry.since.toString(), reason }];
  });
  const withoutAddress = voters.filter(({ email }) => email === null).map(({ login }) => login);
  return { toRemind, withoutAddress };
}

/** How many voters of a roll had opted in to CIVS email, and how many had not, by their address. */
export interface MailFigures {
  readonly activated: number;
  readonly awaiting: number;
}

/** Opt-in figures for a roll's voters; undefined if nothing is recorded. */
export function mailFigures(
  voters: readonly Pick<Voter, "email">[],
  people: Pick<PrivatePeopleFile, "activated" | "awaiting">,
): MailFigures | undefined {
  const keys = voters.flatMap(({ email }) => (email === null ? [] : [addressKey(email)]));
  const among = (known: readonly { readonly address: string }[]): number => {
    const addresses = new Set(known.map(({ address }) => addressKey(address)));
    return keys.filter((key) => addresses.has(key)).length;
  };
  const [activated, awaiting] = [among(people.activated), among(people.awaiting)];
  return activated + awaiting === 0 ? undefined : { activated, awaiting };
}
