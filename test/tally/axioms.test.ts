/** Axioms that the rules are known to have, as properties of random profiles. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeProfile, type Profile } from "../../src/ballots/profile.ts";
import type { CompletionRule } from "../../src/charter/completion-rule.ts";
import { condorcetLoser, condorcetWinner, smithSet } from "../../src/tally/majority-sets.ts";
import { pairwiseMatrix } from "../../src/tally/pairwise.ts";
import { rules } from "../../src/tally/rules/rules.ts";
import { totalsOf } from "../../src/tally/totals.ts";

const names = ["A", "B", "C", "D", "E"];
const runs = { numRuns: 1000 };

/** Profiles with ties and gaps of three to five candidates. */
const profiles: fc.Arbitrary<Profile> = fc.integer({ min: 3, max: 5 }).chain((n) => {
  const rank = fc.option(fc.integer({ min: 1, max: n }), { nil: undefined, freq: 9 });
  const ballot = fc.array(rank, { minLength: n, maxLength: n });
  return fc
    .array(ballot, { minLength: 1, maxLength: 11 })
    .map((ballots) => makeProfile(names.slice(0, n), ballots));
});

/** Profiles of ballots that rank all candidates strictly. */
const strictProfiles: fc.Arbitrary<Profile> = fc.integer({ min: 3, max: 5 }).chain((n) => {
  const places = Array.from({ length: n }, (_, index) => index + 1);
  const ballot = fc.shuffledSubarray(places, { minLength: n, maxLength: n });
  return fc
    .array(ballot, { minLength: 1, maxLength: 11 })
    .map((ballots) => makeProfile(names.slice(0, n), ballots));
});

function outcome(rule: CompletionRule, profile: Profile) {
  return rules[rule].rank(totalsOf(profile));
}

/** Tiers of names, sorted within a tier. */
function ranking(rule: CompletionRule, profile: Profile): string[][] {
  return outcome(rule, profile).tiers.map((tier) =>
    tier.map((candidate) => profile.candidates[candidate] ?? "").sort(),
  );
}

const condorcet: CompletionRule[] = [
  "minimax",
  "minimax-winning-votes",
  "schulze",
  "ranked-pairs",
  "condorcet-irv",
  "bottom-two-runoff",
  "copeland",
];
const neutral: CompletionRule[] = [
  "minimax",
  "minimax-opposition",
  "minimax-winning-votes",
  "schulze",
  "ranked-pairs",
  "copeland",
];

describe("every candidate has one place", () => {
  it.each([...condorcet, "minimax-opposition" as const])("%s", (rule) => {
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(ranking(rule, profile).flat().sort()).toEqual(profile.candidates);
      }),
      runs,
    );
  });
});

describe("a Condorcet winner is first, alone", () => {
  it.each(condorcet)("%s", (rule) => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const winner = condorcetWinner(pairwiseMatrix(profile));
        fc.pre(winner !== undefined);
        expect(outcome(rule, profile).tiers[0]).toEqual([winner]);
      }),
      runs,
    );
  });
});

describe("a Condorcet loser is last, alone", () => {
  it.each(["schulze", "ranked-pairs", "copeland"] as const)("%s", (rule) => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const loser = condorcetLoser(pairwiseMatrix(profile));
        fc.pre(loser !== undefined);
        expect(outcome(rule, profile).tiers.at(-1)).toEqual([loser]);
      }),
      runs,
    );
  });
});

describe("whoever is first belongs to the Smith set", () => {
  const rules = [
    "schulze",
    "ranked-pairs",
    "condorcet-irv",
    "bottom-two-runoff",
    "copeland",
  ] as const;
  it.each(rules)("%s", (rule) => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const smith = smithSet(pairwiseMatrix(profile));
        for (const first of outcome(rule, profile).tiers[0] ?? []) expect(smith).toContain(first);
      }),
      runs,
    );
  });
});

describe("anonymity: the order of the ballots does not matter", () => {
  it.each([...condorcet, "minimax-opposition" as const])("%s", (rule) => {
    const shuffled = profiles.chain((profile) =>
      fc
        .shuffledSubarray([...profile.ballots], { minLength: profile.ballots.length })
        .map((ballots) => ({ profile, other: { ...profile, ballots } })),
    );
    fc.assert(
      fc.property(shuffled, ({ profile, other }) => {
        expect(outcome(rule, other)).toEqual(outcome(rule, profile));
      }),
      runs,
    );
  });
});

describe("neutrality: the order of the columns does not matter", () => {
  const permuted = profiles.chain((profile) => {
    const columns = profile.candidates.map((_, column) => column);
    return fc.shuffledSubarray(columns, { minLength: columns.length }).map((order) => ({
      profile,
      other: makeProfile(
        order.map((column) => profile.candidates[column] ?? ""),
        profile.ballots.map(({ ranks }) => order.map((column) => ranks[column])),
      ),
    }));
  });

  it.each(neutral)("%s", (rule) => {
    fc.assert(
      fc.property(permuted, ({ profile, other }) => {
        fc.pre(outcome(rule, profile).remarks === undefined);
        fc.pre(outcome(rule, other).remarks === undefined);
        expect(ranking(rule, other)).toEqual(ranking(rule, profile));
      }),
      runs,
    );
  });

  it.each(["condorcet-irv", "bottom-two-runoff"] as const)(
    "%s, unless it says that it did",
    (rule) => {
      fc.assert(
        fc.property(permuted, ({ profile, other }) => {
          fc.pre(outcome(rule, profile).remarks === undefined);
          fc.pre(outcome(rule, other).remarks === undefined);
          expect(ranking(rule, other)).toEqual(ranking(rule, profile));
        }),
        runs,
      );
    },
  );
});

describe("monotonicity: being raised on a ballot does not cost the only winner the first place", () => {
  it.each(["minimax", "minimax-winning-votes", "schulze", "copeland"] as const)("%s", (rule) => {
    const raised = fc.record({ profile: strictProfiles, which: fc.nat() });
    fc.assert(
      fc.property(raised, ({ profile, which }) => {
        const first = outcome(rule, profile).tiers[0] ?? [];
        fc.pre(first.length === 1);
        const winner = first[0] ?? 0;
        const ballots = profile.ballots.map((ballot, index) => {
          if (index !== which % profile.ballots.length) return ballot;
          const before = ballot.ranks[winner] ?? 0;
          const ranks = ballot.ranks.map((rank, column) => {
            if (column === winner) return Math.max(1, before - 1);
            return rank === before - 1 ? before : rank;
          });
          return { ...ballot, ranks };
        });
        expect(outcome(rule, { ...profile, ballots }).tiers[0]).toEqual([winner]);
      }),
      runs,
    );
  });
});

// Ranked pairs has it only where no two defeats are equally strong.
describe("reversal symmetry: the only winner does not also win the reversed ballots", () => {
  it.each(["schulze", "copeland"] as const)("%s", (rule) => {
    fc.assert(
      fc.property(strictProfiles, (profile) => {
        const first = outcome(rule, profile).tiers[0] ?? [];
        fc.pre(first.length === 1);
        const ballots = profile.ballots.map((ballot) => ({
          ...ballot,
          ranks: ballot.ranks.map((rank) => 10 - (rank ?? 0)),
        }));
        expect(outcome(rule, { ...profile, ballots }).tiers[0]).not.toEqual(first);
      }),
      runs,
    );
  });
});

describe("an even split of preferences ties everybody", () => {
  it.each(neutral)("%s", (rule) => {
    fc.assert(
      fc.property(strictProfiles, (profile) => {
        const reversed = profile.ballots.map((ballot) => ({
          ...ballot,
          ranks: ballot.ranks.map((rank) => 10 - (rank ?? 0)),
        }));
        const even = { ...profile, ballots: [...profile.ballots, ...reversed] };
        expect(ranking(rule, even)).toEqual([[...profile.candidates].sort()]);
      }),
      runs,
    );
  });
});
