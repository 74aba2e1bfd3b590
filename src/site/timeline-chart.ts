import { scaleUtc } from "d3-scale";
import type { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import type { Ledger } from "../committee/ledger.ts";
import { html, type Markup, type Part } from "./html.ts";
import { type TermPart, type TermSpan, termSpans, vacancies } from "./term-spans.ts";

const left = 52;
const top = 26;
const row = 56;
const bar = 42;
const yearWidth = 116;
/** Colours of the style sheet: the last is for all organizations beyond. */
const colours = 10;

function milliseconds(day: Temporal.PlainDate): number {
  return day.toZonedDateTime("UTC").epochMilliseconds;
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

/** As much of a text as fits into a width: whole, a part of it, or nothing. */
function fitting(text: string, width: number, each: number, isName: boolean): string {
  const words = text.split(/\s+/);
  const short = `${[...(words[0] ?? "")][0] ?? ""}. ${words.at(-1) ?? ""}`;
  const forms = isName ? [text, short, words.at(-1) ?? ""] : [text, words[0] ?? ""];
  return forms.find((form) => widthOf(form, each) <= width) ?? "";
}

/** A colour for each organization: those with the longest time on the committee get one of their own. */
export function organizationColours(spans: readonly TermSpan[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { from, until, organizations } of spans.flatMap(({ parts }) => parts)) {
    for (const name of organizations)
      days.set(name, (days.get(name) ?? 0) + from.until(until).days);
  }
  const ordered = [...days].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
  return new Map(ordered.map(([name], at) => [name, Math.min(at, colours - 1)]));
}

/** The committee's seats as rows, the terms in them as bars with name and organization. */
export function timelineChart(ledger: Ledger, today: Temporal.PlainDate): Markup {
  const spans = termSpans(ledger);
  const colourOf = organizationColours(spans);
  const seats = ledger.seats.map(({ id }) => id).sort((a, b) => a - b);
  const days = spans.flatMap(({ from, until }) => [milliseconds(from), milliseconds(until)]);
  const [first, last] = [
    Math.min(milliseconds(today), ...days),
    Math.max(milliseconds(today), ...days),
  ];
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
    const [start, end] = [x(from), x(until)];
    const room = end - start - 12;
    const colour =
      organizations[0] === undefined
        ? colours - 1
        : (colourOf.get(organizations[0]) ?? colours - 1);
    const said = organizations.length === 0 ? "organization not known" : organizations.join(", ");
    const text = (words: string, down: number, kind: string): Part =>
      words !== "" &&
      html`<text${kind !== "" && html` class="${kind}"`} x="${start + 6}" y="${y(seat) + down}">${words}</text>`;
    return html`<rect class="term o${colour}" x="${start}" y="${y(seat)}" width="${Math.max(end - start - 1, 1)}" height="${bar}" rx="3"><title>${name}, ${said}: ${from.toString()} to ${until.toString()}</title></rect>${isFirst && text(fitting(name, room, 7.9, true), 18, "strong")}${text(fitting(said, room, 6.4, false), 34, "small")}`;
  };
  const gaps = vacancies(spans, today).map(
    ({ seat, from, until }) =>
      html`<rect class="gap" x="${x(from)}" y="${y(seat) + 1}" width="${Math.max(x(until) - x(from) - 2, 2)}" height="${bar - 2}"/>`,
  );
  const moves = ledger.seats.flatMap(({ id, moved }) =>
    moved.map(({ to, election }) => {
      const at = Math.round(scale(Date.parse(`${election}-01T00:00Z`)));
      return html`<path class="move" d="M${at} ${y(id) - 3}v${bar + 6}"/><text class="small soft" x="${at + 3}" y="${y(id) + bar + 11}">to ${to}</text>`;
    }),
  );
  const ticks = scale.ticks(Math.max(2, Math.round(years))).map((tick) => {
    const at = Math.round(scale(tick));
    return html`<path class="rule" d="M${at} 18V${height}"/><text class="small soft" x="${at + 4}" y="14">${tick.getUTCFullYear()}</text>`;
  });
  const now = x(today);
  return html`<svg class="chart" width="${left + width + 8}" height="${height + 6}" viewBox="0 0 ${left + width + 8} ${height + 6}" role="img" aria-label="The seats of the committee since ${electionTitle(spans[0]?.term.elected ?? "2017-12")}, with their holders and organizations">
${ticks}<path class="now" d="M${now} 4V${height}"/><text class="small nowword" x="${now + 4}" y="${height + 2}">today</text>
${seats.map((seat) => html`<text class="small soft" x="4" y="${y(seat) + 26}">Seat ${seat}</text>`)}
${spans.map(({ term, parts }) => html`${parts.map((each, at) => part(term.name, term.seat, each, at === 0))}\n`)}${gaps}${moves}
</svg>`;
}
