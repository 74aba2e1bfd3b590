import { compareLogins, loginKey } from "../people/account.ts";
import type { NamedPeople, NamedPerson } from "./named-people.ts";
import type { ListedAccount } from "./role-lists.ts";

/** A member of the committee, as the ledger has them. */
export interface CommitteeMember {
  readonly login: string;
  readonly name: string;
}

/** Someone who should have a role but does not. */
export interface MissingPerson {
  readonly login: string;
  readonly because: "committee" | "named";
  /** The decision that names them. */
  readonly by?: NamedPerson;
}

/** Someone with a role, and why. */
export interface KeptPerson {
  readonly login: string;
  readonly because: "committee" | "named";
  readonly by?: NamedPerson;
}

/** Someone with an unjustified role: they left the committee, their decision expired, or there is no reason. */
export interface SurplusPerson {
  readonly login: string;
  readonly because: "left-committee" | "expired" | "unexplained";
  /** The expired decision. */
  readonly by?: NamedPerson;
}

/** One of GitHub's lists beside the committee and the people it named; each by login. */
export interface AccessReview {
  readonly kept: readonly KeptPerson[];
  readonly add: readonly MissingPerson[];
  readonly drop: readonly SurplusPerson[];
}

export interface AccessToReview {
  readonly list: readonly ListedAccount[];
  readonly committee: readonly CommitteeMember[];
  /** Login keys of former committee members. */
  readonly former: ReadonlySet<string>;
  readonly named: NamedPeople;
}

function byLogin(a: { readonly login: string }, b: { readonly login: string }): number {
  return compareLogins(a.login, b.login);
}

/** Compares the admins or the owners with the committee and the decisions in force. */
export function reviewAccess({ list, committee, former, named }: AccessToReview): AccessReview {
  const listed = new Set(list.map(({ login }) => loginKey(login)));
  const sitting = new Set(committee.map(({ login }) => loginKey(login)));
  const kept: KeptPerson[] = [];
  const drop: SurplusPerson[] = [];
  for (const { login } of list) {
    const key = loginKey(login);
    const by = named.inForce.get(key);
    const expired = named.expired.get(key);
    if (sitting.has(key)) kept.push({ login, because: "committee" });
    else if (by !== undefined) kept.push({ login, because: "named", by });
    else if (expired !== undefined) drop.push({ login, because: "expired", by: expired });
    else drop.push({ login, because: former.has(key) ? "left-committee" : "unexplained" });
  }
  const missing = committee.filter(({ login }) => !listed.has(loginKey(login)));
  const absent = [...named.inForce].filter(([key]) => !listed.has(key) && !sitting.has(key));
  const add: MissingPerson[] = [
    ...missing.map(({ login }) => ({ login, because: "committee" as const })),
    ...absent.map(([, by]) => ({ login: by.login, because: "named" as const, by })),
  ];
  return { kept: kept.sort(byLogin), add: add.sort(byLogin), drop: drop.sort(byLogin) };
}
