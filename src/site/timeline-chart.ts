import { type ScaleTime, scaleUtc } from "d3-scale";
import { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import type { Ledger } from "../committee/ledger.ts";
import { html, type Markup, type Part } from "../html.ts";
import { type Stretch, type TermPart, type TermSpan, termSpans, vacancies } from "./term-spans.ts";

const { compare } = Temporal.PlainDate;
const left = 52;
const top = 26;
const row = 56;
const bar = 42;
const yearWidth = 116;
/** Colors of the style sheet; the last is for all other organizations. */
const colours = 10;

/** Milliseconds since 1970 at which a day begins in UTC. */
export function milliseconds(day: Temporal.PlainDate): number {
  return day.toZonedDateTime("UTC").epochMilliseconds;
}

/** A line where each year begins, and the year above it. */
export function yearRules(
  scale: ScaleTime<number, number>,
  years: number,
  height: number,
): Markup[] {
  return scale.ticks(Math.max(2, Math.round(years))).map((tick) => {
    const at = Math.round(scale(tick));
    return html`<path class="rule" d="M${at} 18V${height}"/><text class="small soft" x="${at + 4}" y="14">${tick.getUTCFullYear()}</text>`;
  });
}

/** About how wide a text is in pixels: letters of Chinese, Japanese and Korean take two places. */
function widthOf(text: string, each: number): number {
  return (
    [...text].reduce(
      (sum, letter) =>
        sum + (/[\u1100-\uffdc]|\p{Surrogate}|[\u{20000}-\u{3ffff}]/u.test(letter) ? 2 : 1),
      0,
    ) * each
  );
}

/** As much of a text as fits into a width. */
function fitting(text: string, width: number, each: number, isName: boolean): string {
  const words = text.split(/\s+/);
  const short = `${[...(words[0] ?? "")][0] ?? ""}. ${words.at(-1) ?? ""}`;
  const forms = isName ? [text, short, words.at(-1) ?? ""] : [text, words[0] ?? ""];
  return forms.find((form) => widthOf(form, each) <= width) ?? "";
}

/** A color for each organization; those with the most time on the committee get their own. */
export function organizationColours(spans: readonly TermSpan[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { from, until, organizations } of spans.flatMap(({ parts }) => parts)) {
    for (const name of organizations)
      days.set(name, (days.get(name) ?? 0) + from.until(until).days);
  }
  const ordered = [...days].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return new Map(ordered.map(([name], at) => [name, Math.min(at, colours - 1)]));
}

/** Times cut to those between two days; what lies outside is left out. */
function within<Time extends { from: Temporal.PlainDate; until: Temporal.PlainDate }>(
  times: readonly Time[],
  from: Temporal.PlainDate | undefined,
  until: Temporal.PlainDate | undefined,
): Time[] {
  return times
    .map((each) => ({
      ...each,
      from: from !== undefined && compare(each.from, from) < 0 ? from : each.from,
      until: until !== undefined && compare(until, each.until) < 0 ? until : each.until,
    }))
    .filter((each) => compare(each.from, each.until) < 0);
}

/**
 * The committee's seats as rows, the terms in them as bars with name and organization.
 *
 * @param days from and until which it is drawn; by default from the first term to the end of the last.
 */
export function timelineChart(
  ledger: Ledger,
  today: Temporal.PlainDate,
  { from: begin, until: end }: Partial<Pick<Stretch, "from" | "until">> = {},
): Markup {
  const all = termSpans(ledger);
  const colourOf = organizationColours(all);
  const spans = within(all, begin, end).map((span) => ({
    ...span,
    parts: within(span.parts, begin, end),
  }));
  const seats = ledger.seats.map(({ id }) => id).sort((a, b) => a - b);
  const present = end === undefined ? [milliseconds(today)] : [];
  const days = spans.flatMap(({ from, until }) => [milliseconds(from), milliseconds(until)]);
  const [first, last] = [Math.min(...present, ...days), Math.max(...present, ...days)];
  const years = (last - first) / (365.25 * 86_400_000);
  const width = Math.max(640, Math.round(years * yearWidth));
  const scale = scaleUtc()
    .domain([first, last])
    .range([left, left + width]);
  const x = (day: Temporal.PlainDate): number => Math.round(scale(milliseconds(day)));
  const y = (seat: number): number => top + seats.indexOf(seat) * row;
  const height = top + seats.length * row;
  const part = (
    name: string,
    seat: number,
    { from, until, organizations }: TermPart,
    isFirst: boolean,
  ): Markup => {
    const [start, stop] = [x(from), x(until)];
    const room = stop - start - 12;
    const colour =
      organizations[0] === undefined
        ? colours - 1
        : (colourOf.get(organizations[0]) ?? colours - 1);
    const said = organizations.length === 0 ? "organization not known" : organizations.join(", ");
    const [who, whose] = [fitting(name, room, 8.4, true), fitting(said, room, 6.8, false)];
    const text = (words: string, down: number, kind: string): Part =>
      words !== "" &&
      html`<text class="${kind}" x="${start + 6}" y="${y(seat) + down}">${words}</text>`;
    // Text that does not fit is in the tooltip and in the table.
    const cut =
      (isFirst && who !== name) || whose !== said
        ? html`<title>${name}, ${said}: ${from.toString()} to ${until.toString()}</title>`
        : undefined;
    return html`<rect class="term o${colour}" x="${start}" y="${y(seat)}" width="${Math.max(stop - start - 1, 1)}" height="${bar}" rx="3">${cut}</rect>${isFirst && text(who, 18, "strong")}${text(whose, 34, "small")}`;
  };
  const gaps = within(vacancies(all, today), begin, end).map(
    ({ seat, from, until }) =>
      html`<rect class="gap" x="${x(from)}" y="${y(seat) + 1}" width="${Math.max(x(until) - x(from) - 2, 2)}" height="${bar - 2}"/>`,
  );
  const moves = ledger.seats.flatMap(({ id, moved }) =>
    moved.map(({ to, election }) => {
      const time = Date.parse(`${election}-01T00:00Z`);
      if (time < first || last < time) return undefined;
      const at = Math.round(scale(time));
      return html`<path class="move" d="M${at} ${y(id) - 3}v${bar + 6}"/><text class="small soft" x="${at + 3}" y="${y(id) + bar + 11}">to ${to}</text>`;
    }),
  );
  const now =
    end === undefined &&
    html`<path class="now" d="M${x(today)} 4V${height}"/><text class="small nowword" x="${x(today) + 4}" y="${height + 2}">today</text>`;
  return html`<svg class="chart" width="${left + width + 8}" height="${height + 6}" viewBox="0 0 ${left + width + 8} ${height + 6}" role="img" aria-label="The seats of the committee since ${electionTitle(spans[0]?.term.elected ?? "2017-12")}${end !== undefined && ` until ${end.year}`}, with their holders and organizations">
${yearRules(scale, years, height)}${now}
${seats.map((seat) => html`<text class="small soft" x="4" y="${y(seat) + 26}">Seat ${seat}</text>`)}
${spans.map(({ term, parts }) => html`${parts.map((each, at) => part(term.name, term.seat, each, at === 0))}\n`)}${gaps}${moves}
</svg>`;
}
