import { seasonOfElection } from "../../../calendar/election-id.ts";
import type { Timeline } from "../../../calendar/timeline.ts";
import type { Charter, Season } from "../../../charter/charter.ts";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { DueSeat } from "../../../committee/seats-due.ts";
import { formatInstant, utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { readCharters } from "../../../workspace/election/charter-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { finishPlan } from "./finish-plan.ts";
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
  readonly json: boolean;
  readonly dryRun: boolean;
}

function readSeats(text: string): number {
  const given = Number(text);
  if (Number.isInteger(given) && given > 0) return given;
  throw new ElectionError("input", `--seats ${visible(text)} is not a number of seats`, {
    hint: "Give a whole number, such as 3.",
  });
}

/** Without a ledger the number of seats is a person's word; the charter's pattern is what to expect. */
async function seatsWithoutLedger(
  { prompter, terminal }: CliContext,
  given: string | undefined,
  pattern: number,
): Promise<number> {
  if (given !== undefined) return readSeats(given);
  if (!terminal.canPrompt) return pattern;
  const answer = await (await prompter("--seats")).text({
    message: "How many seats are up? (no elections/committee.yaml says it)",
    default: String(pattern),
    validate: (text) => /^[1-9]\d*$/.test(text.trim()) || "Expected a whole number, such as 3",
  });
  return readSeats(answer.trim());
}

async function answerSeats(
  context: CliContext,
  { seats }: Pick<PlanOptions, "seats">,
  due: readonly DueSeat[] | undefined,
  season: Season,
  { rules }: Charter,
): Promise<number> {
  if (due === undefined) return seatsWithoutLedger(context, seats, rules.seats.value[season]);
  const given = seats === undefined ? undefined : readSeats(seats);
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
  const seats = await answerSeats(context, options, due, season, charter);
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
  const changes = await planNewElection(workspace, facts, page);
  const outgoing = (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []);
  const planned = { election, timeline, officials, candidates: [], outgoing };
  const hasIndex = changes.some(({ path }) => path === "elections/README.md");
  const awaitsApproval =
    charter.rules.timelineApproval.value === "committee" && approval === undefined;
  const remarks = [
    ...(due === undefined
      ? ["nobody can be seated without elections/committee.yaml: it says who holds which seat."]
      : []),
    ...(hasIndex ? [] : ["there is no elections/README.md to add the election to."]),
  ];
  const ready = { planned, charter, season, seats, due, today, avoid, remarks, changes };
  await finishPlan(context, workspace, { ...ready, awaitsApproval }, options);
}
