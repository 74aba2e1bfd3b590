import { ElectionError } from "../../../errors.ts";
import { verifyNamed } from "../../../procedures/verifying/verify-named.ts";
import { verifyReport } from "../../../procedures/verifying/verify-report.ts";
import { revisionOf } from "../../../results/corrections/erratum.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { countChecks, renderRecordChecks } from "../../render/record-checks.ts";
import { report } from "../../report.ts";
import type { VerifyOptions } from "./results.ts";

/** Verifies a record, prints each check, and exits with 1 if something does not match. */
export async function runVerify(
  context: CliContext,
  named: string | undefined,
  options: VerifyOptions,
): Promise<void> {
  const { terminal, workingFolder } = context;
  const { ballots: path } = options;
  const ballots = path === undefined ? undefined : { folder: workingFolder, path, isNamed: true };
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const { subject, checks } = await verifyNamed(context, named, ballots, clock);
  const { election, level } = subject.record;
  const revision = revisionOf(subject.record);
  const wrong = checks.filter(({ outcome }) => outcome === "does not follow");
  if (!options.json) {
    terminal.note(
      `The result of ${election}, revision ${revision}, at the level ${level}:\n  ${visible(subject.path)}\n`,
    );
  }
  report(context, options, {
    schema: verifyReport,
    json: () => ({
      formatVersion: 1 as const,
      subject: subject.path,
      election,
      level,
      revision,
      follows: wrong.length === 0,
      summary: countChecks(checks),
      checks: checks.map(({ why = null, ...check }) => ({ ...check, why })),
    }),
    text: () => renderRecordChecks(checks, terminal),
  });
  if (wrong.length === 0) return;
  const count = wrong.reduce((sum, each) => sum + each.wrong.length, 0);
  const what = plural(count, "number or name does", "numbers or names do");
  throw new ElectionError("refused", `${what} not match in the result of ${election}`, {
    hint: "They are listed above. Compare the files with the officials' copies, and ask them.",
  });
}
