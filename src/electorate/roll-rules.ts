import type { Temporal } from "temporal-polyfill";
import type { Charter, ExcludedRepository } from "../charter/charter.ts";
import { utcDate } from "../dates.ts";

/**
 * The rules of a roll. Times are written like those of the evidence, `2026-10-05T00:00:00Z`, so that they
 * compare as text.
 */
export interface RollRules {
  readonly election: string;
  /** Id of the charter that the rules come from. */
  readonly charter: string;
  readonly organization: string;
  /** The qualifying period: merged at `from` or later, and before `until`. */
  readonly from: string;
  readonly until: string;
  /** A commit authored before this is imported history. */
  readonly oldestCommit: string;
  readonly branches: "any" | "default";
  /** The charter's list on the first day of nominations. */
  readonly excludedRepositories: readonly ExcludedRepository[];
  /** People added or excluded by decisions: made by the last of these days, not expired on the first. */
  readonly decisions: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
}

/** Of an election: its name, and when nominations open and voting closes. */
export interface RollElection {
  readonly election: string;
  readonly nominations: { readonly opens: Temporal.Instant };
  readonly voting: { readonly closes: Temporal.Instant };
}

function startOfDay(date: Temporal.PlainDate): string {
  return `${date.toString()}T00:00:00Z`;
}

/**
 * The rules of an election's roll: the charter's number of calendar months (12) before the UTC day on
 * which nominations open, until that day begins. Where the month is shorter its last day counts.
 */
export function rollRules(
  { rules, id, excludedRepositories }: Charter,
  { election, nominations, voting }: RollElection,
): RollRules {
  const day = utcDate(nominations.opens);
  const from = day.subtract({ months: rules.qualifyingMonths.value });
  const oldest = from.subtract({ months: rules.oldestCommitMonths.value });
  const today = day.toString();
  return {
    election,
    charter: id,
    organization: rules.organization.value,
    from: startOfDay(from),
    until: startOfDay(day),
    oldestCommit: startOfDay(oldest),
    branches: rules.branches.value,
    excludedRepositories: excludedRepositories.filter(
      (listed) => (listed.from ?? today) <= today && today < (listed.until ?? "9999-12-31"),
    ),
    decisions: { from: day, until: utcDate(voting.closes) },
  };
}
