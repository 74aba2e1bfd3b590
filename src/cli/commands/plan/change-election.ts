import type { Temporal } from "temporal-polyfill";
import { type Phase, phases, sameTimeline, type Timeline } from "../../../calendar/timeline.ts";
import { formatInstant, utcDate } from "../../../dates.ts";
import { type Election, seasonOf } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import { readCharter } from "../../../workspace/election/charter-file.ts";
import { completedText, rescheduledText } from "../../../workspace/election/election-edits.ts";
import {
  electionFilePath,
  publicRecordPath,
  readElection,
} from "../../../workspace/election/election-file.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { finishPlan } from "./finish-plan.ts";
import {
  answerApproval,
  answerAvoid,
  answerOfficials,
  answerTimeline,
  givesDates,
} from "./plan-answers.ts";
import type { PlanOptions } from "./plan-election.ts";
import { planChangedElection } from "./plan-files.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";

/** What has happened cannot be moved: neither an opening that is past nor an end, nor to the past. */
function requireMovable(before: Timeline, after: Timeline, now: Temporal.Instant): void {
  for (const phase of phases) {
    for (const edge of ["opens", "closes"] as const) {
      const [old, moved] = [before[phase][edge], after[phase][edge]];
      if (old.equals(moved)) continue;
      const said = edge === "opens" ? "opened" : "closed";
      if (old.epochMilliseconds <= now.epochMilliseconds) {
        throw new ElectionError(
          "input",
          `${phase} ${said} at ${formatInstant(old)}: that is past`,
          {
            hint: "Only what is still to come can be moved.",
          },
        );
      }
      if (moved.epochMilliseconds <= now.epochMilliseconds) {
        throw new ElectionError(
          "input",
          `${phase} would have ${said} at ${formatInstant(moved)}, which is past`,
          { hint: `It is ${formatInstant(now)}: choose a time to come.` },
        );
      }
    }
  }
}

async function askReason(context: CliContext, { reason }: PlanOptions): Promise<string> {
  const given =
    reason ??
    (await (await context.prompter("--reason")).text({ message: "Why do the dates move?" }));
  if (given.trim() !== "") return given.trim();
  throw new ElectionError("input", "moving dates needs a reason", { hint: "Give --reason." });
}

async function askBy(
  context: CliContext,
  { by }: PlanOptions,
  { officials }: Election,
): Promise<string> {
  const [only, ...others] = officials;
  if (by === undefined && only !== undefined && others.length === 0) return only.login;
  const given =
    by ??
    (await (await context.prompter("--by")).text({ message: "Who moves them (GitHub login)?" }));
  const login = given.trim().replace(/^@/, "");
  if (loginSchema.safeParse(login).success) return login;
  throw new ElectionError("input", `--by “${visible(given)}” is not a GitHub login`, {
    hint: "Give the login of the official who moves the dates, such as octavia.",
  });
}

async function requireUnpublished(workspace: Workspace, election: string): Promise<void> {
  if ((await readText(workspace, publicRecordPath(election))) === undefined) return;
  throw new ElectionError("refused", `the result of ${election} is published`, {
    hint: "Its dates and officials are history now.",
  });
}

/** What a move means beyond the dates. */
function consequences(before: Election, after: Timeline, approved: boolean): string[] {
  const moved = (phase: Phase): boolean => !before[phase].opens.equals(after[phase].opens);
  const remarks: string[] = [];
  if (before.timelineApproved !== undefined && !approved) {
    remarks.push(
      `the approval of ${before.timelineApproved.date} was of the old dates; have the committee approve these, and record it with --approved.`,
    );
  }
  if (!utcDate(before.nominations.opens).equals(utcDate(after.nominations.opens))) {
    remarks.push(
      "the twelve months of the voters end on the first day of nominations: build the roll again.",
    );
  }
  if (
    before.polls.length > 0 &&
    (moved("voting") || !before.voting.closes.equals(after.voting.closes))
  ) {
    remarks.push("the poll still announces the old end: correct it in CIVS, and tell the voters.");
  }
  return remarks;
}

/** What a change wants of an election: its periods, its officials, the approval of the timeline. */
interface WantedChange {
  readonly timeline: Timeline;
  readonly moves: boolean;
  readonly joining: readonly string[];
  readonly approval: Election["timelineApproved"];
}

async function wantedChange(
  context: CliContext,
  election: Election,
  options: PlanOptions,
): Promise<WantedChange> {
  const known = election.officials.map(({ login }) => login.toLowerCase());
  const named = options.official === undefined ? [] : await answerOfficials(context, options);
  const { nominations, campaign, voting } = election;
  const dates = options.reschedule && givesDates(options);
  const timeline = dates
    ? await answerTimeline(context, options, election)
    : { nominations, campaign, voting };
  const moves = !sameTimeline(timeline, election);
  if (options.reschedule && !moves) {
    throw new ElectionError("input", `election ${election.election} has these dates already`, {
      hint: "Say what moves: --first-day, --days, --nominations, --campaign or --voting.",
    });
  }
  requireMovable(election, timeline, await context.now());
  const joining = named.filter((login) => !known.includes(login.toLowerCase()));
  return { timeline, moves, joining, approval: answerApproval(options.approved) };
}

/** The text of the changed facts; officials join before the dates move. */
async function changedText(
  context: CliContext,
  text: string,
  election: Election,
  { timeline, moves, joining, approval }: WantedChange,
  options: PlanOptions,
): Promise<string> {
  const completed = completedText(text, election, joining, moves ? undefined : approval);
  if (!moves) return completed;
  const change = {
    date: utcDate(await context.now()),
    by: await askBy(context, options, election),
    reason: await askReason(context, options),
  };
  return rescheduledText(completed, election, timeline, change, approval);
}

/** Moves the dates of a planned election (`--reschedule`), or adds officials and the approval to it. */
export async function changeElection(
  context: CliContext,
  workspace: Workspace,
  id: string,
  options: PlanOptions,
): Promise<void> {
  const { value: election } = await readElection(workspace, id);
  await requireUnpublished(workspace, id);
  const avoid = await answerAvoid(context, options);
  const wanted = await wantedChange(context, election, options);
  const { timeline, moves, joining, approval } = wanted;
  const charter = await readCharter(workspace, election.charter);
  const { season } = seasonOf(election);
  const due = await dueSeats(workspace, { election: id, season, ...timeline }, charter);
  const known = election.officials.map(({ login }) => login);
  const officials = [...known, ...joining];
  const before = (await readText(workspace, electionFilePath(id))) ?? "";
  const text = await changedText(context, before, election, wanted, options);
  const officialsConfirmed = utcDate(await context.now());
  const { seats, candidates } = election;
  const page = { election: id, seats, seatsUp: asSeatsUp(due), timeline, officials };
  const changes = await planChangedElection(
    workspace,
    text,
    { ...page, officialsConfirmed },
    { timeline: election, officials: known },
  );
  const standing = candidates.filter(({ withdrawn }) => withdrawn === undefined);
  const planned = {
    election: id,
    timeline,
    officials,
    candidates: standing.map(({ login }) => login),
    outgoing: (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []),
  };
  const approved = approval !== undefined;
  const differs = due !== undefined && due.length !== seats;
  const remarks = [
    ...(differs
      ? [`${electionFilePath(id)} fills ${seats} seats, the ledger has ${due.length} due.`]
      : []),
    ...(moves ? consequences(election, timeline, approved) : []),
  ];
  const awaitsApproval =
    charter.rules.timelineApproval.value === "committee" &&
    !approved &&
    (moves || election.timelineApproved === undefined);
  const ready = { planned, charter, season, seats, due, today: undefined, avoid, remarks, changes };
  await finishPlan(context, workspace, { ...ready, awaitsApproval }, options);
}
