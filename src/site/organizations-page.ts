import { scaleUtc } from "d3-scale";
import { curveStepAfter, area as stepArea } from "d3-shape";
import { Temporal } from "temporal-polyfill";
import type { Clause } from "../charter/charter.ts";
import { utcDate } from "../dates.ts";
import { html, type Markup, theirs } from "../html.ts";
import { section } from "../results/page/document.ts";
import { numberWord, spelledCount } from "../wording.ts";
import type { SiteFacts } from "./facts.ts";
import { day, figure, page, table } from "./layout.ts";
import { type TermSpan, termSpans } from "./term-spans.ts";
import { milliseconds, yearRules } from "./timeline-chart.ts";
import { clause } from "./voters-page.ts";

/** How many seats an organization's members held, from each day on which that changed. */
export interface Share {
  readonly organization: string;
  /** By day; the last applies until today. */
  readonly steps: readonly { readonly from: Temporal.PlainDate; readonly seats: number }[];
  readonly most: number;
}

/**
 * The seats of each organization over time until a day, those with the most seats at once first. A member of
 * two organizations counts for both; unknown organizations are not counted.
 */
export function organizationShares(
  spans: readonly TermSpan[],
  today: Temporal.PlainDate,
): readonly Share[] {
  const changes = new Map<string, Map<string, number>>();
  const change = (organization: string, at: Temporal.PlainDate, by: number): void => {
    const days = changes.get(organization) ?? new Map<string, number>();
    changes.set(organization, days.set(at.toString(), (days.get(at.toString()) ?? 0) + by));
  };
  const last = today.toString();
  for (const { from, until, organizations } of spans.flatMap(({ parts }) => parts)) {
    for (const organization of organizations) {
      if (from.toString() > last) continue;
      change(organization, from, 1);
      if (until.toString() <= last) change(organization, until, -1);
    }
  }
  const shares = [...changes].map(([organization, days]): Share => {
    const steps: { from: Temporal.PlainDate; seats: number }[] = [];
    let seats = 0;
    for (const [date, by] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
      seats += by;
      if (by !== 0) steps.push({ from: Temporal.PlainDate.from(date), seats });
    }
    return { organization, steps, most: Math.max(...steps.map((step) => step.seats)) };
  });
  return shares.toSorted((a, b) => b.most - a.most || (a.organization < b.organization ? -1 : 1));
}

const [left, top, row, yearWidth] = [150, 26, 52, 96];

/** Each organization a row: its seats as steps, the limit as a line. */
function sharesChart(shares: readonly Share[], today: Temporal.PlainDate, limit: number): Markup {
  const first = Math.min(
    ...shares.flatMap(({ steps }) => steps.map(({ from }) => milliseconds(from))),
  );
  const last = milliseconds(today);
  const years = (last - first) / (365.25 * 86_400_000);
  const width = Math.max(480, Math.round(years * yearWidth));
  const scale = scaleUtc()
    .domain([first, last])
    .range([left, left + width]);
  const x = (at: Temporal.PlainDate): number => Math.round(scale(milliseconds(at)));
  const height = top + shares.length * row;
  const seatHeight = (row - 12) / (limit + 1);
  const rows = shares.map(({ organization, steps }, index) => {
    const base = top + index * row + row - 8;
    const y = (seats: number): number => Math.round(base - Math.min(seats, limit + 1) * seatHeight);
    const points = steps.map(({ from, seats }) => ({ at: x(from), seats }));
    const end = { at: left + width, seats: points.at(-1)?.seats ?? 0 };
    const path = stepArea<{ at: number; seats: number }>()
      .curve(curveStepAfter)
      .x(({ at }) => at)
      .y0(base)
      .y1(({ seats }) => y(seats))([...points, end]);
    const numbers = points.map(({ at, seats }, place) => {
      const room = (points[place + 1]?.at ?? end.at) - at;
      return (
        seats > 1 &&
        room > 11 &&
        html`<text class="small${seats > limit && " nowword"}" x="${at + 3}" y="${base - 2}">${seats}</text>`
      );
    });
    const name = organization.length > 20 ? `${organization.slice(0, 19)}…` : organization;
    return html`<text class="strong" x="4" y="${base - 4}">${name}</text><path class="term o0" d="${path ?? ""}"/>${numbers}\n`;
  });
  const limits = shares.map((_, index) => {
    const at = top + (index + 1) * row - 8 - Math.round(limit * seatHeight);
    return `M${left} ${at}h${width}`;
  });
  return html`<svg class="chart" width="${left + width + 8}" height="${height}" viewBox="0 0 ${left + width + 8} ${height}" role="img" aria-label="Seats of each organization over time, and the limit">
${yearRules(scale, years, height)}
${rows}<path class="limit" d="${limits.join("")}"/>
</svg>`;
}

function body(
  shares: readonly Share[],
  today: Temporal.PlainDate,
  { value: limit, clause: words }: { readonly value: number; readonly clause: Clause },
): Markup {
  const rows = shares.map(({ organization, steps, most }) => [
    theirs(organization),
    most > limit ? `${most}, above the limit` : most === limit ? `${most}, the limit` : most,
    steps.map(({ from, seats }, at) => [at > 0 && ", ", `${seats} from ${from.toString()}`]),
  ]);
  const above = shares.filter(({ most }) => most > limit).map(({ organization }) => organization);
  const note =
    above.length === 0
      ? "No organization was above the limit."
      : "Members who move keep their seats: so an organization can be above the limit until the next election.";
  return section(
    "shares",
    "Seats over time",
    html`<p>${note}</p>
${figure(
  "Seats of each organization over time",
  sharesChart(shares, today, limit),
  html`Each row is an organization: the height is the number of seats that its members held, written into it from two on. The dashed line is the limit of ${numberWord(limit)} as it is today. Until ${day(today)}.`,
  table(["Organization", "Most at once", "Seats, and since when"], rows),
)}${clause(words)}`,
    true,
  );
}

/** Every organization's share of the committee since the beginning, against the limit. */
export function organizationsPage(facts: SiteFacts): string {
  const { history, now, charter } = facts;
  const { organizationLimit } = charter.rules;
  const today = utcDate(now);
  const shares = history === undefined ? [] : organizationShares(termSpans(history.ledger), today);
  return page(
    {
      path: "organizations.html",
      title: "Organizations and the limit",
      lead: html`<p>${shares.length === 0 ? "No file says who members worked for over the years." : `${spelledCount(shares.length, "organization")} had seats so far.`} No organization holds more than ${numberWord(organizationLimit.value)} when an election fills them. <a href="committee.html#share">Who holds them now</a></p>`,
      description:
        "How many seats of the Kata Containers Architecture Committee members of each organization held over the years, against the limit.",
      body: shares.length > 0 && body(shares, today, organizationLimit),
    },
    facts,
  );
}
