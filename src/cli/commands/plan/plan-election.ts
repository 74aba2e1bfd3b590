import type { Temporal } from "temporal-polyfill";
import { seasonOfElection } from "../../../calendar/election-id.ts";
import type { Timeline } from "../../../calendar/timeline.ts";
import type { Charter, Season } from "../../../charter/charter.ts";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { DueSeat } from "../../../committee/seats-due.ts";
import { formatInstant, utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { planNewElection, requirePlannable } from "../../../procedures/planning/plan-files.ts";
import { asSeatsUp, dueSeats } from "../../../procedures/planning/seats-up.ts";
import { whatStands } from "../../../procedures/planning/what-stands.ts";
import { visible } from "../../../visible-text.ts";
import { readCharters } from "../../../workspace/election/charter-file.ts";
import type { NamedOfficial } from "../../../workspace/election/election-edits.ts";
import { type ElectionPages, seatsUnlikePage } from "../../../workspace/election/election-pages.ts";
import { indexPath, readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { finishPlan, showWhatStands } from "./finish-plan.ts";
import { answerOfficials, knownOfficials } from "./official-answers.ts";
import {
  answerAdoptedTimeline,
  answerApproval,
  answerAvoid,
  type DateFlags,
} from "./plan-answers.ts";

/** What `plan` is asked for: flags as they were typed. */
export interface PlanOptions extends DateFlags {
  readonly official?: readonly string[] | undefined;
  readonly removeOfficial?: readonly string[] | undefined;
  readonly cancel: boolean;
  readonly settle?: string | undefined;
  readonly officialsLater: boolean;
  readonly unknownLogin: boolean;
  readonly approved?: string | undefined;
  readonly avoid?: readonly string[] | undefined;
  readonly avoidFile?: string | undefined;
  readonly season?: Season | undefined;
  readonly seats?: string | undefined;
  readonly reschedule: boolean;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
}

/** What is wrong with a number of seats; undefined where nothing is. */
function seatsFault(text: string, total: number): string | undefined {
  const given = Number(text);
  if (!Number.isInteger(given) || given < 1) return "is not a number of seats";
  return given > total ? `is more than the ${total} seats of the committee` : undefined;
}

function readSeats(text: string, total: number): number {
  const fault = seatsFault(text, total);
  if (fault === undefined) return Number(text);
  throw new ElectionError("input", `--seats ${visible(text)} ${fault}`, {
    hint: `Give a whole number from 1 to ${total}.`,
  });
}

/** Without a ledger the number of seats is a person's word; the charter's pattern is what to expect. */
async function seatsWithoutLedger(
  { prompter, terminal }: CliContext,
  given: string | undefined,
  { value }: Charter["rules"]["seats"],
  season: Season,
): Promise<number> {
  const { total } = value;
  if (given !== undefined) return readSeats(given, total);
  if (!terminal.canPrompt) return value[season];
  const answer = await (await prompter("--seats")).text({
    message: "How many seats are up? (there is no elections/committee.yaml to tell)",
    default: String(value[season]),
    validate: (text) => {
      const fault = seatsFault(text.trim(), total);
      return fault === undefined || `That ${fault}: give a whole number from 1 to ${total}.`;
    },
  });
  return readSeats(answer.trim(), total);
}

async function answerSeats(
  context: CliContext,
  { seats }: Pick<PlanOptions, "seats">,
  due: readonly DueSeat[] | undefined,
  season: Season,
  { rules }: Charter,
  onPage: number | undefined,
): Promise<number> {
  if (due === undefined) {
    if (seats === undefined && onPage !== undefined) return onPage;
    return seatsWithoutLedger(context, seats, rules.seats, season);
  }
  const given = seats === undefined ? undefined : readSeats(seats, rules.seats.value.total);
  if (due.length === 0) {
    throw new ElectionError("input", "the ledger has no seat up at this election", {
      hint: "Check the terms in elections/committee.yaml, and the month of the election.",
    });
  }
  if (given !== undefined && given !== due.length) {
    throw new ElectionError(
      "input",
      `--seats ${given}, but the ledger has ${due.length} up for election`,
      {
        hint: "Leave --seats out, or correct the terms in elections/committee.yaml.",
      },
    );
  }
  return due.length;
}

/** A new timeline begins in the future; one that the page states may be under way. */
async function requireFuture(
  context: CliContext,
  { nominations }: Timeline,
  { page }: ElectionPages,
): Promise<void> {
  const now = await context.now();
  const { opens } = nominations;
  if (page?.periods.nominations?.period.opens.equals(opens)) return;
  if (opens.epochMilliseconds > now.epochMilliseconds) return;
  throw new ElectionError("input", `nominations would have opened at ${formatInstant(opens)}`, {
    hint: `It is ${formatInstant(now)}: choose a later day (or rehearse with --now).`,
  });
}

/** The officials: as flags say, else as the page says, else as the person answers. */
async function officialsOf(
  context: CliContext,
  options: PlanOptions,
  { page }: ElectionPages,
): Promise<NamedOfficial[]> {
  const named = page?.officials?.logins ?? [];
  if (options.official !== undefined || named.length === 0) {
    return answerOfficials(context, options);
  }
  const { unknownLogin } = options;
  const onPage = { flag: "the page's officials", unknownLogin, mayBeNew: true };
  return knownOfficials(
    context,
    named.map((login) => ({ login })),
    onPage,
  );
}

/** The charter of the day on which the election was planned: no later than its nominations open. */
async function charterOfPlan(workspace: Workspace, today: Temporal.PlainDate, timeline: Timeline) {
  const opening = utcDate(timeline.nominations.opens);
  const isUnderWay = opening.until(today).days > 0;
  return charterInForce(isUnderWay ? opening : today, await readCharters(workspace));
}

/** What else to think of: no ledger, no index, another number of seats on the page. */
function planRemarks(
  due: readonly DueSeat[] | undefined,
  seats: number,
  pages: ElectionPages,
  hasIndex: boolean,
): string[] {
  const unlike = seatsUnlikePage(pages, seats);
  return [
    ...(due === undefined
      ? [
          "elections/committee.yaml is needed to fill seats: write it with kata-election committee init.",
        ]
      : []),
    ...(unlike === undefined ? [] : [unlike]),
    ...(hasIndex ? [] : ["there is no elections/README.md to add the election to."]),
  ];
}

/** Plans an election: takes over what stands, asks for what is open, warns, and writes its files. */
export async function planElection(
  given: CliContext,
  workspace: Workspace,
  election: string,
  options: PlanOptions,
): Promise<void> {
  let asked = false;
  const context: CliContext = {
    ...given,
    prompter: (flag) => {
      asked = true;
      return given.prompter(flag);
    },
  };
  const today = utcDate(await context.now());
  const pages = await requirePlannable(workspace, election, today.toString().slice(0, 7));
  const stands = await whatStands(workspace, pages);
  const avoid = await answerAvoid(context, options);
  const approval = await answerApproval(context, options.approved);
  if (!options.json) showWhatStands(context, stands);
  const { results, ...timeline } = await answerAdoptedTimeline(context, options, pages);
  await requireFuture(context, timeline, pages);
  const officials = await officialsOf(context, options, pages);
  const logins = officials.map(({ login }) => login);
  const charter = await charterOfPlan(workspace, today, timeline);
  const { season } = seasonOfElection(election, options.season);
  const due = await dueSeats(workspace, { election, season, ...timeline }, charter);
  const seats = await answerSeats(
    context,
    options,
    due,
    season,
    charter,
    pages.page?.seats?.number,
  );
  const page = {
    election,
    seats,
    seatsUp: asSeatsUp(due),
    timeline: { ...timeline, results },
    officials: logins,
    officialsConfirmed: pages.page?.officials?.confirmed ?? today,
  };
  const facts = {
    election,
    charter: charter.id,
    season: options.season,
    seats,
    officials,
    planned: today,
    timelineApproved: approval,
    results,
    rule: charter.rules.completionRule.value,
    timeline,
  };
  const changes = await planNewElection(workspace, facts, page);
  const outgoing = (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []);
  const planned = {
    election,
    timeline: page.timeline,
    officials: logins,
    candidates: [],
    outgoing,
  };
  const hasIndex = (await readText(workspace, indexPath)) !== undefined;
  const awaitsApproval =
    charter.rules.timelineApproval.value === "committee" && approval === undefined;
  const remarks = [...stands.doubts, ...planRemarks(due, seats, pages, hasIndex)];
  const isNew = pages.page === undefined;
  const ready = { planned, charter, season, seats, due, avoid, remarks, changes, awaitsApproval };
  await finishPlan(
    context,
    workspace,
    { ...ready, today: isNew ? today : undefined, stands },
    { ...options, confirms: asked },
  );
}
