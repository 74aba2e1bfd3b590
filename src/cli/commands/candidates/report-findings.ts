import { appendFile } from "node:fs/promises";
import type { Finding } from "../../../candidates/finding.ts";
import { ElectionError } from "../../../errors.ts";
import type { CandidacyFindings } from "../../../procedures/candidacies/check-named.ts";
import { dictionaryText } from "../../../procedures/spelling-dictionary.ts";
import { plural } from "../../../wording.ts";
import { wrapText } from "../../../wrap-text.ts";
import type { CliContext } from "../../context.ts";
import { addToJobSummary } from "../../job/job-summary.ts";
import { AnnotatedFailure, renderAnnotation } from "../../render/annotations.ts";
import { candidacyComment, checkSummary } from "../../render/candidates/candidacy-comment.ts";
import {
  describeFinding,
  findingsJson,
  renderFinding,
} from "../../render/candidates/candidacy-findings.ts";
import type { Terminal } from "../../terminal.ts";

/** What was checked, with further facts for `--json`. */
type CheckReport = CandidacyFindings & { readonly facts?: Readonly<Record<string, unknown>> };

interface Form {
  readonly annotations?: boolean | undefined;
  readonly comment: boolean;
  readonly json: boolean;
}

/** One line for programs; on a screen it is wrapped with an indent. */
function onScreen(line: string, { isScreen, columns }: Terminal): string {
  return isScreen ? wrapText(line, columns, "  ", "") : line;
}

/** Errors before warnings, otherwise in the same order. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const weight = ({ severity }: Finding): number => (severity === "error" ? 0 : 1);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/** The result of the check, in a sentence. */
function verdict({ checked, findings }: CheckReport): string {
  if (findings.length === 0) return `${plural(checked.length, "file")} checked: no problems found.`;
  const isFaulty = findings.some(({ severity }) => severity === "error");
  return `${checkSummary(checked, findings)}${isFaulty ? "; not in order" : ""}.`;
}

/** Outputs of a step of GitHub Actions, for labels and later steps. */
async function writeOutputs(path: string, { findings, candidates }: CheckReport): Promise<void> {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const late = findings.some(({ code }) => code === "late" || code === "candidacy-changed-late");
  const outputs = { findings: findings.length, errors, candidate: candidates.join(" "), late };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  try {
    await appendFile(path, lines.join(""));
  } catch (cause) {
    throw new ElectionError("input", "the step's outputs cannot be written", {
      hint: "GITHUB_OUTPUT names their file; unset the variable outside of GitHub Actions.",
      cause,
    });
  }
}

/** Whether each finding becomes an annotation, which GitHub shows beside its line. */
function annotates({ environment }: CliContext, { json, comment, annotations }: Form): boolean {
  return !json && !comment && (annotations ?? environment.GITHUB_ACTIONS === "true");
}

/** Prints the findings in the form asked for, and adds them to the summary and the outputs of a GitHub Actions job. */
export async function printFindings(
  context: CliContext,
  form: Form,
  report: CheckReport,
): Promise<void> {
  const { terminal, environment } = context;
  const { checked, findings, facts, words } = report;
  terminal.note(verdict(report));
  if (form.json) terminal.print(findingsJson(checked, findings, facts));
  else if (form.comment) terminal.print(candidacyComment(checked, findings).trimEnd());
  else if (annotates(context, form)) {
    for (const finding of findings) {
      const message = describeFinding(finding);
      terminal.annotate(renderAnnotation({ ...finding, title: finding.code, message }));
    }
  } else {
    for (const finding of worstFirst(findings)) {
      terminal.print(onScreen(renderFinding(finding), terminal));
    }
  }
  if (words !== undefined) terminal.note(`${dictionaryText(words)}.`);
  await addToJobSummary(environment, candidacyComment(checked, findings));
  const { GITHUB_OUTPUT: outputFile } = environment;
  if (outputFile) await writeOutputs(outputFile, report);
}

/**
 * @param form how the findings were printed.
 * @throws ElectionError (refused) where there is an error.
 */
export function conclude(
  context: CliContext,
  form: Form,
  { findings }: Pick<CheckReport, "findings">,
): void {
  if (!findings.some(({ severity }) => severity === "error")) return;
  const Failure = annotates(context, form) ? AnnotatedFailure : ElectionError;
  throw new Failure("refused", "the check found errors", {
    hint: "Correct the files and check again; the code in brackets names each kind of finding.",
  });
}
