import { compareLogins, loginKey, sameLogin } from "../../people/account.ts";
import { addressKey, mailboxKey } from "../../people/address.ts";
import type { Roll, Voter } from "../roll.ts";

/** What changed from one roll to another. Every list is sorted by login. */
export interface RollDiff {
  /** On the later roll only. */
  readonly joined: readonly Voter[];
  /** On the earlier roll only. */
  readonly left: readonly Voter[];
  /** On both, with a new address or login. */
  readonly changed: readonly { readonly before: Voter; readonly after: Voter }[];
}

function sameAddress(a: Voter, b: Voter): boolean {
  return addressKey(a.email ?? "") === addressKey(b.email ?? "");
}

/** Compares two rolls. A person is the same by account number, or by login where a roll knows no number. */
export function diffRolls(earlier: Pick<Roll, "voters">, later: Pick<Roll, "voters">): RollDiff {
  const byId = new Map(earlier.voters.map((voter) => [voter.id, voter]));
  const byLogin = new Map(earlier.voters.map((voter) => [loginKey(voter.login), voter]));
  const joined: Voter[] = [];
  const changed: { before: Voter; after: Voter }[] = [];
  const stayed = new Set<Voter>();
  for (const after of later.voters) {
    const namesake = byLogin.get(loginKey(after.login));
    const isSame = after.id === null || namesake?.id == null || namesake.id === after.id;
    const before =
      (after.id === null ? undefined : byId.get(after.id)) ?? (isSame ? namesake : undefined);
    if (before === undefined) {
      joined.push(after);
      continue;
    }
    stayed.add(before);
    if (!sameLogin(before.login, after.login) || !sameAddress(before, after))
      changed.push({ before, after });
  }
  const byLoginOf = (a: Voter, b: Voter): number => compareLogins(a.login, b.login);
  return {
    joined: joined.sort(byLoginOf),
    left: earlier.voters.filter((voter) => !stayed.has(voter)).sort(byLoginOf),
    changed: changed.sort((a, b) => byLoginOf(a.after, b.after)),
  };
}

/** Who still has to be invited after an earlier roll's voters. */
export interface Supplement {
  /** Newcomers, people without an address before, and people whose earlier address CIVS could not email. */
  readonly invite: readonly Voter[];
  /**
   * Voters with a new address whose earlier one is not known to have failed: they may have their ballot
   * already, so an official decides who to invite again.
   */
  readonly toDecide: readonly Voter[];
}

/**
 * The voters who must still be invited after the earlier roll's were. No one whose other address was
 * invited already, or whose mailbox was as that of an entry that left (a login put right, two accounts of
 * one person); no mailbox twice.
 *
 * @param failed addresses that CIVS could not write to.
 */
export function supplement(
  { joined, left, changed }: RollDiff,
  failed: readonly string[] = [],
): Supplement {
  const failures = new Set(failed.map(addressKey));
  const didFail = ({ email }: Voter): boolean => email === null || failures.has(addressKey(email));
  const moved = changed.filter(
    ({ before, after }) => after.email !== null && !sameAddress(before, after),
  );
  const invited = new Set(
    left.flatMap((voter) => (didFail(voter) ? [] : [mailboxKey(voter.email ?? "")])),
  );
  const unreached = moved.filter(({ before }) => didFail(before)).map(({ after }) => after);
  const candidates = [...joined, ...unreached].sort((a, b) => compareLogins(a.login, b.login));
  return {
    invite: candidates.filter(({ email }) => {
      if (email === null) return true;
      const isNew = !invited.has(mailboxKey(email));
      invited.add(mailboxKey(email));
      return isNew;
    }),
    toDecide: moved.filter(({ before }) => !didFail(before)).map(({ after }) => after),
  };
}
