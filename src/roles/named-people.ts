import { Temporal } from "temporal-polyfill";
import { compareLogins, loginKey } from "../people/account.ts";
import type { PeopleFile, ReviewedRole } from "../people/people-file.ts";

/** Someone who has a role by a decision, from `people.yaml`. */
export type NamedPerson = PeopleFile["roles"][number];

/** The decisions about one role, as they stand on a day. */
export interface NamedPeople {
  /** By login key; of several decisions in force the one that ends last. */
  readonly inForce: ReadonlyMap<string, NamedPerson>;
  /** Decisions that hold no more, and no other took their place; by login key, the last of each person. */
  readonly expired: ReadonlyMap<string, NamedPerson>;
}

function endsBefore(a: NamedPerson, b: NamedPerson): boolean {
  if (a.expires === undefined) return false;
  return b.expires === undefined || Temporal.PlainDate.compare(a.expires, b.expires) < 0;
}

function lastOfEach(entries: readonly NamedPerson[]): Map<string, NamedPerson> {
  const last = new Map<string, NamedPerson>();
  for (const entry of entries.toSorted((a, b) => compareLogins(a.login, b.login))) {
    const known = last.get(loginKey(entry.login));
    if (known === undefined || endsBefore(known, entry)) last.set(loginKey(entry.login), entry);
  }
  return last;
}

/** Whom decisions give a role on a day: a decision holds from its date on, until its `expires` begins. */
export function namedPeople(
  { roles }: Pick<PeopleFile, "roles">,
  role: ReviewedRole,
  on: Temporal.PlainDate,
): NamedPeople {
  const { compare } = Temporal.PlainDate;
  const begun = roles.filter((entry) => entry.role === role && compare(entry.date, on) <= 0);
  const holds = ({ expires }: NamedPerson): boolean =>
    expires === undefined || compare(on, expires) < 0;
  const inForce = lastOfEach(begun.filter(holds));
  const over = begun.filter((entry) => !holds(entry) && !inForce.has(loginKey(entry.login)));
  return { inForce, expired: lastOfEach(over) };
}
