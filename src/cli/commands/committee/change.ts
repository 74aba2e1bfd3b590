import {
  type CommitteeChange,
  planMove,
  planStepDown,
} from "../../../procedures/committee/change.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/dates.ts";
import type { MoveOptions, StepDownOptions } from "./committee.ts";

async function carryOutChange(
  context: CliContext,
  { plan, consequence }: CommitteeChange,
  options: StepDownOptions | MoveOptions,
): Promise<void> {
  await carryOut(context, await context.workspace(), plan, options);
  context.terminal.note(consequence);
}

/** Records an early end, and says when the seat will be filled. */
export async function runStepDown(
  context: CliContext,
  login: string,
  options: StepDownOptions,
): Promise<void> {
  const date = await dayFlag(context, "--date", options.date);
  const { reason, source } = options;
  const change = await planStepDown(await context.workspace(), login, { date, reason, source });
  await carryOutChange(context, change, options);
}

/** Records a move, and says what the limit will mean at the next election. */
export async function runMove(
  context: CliContext,
  login: string,
  options: MoveOptions,
): Promise<void> {
  const from = await dayFlag(context, "--date", options.date);
  const { to: organization, source } = options;
  const change = await planMove(await context.workspace(), login, { organization, from, source });
  await carryOutChange(context, change, options);
}
