import { Temporal } from "temporal-polyfill";
import { sameLogin } from "../people/account.ts";
import type { Ledger } from "./ledger.ts";

/** The days of a ledger entry: `from` is included, `until` is not. */
interface Span {
  readonly from?: Temporal.PlainDate | undefined;
  readonly until?: Temporal.PlainDate | undefined;
}

const { compare } = Temporal.PlainDate;

/** Whether a span includes a day; spans may lack a beginning or an end. */
export function holdsOn({ from, until }: Span, day: Temporal.PlainDate): boolean {
  return (
    (from === undefined || compare(from, day) <= 0) &&
    (until === undefined || compare(day, until) < 0)
  );
}

/** Whether a span began before a day and includes it, so that something else may replace it from that day on. */
export function heldBefore(span: Span, day: Temporal.PlainDate): boolean {
  return holdsOn(span, day) && (span.from === undefined || !span.from.equals(day));
}

/** A person's organizations on a date, as written in the ledger: none if unknown, or several. */
export function affiliationsOn(
  { affiliations }: Pick<Ledger, "affiliations">,
  login: string,
  date: Temporal.PlainDate,
): string[] {
  const found = affiliations.filter((each) => sameLogin(each.person, login) && holdsOn(each, date));
  return [...new Set(found.map(({ organization }) => organization))].sort();
}
