import type { DueItem, Task } from "../../calendar/due.ts";
import type { Message } from "../../calendar/messages.ts";

/** A step of the process in words, and the commands that do it. */
export interface StepWords {
  readonly title: string;
  readonly commands: readonly string[];
}

const taskWords: Readonly<Record<Task, (election: string) => StepWords>> = {
  officials: (id) => ({
    title: "Record the officials",
    commands: [`plan ${id} --official <login>`],
  }),
  page: (id) => ({ title: "Publish the election page", commands: [`plan ${id}`] }),
  approval: (id) => ({
    title: "Ask the committee to approve the timeline, then record it",
    commands: [`plan ${id} --approved <date>="<where>"`],
  }),
  "first-roll": () => ({
    title: "Build a preliminary roll and share it",
    commands: ["roll update", "roll resolve", "roll export --to markdown"],
  }),
  "final-roll": () => ({
    title: "Build the final roll",
    commands: ["roll update", "roll resolve", "roll freeze"],
  }),
  "close-nominations": () => ({
    title: "Accept or refuse every candidacy, then close the list",
    commands: ["candidates check", "candidates accept <file>", "candidates close"],
  }),
  confirmation: (id) => ({
    title: "Ask the members whose seats are not up to confirm the result, then record it",
    commands: [`candidates close --election ${id} --confirmed <date>="<where>"`],
  }),
  poll: () => ({
    title: "Set up the CIVS poll, ask another official to verify it, and record it",
    commands: ["poll show", "roll export --to civs", "poll record"],
  }),
  ballots: (id) => ({
    title: "End the poll on CIVS (it does not end automatically), save the ballots, and count them",
    commands: [
      `ballots check elections/.private/${id}/ballots.csv`,
      "poll record --ballots <number> --ranking <ranking of the page>",
      `tally --election ${id}`,
    ],
  }),
  publication: () => ({
    title: "Publish the result",
    commands: ["results prepare", "results publish"],
  }),
};

const messageTitles: Readonly<Record<Message, string>> = {
  season: "Announce that the election is coming",
  "nominations-open": "Announce that nominations are open",
  "nominations-last-days": "Remind people that nominations are about to close",
  "nominations-closed": "Announce the candidates",
  campaign: "Open the Q&A period",
  "opt-in": "Remind voters to opt in to CIVS email",
  "voting-open": "Announce that voting is open",
  "voting-last-days": "Remind people to vote",
  "voting-closed": "Announce that voting has ended",
  results: "Announce the result",
  "dates-moved": "Announce that the dates have moved",
};

/** A step in words; the commands are without the program's name. */
export function stepWords({ step }: Pick<DueItem, "step">, election: string): StepWords {
  if (step.kind === "task") return taskWords[step.task](election);
  const { message } = step;
  return {
    title: messageTitles[message],
    commands: [`announce ${message}`, `announce ${message} --sent`],
  };
}
