/**
 * The matrix that `"A B 6-4, B C 5-3"` writes: 6 ballots for A over B and 4 for B over A, and so on;
 * candidates are A, B, C … up to the last one named, pairs not named stand 0–0.
 */
export function matrixOf(text: string): number[][] {
  const pairs = [...text.matchAll(/([A-Z]) ([A-Z]) (\d+)-(\d+)/g)].map(([, a, b, w, l]) => ({
    a: (a ?? "").charCodeAt(0) - 65,
    b: (b ?? "").charCodeAt(0) - 65,
    for: Number(w),
    against: Number(l),
  }));
  const size = 1 + Math.max(...pairs.flatMap(({ a, b }) => [a, b]));
  const matrix = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const pair of pairs) {
    (matrix[pair.a] as number[])[pair.b] = pair.for;
    (matrix[pair.b] as number[])[pair.a] = pair.against;
  }
  return matrix;
}

/** Tiers of numbers as `"B > A = C"`, names in a tier sorted. */
export function written(tiers: readonly (readonly number[])[]): string {
  return tiers
    .map((tier) =>
      tier
        .map((candidate) => String.fromCharCode(65 + candidate))
        .sort()
        .join(" = "),
    )
    .join(" > ");
}
