import { Command } from "commander";
import type { Finding } from "../../../candidates/finding.ts";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import type { CheckRequest } from "./collect-findings.ts";

interface CheckOptions extends CheckRequest {
  readonly annotations?: boolean;
  readonly comment: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election candidates check                                    all of the election in progress
  $ kata-election candidates check elections/arch-committee-2026-10/AdaLindqvist.md
  $ kata-election candidates check AdaLindqvist.md --submitted 2026-10-06T09:12Z
  $ kata-election candidates check AdaLindqvist.md --github --comment > comment.md
  $ kata-election candidates check --json | jq '.findings[] | select(.severity == "error")'

Exits with 1 when there is an error; warnings are for a person to look at.`;

/** `candidates check`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesCheckCommand(open: OpenContext, run = runCandidatesCheck): Command {
  return new Command("check")
    .summary("look for what is missing, unreadable, late or against the rules")
    .description(
      "Check candidacies: the files named, as a pull request adds them, or all of an election.\nIn GitHub Actions the findings are annotations, and the job gets a summary.",
    )
    .argument("[files...]", "candidacy files (default: all of the election's folder)")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option(
      "--submitted <time>",
      "when the pull request was opened (default: in GitHub Actions as it says, else now)",
    )
    .option("--github", "also ask GitHub: is there such an account, was anything merged", false)
    .option("--annotations", "print GitHub annotations (default in GitHub Actions)")
    .option("--comment", "print a comment for the pull request, in Markdown", false)
    .option("--json", "print the findings as JSON", false)
    .addHelpText("after", examples)
    .action((files: string[], _options: unknown, command: Command) =>
      run(open(command), files, command.opts<CheckOptions>()),
    );
}

/** The product on stdout, in the form asked for. */
async function printFindings(
  { terminal, environment }: CliContext,
  { json, comment, annotations }: CheckOptions,
  checked: readonly string[],
  findings: readonly Finding[],
): Promise<void> {
  const { describeFinding, findingsJson, renderFinding } = await import(
    "../../render/candidacy-findings.ts"
  );
  if (json) terminal.print(findingsJson(checked, findings));
  else if (comment) {
    const { candidacyComment } = await import("../../render/candidacy-comment.ts");
    terminal.print(candidacyComment(checked, findings).trimEnd());
  } else if (annotations ?? environment.GITHUB_ACTIONS === "true") {
    const { renderAnnotation } = await import("../../render/annotations.ts");
    for (const finding of findings) {
      const message = describeFinding(finding);
      terminal.print(renderAnnotation({ ...finding, title: finding.code, message }));
    }
  } else for (const finding of findings) terminal.print(renderFinding(finding));
}

/** Checks candidacies and prints the findings. */
async function runCandidatesCheck(
  context: CliContext,
  files: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const { collectFindings } = await import("./collect-findings.ts");
  const { candidacyComment, checkSummary } = await import("../../render/candidacy-comment.ts");
  const { checked, findings } = await collectFindings(context, files, options);
  await printFindings(context, options, checked, findings);
  const { GITHUB_STEP_SUMMARY: summaryFile } = context.environment;
  if (summaryFile !== undefined && summaryFile !== "") {
    const { appendJobSummary } = await import("../../../workspace/job-summary.ts");
    await appendJobSummary(summaryFile, candidacyComment(checked, findings));
  }
  const summary = checkSummary(checked, findings);
  if (!findings.some(({ severity }) => severity === "error")) {
    context.terminal.note(`${summary}.`);
    return;
  }
  throw new ElectionError("refused", summary, {
    hint: "Correct the files and check again; the code in brackets names each kind of finding.",
  });
}
