import { Temporal } from "temporal-polyfill";
import { sameLogin } from "../people/account.ts";
import type { Ledger } from "./ledger.ts";

/** Days that an entry of the ledger is about: `from` belongs to them, `until` does not. */
interface Span {
  readonly from?: Temporal.PlainDate | undefined;
  readonly until?: Temporal.PlainDate | undefined;
}

const { compare } = Temporal.PlainDate;

/** Whether a span holds a day; one without a beginning always has, one without an end still does. */
export function holdsOn({ from, until }: Span, day: Temporal.PlainDate): boolean {
  return (
    (from === undefined || compare(from, day) <= 0) &&
    (until === undefined || compare(day, until) < 0)
  );
}

/** Whether a span began before a day and holds on it: from that day on, something else may stand in its place. */
export function heldBefore(span: Span, day: Temporal.PlainDate): boolean {
  return holdsOn(span, day) && (span.from === undefined || !span.from.equals(day));
}

/**
 * The organizations that the ledger has for a person on a date, as written there: none where it does not know,
 * several where it names several.
 */
export function affiliationsOn(
  { affiliations }: Pick<Ledger, "affiliations">,
  login: string,
  date: Temporal.PlainDate,
): string[] {
  const found = affiliations.filter((each) => sameLogin(each.person, login) && holdsOn(each, date));
  return [...new Set(found.map(({ organization }) => organization))].sort();
}
