import { electionStatus } from "../../../procedures/planning/election-status.ts";
import { nextElection } from "../../../procedures/planning/next-election.ts";
import { pageStatus, pageStatusJson } from "../../../procedures/planning/page-status.ts";
import { electionInProgress, findElection } from "../../../workspace/election/election-file.ts";
import { electionOnPages } from "../../../workspace/election/election-pages.ts";
import type { CliContext } from "../../context.ts";
import { namedElection } from "../../options.ts";
import { nextReport, renderNext } from "../../render/status/next-election.ts";
import { renderPageStatus } from "../../render/status/page-status.ts";
import { renderStatus } from "../../render/status/status.ts";
import { statusReport } from "../../render/status/status-report.ts";

/** Prints where the election named, in progress or held on its pages stands; else what comes next. */
export async function runStatus(
  context: CliContext,
  word: string | undefined,
  options: { readonly election?: string | undefined; readonly json: boolean },
): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const now = await context.now();
  const print = (json: () => object, text: () => string): void =>
    terminal.print(options.json ? JSON.stringify(json(), null, 2) : text());
  const id =
    namedElection(word, options) ??
    (await electionInProgress(workspace)) ??
    (await electionOnPages(workspace, now))?.election;
  if (id === undefined) {
    const next = await nextElection(workspace, now);
    return print(
      () => nextReport(next),
      () => renderNext(next, terminal),
    );
  }
  const election = await findElection(workspace, id);
  if (election === undefined) {
    const status = await pageStatus(workspace, id, now);
    return print(
      () => pageStatusJson(status),
      () => renderPageStatus(status, terminal),
    );
  }
  const status = await electionStatus(workspace, election, now);
  print(
    () => statusReport(status),
    () => renderStatus(status, terminal),
  );
}
