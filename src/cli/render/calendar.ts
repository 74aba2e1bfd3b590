import { Temporal } from "temporal-polyfill";
import { edgeName, phases, resultsDay } from "../../calendar/timeline.ts";
import { tableTime, zoneName } from "../../calendar/zones.ts";
import type { ElectionDates } from "../../procedures/planning/calendar.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";
import { wrapForScreen } from "./wrap.ts";

const columnWidth = 24;
const firstWidth = 22;

/**
 * The openings and ends of the periods in UTC and other zones: a table if the terminal is wide enough,
 * otherwise a block for each time. Past times are dimmed on a screen.
 */
export function renderCalendar(
  { schedule, outcome }: ElectionDates,
  zones: readonly string[],
  now: Temporal.Instant,
  terminal: Pick<Terminal, "isScreen" | "colors" | "columns">,
): string {
  const all = ["UTC", ...zones.filter((zone) => zone !== "UTC")];
  const events = phases.flatMap((phase) => [
    { name: edgeName(phase, "opens"), at: schedule[phase].opens },
    { name: edgeName(phase, "closes"), at: schedule[phase].closes },
  ]);
  const { colors, isScreen, columns } = terminal;
  const shade = (at: Temporal.Instant, text: string): string =>
    Temporal.Instant.compare(at, now) < 0 ? colors.dim(text) : text;
  const elected = outcome?.elected.map(({ name }) => visible(name)).join(", ");
  const results = wrapForScreen(
    elected === undefined
      ? `Results announced on ${resultsDay(schedule)}.`
      : `Over: elected were ${elected}.`,
    terminal,
  );
  if (!isScreen || columns >= firstWidth + columnWidth * all.length) {
    const titles = [{ title: "Time" }, ...all.map((zone) => ({ title: zone }))];
    const rows = events.map(({ name, at }) =>
      [name, ...all.map((zone) => tableTime(at, zone))].map((cell) => shade(at, cell)),
    );
    const table = renderTable(terminal, titles, rows);
    return isScreen ? `${table}\n${results}` : `${table}\nResults\t${resultsDay(schedule)}`;
  }
  const blocks = events.map(({ name, at }) => {
    const times = all.map((zone) => `  ${tableTime(at, zone)} ${zoneName(zone)}`);
    return shade(at, [colors.bold(name), ...times].join("\n"));
  });
  return [...blocks, results].join("\n");
}
