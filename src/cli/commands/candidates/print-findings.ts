import type { Finding } from "../../../candidates/finding.ts";
import { ElectionError } from "../../../errors.ts";
import type { CliContext } from "../../context.ts";
import { candidacyComment, checkSummary } from "../../render/candidates/candidacy-comment.ts";
import {
  describeFinding,
  findingsJson,
  renderFinding,
} from "../../render/candidates/candidacy-findings.ts";
import { wrapText } from "../../render/wrap.ts";
import type { Terminal } from "../../terminal.ts";

/** What was checked, and what came of it. */
export interface CheckReport {
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
  /** Further facts for `--json`. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

interface Form {
  readonly annotations?: boolean;
  readonly comment: boolean;
  readonly json: boolean;
}

/** One line for programs; a person's screen breaks it at blanks, what follows set in. */
function onScreen(line: string, { isScreen, columns }: Terminal): string {
  return isScreen ? wrapText(line, columns - 2).replaceAll("\n", "\n  ") : line;
}

/** Prints the findings in the form asked for, and adds them to the summary of a GitHub Actions job. */
export async function printFindings(
  { terminal, environment }: CliContext,
  { json, comment, annotations }: Form,
  { checked, findings, facts }: CheckReport,
): Promise<void> {
  if (json) terminal.print(findingsJson(checked, findings, facts));
  else if (comment) terminal.print(candidacyComment(checked, findings).trimEnd());
  else if (annotations ?? environment.GITHUB_ACTIONS === "true") {
    const { renderAnnotation } = await import("../../render/candidates/annotations.ts");
    for (const finding of findings) {
      const message = describeFinding(finding);
      terminal.annotate(renderAnnotation({ ...finding, title: finding.code, message }));
    }
  } else for (const finding of findings) terminal.print(onScreen(renderFinding(finding), terminal));
  const { GITHUB_STEP_SUMMARY: summaryFile } = environment;
  if (summaryFile !== undefined && summaryFile !== "") {
    const { appendJobSummary } = await import("../../../workspace/job-summary.ts");
    await appendJobSummary(summaryFile, candidacyComment(checked, findings));
  }
}

/**
 * Says in a sentence what came of the check.
 *
 * @throws ElectionError (refused) where there is an error.
 */
export function conclude({ terminal }: CliContext, { checked, findings }: CheckReport): void {
  const summary = checkSummary(checked, findings);
  if (!findings.some(({ severity }) => severity === "error")) {
    terminal.note(`${summary}.`);
    return;
  }
  throw new ElectionError("refused", summary, {
    hint: "Correct the files and check again; the code in brackets names each kind of finding.",
  });
}
