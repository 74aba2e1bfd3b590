import { demoCandidacies } from "./candidacies.ts";

/**
 * How many voters cast each ranking of the six candidates, in order of candidacies. By hand: Dana defeats Emeka
 * 20–12 and all others, Emeka all the rest (Farah 27–6), Farah defeats Goran 25–7, Goran Hana 24–9, Hana Ivo
 * 20–8. So the ranking is that order, and the limit passes Farah over.
 */
const ballotsCast: readonly (readonly [number, string])[] = [
  [11, "1,2,3,4,5,6"],
  [8, "2,1,3,4,6,5"],
  [6, "2,3,1,5,4,6"],
  [4, "3,2,4,1,5,No opinion"],
  [3, "4,5,6,2,1,3"],
  [1, "1,1,2,2,3,3"],
];

/** The ballots as CIVS exports them: a line of names, then a ballot a line in no meaningful order. */
export function demoBallots(): string {
  const inOrder = ballotsCast.flatMap(([times, ranks]) => Array<string>(times).fill(ranks));
  const shuffled = inOrder.map((_, index) => inOrder[(index * 13) % inOrder.length]);
  const names = demoCandidacies.map(({ name }) => name).join(",");
  return `${[names, ...shuffled].join("\n")}\n`;
}
