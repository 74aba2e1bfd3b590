import { chosenId } from "../../../procedures/chosen-election.ts";
import { planPollRecord } from "../../../procedures/poll/record-poll.ts";
import { visible } from "../../../visible-text.ts";
import { carryOut, warnIfPublished } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/dates.ts";
import type { PollRecordOptions } from "./poll.ts";

/** Records a poll in `election.yaml`, or its page's result in the private folder. */
export async function runPollRecord(
  context: CliContext,
  options: PollRecordOptions,
): Promise<void> {
  const { workspace, id: election } = await chosenId(context, options.election);
  const { terminal } = context;
  const { opened, dryRun } = options;
  const plan = await planPollRecord(
    workspace,
    election,
    { ...options, opened: opened === undefined ? undefined : instantFlag("--opened", opened) },
    await context.now(),
  );
  context.signal.throwIfAborted();
  await warnIfPublished(context, workspace, election);
  // Move these first, so that an interrupted restart never counts them.
  if (!dryRun) await plan.move();
  for (const { from, to } of plan.moves) {
    terminal.note(`${dryRun ? "would move" : "moved"} ${visible(from)} to ${visible(to)}`);
  }
  await carryOut(context, workspace, plan.changes, { dryRun });
  for (const note of plan.notes) terminal.note(note);
}
