import { readZone, usualZones } from "../../../calendar/zones.ts";
import {
  calendarReport,
  electionCalendar,
  electionDates,
} from "../../../procedures/planning/calendar.ts";
import { calendarSchema } from "../../../procedures/planning/planning-reports.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderCalendar } from "../../render/calendar.ts";
import { report } from "../../report.ts";
import type { CalendarOptions } from "./calendar.ts";

/** Prints the dates, or writes them as a calendar file. */
export async function runCalendar(context: CliContext, options: CalendarOptions): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const now = await context.now();
  const dates = await electionDates(workspace, options.election, now);
  if (dates.source !== undefined)
    terminal.note(`There is no election.yaml; these dates come from ${dates.source}.`);
  if (options.ics !== undefined) {
    const text = electionCalendar(dates);
    if (isForOutput(options.ics)) terminal.print(text.slice(0, -1));
    else {
      await carryOut(context, workspace, [await planFile(workspace, options.ics, text)], options);
    }
    return;
  }
  const usual = [...usualZones.filter((zone) => zone !== terminal.zone), terminal.zone];
  const zones = (options.zone ?? usual).map((zone) => readZone(zone, "--zone"));
  report(context, options, {
    schema: calendarSchema,
    json: () => calendarReport(dates),
    text: () => renderCalendar(dates, zones, now, terminal),
  });
}
