import { Temporal } from "temporal-polyfill";
import { sameLogin } from "../people/account.ts";
import type { Ledger } from "./ledger.ts";

/**
 * The organizations that the ledger has for a person on a date, as written there; `from` belongs to an
 * affiliation, `until` does not. None where the ledger does not know; several where it names several.
 */
export function affiliationsOn(
  { affiliations }: Pick<Ledger, "affiliations">,
  login: string,
  date: Temporal.PlainDate,
): string[] {
  const { compare } = Temporal.PlainDate;
  const found = affiliations.filter(
    ({ person, from, until }) =>
      sameLogin(person, login) &&
      (from === undefined || compare(from, date) <= 0) &&
      (until === undefined || compare(date, until) < 0),
  );
  return [...new Set(found.map(({ organization }) => organization))].sort();
}
