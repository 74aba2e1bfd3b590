import { ElectionError } from "../../../errors.ts";
import { isPlanned } from "../../../procedures/planning/change-plan.ts";
import type { CliContext } from "../../context.ts";
import { cancelElection, changeElection, completePlan, settleStep } from "./change-election.ts";
import type { PlanOptions } from "./plan.ts";
import { givesDates } from "./plan-answers.ts";
import { planElection } from "./plan-election.ts";

/** A terminal that never prompts, since stdout holds one JSON document. */
function withoutQuestions({ terminal }: CliContext): Pick<CliContext, "terminal" | "prompter"> {
  return {
    terminal: { ...terminal, canPrompt: false },
    prompter: async (flag) => {
      throw new ElectionError("input", `${flag} is required with --json`, {
        hint: `Give ${flag}.`,
      });
    },
  };
}

/** Plans a new election, takes one over, or changes one that is planned. */
export async function runPlan(
  context: CliContext,
  election: string,
  options: PlanOptions,
): Promise<void> {
  const workspace = await context.workspace();
  const exists = await isPlanned(workspace, election);
  const { official, removeOfficial, approved } = options;
  const completes = [official, removeOfficial, approved].some((each) => each !== undefined);
  const asking = options.json ? { ...context, ...withoutQuestions(context) } : context;
  if (options.settle !== undefined) {
    return settleStep(asking, election, options.settle, options);
  }
  if (options.cancel) return cancelElection(asking, workspace, election, options);
  if (options.reschedule || (exists && completes && !givesDates(options))) {
    return changeElection(asking, workspace, election, options);
  }
  if (exists) return completePlan(asking, workspace, election, options);
  return planElection(asking, workspace, election, options);
}
