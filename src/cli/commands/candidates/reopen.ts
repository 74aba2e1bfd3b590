import { utcDate } from "../../../dates.ts";
import { planReopening, requireClosed } from "../../../procedures/candidacies/reopen.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { carryOut, warnIfPublished } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { answerReason } from "../../prompts/answers.ts";
import type { ReopenOptions } from "./list-words.ts";
import { answerOfficial } from "./official-answer.ts";

/** Opens the list again. */
export async function runReopen(context: CliContext, options: ReopenOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, options.election);
  requireClosed(election);
  const by = await answerOfficial(context, election, options, "Which official reopens the list?");
  const reason = await answerReason(context, options.reason, "Why is the list reopened?");
  const date = utcDate(await context.now());
  const { plan, warnings } = await planReopening(workspace, election, {
    by,
    date,
    reason,
    reference: options.source,
  });
  for (const warning of warnings) terminal.warn(warning);
  await warnIfPublished(context, workspace, id);
  await carryOut(context, workspace, plan, options);
  terminal.note("Close the list again with kata-election candidates close.");
}
