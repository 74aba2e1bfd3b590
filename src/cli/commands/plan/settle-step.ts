import { settleable } from "../../../calendar/due.ts";
import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { settledText } from "../../../workspace/election/election-edits.ts";
import { electionFilePath, readElection } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { decidingOfficial } from "../../official.ts";
import type { PlanOptions } from "./plan-election.ts";

/** Records in `election.yaml` that a step was done elsewhere or is not needed, and why. */
export async function settleStep(
  context: CliContext,
  workspace: Workspace,
  id: string,
  typed: string,
  options: PlanOptions,
): Promise<void> {
  const step = settleable.find((each) => each === typed);
  if (step === undefined) {
    throw new ElectionError("input", `${visible(typed)} is not a step that can be settled`, {
      hint: `These are: ${settleable.join(", ")}. The others leave their own trace: kata-election status shows their commands.`,
    });
  }
  const asked = async () => (await context.prompter("--reason")).text({ message: "Why?" });
  const reason = (options.reason ?? (await asked())).trim();
  if (reason === "") {
    throw new ElectionError("input", "a settled step needs a reason", { hint: "Give --reason." });
  }
  const { value: election } = await readElection(workspace, id);
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const isThere = election.settled?.some((each) => each.step === step && each.reason === reason);
  const by = await decidingOfficial(context, options, election);
  const date = utcDate(await context.now()).toString();
  const after =
    isThere === true ? before : settledText(before, election, { step, date, by, reason });
  await carryOut(context, workspace, [await planFile(workspace, path, after)], options);
}
