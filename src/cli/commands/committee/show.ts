import { utcDate } from "../../../dates.ts";
import {
  committeeJson,
  committeeReport,
  showCommittee,
} from "../../../procedures/committee/show.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/dates.ts";
import { renderCommittee } from "../../render/committee/committee.ts";
import { report } from "../../report.ts";
import type { ShowOptions } from "./committee.ts";

/** Prints the committee of a day. */
export async function runShow(context: CliContext, options: ShowOptions): Promise<void> {
  const on = await dayFlag(context, "--as-of", options.asOf);
  const today = utcDate(await context.now());
  const committee = await showCommittee(await context.workspace(), on, today);
  report(context, options, {
    schema: committeeReport,
    json: () => committeeJson(committee),
    text: () => renderCommittee(committee, context.terminal),
  });
}
