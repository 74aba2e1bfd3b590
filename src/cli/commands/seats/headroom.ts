import { spellingQuestion } from "../../../committee/organization-remarks.ts";
import { headroomOf } from "../../../procedures/counting/headroom.ts";
import { headroomReport } from "../../../procedures/counting/reports.ts";
import type { CliContext } from "../../context.ts";
import { renderHeadroom } from "../../render/headroom.ts";
import { report } from "../../report.ts";
import type { HeadroomOptions } from "./seats.ts";

/** Prints how many seats the limit leaves each organization. */
export async function runSeatsHeadroom(
  context: CliContext,
  options: HeadroomOptions,
): Promise<void> {
  const { terminal } = context;
  const view = await headroomOf(await context.workspace(), await context.now(), options.election);
  report(context, options, {
    schema: headroomReport,
    json: () => ({ formatVersion: 1 as const, ...view }),
    text: () => renderHeadroom(view, terminal),
  });
  if (options.json) return;
  for (const names of view.spelledAlike) {
    terminal.warn(`note: ${spellingQuestion(names)}`);
  }
}
