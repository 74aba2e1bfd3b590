import { ElectionError } from "../../../errors.ts";
import { judgeNominationIssue, readQuorumRules } from "../../../procedures/roles/quorum.ts";
import { quorumJson, quorumReport } from "../../../procedures/roles/quorum-json.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/dates.ts";
import { renderQuorum } from "../../render/roles/roles-quorum.ts";
import { report } from "../../report.ts";
import { showProgress } from "../roll/fetch-progress.ts";
import type { QuorumOptions } from "./roles.ts";

/** Asks GitHub, and says whether the nomination is approved; exits with 1 if not. */
export async function runQuorum(
  context: CliContext,
  issue: string,
  options: QuorumOptions,
): Promise<void> {
  const { nominee, nominator } = options;
  const on = await dayFlag(context, "--as-of", options.asOf);
  const rules = await readQuorumRules(await context.workspace(), issue, on);
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ news, timeout: 30, maxWait: 600 });
    progress.stage("reading the nomination");
    const verdict = await judgeNominationIssue(github, rules, { nominee, nominator });
    stop();
    report(context, options, {
      schema: quorumReport,
      json: () => quorumJson(verdict, on),
      text: () => renderQuorum(verdict, on, context.terminal),
    });
    if (!verdict.isApproved) throw new ElectionError("refused", verdict.because);
  } finally {
    stop();
  }
}
