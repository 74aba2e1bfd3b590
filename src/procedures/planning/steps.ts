import { links } from "../../announcements/links.ts";
import { messageWords } from "../../announcements/message-words.ts";
import type { DueItem, Task } from "../../calendar/due.ts";
import type { Message } from "../../calendar/messages.ts";

/** A command of a step, as typed in a shell, without the program's name. */
export interface StepCommand {
  /** `<…>` stands for what a person fills in, `[…]` for what they may leave out. */
  readonly line: string;
  /** What a person does outside the program first. */
  readonly first?: string;
}

/** A step of the process in words, and the commands that do it. */
export interface StepWords {
  readonly title: string;
  readonly commands: readonly StepCommand[];
  /** Why officials take the step. */
  readonly why: string;
}

/** The community's page about elections, with the process for officials. */
export const processPage = links.elections;

const commands = (...lines: readonly string[]): StepCommand[] => lines.map((line) => ({ line }));

/** The email, the chat message, and the record that both were sent. */
function sending(message: Message): StepCommand[] {
  return [
    { line: `announce ${message}` },
    { line: `announce ${message} --format chat` },
    {
      line: `announce ${message} --sent [URL]`,
      first: "Send the email to the mailing list, and the chat message to Slack.",
    },
  ];
}

/** What a person reads on the page of CIVS. */
export const recordPage: StepCommand = {
  line: 'poll record --ballots <number> --ranking "<ranking>"',
  first: "Open the poll's result page on CIVS.",
};

/** The steps of an election: what is done, by which commands, and why. */
const tasks: Readonly<Record<Task, (election: string) => StepWords>> = {
  officials: (id) => ({
    title: "Record the officials",
    commands: commands(`plan ${id} --official <login>`),
    why: "Officials are named at least a week before nominations open. They do not run themselves.",
  }),
  page: (id) => ({
    title: "Publish the election page",
    commands: commands(`plan ${id}`),
    why: "The page tells everyone the dates and the seats, at least a month before nominations open.",
  }),
  approval: (id) => ({
    title: "Ask the committee to approve the timeline, then record it",
    commands: [
      {
        line: `plan ${id} --approved <date>="<where>"`,
        first: "Ask the current committee to approve the dates.",
      },
    ],
    why: "The current Architecture Committee approves the timeline.",
  }),
  "first-roll": () => ({
    title: "Build a preliminary roll and share it",
    commands: commands("roll update", "roll resolve", "roll export --to markdown"),
    why: "Two weeks before nominations open, the committee and the community check that the voter roll has all active contributors.",
  }),
  "final-roll": () => ({
    title: "Build the final roll and publish its list",
    commands: commands("roll update", "roll resolve", "roll freeze", "roll publish"),
    why: "The qualifying period ends when nominations open: from then on it is certain who may vote.",
  }),
  candidacies: () => ({
    title: "Review the candidacies",
    commands: commands("candidates check", "candidates accept <file>"),
    why: "Officials review the nominations on GitHub while there is time to correct them.",
  }),
  "close-nominations": () => ({
    title: "Accept or refuse every candidacy, then close the list",
    commands: commands("candidates check", "candidates accept <file>", "candidates close"),
    why: "The list of candidates decides whether a vote is needed, and who is on the ballot.",
  }),
  confirmation: (id) => ({
    title: "Ask the members whose seats are not up to confirm the result, then record it",
    commands: [
      {
        line: `candidates close --election ${id} --confirmed <date>="<where>"`,
        first: "Ask the members whose seats are not up to confirm the result.",
      },
    ],
    why: "Without enough candidates for a vote, the members whose seats are not up officiate the result.",
  }),
  poll: () => ({
    title: "Set up the CIVS poll, ask another official to verify it, and record it",
    commands: [
      { line: "poll show" },
      { line: "roll export --to civs" },
      {
        line: 'poll record --id "<poll id>"',
        first:
          "Create the poll on CIVS with these values, ask another official to compare them, upload the addresses, and start the poll.",
      },
    ],
    why: "Ballots are cast on CIVS. The count and the result rest on the poll that you record.",
  }),
  "hand-over": () => ({
    title: "Hand the private files to another official",
    commands: commands("private pack"),
    why: "The voters' addresses are in this checkout alone. If it is lost while voting is open, no one can help a voter or finish the election.",
  }),
  ballots: (id) => ({
    title: "End the poll on CIVS (it does not end automatically), save the ballots, and count them",
    commands: [
      {
        line: `ballots check elections/.private/${id}/ballots.csv`,
        first: `End the poll on its control page. Save its ballots as elections/.private/${id}/ballots.csv.`,
      },
      recordPage,
      { line: `tally --election ${id}` },
    ],
    why: "The program counts a second time: the ballots and CIVS's page must agree.",
  }),
  publication: () => ({
    title: "Publish the result",
    commands: [{ line: "results prepare" }, { line: "results publish", first: "Read the draft." }],
    why: "The member list, the result page, the record and the ledger of seats change together.",
  }),
  "roles-review": (id) => ({
    title: "Review committers, admins and owners",
    commands: [
      { line: `roles review ${id}` },
      {
        line: `plan ${id} --settle roles-review --reason "<reason>"`,
        first: "Share the review with the committee (roles review --post opens an issue).",
      },
    ],
    why: "The charter requires a review of these roles after each election.",
  }),
};

/** A step in words. */
export function stepWords({ step }: Pick<DueItem, "step">, election: string): StepWords {
  if (step.kind === "task") return tasks[step.task](election);
  const { todo: title, why } = messageWords[step.message];
  return { title, why, commands: sending(step.message) };
}

/** A command as status and reports show it: without what may be left out. */
export function commandText({ line }: StepCommand): string {
  return line.replace(/ \[[^\]]*\]/g, "");
}

/** A word of a command line as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./:@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
