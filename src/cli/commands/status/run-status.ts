import type { Temporal } from "temporal-polyfill";
import { electionStatus } from "../../../procedures/planning/election-status.ts";
import { nextElection } from "../../../procedures/planning/next-election.ts";
import { pageStatus, pageStatusJson } from "../../../procedures/planning/page-status.ts";
import { findElection } from "../../../workspace/election/election-file.ts";
import { runningElection } from "../../../workspace/election/election-pages.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { namedElection } from "../../options.ts";
import { nextReport, renderNext } from "../../render/status/next-election.ts";
import { renderPageStatus } from "../../render/status/page-status.ts";
import { renderStatus } from "../../render/status/status.ts";
import { statusReport } from "../../render/status/status-report.ts";
import type { Terminal } from "../../terminal.ts";

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
  const id = named ?? (await runningElection(workspace, now));
  if (id === undefined) {
    const next = await nextElection(workspace, now);
    return { json: () => nextReport(next), text: (screen) => renderNext(next, screen) };
  }
  const election = await findElection(workspace, id);
  if (election === undefined) {
    const status = await pageStatus(workspace, id, now);
    return {
      json: () => pageStatusJson(status),
      text: (screen) => renderPageStatus(status, screen),
    };
  }
  const status = await electionStatus(workspace, election, now);
  return { json: () => statusReport(status), text: (screen) => renderStatus(status, screen) };
}

/** Prints where the election named, in progress or held on its pages stands; else what comes next. */
export async function runStatus(
  context: CliContext,
  word: string | undefined,
  options: { readonly election?: string | undefined; readonly json: boolean },
): Promise<void> {
  const { terminal } = context;
  const named = namedElection(word, options);
  const { json, text } = await lookAtStatus(await context.workspace(), await context.now(), named);
  terminal.print(options.json ? JSON.stringify(json(), null, 2) : text(terminal));
}
