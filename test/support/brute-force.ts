/**
 * The definitions of the rules once more, written down as literally as possible for a few candidates and
 * without any of the program's code: what tests compare the program with.
 */

export type Order = readonly (number | undefined)[];
type Pair = (a: number, b: number) => number;
type Tiers = number[][];

const many = 1000;

function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n - 1 }, (_, bits) =>
    Array.from({ length: n }, (_, item) => item).filter((item) => ((bits + 1) >> item) & 1),
  );
}

/** All orders of some of these items, the empty one too. */
function arrangements(items: readonly number[]): number[][] {
  return [
    [],
    ...items.flatMap((item) =>
      arrangements(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
    ),
  ];
}

/** Number of ballots that rank the first above the second, each pair counted once and remembered. */
export function supportIn(ballots: readonly Order[]): Pair {
  const known = new Map<number, number>();
  return (a, b) => {
    const pair = a * many + b;
    const before = known.get(pair);
    if (before !== undefined) return before;
    const count = ballots.filter((ballot) => {
      const [high, low] = [ballot[a], ballot[b]];
      return high !== undefined && low !== undefined && high < low;
    }).length;
    known.set(pair, count);
    return count;
  };
}

const everyone = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

/** Takes the best of those left, by `best`, until nobody is left. */
function inTurn(n: number, best: (left: readonly number[]) => number[]): Tiers {
  const tiers: Tiers = [];
  for (let left = everyone(n); left.length > 0; ) {
    const tier = best(left);
    tiers.push(tier);
    left = left.filter((candidate) => !tier.includes(candidate));
  }
  return tiers;
}

function byWorst(
  n: number,
  badness: (against: number, forIt: number) => number,
  support: Pair,
): Tiers {
  return inTurn(n, (left) => {
    const list = (candidate: number): string =>
      left
        .filter((other) => other !== candidate)
        .map((other) => badness(support(other, candidate), support(candidate, other)) + many * many)
        .sort((a, b) => b - a)
        .map((value) => String(value).padStart(9, "0"))
        .join();
    const mildest = left.map(list).sort()[0];
    return left.filter((candidate) => list(candidate) === mildest);
  });
}

export function smith(n: number, support: Pair): number[] {
  const dominant = subsets(n).filter((inside) =>
    inside.every((a) =>
      everyone(n).every((b) => inside.includes(b) || support(a, b) > support(b, a)),
    ),
  );
  return dominant.sort((a, b) => a.length - b.length)[0] ?? [];
}

export function schwartz(n: number, support: Pair): number[] {
  const undefeated = subsets(n).filter((inside) =>
    inside.every((a) =>
      everyone(n).every((b) => inside.includes(b) || support(b, a) <= support(a, b)),
    ),
  );
  const minimal = undefeated.filter(
    (set) =>
      !undefeated.some((other) => other.length < set.length && other.every((a) => set.includes(a))),
  );
  return everyone(n).filter((a) => minimal.some((set) => set.includes(a)));
}

function schulze(n: number, support: Pair): Tiers {
  const link: Pair = (a, b) =>
    support(a, b) > support(b, a) ? support(a, b) * many + (many - 1 - support(b, a)) : 0;
  const path: Pair = (from, to) => {
    const between = everyone(n).filter((candidate) => candidate !== from && candidate !== to);
    const strengths = arrangements(between).map((middle) => {
      const stops = [from, ...middle, to];
      return Math.min(...stops.slice(1).map((stop, index) => link(stops[index] ?? 0, stop)));
    });
    return Math.max(...strengths);
  };
  return inTurn(n, (left) =>
    left.filter((candidate) =>
      left.every((other) => path(other, candidate) <= path(candidate, other)),
    ),
  );
}

function rankedPairs(n: number, support: Pair): Tiers {
  const strength: Pair = (a, b) => support(a, b) * many - support(b, a);
  const defeats = everyone(n).flatMap((a) =>
    everyone(n)
      .filter((b) => support(a, b) > support(b, a))
      .map((b) => ({ a, b, strength: strength(a, b) })),
  );
  let kept: typeof defeats = [];
  const leads = (links: typeof defeats, from: number, to: number): boolean =>
    arrangements(everyone(n).filter((candidate) => candidate !== from && candidate !== to)).some(
      (middle) => {
        const stops = [from, ...middle, to];
        return stops
          .slice(1)
          .every((stop, index) => links.some(({ a, b }) => a === stops[index] && b === stop));
      },
    );
  for (const bunch of [...new Set(defeats.map((defeat) => defeat.strength))].sort(
    (x, y) => y - x,
  )) {
    const stronger = kept;
    const fits = defeats.filter(
      (defeat) => defeat.strength === bunch && !leads(stronger, defeat.b, defeat.a),
    );
    kept = [...kept, ...fits];
  }
  return inTurn(n, (left) => {
    const top = left.filter((candidate) =>
      left.every((other) => !leads(kept, other, candidate) || leads(kept, candidate, other)),
    );
    const worst = (candidate: number): number =>
      Math.max(
        -1,
        ...left
          .filter((other) => support(other, candidate) > support(candidate, other))
          .map((other) => strength(other, candidate)),
      );
    const mildest = Math.min(...top.map(worst));
    return top.filter((candidate) => worst(candidate) === mildest);
  });
}

/** First places, second places … in sixtieths, so that shares of up to six candidates are whole. */
function placesOf(n: number, ballots: readonly Order[]): string[] {
  return everyone(n).map((candidate) =>
    everyone(n)
      .map((level) => {
        const shares = ballots.map((ballot) => {
          const used = [...new Set(ballot.filter((rank) => rank !== undefined))].sort(
            (a, b) => a - b,
          );
          const rank = used[level];
          if (rank === undefined || ballot[candidate] !== rank) return 0;
          return 60 / ballot.filter((other) => other === rank).length;
        });
        return String(shares.reduce((sum, share) => sum + share, 0)).padStart(9, "0");
      })
      .join(),
  );
}

function condorcetIrv(n: number, support: Pair, ballots: readonly Order[]): Tiers {
  const places = placesOf(n, ballots);
  return inTurn(n, (left) => {
    for (let active = [...left]; ; ) {
      const winner = active.find((a) =>
        active.every((b) => a === b || support(a, b) > support(b, a)),
      );
      if (winner !== undefined) return [winner];
      const fewest = active.map((candidate) => places[candidate] ?? "").sort()[0];
      const goes = active.find((candidate) => places[candidate] === fewest);
      active = active.filter((candidate) => candidate !== goes);
    }
  });
}

function bottomTwoRunoff(n: number, support: Pair, ballots: readonly Order[]): Tiers {
  const places = placesOf(n, ballots);
  const seeded = everyone(n).sort((a, b) =>
    places[a] === places[b] ? a - b : (places[a] ?? "") < (places[b] ?? "") ? 1 : -1,
  );
  return inTurn(n, (left) => {
    let seeds = seeded.filter((candidate) => left.includes(candidate));
    const top = seeds[0] ?? -1;
    if (left.every((other) => support(other, top) <= support(top, other))) return [top];
    while (seeds.length > 1) {
      const [higher, lower] = seeds.slice(-2) as [number, number];
      const goes = support(lower, higher) > support(higher, lower) ? higher : lower;
      seeds = seeds.filter((candidate) => candidate !== goes);
    }
    return seeds;
  });
}

function byNumber(n: number, value: (candidate: number) => number): Tiers {
  return inTurn(n, (left) => {
    const best = Math.max(...left.map(value));
    return left.filter((candidate) => value(candidate) === best);
  });
}

/** Every rule but `mam`, which is ranked pairs where no lot is needed. */
export const bruteForce: Readonly<Record<string, (n: number, ballots: readonly Order[]) => Tiers>> =
  {
    minimax: (n, ballots) =>
      byWorst(n, (against, forIt) => (against - forIt) * many - against, supportIn(ballots)),
    "minimax-opposition": (n, ballots) =>
      byWorst(n, (against, forIt) => against * many - forIt, supportIn(ballots)),
    "minimax-winning-votes": (n, ballots) => {
      const support = supportIn(ballots);
      const lost = (a: number): number[] =>
        everyone(n).map((b) => (support(b, a) > support(a, b) ? support(b, a) : 0));
      return byNumber(n, (candidate) => -Math.max(...lost(candidate)));
    },
    schulze: (n, ballots) => schulze(n, supportIn(ballots)),
    "ranked-pairs": (n, ballots) => rankedPairs(n, supportIn(ballots)),
    "condorcet-irv": (n, ballots) => condorcetIrv(n, supportIn(ballots), ballots),
    "bottom-two-runoff": (n, ballots) => bottomTwoRunoff(n, supportIn(ballots), ballots),
    copeland: (n, ballots) => {
      const support = supportIn(ballots);
      return byNumber(n, (a) =>
        everyone(n).reduce((sum, b) => sum + Math.sign(support(a, b) - support(b, a)), 0),
      );
    },
  };
