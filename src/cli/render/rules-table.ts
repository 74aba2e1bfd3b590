import Table from "cli-table3";
import { type RuleAgreement, sameSeats } from "../../tally/compare-rules.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { visible } from "../../visible-text.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

type TableTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

/** Each candidate's rank; `2=` if shared. */
function placesIn(ranking: readonly (readonly string[])[]): Map<string, string> {
  const places = new Map<string, string>();
  let place = 1;
  for (const tier of ranking) {
    for (const name of tier) places.set(name, `${place}${tier.length > 1 ? "=" : ""}`);
    place += tier.length;
  }
  return places;
}

function verdict(
  tally: Tally,
  { ranking, agrees }: RuleAgreement,
  seats: number | undefined,
): string {
  if (ranking === null) return "-";
  if (agrees || seats === undefined) return agrees ? "same" : "differs";
  const same = sameSeats(tally.ranking, ranking, seats);
  if (same === undefined) return "a tie";
  return same ? "same" : "others";
}

function remarkLines(agreement: readonly RuleAgreement[], { isScreen, columns }: TableTerminal) {
  return agreement.flatMap(({ rule, remarks }) =>
    remarks.map((remark) => {
      const line = `${rule}: ${visible(remark)}`;
      return isScreen ? wrapText(line, columns) : line;
    }),
  );
}

function screenTable(
  tally: Tally,
  agreement: readonly RuleAgreement[],
  seats: number | undefined,
  { colors, columns }: TableTerminal,
): string {
  const names = tally.ranking.flat();
  const chosen = placesIn(tally.ranking);
  const width = String(names.length).length + 1;
  const perBlock = Math.max(1, Math.floor((columns - 22 - 10) / (width + 1)));
  const last = seats === undefined ? "all" : "seats";
  const blocks: string[] = [];
  for (let start = 0; start < names.length; start += perBlock) {
    const shown = names.slice(start, start + perBlock);
    const head = ["rule", ...shown.map((_, index) => String(start + index + 1)), last];
    const table = new Table({
      head: head.map((title) => colors.bold(title)),
      colAligns: ["left", ...shown.map(() => "right" as const), "left"],
      style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    });
    const rows = agreement.map((each) => {
      const places = placesIn(each.ranking ?? []);
      const cells = shown.map((name) => {
        const place = places.get(name) ?? "-";
        return place === chosen.get(name) ? place : colors.bold.yellow(place);
      });
      return [each.rule, ...cells, verdict(tally, each, seats)];
    });
    table.push(...rows);
    blocks.push(table.toString());
  }
  return blocks.join("\n");
}

/**
 * The result under each rule: one row per rule, one column per candidate in order of the main ranking, and
 * whether it agrees or (given seats) would seat the same people.
 */
export function renderRulesTable(
  tally: Tally,
  agreement: readonly RuleAgreement[],
  seats: number | undefined,
  terminal: TableTerminal,
): string {
  const remarks = remarkLines(agreement, terminal);
  if (terminal.isScreen) {
    return [screenTable(tally, agreement, seats, terminal), ...remarks].join("\n");
  }
  const names = tally.ranking.flat();
  const rows = agreement.map((each) => {
    const places = placesIn(each.ranking ?? []);
    return [
      each.rule,
      ...names.map((name) => places.get(name) ?? "-"),
      verdict(tally, each, seats),
    ];
  });
  const head = ["rule", ...names.map(visible), seats === undefined ? "all" : "seats"];
  return [...[head, ...rows].map((row) => row.join("\t")), ...remarks].join("\n");
}
