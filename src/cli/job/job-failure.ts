import { codeSpan, escapeMarkdown } from "../../markdown-text.ts";
import { printable } from "../../print-gate.ts";
import type { Surroundings } from "../context.ts";
import { renderAnnotation } from "../render/annotations.ts";
import { addToJobSummary } from "./job-summary.ts";

/** How a command ended, in the words shown at a terminal. */
export interface CommandFailure {
  /** The command's own words: `kata-election roll fetch`. */
  readonly command: string;
  /** The first line says what is wrong, the rest what to do next. */
  readonly text: string;
  readonly exitCode: number;
}

/** The URL of this run's log, if the runner gives it. */
function runUrl(environment: Surroundings["environment"]): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
  const { GITHUB_RUN_ID: run = "" } = environment;
  const isWhole =
    /^https:\/\/[\w.:-]+$/.test(server ?? "") &&
    /^[\w.-]+\/[\w.-]+$/.test(repository ?? "") &&
    /^\d+$/.test(run);
  return isWhole ? `${server}/${repository}/actions/runs/${run}` : undefined;
}

function failureSummary(
  { command, text, exitCode }: CommandFailure,
  url: string | undefined,
): string {
  const [wrong = "", ...remedy] = text.replace(/^error: /, "").split("\n");
  return [
    `### ${codeSpan(command)} stopped with exit code ${exitCode}`,
    escapeMarkdown(wrong),
    ...remedy.map(escapeMarkdown),
    ...(url === undefined ? [] : [`[The log of this run](${url})`]),
    "",
  ].join("\n\n");
}

/**
 * In a GitHub Actions job, reports a failure where a maintainer looks: in an annotation at the top of the run,
 * and in the job's summary. Elsewhere it does nothing.
 */
export async function tellJob(
  failure: CommandFailure,
  { environment, stderr }: Pick<Surroundings, "environment" | "stderr">,
): Promise<void> {
  if (environment.GITHUB_ACTIONS !== "true") return;
  const message = failure.text.replace(/^error: /, "");
  const annotation = renderAnnotation({ severity: "error", title: failure.command, message });
  stderr.write(`${printable(annotation, environment, true)}\n`);
  try {
    await addToJobSummary(environment, failureSummary(failure, runUrl(environment)));
  } catch {
    // The command's own failure matters more, and is in the log.
  }
}
