import { html, type Markup, type Part, theirs } from "../../html.ts";
import { plural } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { section } from "./document.ts";
import { wholeCount } from "./place-reasons.ts";

type Count = NonNullable<ElectionRecord["count"]>;

/** With more candidates, no one reads the table, and some rules are slow. */
export const mostInTable = 40;

function ballotsDo(count: number, [one, many]: readonly [string, string]): string {
  return `${plural(count, `ballot ${one}`, `ballots ${many}`)} `;
}

/** Which of three steps a majority is: up to 3 to 2 of those who decide, up to 3 to 1, or more. */
function step(more: number, less: number): 1 | 2 | 3 {
  const share = (more - less) / (more + less);
  return share <= 0.2 ? 1 : share <= 0.5 ? 2 : 3;
}

/** Who is preferred in a cell: `w1` to `w3` for its row, `l1` to `l3` for its column, `even`. */
function kindOf(above: number, below: number): string {
  if (above === below) return "even";
  return above > below ? `w${step(above, below)}` : `l${step(below, above)}`;
}

/** A cell in words: who prefers its row to its column. */
function explanation(
  { candidates, pairwise }: Count,
  ballots: number,
  row = 0,
  column = 0,
): Markup {
  const above = pairwise[row]?.[column] ?? 0;
  const below = pairwise[column]?.[row] ?? 0;
  const neither = ballots - above - below;
  const [a, b] = [theirs(candidates[row] ?? ""), theirs(candidates[column] ?? "")];
  const rest = neither > 0 && `; ${ballotsDo(neither, ["decides", "decide"])}nothing between them`;
  return html`${ballotsDo(above, ["prefers", "prefer"])}${a} to ${b}, ${below} the other way round${rest}.`;
}

/** Larger tables have one explanation for all numbers, since one for each would fill the page. */
const mostExplained = 10;

/** The most common kind of cell is set on the table, to keep the page small. */
function mostOften(kinds: readonly string[]): string {
  const times = new Map<string, number>();
  for (const kind of kinds) times.set(kind, (times.get(kind) ?? 0) + 1);
  const [most] = [...times].filter(([kind]) => kind !== "none").sort(([, a], [, b]) => b - a);
  return most?.[0] ?? "even";
}

/** Rows and cells, unquoted and unclosed where HTML allows, since there may be 1,600. */
function pairsTable(
  count: Count,
  order: readonly number[],
  places: readonly number[] | undefined,
  ballots: number,
): Markup {
  const { candidates, pairwise } = count;
  const digits = String(Math.max(0, ...pairwise.flat())).length;
  // The approximate width of the table in characters, used to fit it on paper.
  const width = (order.length * Math.max(1.9, digits * 0.65 + 0.5) + 13).toFixed(1);
  const name = (which: number): Markup => theirs(candidates[which] ?? "");
  const place = (at: number): Markup => html`<span class=n>${places?.[at]}</span>`;
  const kinds = order.map((a, row) =>
    order.map((b, column) =>
      row === column ? "none" : kindOf(pairwise[a]?.[b] ?? 0, pairwise[b]?.[a] ?? 0),
    ),
  );
  const usual = mostOften(kinds.flat());
  const cell = (row: number, column: number): Markup => {
    const kind = kinds[row]?.[column];
    const begin = kind === usual ? html`<td>` : html`<td class=${kind}>`;
    if (kind === "none") return html`${begin}·`;
    const above = pairwise[order[row] ?? 0]?.[order[column] ?? 0] ?? 0;
    if (order.length > mostExplained) return html`${begin}${above}`;
    const id = `p${row}-${column}`;
    return html`${begin}<label><input type=radio name=row${row} aria-labelledby=${id}>${above}</label><span class=tip id=${id}>${explanation(count, ballots, order[row], order[column])}</span>`;
  };
  const heads = order.map(
    (which, at) => html`<th scope=col><span class=up>${name(which)}</span>${place(at)}`,
  );
  const rows = order.map(
    (which, row) =>
      html`<tr><th scope=row>${place(row)} ${name(which)}${order.map((_, column) => cell(row, column))}</tr>\n`,
  );
  return html`<table class="pairs most-${usual}" style="--width:${width}">
<thead><tr><td>${heads}
<tbody>
${rows}</table>
`;
}

function tableTold(count: Count, ballots: number, ranking: readonly (readonly string[])[]): Markup {
  const { candidates } = count;
  const isExplained = candidates.length <= mostExplained;
  const ranked = ranking.flat().map((name) => candidates.indexOf(name));
  const isRanked = new Set(ranked).size === candidates.length && !ranked.includes(-1);
  const order = isRanked ? ranked : candidates.map((_, at) => at);
  const places = ranking.flatMap((tier, above) =>
    tier.map(() => ranking.slice(0, above).flat().length + 1),
  );
  const sideways = order.length > 4 && html`<p class="sideways">The table scrolls sideways →</p>\n`;
  const hint = isExplained
    ? html`<p class="hint"><span class="by-touch">Tap a number to have it explained here.</span><span class="by-pointer">Point at a number to have it explained here. With the keyboard: Tab for the next row, arrow keys within it.</span></p>`
    : html`<p class="key">For example, ${explanation(count, ballots, order[0], order[1])}</p>`;
  return html`<p class="key"><span class="l3">column</span><span class="l2"></span><span class="l1"></span><span class="even">even</span><span class="w1"></span><span class="w2"></span><span class="w3">row</span>
Who is preferred: steps at majorities of 3 to 2 and of 3 to 1.</p>
${sideways}<div class="figure${!isExplained && " plain"}">
<div class="scroll" tabindex="0" role="region" aria-label="Pairwise counts">
${pairsTable(count, order, isRanked ? places : undefined, ballots)}</div>
${hint}
</div>
`;
}

/** The pairwise counts as a table in order of the ranking, if the record has them. */
export function pairsSection(record: ElectionRecord): Part {
  const count = wholeCount(record);
  const { ballots, ranking } = record;
  if (count === undefined || ballots === undefined || ranking === undefined) return undefined;
  const { candidates, condorcetWinner } = count;
  const winner =
    condorcetWinner === null
      ? "No candidate is preferred to every other one."
      : html`${theirs(condorcetWinner)} is preferred to every other candidate.`;
  const table =
    candidates.length > mostInTable
      ? html`<p>With ${candidates.length} candidates the table is too large to read: record.json has its numbers.</p>\n`
      : tableTold(count, ballots.counted, ranking);
  return section(
    "pairs",
    "Pair by pair",
    html`<p>${winner} Each number: ballots ranking the row's candidate above the column's; a majority is bold.</p>
${table}`,
    candidates.length > 12 && candidates.length <= mostInTable,
  );
}
