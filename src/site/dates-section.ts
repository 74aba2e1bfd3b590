import { type Phase, phases, resultsDay, type Schedule } from "../calendar/timeline.ts";
import { html, type Markup, type Part } from "../html.ts";
import { section } from "../results/page/document.ts";
import type { SiteFacts } from "./facts.ts";
import { day, table, time } from "./layout.ts";

export const phaseTitles: Readonly<Record<Phase, string>> = {
  nominations: "Nominations",
  campaign: "Questions and answers",
  voting: "Voting",
};

/** The three periods as a line, with the present on it. */
function phasesDrawing(schedule: Schedule, now: number): Markup {
  const [first, last] = [
    schedule.nominations.opens.epochMilliseconds,
    schedule.voting.closes.epochMilliseconds,
  ];
  const at = (value: number): string => (6 + (588 * (value - first)) / (last - first)).toFixed(1);
  const bars = phases.map((phase, index) => {
    const [from, to] = [schedule[phase].opens, schedule[phase].closes].map((edge) =>
      at(edge.epochMilliseconds),
    );
    return html`<rect class="term o${index}" x="${from ?? ""}" y="22" width="${(Number(to) - Number(from)).toFixed(1)}" height="30" rx="3"/><text class="small" x="${(Number(from) + 6).toFixed(1)}" y="41">${phase === "campaign" ? "Questions" : phaseTitles[phase]}</text>`;
  });
  const isOn = first <= now && now <= last;
  const mark = html`<line class="now" x1="${at(now)}" x2="${at(now)}" y1="16" y2="58"/><text class="small nowword" x="${at(now)}" y="12" text-anchor="middle">now</text>`;
  return html`<svg class="chart phases" viewBox="0 0 600 62" aria-hidden="true">${bars}${isOn && mark}</svg>`;
}

/** When the periods of the election that runs are: drawn, as a table, and for calendars. */
export function datesSection({ now, running }: SiteFacts): Part {
  if (running?.schedule === undefined) return undefined;
  const { schedule, stage, source } = running;
  const rows = phases.map((phase) => {
    const isHere = stage?.kind === "during" && stage.phase === phase;
    return [
      html`${phaseTitles[phase]}${isHere && " (now)"}`,
      time(schedule[phase].opens),
      time(schedule[phase].closes),
    ];
  });
  const results = [...rows, ["Result", day(resultsDay(schedule)), ""]];
  return section(
    "dates",
    "Dates",
    html`${phasesDrawing(schedule, now.epochMilliseconds)}
<div class="scroll" tabindex="0" role="region" aria-label="Dates">${table(["Period", "from", "until"], results)}</div>
<p>From <code>${source}</code>. <a href="elections/${running.election}.ics">This election for your calendar</a>, or subscribe to <a href="elections.ics">all of them</a>.</p>
`,
  );
}
