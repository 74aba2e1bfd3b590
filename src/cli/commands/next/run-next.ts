import { Temporal } from "temporal-polyfill";
import { electionTitle } from "../../../calendar/election-id.ts";
import { tableTime } from "../../../calendar/zones.ts";
import { type NextStep, nextStep, nextStepReport } from "../../../procedures/planning/next-step.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";
import type { Terminal } from "../../terminal.ts";

/** When the step is to be done, in words; empty for one without a date. */
function describeTime({ state, from, by }: NonNullable<NextStep["step"]>): string {
  if (from === null || by === null) return "";
  const time = (text: string): string => `${tableTime(Temporal.Instant.from(text), "UTC")} UTC`;
  if (state === "later") return ` (from ${time(from)})`;
  return state === "overdue" ? ` (late since ${time(by)})` : ` (by ${time(by)})`;
}

function renderStep({ election, step }: NextStep, { colors }: Terminal): string {
  const title =
    election === null
      ? "No election is in progress."
      : `Architecture Committee elections, ${electionTitle(election)}`;
  if (step === null) return `${colors.bold(title)}\nNothing is left to do.`;
  const commands = step.commands.map((command) => colors.cyan(`    ${command}`));
  return [colors.bold(title), `Next: ${step.title}${describeTime(step)}`, ...commands].join("\n");
}

/** Prints the step that comes next, and its commands. */
export async function runNext(
  context: CliContext,
  options: { readonly json: boolean },
): Promise<void> {
  const step = await nextStep(await context.workspace(), await context.now());
  report(context, options, {
    schema: nextStepReport,
    json: () => step,
    text: () => renderStep(step, context.terminal),
  });
}
