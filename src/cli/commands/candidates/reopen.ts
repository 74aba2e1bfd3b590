import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { planReopening, requireClosed } from "../../../procedures/candidacies/close.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { carryOut, warnIfPublished } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import type { ReopenOptions } from "./candidates.ts";
import { answerOfficial } from "./official-answer.ts";

/** The reason that is recorded: given, else asked for. */
export async function answerReason(
  { prompter }: Pick<CliContext, "prompter">,
  given: string | undefined,
  message: string,
): Promise<string> {
  const reason = (given ?? (await (await prompter("--reason")).text({ message }))).trim();
  if (reason !== "") return reason;
  throw new ElectionError("input", "a reason is needed", { hint: "Give --reason." });
}

/** Opens the list again. */
export async function runReopen(
  context: CliContext,
  named: string | undefined,
  options: ReopenOptions,
): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, named);
  requireClosed(election);
  const message = "Which official reopens the list?";
  const { by: given, unknownLogin } = options;
  const asked = { flag: "--by", given, message, unknownLogin };
  const by = await answerOfficial(context, election, asked);
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
