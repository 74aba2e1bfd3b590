import { ElectionError } from "../../../errors.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { rollVerifyReport } from "../../../procedures/roll/reports.ts";
import { verifyRoll } from "../../../procedures/roll/verify.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";
import type { VerifyOptions } from "./roll.ts";

/** Prints every check; exits with 1 if one fails. */
export async function runVerify(context: CliContext, options: VerifyOptions): Promise<void> {
  const { colors } = context.terminal;
  const { workspace, id, election } = await chosenElection(context, options.election);
  const checks = await verifyRoll(workspace, election);
  const verified = checks.every(({ holds }) => holds);
  const mark = (holds: boolean): string => (holds ? colors.green("ok") : colors.red("FAILED"));
  report(context, options, {
    schema: rollVerifyReport,
    json: () => ({ formatVersion: 1 as const, election: id, verified, checks }),
    text: () =>
      checks.map(({ file, holds, says }) => `${mark(holds)}  ${file} ${visible(says)}`).join("\n"),
  });
  if (verified) return;
  throw new ElectionError("refused", `the roll of ${id} does not verify`, {
    hint: "See above for what does not match. Restore the files as they were frozen, or freeze a correction.",
  });
}
