import { Temporal } from "temporal-polyfill";
import { formatInstant, isAhead, utcDate } from "../dates.ts";
import { hasBegun } from "../election/dated-ahead.ts";
import type { Election } from "../election/election.ts";
import { type Poll, type PollResult, pollInForce } from "../election/poll.ts";
import type { Declaration } from "../seats/declare.ts";
import type { OpenQuestion } from "../seats/open-question.ts";
import { entry } from "../seats/open-questions.ts";
import { pollDifferences } from "../seats/poll-agreement.ts";
import { visible } from "../visible-text.ts";
import { plural } from "../wording.ts";

/** The file of ballots that was counted. */
export interface CountedFile {
  readonly path: string;
  readonly sha256: string;
  /** When the file was written; undefined if its date is meaningless, as in a rehearsal. */
  readonly saved: Temporal.Instant | undefined;
  /** The void poll with the same ballots, which are kept aside. */
  readonly sameAs: string | undefined;
}

/** What must match for a sound result. */
export interface BasisFacts {
  readonly declaration: Declaration;
  /** Undefined if nothing was counted, or a copy named by a person was. */
  readonly ballots: CountedFile | undefined;
  /** What officials read on the poll's page; undefined where they recorded nothing. */
  readonly page: PollResult | undefined;
  readonly now: Temporal.Instant;
}

/** How a count relates to the poll in force and its page. */
export interface ResultBasis {
  /** The poll in force. */
  readonly poll: Poll | undefined;
  readonly page: "agrees" | "differs" | "of another poll" | "not recorded" | "no vote";
  /** Differences between the poll's page and the count. */
  readonly differences: readonly string[];
  readonly questions: readonly OpenQuestion[];
}

function command(election: string, words: string): string {
  return `    kata-election poll record --election ${election} ${words}`;
}

/** When the last ballot can have been cast: a poll that replaces another may open after the period for voting. */
function lastVote({ voting }: Election, poll: Poll | undefined): Temporal.Instant {
  const opened = poll?.opened ?? voting.closes;
  return Temporal.Instant.compare(opened, voting.closes) > 0 ? opened : voting.closes;
}

function pageQuestion(
  { now, declaration: { election } }: BasisFacts,
  poll: Poll | undefined,
  { poll: read, read: day }: PollResult,
): OpenQuestion[] {
  const known =
    poll === undefined ? "no poll is recorded" : `the poll in force is ${visible(poll.id)}`;
  const end = lastVote(election, poll);
  const isOther = read !== poll?.id;
  const isEarly = hasBegun(election, now) && Temporal.PlainDate.compare(day, utcDate(end)) < 0;
  if (!isOther && !isEarly) return [];
  const whose = !isOther
    ? `was read before voting ended (${formatInstant(end)})`
    : read === undefined
      ? `does not name a poll, but ${known}`
      : `is for the poll ${visible(read)}, but ${known}`;
  const next =
    poll === undefined
      ? "Record the poll."
      : `Read the page of ${visible(poll.id)} and record what it says.`;
  const words =
    poll === undefined ? "--id <id> --opened <time>" : '--ballots <number> --ranking "<ranking>"';
  return [
    {
      about: isOther ? "page of another poll" : "page read too early",
      text: `The page result recorded on ${day} ${whose}. ${next}`,
      file: "command",
      record: command(election.election, words),
    },
  ];
}

/** Ballots can still come in: what they count to is no result. */
function earlyQuestion(
  { now, declaration: { election } }: BasisFacts,
  poll: Poll | undefined,
): OpenQuestion[] {
  const end = lastVote(election, poll);
  if (!hasBegun(election, now) || !isAhead(end, now)) return [];
  return [
    {
      about: "voting is not over",
      text: `Voting ends ${formatInstant(end)}: these ballots are not all of them. Download them again after that.`,
      file: "command",
      record: `    kata-election tally --election ${election.election}`,
    },
  ];
}

function ageQuestion(
  { now, declaration, ballots }: BasisFacts,
  poll: Poll,
  page: ResultBasis["page"],
): OpenQuestion[] {
  const { election } = declaration;
  if (ballots === undefined) return [];
  const { path, sha256, saved, sameAs } = ballots;
  const isSettled = election.decisions.some(
    (each) => each.about === "poll" && each.poll === poll.id && each.ballots === sha256,
  );
  if (isSettled) return [];
  const opened = poll.opened.epochMilliseconds;
  const isReplacement = election.polls.some(({ voidedBecause }) => voidedBecause !== undefined);
  const end = lastVote(election, poll);
  const wasSaved = `${visible(path)} was saved ${saved && formatInstant(saved)}, before`;
  const older = `${wasSaved} the poll ${visible(poll.id)} opened (${formatInstant(poll.opened)})`;
  const early = `${wasSaved} voting ended (${formatInstant(end)})`;
  const unproven = `a poll is void, and nothing shows that ${visible(path)} has the ballots of ${visible(poll.id)}`;
  const copied = `${visible(path)} has the same ballots as the poll ${visible(sameAs ?? "")}, which does not count`;
  const problem =
    sameAs !== undefined
      ? copied
      : saved !== undefined
        ? saved.epochMilliseconds < opened
          ? older
          : saved.epochMilliseconds < end.epochMilliseconds && page !== "agrees" && early
        : isReplacement && page !== "agrees" && unproven;
  if (problem === false) return [];
  return [
    {
      about: "ballots of another poll",
      text: `These may not be the poll's ballots, or not all of them: ${problem}. Save CIVS's export of ${visible(poll.id)} there; if the time of opening is wrong, correct it with poll record --id ${visible(poll.id)} --opened <time>. If they are its ballots after all, record that.`,
      record: entry(["about: poll", `poll: ${JSON.stringify(poll.id)}`, `ballots: ${sha256}`], {
        today: utcDate(now),
      }),
    },
  ];
}

/** Ballots were counted, polls are recorded, and none of them is in force. */
function noPollQuestion({ declaration: { election } }: BasisFacts): OpenQuestion {
  return {
    about: "ballots of another poll",
    text: "Every recorded poll is void, so no ballots count. Record the poll that replaces it.",
    file: "command",
    record: command(election.election, "--id <id> --opened <time>"),
  };
}

function pageState(facts: BasisFacts, poll: Poll | undefined): ResultBasis["page"] {
  const { declaration, page } = facts;
  if (declaration.count === undefined) return "no vote";
  if (page === undefined) return "not recorded";
  if (page.poll !== poll?.id) return "of another poll";
  return pollDifferences(page, declaration.count).length === 0 ? "agrees" : "differs";
}

/**
 * Checks that a count belongs to the poll in force, its page, and ballots not older than it. Anything unclear
 * becomes a question for a person, never a guess.
 */
export function resultBasis(facts: BasisFacts): ResultBasis {
  const { declaration, page: read } = facts;
  const { count, election } = declaration;
  const poll = pollInForce(election.polls);
  const page = pageState(facts, poll);
  if (count === undefined) return { poll, page, differences: [], questions: [] };
  const differences = read !== undefined && page === "differs" ? pollDifferences(read, count) : [];
  const early = earlyQuestion(facts, poll);
  const ofPage = read === undefined ? [] : pageQuestion(facts, poll, read);
  if (poll === undefined && election.polls.length > 0) {
    return { poll, page, differences, questions: [...early, noPollQuestion(facts)] };
  }
  const age = poll === undefined ? [] : ageQuestion(facts, poll, page);
  return { poll, page, differences, questions: [...early, ...ofPage, ...age] };
}

/** How the poll's page compares with the count, in a sentence; undefined without a vote. */
export function wordPage(
  { page, poll }: ResultBasis,
  read: PollResult | undefined,
): string | undefined {
  if (page === "not recorded") {
    const whose = poll === undefined ? "the poll" : `the poll ${visible(poll.id)}`;
    return `The result on CIVS's page for ${whose} was never recorded, so this count was not compared with it: kata-election poll record --ballots <number> --ranking "<ranking>"`;
  }
  if (page !== "agrees" || read === undefined) return undefined;
  const ballots = plural(read.ballots, "ballot");
  return `Agrees with the poll's page as read on ${read.read}: ${ballots}, same ranking.`;
}
