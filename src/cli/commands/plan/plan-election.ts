import type { Charter, Season } from "../../../charter/charter.ts";
import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import {
  beginPlan,
  planNew,
  type ReadyPlan,
  readSeats,
  requireFuture,
  seatsFault,
  seatsOfPlan,
} from "../../../procedures/planning/new-plan.ts";
import type { NamedOfficial } from "../../../workspace/election/election-edits.ts";
import type { ElectionPages } from "../../../workspace/election/election-pages.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { finishPlan, showWhatStands } from "./finish-plan.ts";
import { answerOfficials, knownOfficials } from "./official-answers.ts";
import type { PlanOptions } from "./plan.ts";
import { answerAdoptedTimeline, answerApproval, answerAvoid } from "./plan-answers.ts";

/** Without a ledger, a person gives the number of seats; the charter's usual number is suggested. */
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
  { due, season, charter }: Pick<ReadyPlan, "due" | "season" | "charter">,
  onPage: number | undefined,
): Promise<number> {
  const { rules } = charter;
  if (due === undefined) {
    if (seats === undefined && onPage !== undefined) return onPage;
    return seatsWithoutLedger(context, seats, rules.seats, season);
  }
  const given = seats === undefined ? due.length : readSeats(seats, rules.seats.value.total);
  if (given === due.length) return given;
  throw new ElectionError(
    "input",
    `--seats ${given}, but the ledger has ${due.length} up for election`,
    {
      hint: "Leave --seats out, or correct the terms in elections/committee.yaml.",
    },
  );
}

/** The officials: from flags, otherwise from the page, otherwise from the person. */
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

/** Plans an election: takes over existing files, asks for the rest, warns, and writes its files. */
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
  const { pages, stands } = await beginPlan(workspace, election, today);
  const avoid = await answerAvoid(context, options);
  const approval = await answerApproval(context, options.approved);
  if (!options.json) showWhatStands(context, stands);
  const { results, ...timeline } = await answerAdoptedTimeline(context, options, pages);
  requireFuture(await context.now(), timeline, pages);
  const officials = await officialsOf(context, options, pages);
  const givenSeason = options.season;
  const up = await seatsOfPlan(workspace, { election, season: givenSeason, timeline, today });
  const seats = await answerSeats(context, options, up, pages.page?.seats?.number);
  const schedule = { ...timeline, results };
  const wanted = { election, givenSeason, schedule, officials, approval, pages, stands, today };
  const ready = await planNew(workspace, { ...up, ...wanted, seats, avoid });
  await finishPlan(context, workspace, ready, options, { confirms: asked });
}
