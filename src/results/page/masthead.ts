import { electionTitle, monthNames } from "../../calendar/election-id.ts";
import type { Period } from "../../calendar/period.ts";
import { utcDate } from "../../dates.ts";
import { html, listed, type Markup, type Part, theirs } from "../../html.ts";
import { agreeing, numberWord } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { contestSentence, openSeatsSentences, seatedByName } from "../wording.ts";
import { drawnSeats } from "./committee.ts";
import { shortRuleTitle } from "./rules.ts";

/** "5–12 April 2027", "28 September – 5 October 2026"; in UTC. */
function spanOf({ opens, closes }: Period): string {
  const [first, last] = [utcDate(opens), utcDate(closes)];
  const month = (date: typeof first): string => monthNames[date.month - 1] ?? "";
  const end = `${last.day} ${month(last)} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${month(first)} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${first.day} ${month(first)} – ${end}`;
  return `${first.day}–${end}`;
}

function leadSentence(record: ElectionRecord): Part {
  const seated = seatedByName(record).map(({ name }) => theirs(name));
  if (seated.length === 0) return "No one was elected.";
  const how = record.voteHeld ? "elected." : "elected without a vote.";
  return [listed(seated), ` ${agreeing(seated.length, "was", "were")} ${how}`];
}

/** A number of the masthead, what it counts, and what else there is to say of it. */
interface Figure {
  readonly term: string;
  readonly value: string;
  readonly more: string;
  /** Percent of a bar under it. */
  readonly share?: number;
}

function ballotFigures({ ballots, roll }: ElectionRecord): Figure[] {
  if (ballots === undefined) return [];
  const { counted, invalid, abstentions } = ballots;
  const notes = [
    ...(roll === undefined ? ["how many were on the roll is not recorded"] : []),
    ...(roll?.mail === undefined
      ? []
      : [`${roll.mail.activated} had opted in to CIVS email, ${roll.mail.awaiting} had not`]),
    ...(abstentions > 0 ? [`${abstentions} of them ranked no one`] : []),
    ...(invalid > 0 ? [`${invalid} more invalid and not counted`] : []),
  ];
  const value = String(counted);
  if (roll === undefined || roll.voters === 0) {
    return [{ term: "Ballots counted", value, more: notes.join("; ") }];
  }
  const share = Math.round((100 * counted) / roll.voters);
  const turnout = `${share} % of ${roll.voters} voters on the roll`;
  return [
    {
      term: "Ballots counted",
      value,
      more: [turnout, ...notes].join("; "),
      share: Math.min(share, 100),
    },
  ];
}

function figuresOf(record: ElectionRecord): Figure[] {
  const { seatsDue, openSeats, continuing, voteHeld, rule, charter } = record;
  const all = seatsDue + continuing.length;
  const open =
    openSeats > 0
      ? `; ${numberWord(openSeats)} of them ${agreeing(openSeats, "stays", "stay")} open`
      : "";
  return [
    { term: "Seats up", value: String(seatsDue), more: `of ${all} on the committee${open}` },
    ...ballotFigures(record),
    ...(voteHeld ? [{ term: "Counted by", value: "Condorcet", more: shortRuleTitle(rule) }] : []),
    { term: "Charter", value: charter, more: "the rules in force since that day" },
  ];
}

function figureOf({ term, value, more, share }: Figure): Markup {
  const bar = share !== undefined && html`<span class="bar" style="--share:${share}%"></span> `;
  return html`<div><dt>${term}</dt><dd><b class="${value.length < 12 && "day"}">${value}</b> ${bar}${more}</dd></div>\n`;
}

function periodsOf({ nominations, campaign, voting, voteHeld }: ElectionRecord): Part {
  const periods: [term: string, period: Period][] = [["Nominations", nominations]];
  if (voteHeld) periods.push(["Q&A", campaign], ["Voting", voting]);
  return periods.map(
    ([term, period]) => html`<span class="period"><b>${term}</b> ${spanOf(period)}</span> `,
  );
}

/** The masthead: who was seated, and the figures of the election. */
export function masthead(record: ElectionRecord): Markup {
  return html`<header>
<div class="masthead">
<div class="drawn">
${drawnSeats(record)}</div>
<div class="told">
<p class="eyebrow">Kata Containers Architecture Committee</p>
<h1>Elections of ${electionTitle(record.election)}</h1>
<p class="lead">${leadSentence(record)}</p>
<p>${[contestSentence(record), ...openSeatsSentences(record)].join(" ")}</p>
</div>
<dl class="figures">
${figuresOf(record).map(figureOf)}<div class="when"><dt>When</dt><dd>${periodsOf(record)}</dd></div>
</dl>
</div>
</header>
`;
}
