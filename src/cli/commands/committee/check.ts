import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import {
  checkCommitteeFiles,
  committeeCheckJson,
  committeeCheckReport,
} from "../../../procedures/committee/check.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";

/** Prints what disagrees; exit 1 where something is wrong. */
export async function runCheck(
  context: CliContext,
  options: { readonly json: boolean },
): Promise<void> {
  const { terminal } = context;
  const today = utcDate(await context.now());
  const findings = await checkCommitteeFiles(await context.workspace(), today);
  const { colors } = terminal;
  const lines = (["wrong", "note"] as const).flatMap((kind) =>
    findings
      .filter(({ severity }) => severity === kind)
      .map(({ text }) => wrapForScreen(`${kind}: ${visible(text)}`, terminal))
      .map((line) => (kind === "wrong" ? line.replace(/^wrong:/, colors.red("wrong:")) : line)),
  );
  const wrong = findings.filter(({ severity }) => severity === "wrong").length;
  const verdict =
    wrong === 0
      ? colors.bold("The ledger agrees with the README and the charter.")
      : colors.red.bold(`The committee's records have ${plural(wrong, "error")}.`);
  report(context, options, {
    schema: committeeCheckReport,
    json: () => committeeCheckJson(findings),
    text: () => [verdict, ...lines].join("\n"),
  });
  if (wrong === 0) return;
  throw new ElectionError("refused", `the committee's records have ${plural(wrong, "error")}`, {
    hint: "Correct elections/committee.yaml or the README's member list.",
  });
}
