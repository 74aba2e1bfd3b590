import type { Temporal } from "temporal-polyfill";
import { type Phase, phases, resultsDay, type Schedule } from "../calendar/timeline.ts";
import { html, type Markup, type Part } from "../html.ts";
import { section } from "../results/page/document.ts";
import type { SiteFacts } from "./facts.ts";
import { day, scrolling, table, time } from "./layout.ts";

export const phaseTitles: Readonly<Record<Phase, string>> = {
  nominations: "Nominations",
  campaign: "Questions and answers",
  voting: "Voting",
};

/** The three periods as a line, with the present marked. */
function phasesDrawing(schedule: Schedule, now: number): Markup {
  const [first, last] = [
    schedule.nominations.opens.epochMilliseconds,
    schedule.voting.closes.epochMilliseconds,
  ];
  // In percent, so that text keeps its size in any window.
  const percent = (span: number): string => `${((99 * span) / (last - first)).toFixed(2)}%`;
  const at = (value: number): string => percent(value - first + 0.005 * (last - first));
  const bars = phases.map((phase, index) => {
    const [from, to] = [schedule[phase].opens, schedule[phase].closes].map(
      ({ epochMilliseconds }) => epochMilliseconds,
    ) as [number, number];
    return html`<rect class="term o${index}" x="${at(from)}" y="22" width="${percent(to - from)}" height="18" rx="3"/><text class="small" x="${at(from)}" dx="2" y="56">${phase === "campaign" ? "Questions" : phaseTitles[phase]}</text>`;
  });
  const isOn = first <= now && now <= last;
  const mark = html`<line class="now" x1="${at(now)}" x2="${at(now)}" y1="16" y2="44"/><text class="small nowword" x="${at(now)}" y="12" text-anchor="middle">now</text>`;
  return html`<svg class="chart phases" height="62" aria-hidden="true">${bars}${isOn && mark}</svg>`;
}

/**
 * Periods and the day of the result as a table.
 *
 * @param now the current period; null if all are over, so that local times are not needed.
 */
export function datesTable(
  schedule: Schedule | undefined,
  held: readonly Phase[],
  result: Temporal.PlainDate | undefined,
  now: Phase | undefined | null,
): Markup {
  const rows = held.flatMap((phase) => {
    if (schedule === undefined) return [];
    const [from, until] = [schedule[phase].opens, schedule[phase].closes];
    const name = html`${phaseTitles[phase]}${phase === now && " (now)"}`;
    return [[name, time(from, now === null), time(until, now === null)]];
  });
  const last = result === undefined ? [] : [["Result", day(result), ""]];
  return scrolling("Dates", table(["Period", "from", "until"], [...rows, ...last]));
}

/** The periods of the election in progress: as a drawing, a table, and for calendars. */
export function datesSection({ now: at, running }: SiteFacts): Part {
  if (running?.schedule === undefined) return undefined;
  const { schedule, stage, source } = running;
  const now = stage?.kind === "during" ? stage.phase : undefined;
  return section(
    "dates",
    "Dates",
    html`${phasesDrawing(schedule, at.epochMilliseconds)}
${datesTable(schedule, phases, resultsDay(schedule), now)}<p>From <code>${source}</code>. <a href="elections/${running.election}.ics">This election for your calendar</a>, or subscribe to <a href="elections.ics">all of them</a>.</p>
`,
  );
}
