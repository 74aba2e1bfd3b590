/** The emails and chat messages of an election, in the order in which they go out; the last one whenever dates move. */
export const messages = [
  "season",
  "nominations-open",
  "nominations-last-days",
  "nominations-closed",
  "campaign",
  "opt-in",
  "voting-open",
  "voting-last-days",
  "voting-closed",
  "results",
  "dates-moved",
] as const;

export type Message = (typeof messages)[number];
