import { electionTitle, monthNames } from "../../calendar/election-id.ts";
import type { Period } from "../../calendar/period.ts";
import { utcDate } from "../../dates.ts";
import { agreeing, numberWord, spelledCount } from "../../wording.ts";
import type { ElectionRecord } from "../record.ts";
import { openSeatsSentences, seatedByName, seatsSentence } from "../wording.ts";
import { named, namedList, type Words } from "../words.ts";
import { shortRuleTitle } from "./rules-data.ts";

/** "5–12 April 2027", "28 September – 5 October 2026"; in UTC. */
function spanOf({ opens, closes }: Period): string {
  const [first, last] = [utcDate(opens), utcDate(closes)];
  const month = (date: typeof first): string => monthNames[date.month - 1] ?? "";
  const end = `${last.day} ${month(last)} ${last.year}`;
  if (first.year !== last.year) return `${first.day} ${month(first)} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${first.day} ${month(first)} – ${end}`;
  return `${first.day}–${end}`;
}

function leadSentence(record: ElectionRecord): Words {
  const seated = seatedByName(record).map(({ name }) => name);
  if (seated.length === 0) return ["No one was elected."];
  const verb = agreeing(seated.length, "was", "were");
  const how = record.voteHeld ? `${verb} elected.` : `${verb} elected without a vote.`;
  return [...namedList(seated), ` ${how}`];
}

function contest(record: ElectionRecord): string {
  if (!record.voteHeld) return seatsSentence(record);
  const standing = record.candidates.filter(({ withdrawn }) => withdrawn === undefined).length;
  const candidates = spelledCount(standing, "candidate");
  const seats = spelledCount(record.seatsDue, "seat").toLowerCase();
  return `${candidates} ran for ${seats}, so a vote was held.`;
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
    { term: "Charter", value: named(charter).name, more: "the rules in force since that day" },
  ];
}

/** The masthead: who was seated, and the figures of the election. */
export function headerData(record: ElectionRecord) {
  const { election, nominations, campaign, voting, voteHeld } = record;
  return {
    title: `Architecture Committee elections, ${electionTitle(election)}`,
    heading: `Elections of ${electionTitle(election)}`,
    lead: leadSentence(record),
    contest: [contest(record), ...openSeatsSentences(record)].join(" "),
    figures: figuresOf(record),
    periods: [
      { term: "Nominations", span: spanOf(nominations) },
      ...(voteHeld
        ? [
            { term: "Q&A", span: spanOf(campaign) },
            { term: "Voting", span: spanOf(voting) },
          ]
        : []),
    ],
  };
}
