import { plural } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { named, type Words } from "../words.ts";
import { wholeCount } from "./place-reasons.ts";

/** A cell of the pairwise table; undefined where a candidate would meet themselves. */
interface PairCell {
  /** Ballots that rank the row above the column. */
  readonly count: number;
  readonly explanation: Words;
  /** Class of its colour: `win1` to `win3`, `lose1` to `lose3`, `even`. */
  readonly kind: string;
}

/** More candidates than these make a table that no one reads, and some rules slow. */
export const mostInTable = 40;

function ballotsDo(count: number, [one, many]: readonly [string, string]): string {
  return `${plural(count, `ballot ${one}`, `ballots ${many}`)} `;
}

/** Which of three steps a majority is: up to 3 to 2 of those who decide, up to 3 to 1, or more. */
function step(more: number, less: number): 1 | 2 | 3 {
  const share = (more - less) / (more + less);
  return share <= 0.2 ? 1 : share <= 0.5 ? 2 : 3;
}

function pairCell(
  { candidates, pairwise }: NonNullable<ElectionRecord["count"]>,
  ballots: number,
  row: number,
  column: number,
): PairCell | undefined {
  if (row === column) return undefined;
  const above = pairwise[row]?.[column] ?? 0;
  const below = pairwise[column]?.[row] ?? 0;
  const neither = ballots - above - below;
  const [a, b] = [named(candidates[row] ?? ""), named(candidates[column] ?? "")];
  const kind =
    above === below
      ? "even"
      : above > below
        ? `win${step(above, below)}`
        : `lose${step(below, above)}`;
  const rest =
    neither > 0 ? [`; ${ballotsDo(neither, ["decides", "decide"])}nothing between them`] : [];
  return {
    count: above,
    kind,
    explanation: [
      ballotsDo(above, ["prefers", "prefer"]),
      a,
      " to ",
      b,
      `, ${below} the other way round`,
      ...rest,
      ".",
    ],
  };
}

/** The pairwise counts as a table in the order of the ranking. */
export function pairsData(record: ElectionRecord) {
  const count = wholeCount(record);
  const { ballots, ranking } = record;
  if (count === undefined || ballots === undefined || ranking === undefined) return undefined;
  const { candidates, condorcetWinner } = count;
  const ranked = ranking.flat().map((name) => candidates.indexOf(name));
  const places = ranking.flatMap((tier, above) =>
    tier.map(() => ranking.slice(0, above).flat().length + 1),
  );
  const isRanked = new Set(ranked).size === candidates.length && !ranked.includes(-1);
  const order = isRanked ? ranked : candidates.map((_, at) => at);
  const winner: Words =
    condorcetWinner === null
      ? ["No candidate is preferred to every other one."]
      : [named(condorcetWinner), " is preferred to every other candidate."];
  const isShown = order.length <= mostInTable;
  const digits = String(Math.max(0, ...count.pairwise.flat())).length;
  return {
    winner,
    tooMany: isShown ? 0 : order.length,
    /** About how wide the table is in units of its own letters: by that it is made to fit on paper. */
    width: (order.length * Math.max(1.9, digits * 0.65 + 0.5) + 13).toFixed(1),
    rows: isShown
      ? order.map((row, at) => ({
          place: isRanked ? String(places[at]) : "",
          name: named(candidates[row] ?? "").name,
          cells: order.map((column) => pairCell(count, ballots.counted, row, column)),
        }))
      : [],
  };
}
