import type { Temporal } from "temporal-polyfill";
import { pageStatusJson } from "../../../procedures/planning/page-status.ts";
import { type ElectionState, whereItStands } from "../../../procedures/planning/where-it-stands.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { nextReport, renderNext } from "../../render/status/next-election.ts";
import { renderPageStatus } from "../../render/status/page-status.ts";
import { renderStatus } from "../../render/status/status.ts";
import { statusReport } from "../../render/status/status-report.ts";
import type { Terminal } from "../../terminal.ts";
import type { StatusOptions } from "./status.ts";

/** Where an election stands, in both forms; only the one asked for is made. */
interface StatusForms {
  readonly json: () => object;
  readonly text: (screen: Terminal) => string;
}

/** Where the election named, in progress or held on its pages stands; else what comes next. */
export async function lookAtStatus(
  workspace: Workspace,
  now: Temporal.Instant,
  named?: string,
): Promise<StatusForms> {
  const standing = await whereItStands(workspace, now, named);
  return {
    json: () => standingJson(standing),
    text: (screen) => renderStanding(standing, screen),
  };
}

function standingJson(standing: ElectionState): object {
  if (standing.kind === "election") return statusReport(standing.status);
  return standing.kind === "pages" ? pageStatusJson(standing.status) : nextReport(standing.next);
}

function renderStanding(standing: ElectionState, screen: Terminal): string {
  if (standing.kind === "election") return renderStatus(standing.status, screen);
  if (standing.kind === "pages") return renderPageStatus(standing.status, screen);
  return renderNext(standing.next, screen);
}

/** Prints where the election named, in progress or held on its pages stands; else what comes next. */
export async function runStatus(context: CliContext, options: StatusOptions): Promise<void> {
  const { terminal } = context;
  const named = options.election;
  const { json, text } = await lookAtStatus(await context.workspace(), await context.now(), named);
  terminal.print(options.json ? JSON.stringify(json(), null, 2) : text(terminal));
}
