import { Temporal } from "temporal-polyfill";
import { type DueItem, type StepName, settleable, stepName } from "../../calendar/due.ts";
import { electionTitle } from "../../calendar/election-id.ts";
import { daysAfter } from "../../calendar/timeline.ts";
import { electionFolder } from "../../workspace/workspace.ts";
import type { ElectionStatus } from "./election-status.ts";
import type { NextElection } from "./next-election.ts";
import { recordPage, type StepCommand, shellWord, stepWords } from "./steps.ts";
import type { ElectionState } from "./where-it-stands.ts";

/** Something for officials to do now. */
export interface Todo {
  /** The name of a process step; otherwise what it is about. */
  readonly id: string;
  readonly title: string;
  readonly commands: readonly StepCommand[];
  readonly why: string;
  /** The election that it belongs to; undefined where none is in progress. */
  readonly election: string | undefined;
  /** Listed from this time on; undefined where nothing says when. */
  readonly from: Temporal.Instant | undefined;
  /** Late after this time; undefined where nothing says when. */
  readonly by: Temporal.Instant | undefined;
  readonly isLate: boolean;
  /** Set if the step can be skipped with a reason. */
  readonly settles: StepName | undefined;
}

/** What there is to do, in its order; and what to do when a voter reports a problem. */
export interface TodoList {
  readonly due: readonly Todo[];
  /** The first thing that is not due yet. */
  readonly later: Todo | undefined;
  readonly complaints: readonly Todo[];
}

/** Another official froze the roll: the private files of the election are not in this checkout. */
const takeOver: StepCommand = {
  line: "private unpack <file> --identity <key file>",
  first:
    "Ask the official who has the private files whether this is done already. If it is yours to do, save the pack that they send you.",
};

const isDue = ({ state }: DueItem): boolean => state === "due" || state === "overdue";

/** The commands that a due step still needs, judging by the files; all commands of other steps. */
export function commandsLeft(item: DueItem, status: ElectionStatus): readonly StepCommand[] {
  if (!isDue(item)) return stepWords(item, status.election.election).commands;
  const restsOnPrivateFiles = ["poll", "ballots", "publication"].includes(stepName(item.step));
  const left = commandsOfStep(item, status);
  return restsOnPrivateFiles && status.roll?.withoutAddress === null ? [takeOver, ...left] : left;
}

function commandsOfStep(item: DueItem, status: ElectionStatus): readonly StepCommand[] {
  const { roll, election, pollPage, vote, candidates } = status;
  const { commands } = stepWords(item, election.election);
  switch (stepName(item.step)) {
    case "final-roll": {
      if (roll === undefined || roll.provisional) return commands;
      const left = roll.frozen
        ? ["roll publish"]
        : [...(roll.toDecide > 0 ? ["roll resolve"] : []), "roll freeze", "roll publish"];
      return commands.filter(({ line }) => left.includes(line));
    }
    case "close-nominations":
      return candidates.notAccepted.length > 0
        ? commands
        : commands.filter(({ line }) => line === "candidates close");
    case "hand-over":
      return election.officials.some(({ age }) => age !== undefined)
        ? commands
        : [{ line: 'private pack --to "<age key>"' }];
    case "publication":
      return pollPage || vote.vote === "skipped" ? commands : [recordPage, ...commands];
    default:
      return commands;
  }
}

type TodoWords = Pick<Todo, "id" | "title" | "why" | "commands">;

/** Something to do in an election, if any; at no time where no item of the process says when. */
function todo(
  { id, title, why, commands }: TodoWords,
  election?: string,
  item?: Pick<DueItem, "from" | "by" | "state">,
): Todo {
  return {
    ...{ id, title, why, commands, election },
    from: item?.from,
    by: item?.by,
    isLate: item?.state === "overdue",
    settles: settleable.find((each) => each === id),
  };
}

/** A step of the process, with those of its commands that are left. */
function todoOf(item: DueItem, election: string, commands: readonly StepCommand[]): Todo {
  const id = stepName(item.step);
  return todo({ ...stepWords(item, election), id, commands }, election, item);
}

/** A candidacy on which no one has decided yet. */
function candidacyTodo(file: string, item: DueItem, { election }: ElectionStatus): Todo {
  const path = shellWord(`${electionFolder(election.election)}/${file}`);
  const words = {
    id: `candidacy ${file}`,
    title: `Decide on the candidacy ${file}`,
    commands: ["check", "accept"].map((verb) => ({
      line: `candidates ${verb} ${path} --submitted <time>`,
    })),
    why: "Officials accept each candidacy. To refuse one, remove its file.",
  };
  return todo(words, election.election, item);
}

/** What to do when a voter reports a problem while voting is open: by what is wrong. */
function complaintsOf({ election, stage, roll, items }: ElectionStatus): Todo[] {
  const hasPoll = items.some(({ step, state }) => stepName(step) === "poll" && state === "done");
  const isOpen = stage.kind === "during" && stage.phase === "voting";
  if (!isOpen || !hasPoll || roll?.frozen !== true) return [];
  const { opens: from, closes: by } = election.voting;
  const complaint = (id: string, title: string, why: string, commands: StepCommand[]): Todo =>
    todo({ id, title, why, commands }, election.election, { from, by, state: "due" });
  return [
    complaint(
      "voter-opt-in",
      "The address is right, but no email from CIVS came: ask the voter to opt in",
      "CIVS emails only people who have opted in. Send the voter this text. Once they have opted in, CIVS can send the invitation again.",
      [{ line: "roll explain <login>" }, { line: "announce opt-in" }],
    ),
    complaint(
      "voter-address",
      "The address is wrong: correct it, and invite the voter again",
      "A corrected address makes a new revision of the frozen roll, with the reason, and a file of the addresses still to invite: add only those to the voters on the poll's control page.",
      [
        { line: 'roll address <login> "<email address>"' },
        { line: 'roll freeze --reason "<reason>"' },
        { line: "roll publish" },
      ],
    ),
    complaint(
      "voter-missing",
      "Someone is missing from the roll: find out why, and add them if they may vote",
      "The rules decide who may vote; an addition needs a reason, which becomes public. Then add the addresses of the supplement file to the voters on the poll's control page.",
      [
        { line: "roll explain <login>" },
        {
          line: 'roll include <login> --reason "<reason>"',
          first: "Decide whether they may vote.",
        },
        { line: 'roll freeze --reason "<reason>"' },
        { line: "roll publish" },
      ],
    ),
  ];
}

function todoOfElection(status: ElectionStatus): TodoList {
  const { items, election, candidates } = status;
  // Here the candidacies are decided one by one, before the list is closed.
  const decided = { ...status, candidates: { ...candidates, notAccepted: [] } };
  const decides = (item: DueItem): boolean =>
    ["candidacies", "close-nominations"].includes(stepName(item.step));
  const due = items.filter(isDue).flatMap((item, _, all): Todo[] => {
    const own = todoOf(item, election.election, commandsLeft(item, decided));
    const first = all.find(decides);
    const files = item === first ? candidates.notAccepted : [];
    const waiting = files.map((file) => candidacyTodo(file, item, status));
    return stepName(item.step) === "candidacies" ? waiting : [...waiting, own];
  });
  const later = items.find(({ state }) => state === "later");
  return {
    due,
    later:
      later === undefined
        ? undefined
        : todoOf(later, election.election, commandsLeft(later, status)),
    complaints: complaintsOf(status),
  };
}

/** What there is to do where an election stands, or where none is in progress. */
export function todoList(standing: ElectionState, now: Temporal.Instant): TodoList {
  if (standing.kind === "election") return todoOfElection(standing.status);
  if (standing.kind === "pages") {
    const { election } = standing.status.pages;
    if (standing.status.outcome !== undefined) {
      return { due: [], later: undefined, complaints: [] };
    }
    const words = {
      id: "adopt",
      title: "Take over the election that began with its page",
      why: "The program reads the page and asks for what it leaves open. Then it can tell what is due.",
      commands: [{ line: `plan ${election}` }],
    };
    return { due: [todo(words, election)], later: undefined, complaints: [] };
  }
  return todoBetweenElections(standing.next, now);
}

/** How many days before an election's month planning starts: its page is due a month before. */
const planningDays = 84;

function todoBetweenElections(next: NextElection, now: Temporal.Instant): TodoList {
  const { id, command, unfinished, due } = next;
  const left = (unfinished?.items ?? []).map((item) => {
    const { commands } = stepWords(item, unfinished?.election ?? id);
    return todoOf(item, unfinished?.election ?? id, commands);
  });
  const commands = [{ line: command }];
  if (due === undefined) {
    const ledger = todo({
      id: "ledger",
      title: "Write the ledger of seats",
      why: "The program must know who holds which seat, and until when, before it can plan and count.",
      commands,
    });
    return { due: [...left, ledger], later: undefined, complaints: [] };
  }
  const plan = todo({
    id: "plan",
    title: `Plan the election of ${electionTitle(id)}`,
    why: "The election page must be public at least a month before nominations open.",
    commands,
  });
  const from = daysAfter(Temporal.Instant.from(`${id}-01T00:00Z`), -planningDays);
  return Temporal.Instant.compare(now, from) < 0
    ? { due: left, later: { ...plan, from }, complaints: [] }
    : { due: [...left, plan], later: undefined, complaints: [] };
}
