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
  page: (id) => ({ title: "Publish the election's page", commands: [`plan ${id}`] }),
  approval: (id) => ({
    title: "Have the committee approve the timeline",
    commands: [`plan ${id} --approved <date>="<where>"`],
  }),
  "first-roll": () => ({
    title: "Build a first roll and share it",
    commands: ["roll fetch", "roll build", "roll export --to markdown"],
  }),
  "final-roll": () => ({
    title: "Build the final roll",
    commands: ["roll fetch", "roll build", "roll show --review", "roll freeze"],
  }),
  "close-nominations": () => ({
    title: "Accept or refuse every candidacy, close the list",
    commands: ["candidates check", "candidates accept <file>", "candidates close"],
  }),
  confirmation: (id) => ({
    title: "Have the members whose seats are not up confirm the result",
    commands: [`candidates close --election ${id} --confirmed <date>="<where>"`],
  }),
  poll: () => ({
    title: "Set up the CIVS poll, have another official verify it, record it",
    commands: ["poll show", "roll export --to civs", "poll record"],
  }),
  ballots: (id) => ({
    title: "Close the poll in CIVS (it does not close by itself), save the ballots, count",
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
  "nominations-closed": "Announce who stands",
  campaign: "Open the campaign",
  "opt-in": "Remind voters to activate mail from CIVS",
  "voting-open": "Announce that voting is open",
  "voting-last-days": "Remind people to vote",
  "voting-closed": "Announce that voting has ended",
  results: "Announce the result",
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
