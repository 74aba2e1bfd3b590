import type { Temporal } from "temporal-polyfill";
import type { DatesToAvoid } from "../../../calendar/date-ranges.ts";
import { seasonOfElection } from "../../../calendar/election-id.ts";
import { type PlannedElection, planWarnings } from "../../../calendar/plan-warnings.ts";
import type { Timeline } from "../../../calendar/timeline.ts";
import type { Charter, Season } from "../../../charter/charter.ts";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { DueSeat } from "../../../committee/seats-due.ts";
import { formatInstant, utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { readCharters } from "../../../workspace/charter-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { describePlanWarning, renderSeats, renderTimeline } from "../../render/plan.ts";
import {
  answerApproval,
  answerAvoid,
  answerOfficials,
  answerTimeline,
  type DateFlags,
} from "./plan-answers.ts";
import { planNewElection, requireNewElection } from "./plan-files.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";

/** What `plan` is asked for: flags as they were typed. */
export interface PlanOptions extends DateFlags {
  readonly official?: readonly string[];
  readonly officialsLater: boolean;
  readonly approved?: string;
  readonly avoid?: readonly string[];
  readonly avoidFile?: string;
  readonly season?: Season;
  readonly seats?: string;
  readonly reschedule: boolean;
  readonly reason?: string;
  readonly by?: string;
  readonly dryRun: boolean;
}

/** Shows seats, periods and what to think of again; none of it stops the plan. */
export function explainPlan(
  { terminal }: Pick<CliContext, "terminal">,
  planned: PlannedElection,
  seatsText: string,
  today: Temporal.PlainDate | undefined,
  avoid: readonly DatesToAvoid[],
): void {
  terminal.note(`${renderTimeline(planned.timeline)}\n${seatsText}`);
  for (const warning of planWarnings(planned, today, avoid)) {
    terminal.warn(`warning: ${describePlanWarning(warning)}`);
  }
}

function seatsOf(
  { seats }: Pick<PlanOptions, "seats">,
  due: readonly DueSeat[] | undefined,
  season: Season,
  { rules }: Charter,
): number {
  const given = seats === undefined ? undefined : Number(seats);
  if (given !== undefined && !(Number.isInteger(given) && given > 0)) {
    throw new ElectionError("input", `--seats ${visible(seats ?? "")} is not a number of seats`, {
      hint: "Give a whole number, such as 3.",
    });
  }
  if (due === undefined) return given ?? rules.seats.value[season];
  if (due.length === 0) {
    throw new ElectionError("input", "the ledger has no seat due at this election", {
      hint: "Look at the terms in elections/committee.yaml, and at the election's month.",
    });
  }
  if (given !== undefined && given !== due.length) {
    throw new ElectionError("input", `--seats ${given}, but the ledger has ${due.length} due`, {
      hint: "Leave --seats out, or correct the terms in elections/committee.yaml.",
    });
  }
  return due.length;
}

async function requireFuture(context: CliContext, timeline: Timeline): Promise<void> {
  const now = await context.now();
  const { opens } = timeline.nominations;
  if (opens.epochMilliseconds > now.epochMilliseconds) return;
  throw new ElectionError("input", `nominations would have opened at ${formatInstant(opens)}`, {
    hint: `It is ${formatInstant(now)}: choose a day to come (or rehearse with --now).`,
  });
}

/** Plans a new election: asks for what flags do not say, warns, and writes its files. */
export async function planElection(
  context: CliContext,
  workspace: Workspace,
  election: string,
  options: PlanOptions,
): Promise<void> {
  const today = utcDate(await context.now());
  await requireNewElection(workspace, election, today.toString().slice(0, 7));
  const charter = charterInForce(today, await readCharters(workspace));
  const avoid = await answerAvoid(context, options);
  const approval = answerApproval(options.approved);
  const timeline = await answerTimeline(context, options);
  await requireFuture(context, timeline);
  const officials = await answerOfficials(context, options);
  const { season } = seasonOfElection(election, options.season);
  const due = await dueSeats(workspace, { election, season, ...timeline }, charter);
  const seats = seatsOf(options, due, season, charter);
  const page = {
    election,
    seats,
    seatsUp: asSeatsUp(due),
    timeline,
    officials,
    officialsConfirmed: today,
  };
  const facts = {
    election,
    charter: charter.id,
    season: options.season,
    seats,
    officials: officials.map((login) => ({ login })),
    planned: today,
    timelineApproved: approval,
    rule: charter.rules.completionRule.value,
    timeline,
  };
  const plan = await planNewElection(workspace, facts, page);
  const outgoing = (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []);
  const planned = { election, timeline, officials, candidates: [], outgoing };
  explainPlan(context, planned, renderSeats(seats, due, season, charter), today, avoid);
  if (!plan.some(({ path }) => path === "elections/README.md")) {
    context.terminal.warn("warning: there is no elections/README.md to add the election to.");
  }
  await carryOut(context, workspace, plan, options);
}
