import {
  type CommitteeChange,
  planMove,
  planStepDown,
} from "../../../procedures/committee/change.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/day.ts";

interface ChangeOptions {
  readonly date?: string | undefined;
  readonly source?: string | undefined;
  readonly dryRun: boolean;
}

async function carryOutChange(
  context: CliContext,
  { plan, consequence }: CommitteeChange,
  options: ChangeOptions,
): Promise<void> {
  await carryOut(context, await context.workspace(), plan, options);
  context.terminal.note(consequence);
}

/** Records an early end, and says when the seat will be filled. */
export async function runStepDown(
  context: CliContext,
  login: string,
  options: ChangeOptions & { readonly reason: string },
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
  options: ChangeOptions & { readonly to: string },
): Promise<void> {
  const from = await dayFlag(context, "--date", options.date);
  const { to: organization, source } = options;
  const change = await planMove(await context.workspace(), login, { organization, from, source });
  await carryOutChange(context, change, options);
}
