import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { electionTitle } from "../calendar/election-id.ts";
import { html, type Markup, type Part } from "../html.ts";
import { section } from "../results/page/document.ts";
import { spelledCount } from "../wording.ts";
import type { PastElection, SiteFacts } from "./facts.ts";
import { electionPath, figure, page, table } from "./layout.ts";

/** Participation in an election, as far as known. */
export interface Participation {
  readonly election: string;
  readonly seats: number | undefined;
  readonly candidates: number | undefined;
  readonly elected: number;
  /** Elected who never held a seat before; undefined where no history tells. */
  readonly newcomers: number | undefined;
  readonly how: PastElection["how"];
  readonly voters: number | undefined;
  readonly ballots: number | undefined;
  /** Percent of the voters who cast a ballot. */
  readonly turnout: number | undefined;
}

/** The numbers of each election, oldest first; undefined if no public file has them. */
export function participation(past: readonly PastElection[]): Participation[] {
  return past.toReversed().map(({ election, seats, runners, elected, how, voters, ballots }) => {
    const isKnown = elected.every(({ isNew }) => isNew !== undefined);
    return {
      election,
      seats,
      candidates: runners.length === 0 ? undefined : runners.length,
      elected: elected.length,
      newcomers: isKnown ? elected.filter(({ isNew }) => isNew).length : undefined,
      how,
      voters,
      ballots,
      turnout:
        voters === undefined || voters === 0 || ballots === undefined
          ? undefined
          : Math.round((100 * ballots) / voters),
    };
  });
}

const column = 62;

function monthLabel(election: string): string {
  return `${electionTitle(election).slice(0, 3)} ${election.slice(2, 4)}`;
}

/** Each election a column of people: elected for the first time, elected again, not elected. */
function peopleChart(rows: readonly Participation[]): Markup {
  const most = Math.max(
    1,
    ...rows.map(({ candidates, elected }) => Math.max(candidates ?? 0, elected)),
  );
  const step = 22;
  const height = most * step + 66;
  const width = rows.length * column + 12;
  const x = scaleBand(
    rows.map(({ election }) => election),
    [6, width - 6],
  ).padding(0.2);
  const columns = rows.map(({ election, candidates, elected, newcomers, how }) => {
    const middle = Math.round((x(election) ?? 0) + x.bandwidth() / 2);
    const drawn = Array.from({ length: Math.max(candidates ?? 0, elected) }, (_, at) => {
      const y = height - 58 - at * step;
      const kind = at >= elected ? "gap" : at < (newcomers ?? 0) ? "full" : "hollow";
      const circle = `M${middle - 8} ${y}a8 8 0 1 0 16 0a8 8 0 1 0-16 0`;
      return { kind, d: kind === "gap" ? circle : `M${middle - 9} ${y - 9}h18v18h-18z` };
    });
    const people = ["full", "hollow", "gap"].map((kind) => {
      const paths = drawn.filter((each) => each.kind === kind).map(({ d }) => d);
      return paths.length > 0 && html`<path class="${kind}" d="${paths.join("")}"/>`;
    });
    const way = how === undefined ? "not told" : how === "vote" ? "vote" : "no vote";
    return html`${people}<text class="small" x="${middle}" y="${height - 26}" text-anchor="middle">${monthLabel(election)}</text><text class="small soft" x="${middle}" y="${height - 10}" text-anchor="middle">${way}</text>\n`;
  });
  return html`<svg class="chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Candidates of each election and who of them was elected">
${columns}</svg>`;
}

/** Voters and ballots of each election as lines, with gaps where numbers are not public. */
function turnoutChart(rows: readonly Participation[]): Markup {
  const [height, width] = [240, rows.length * column + 70];
  const most = Math.max(1, ...rows.flatMap(({ voters, ballots }) => [voters ?? 0, ballots ?? 0]));
  const x = scaleBand(
    rows.map(({ election }) => election),
    [48, width - 6],
  ).padding(0.2);
  const y = scaleLinear([0, most], [height - 34, 30]).nice();
  const middle = (election: string): number => Math.round((x(election) ?? 0) + x.bandwidth() / 2);
  const series = (key: "voters" | "ballots", kind: string): Markup => {
    const path = line<Participation>()
      .defined((each) => each[key] !== undefined)
      .x(({ election }) => middle(election))
      .y((each) => Math.round(y(each[key] ?? 0)))(rows);
    const dots = rows.flatMap((each) => {
      const value = each[key];
      if (value === undefined) return [];
      const [cx, cy] = [middle(each.election), Math.round(y(value))];
      return html`<circle class="${kind}" cx="${cx}" cy="${cy}" r="5"/><text class="small" x="${cx}" y="${cy - 10}" text-anchor="middle">${value}</text>`;
    });
    return html`<path class="line" d="${path ?? ""}"/>${dots}\n`;
  };
  const ticks = y
    .ticks(4)
    .map(
      (tick) =>
        html`<path class="rule" d="M48 ${Math.round(y(tick))}H${width}"/><text class="small soft" x="42" y="${Math.round(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
    );
  const labels = rows.map(
    ({ election, turnout }) =>
      html`<text class="small soft" x="${middle(election)}" y="${height - 18}" text-anchor="middle">${monthLabel(election)}</text>${turnout !== undefined && html`<text class="small strong" x="${middle(election)}" y="${height - 4}" text-anchor="middle">${turnout} %</text>`}`,
  );
  return html`<svg class="chart" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Voters on the roll and ballots of each election">
${ticks}${series("voters", "hollow")}${series("ballots", "dot")}${labels}</svg>`;
}

function shown(value: number | undefined): Part {
  return value ?? "–";
}

/** Candidates and voters over the years, from public files. */
export function participationPage(facts: SiteFacts): string {
  const rows = participation(facts.past);
  const link = (election: string): Part =>
    html`<a href="${electionPath(election)}">${electionTitle(election)}</a>`;
  const people = table(
    [
      "Election",
      "Seats",
      "Candidates",
      "Candidates a seat",
      "Elected",
      "For the first time",
      "Vote",
    ],
    rows.map(({ election, seats, candidates, elected, newcomers, how }) => [
      link(election),
      shown(seats),
      shown(candidates),
      seats === undefined || candidates === undefined ? "–" : (candidates / seats).toFixed(1),
      elected,
      shown(newcomers),
      how === undefined ? "–" : how === "vote" ? "held" : "not needed",
    ]),
  );
  const turnout = table(
    ["Election", "Voters on the roll", "Ballots", "Turnout"],
    rows.map(({ election, voters, ballots, turnout: percent, how }) => [
      link(election),
      shown(voters),
      how === "uncontested" ? "no vote" : shown(ballots),
      percent === undefined ? "–" : `${percent} %`,
    ]),
  );
  const isCounted = rows.some(
    ({ voters, ballots }) => voters !== undefined || ballots !== undefined,
  );
  const votes = rows.filter(({ how }) => how === "vote").length;
  const unknown = rows.filter(({ ballots, how }) => how === "vote" && ballots === undefined).length;
  const ofThem = unknown === votes ? "any of them" : `${unknown} of them`;
  const gaps = unknown === 0 ? "" : ` No public file has the number of ballots of ${ofThem}.`;
  return page(
    {
      path: "participation.html",
      title: "Participation",
      lead: html`<p>${spelledCount(rows.length, "election")}, ${votes} with a vote.${gaps}</p>`,
      description:
        "Candidates, newcomers, voters and turnout in the elections of the Kata Containers Architecture Committee over the years.",
      body: html`${section("people", "Who ran, who was elected", rows.length === 0 ? html`<p>No result is published yet.</p>\n` : figure("Candidates and elected", peopleChart(rows), "Each mark is a person. Filled square: elected for the first time. Outlined square: elected who held a seat before, or of whom it is not known. Dashed circle: ran and was not elected.", people), true)}${section("turnout", "Who voted", isCounted ? figure("Voters and ballots", turnoutChart(rows), "Outlined points: voters on the roll. Filled points: ballots counted. Below: turnout. Where no public file has a number, the line stops.", turnout) : html`<p>No public file has the number of voters or of ballots of these elections. From the first result that is published with a record on, they stand here.</p>\n`, true)}`,
    },
    facts,
  );
}
