import { standingJson } from "../../../procedures/planning/status-json.ts";
import { type ElectionState, whereItStands } from "../../../procedures/planning/where-it-stands.ts";
import type { CliContext } from "../../context.ts";
import { renderNext } from "../../render/status/next-election.ts";
import { renderPageStatus } from "../../render/status/page-status.ts";
import { renderStatus } from "../../render/status/status.ts";
import type { Terminal } from "../../terminal.ts";
import type { StatusOptions } from "./status.ts";

function renderStanding(standing: ElectionState, screen: Terminal): string {
  if (standing.kind === "election") return renderStatus(standing.status, screen);
  if (standing.kind === "pages") return renderPageStatus(standing.status, screen);
  return renderNext(standing.next, screen);
}

/** Prints the status of the election named or in progress; otherwise what comes next. */
export async function runStatus(context: CliContext, options: StatusOptions): Promise<void> {
  const { terminal } = context;
  const now = await context.now();
  const standing = await whereItStands(await context.workspace(), now, options.election);
  if (options.json) terminal.print(JSON.stringify(standingJson(standing), null, 2));
  else terminal.print(renderStanding(standing, terminal));
}
