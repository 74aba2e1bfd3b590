import type { Message } from "../calendar/messages.ts";

/** A message of the process in words: when it goes out, what officials do and why, and what readers of news see. */
interface MessageWords {
  readonly when: string;
  readonly todo: string;
  readonly why: string;
  readonly news: string;
}

export const messageWords: Readonly<Record<Message, MessageWords>> = {
  season: {
    when: "two weeks before nominations open",
    todo: "Announce that the election is coming",
    why: "Two weeks before nominations open, tell the community on the mailing list and on Slack.",
    news: "elections are coming",
  },
  "nominations-open": {
    when: "when nominations open",
    todo: "Announce that nominations are open",
    why: "The email names the seats, the dates, how to run and who may vote.",
    news: "nominations are open",
  },
  "nominations-last-days": {
    when: "two days before nominations close",
    todo: "Remind people that nominations are about to close",
    why: "Two days before nominations close, send the last call for candidates.",
    news: "last days of nominations",
  },
  "nominations-closed": {
    when: "when nominations have closed",
    todo: "Announce the candidates",
    why: "The email says who runs, and whether there is a vote.",
    news: "nominations are closed",
  },
  campaign: {
    when: "when the Q&A period opens",
    todo: "Open the Q&A period",
    why: "Candidates answer questions before voting opens.",
    news: "candidates answer questions",
  },
  "opt-in": {
    when: "during the Q&A period, and again to those who have not opted in",
    todo: "Remind voters to opt in to CIVS email",
    why: "CIVS emails only people who have opted in. Anyone who has not opted in gets no ballot.",
    news: "opt in to CIVS",
  },
  "voting-open": {
    when: "once the poll is started",
    todo: "Announce that voting is open",
    why: "Voters then look for the email from CIVS, and tell you if none came.",
    news: "voting is open",
  },
  "voting-last-days": {
    when: "two days before voting closes",
    todo: "Remind people to vote",
    why: "Two days before voting closes, remind everyone who has not voted.",
    news: "last days of voting",
  },
  "voting-closed": {
    when: "once the poll is closed",
    todo: "Announce that voting has ended",
    why: "The email says that no more ballots are accepted, and when to expect the result.",
    news: "voting is closed",
  },
  results: {
    when: "when the result is published",
    todo: "Announce the result",
    why: "The process ends with this email and a message on Slack.",
    news: "the result",
  },
  "dates-moved": {
    when: "whenever the dates have moved, or the election is cancelled",
    todo: "Announce that the dates have moved",
    why: "Everyone who read the old dates must hear about the new ones.",
    news: "the dates moved",
  },
};
