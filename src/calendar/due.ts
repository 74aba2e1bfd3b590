import { Temporal } from "temporal-polyfill";
import { type Message, messages } from "./messages.ts";
import { officialsBy, pageBy } from "./plan-warnings.ts";
import { daysAfter, resultsDay, type Timeline } from "./timeline.ts";

/** What officials must do besides sending messages. */
export type Task =
  | "officials"
  | "page"
  | "approval"
  | "first-roll"
  | "final-roll"
  | "candidacies"
  | "close-nominations"
  | "confirmation"
  | "poll"
  | "hand-over"
  | "ballots"
  | "publication"
  | "roles-review";

/** The name of a step: of its task, or of its message. */
export type StepName = Task | Message;

/**
 * Steps that officials may record as done elsewhere or not needed. Others leave their own trace, or the result
 * depends on them.
 */
export const settleable = [
  ...messages,
  "first-roll",
  "hand-over",
  "roles-review",
] as const satisfies readonly StepName[];

/** An election's progress, from its files. */
export interface DoneSoFar {
  /** Tasks that the files show to be done. */
  readonly done: ReadonlySet<Task>;
  /** Messages that officials recorded as sent. */
  readonly sent: ReadonlySet<Message>;
  /** Whether there is a poll; unknown until nominations have closed. */
  readonly vote: "needed" | "skipped" | "unknown";
  /** The charter requires the committee's approval of the timeline. */
  readonly approvalRequired: boolean;
  /** The continuing members must confirm: no vote, or too few candidates. */
  readonly confirmationRequired: boolean;
  /** There are undecided candidacies, and the list is open. */
  readonly candidaciesWait?: boolean;
  /** Only this checkout has the private files, and there is another official. */
  readonly handOver?: boolean;
  /** The charter requires a review of roles after the election. */
  readonly rolesReview?: boolean;
  /** When the dates last moved. */
  readonly moved?: Temporal.Instant | undefined;
  /** Why officials recorded a step as settled. */
  readonly settled?: ReadonlyMap<StepName, string>;
}

/** When something is to be done: listed from `from`, late after `by`, pointless from `until` on. */
interface Span {
  readonly from: Temporal.Instant;
  readonly by: Temporal.Instant;
  readonly until?: Temporal.Instant;
}

export type DueState = "done" | "settled" | "due" | "overdue" | "missed" | "later";

/** One step of the process, with its times and where it stands. */
export interface DueItem extends Span {
  readonly step:
    | { readonly kind: "task"; readonly task: Task }
    | { readonly kind: "message"; readonly message: Message };
  readonly state: DueState;
  /** Why officials recorded it as settled. */
  readonly settled?: string;
}

/** What a step is called in files, options and reports. */
export function stepName(step: DueItem["step"]): StepName {
  return step.kind === "task" ? step.task : step.message;
}

/** "A couple of days before" an end, reminders go out. */
const reminderDays = 2;
/** "A couple of weeks before" the start, the season is announced and the first roll shared. */
const seasonDays = 14;
/** Days in advance from which a step is listed; on its own day there is a day's time for it. */
const noticeDays = 7;
const pollNoticeDays = 3;
/** The process names no day for the review of roles; four weeks are enough for it. */
const reviewDays = 28;

type Rule = [DueItem["step"], Span];

const task = (name: Task, span: Span): Rule => [{ kind: "task", task: name }, span];
const message = (name: Message, span: Span): Rule => [{ kind: "message", message: name }, span];

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime("UTC").toInstant();
}

/** Listed some days before the end of a day (UTC). */
function byDay(day: Temporal.PlainDate, notice: number): Span {
  const by = startOf(day.add({ days: 1 }));
  return { from: daysAfter(by, -notice), by };
}

/** To be done when something happens, within a day. */
function within(from: Temporal.Instant, until?: Temporal.Instant): Span {
  return { from, by: daysAfter(from, 1), ...(until === undefined ? {} : { until }) };
}

function reminder(closes: Temporal.Instant): Span {
  return { from: daysAfter(closes, -reminderDays), by: closes, until: closes };
}

/** The steps of every election up to the end of its nominations, from the process for officials. */
function stepsBeforeVote(timeline: Timeline): Rule[] {
  const { nominations, voting } = timeline;
  const season = daysAfter(nominations.opens, -seasonDays);
  const seasonSpan = { from: daysAfter(season, -noticeDays), by: season, until: nominations.opens };
  const monthsNotice = 4 * noticeDays;
  return [
    task("page", byDay(pageBy(timeline), monthsNotice)),
    task("approval", byDay(pageBy(timeline), monthsNotice)),
    task("officials", byDay(officialsBy(timeline), monthsNotice)),
    message("season", seasonSpan),
    task("first-roll", seasonSpan),
    message("nominations-open", within(nominations.opens, nominations.closes)),
    task("final-roll", within(nominations.opens)),
    // Before the reminder, which names the candidates so far.
    task("candidacies", { from: nominations.opens, by: nominations.closes }),
    message("nominations-last-days", reminder(nominations.closes)),
    task("close-nominations", within(nominations.closes)),
    message("nominations-closed", within(nominations.closes, voting.closes)),
  ];
}

/** The steps that only a vote brings. */
function stepsOfVote({ campaign, voting }: Timeline): Rule[] {
  return [
    message("campaign", within(campaign.opens, campaign.closes)),
    message("opt-in", within(campaign.opens, voting.closes)),
    task("poll", { from: daysAfter(voting.opens, -pollNoticeDays), by: voting.opens }),
    message("voting-open", within(voting.opens, voting.closes)),
    task("hand-over", within(voting.opens, voting.closes)),
    message("voting-last-days", reminder(voting.closes)),
    task("ballots", within(voting.closes)),
    message("voting-closed", within(voting.closes)),
  ];
}

/** The last steps: after the vote, or at once where none is held. */
function stepsOfResult(timeline: Timeline, progress: DoneSoFar): Rule[] {
  const withoutVote = progress.vote === "skipped";
  const decided = withoutVote ? timeline.nominations.closes : timeline.voting.closes;
  const announced = startOf(resultsDay(timeline).add({ days: 1 }));
  return [
    ...(progress.confirmationRequired
      ? [task("confirmation", { from: timeline.nominations.closes, by: announced })]
      : []),
    task("publication", { from: decided, by: announced }),
    message("results", { from: decided, by: announced }),
    task("roles-review", { from: announced, by: daysAfter(announced, reviewDays) }),
  ];
}

/**
 * When a message can go out: from when, and from when on it is pointless; undefined for one that has no
 * time of its own. The earliest time of the result's is the end of the nominations.
 */
export function messageSpan(
  timeline: Timeline,
  wanted: Message,
): Pick<Span, "from" | "until"> | undefined {
  if (wanted === "results") return { from: timeline.nominations.closes };
  const rules = [...stepsBeforeVote(timeline), ...stepsOfVote(timeline)];
  return rules.find(([step]) => step.kind === "message" && step.message === wanted)?.[1];
}

function stateOf({ from, by, until }: Span, isDone: boolean, now: Temporal.Instant): DueState {
  const { compare } = Temporal.Instant;
  if (isDone) return "done";
  if (until !== undefined && compare(now, until) >= 0) return "missed";
  if (compare(now, by) > 0) return "overdue";
  return compare(now, from) >= 0 ? "due" : "later";
}

/** Whether a step is part of this election: some are for a vote, some for what happened in it. */
function belongs(step: DueItem["step"], progress: DoneSoFar): boolean {
  switch (stepName(step)) {
    case "approval":
      return progress.approvalRequired;
    case "final-roll":
      return progress.vote !== "skipped";
    case "candidacies":
      return progress.candidaciesWait === true;
    case "hand-over":
      return progress.handOver === true;
    case "roles-review":
      return progress.rolesReview === true;
    default:
      return true;
  }
}

/**
 * The steps of an election in the order of their dates, each with its state at a time. Without a vote
 * the steps of roll, campaign and poll are left out; a message is done when officials recorded it as sent.
 */
export function dueItems(
  timeline: Timeline,
  progress: DoneSoFar,
  now: Temporal.Instant,
): DueItem[] {
  const { moved } = progress;
  const rules = [
    ...(moved === undefined ? [] : [message("dates-moved", within(moved, timeline.voting.closes))]),
    ...stepsBeforeVote(timeline),
    ...(progress.vote === "skipped" ? [] : stepsOfVote(timeline)),
    ...stepsOfResult(timeline, progress),
  ];
  const isDone = (step: DueItem["step"]): boolean =>
    step.kind === "task" ? progress.done.has(step.task) : progress.sent.has(step.message);
  return rules
    .filter(([step]) => belongs(step, progress))
    .map(([step, span]): DueItem => {
      const settled = progress.settled?.get(stepName(step));
      if (settled !== undefined && !isDone(step))
        return { step, ...span, state: "settled", settled };
      return { step, ...span, state: stateOf(span, isDone(step), now) };
    })
    .sort((a, b) => Temporal.Instant.compare(a.by, b.by));
}
