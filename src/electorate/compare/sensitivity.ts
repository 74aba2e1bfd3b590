import { Temporal } from "temporal-polyfill";
import { compareLogins } from "../../people/account.ts";
import type { Roll } from "../roll.ts";
import type { RollRules } from "../roll-rules.ts";
import type { RollSources } from "../voters.ts";
import { diffRolls } from "./diff-rolls.ts";

/** An alternative rule choice. */
export interface Variant {
  readonly id: string;
  /** The other choice, in one sentence. */
  readonly says: string;
  readonly change: (sources: RollSources) => RollSources;
}

/** Who is in or out only because of a choice. */
export interface VariantEffect {
  readonly id: string;
  readonly says: string;
  /** Logins that only the alternative adds. */
  readonly joined: readonly string[];
  /** Logins that the alternative removes. */
  readonly left: readonly string[];
  /** The evidence covers the alternative. */
  readonly complete: boolean;
}

function withRules(change: (rules: RollRules) => Partial<RollRules>): Variant["change"] {
  return (sources) => ({ ...sources, rules: { ...sources.rules, ...change(sources.rules) } });
}

function shifted(seconds: number): Variant["change"] {
  const shift = (text: string): string =>
    Temporal.Instant.from(text).add({ seconds }).toString({ smallestUnit: "second" });
  return withRules(({ from, until }) => ({ from: shift(from), until: shift(until) }));
}

const day = 24 * 60 * 60;

/**
 * The disputed choices of earlier rolls: branches, the clock, imported history, identities.
 *
 * @param opens when nominations open.
 */
export function variants({ branches, until }: RollRules, opens: Temporal.Instant): Variant[] {
  const other = branches === "any" ? "default" : "any";
  const seconds = Math.floor(opens.since(Temporal.Instant.from(until)).total("seconds"));
  return [
    {
      id: "branches",
      says:
        other === "default"
          ? "only pull requests into the default branch count"
          : "pull requests into any branch count",
      change: withRules(() => ({ branches: other })),
    },
    {
      id: "clock",
      says: "the period ends at the hour when nominations open, not at 00:00 UTC",
      change: shifted(seconds),
    },
    { id: "day-earlier", says: "the period is a day earlier", change: shifted(-day) },
    { id: "day-later", says: "the period is a day later", change: shifted(day) },
    {
      id: "old-commits",
      says: "commits count at any age",
      change: withRules(() => ({ oldestCommit: "0000-01-01T00:00:00Z" })),
    },
    {
      id: "pull-requests-only",
      says: "authors of commits in others' pull requests do not count",
      change: withRules(() => ({ oldestCommit: "9999-01-01T00:00:00Z" })),
    },
    {
      id: "identities",
      says: "identities and addresses recorded by officials are not used",
      change: (sources) => ({
        ...sources,
        people: { ...sources.people, identities: [] },
        privatePeople: { ...sources.privatePeople, addresses: [], preferred: [] },
      }),
    },
  ];
}

/** What one variant changes about who votes. */
export function effectOf(
  { id, says, change }: Variant,
  sources: RollSources,
  roll: Roll,
  otherwise: Roll,
  evidence: { readonly from: string; readonly until: string },
): VariantEffect {
  const { joined, left } = diffRolls(roll, otherwise);
  const { from, until } = change(sources).rules;
  return {
    id,
    says,
    joined: joined.map(({ login }) => login),
    left: left.map(({ login }) => login),
    complete: evidence.from <= from && until <= evidence.until,
  };
}

/** Logins that would join if the guesses about unresolved commits were right; no robots, no one excluded. */
export function guessedVoters({ voters, review, excluded }: Roll): string[] {
  const settled = review.filter((item) => item.about === "not-a-person");
  const known = new Set([...voters, ...excluded, ...settled].map(({ login }) => login));
  const guessed = review.flatMap((item) =>
    item.about === "unresolved" && item.old === undefined ? (item.perhaps ?? []) : [],
  );
  return [...new Set(guessed)].filter((login) => !known.has(login)).sort(compareLogins);
}
