import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";

interface CalendarOptions {
  readonly election?: string;
  readonly zone?: readonly string[];
  readonly ics?: string;
  readonly json: boolean;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election calendar                                      in UTC and two other zones
  $ kata-election calendar --zone Europe/Berlin --zone Asia/Tokyo
  $ kata-election calendar --ics election.ics                   for calendar programs

Importing a newer file after plan --reschedule moves the events that the older one made.`;

/** `calendar`; `run` is a parameter so that tests can check parsing alone. */
export function calendarCommand(open: OpenContext, run = runCalendar): Command {
  return new Command("calendar")
    .summary("an election's dates, for people and calendar programs")
    .description("Show an election's dates in UTC and other time zones, or write them as iCalendar")
    .argument("[YYYY-MM]", "the election (default: the one in progress)")
    .option("--election <YYYY-MM>", "the same")
    .option("--zone <zone>", "a time zone such as Europe/Berlin; repeat for more", collected)
    .option("--ics <file>", "write an iCalendar file, relative to the workspace; - for stdout")
    .option("--json", "print the dates as JSON", false)
    .option("--dry-run", "with --ics: show the file's changes, write nothing", false)
    .addHelpText("after", examples)
    .action((named: string | undefined, _options: unknown, command: Command) => {
      const options = command.opts<CalendarOptions>();
      const election = options.election ?? named;
      return run(open(command), { ...options, ...(election === undefined ? {} : { election }) });
    });
}

/** Prints the dates, or writes them as a calendar file. */
async function runCalendar(context: CliContext, options: CalendarOptions): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readZone, usualZones } = await import("../../../calendar/zones.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, options.election);
  const { value: election } = await readElection(workspace, id);
  const { terminal } = context;
  if (options.ics !== undefined) {
    const { electionCalendar } = await import("./election-calendar.ts");
    const text = electionCalendar(election);
    if (options.ics === "-") {
      terminal.print(text.slice(0, -1));
      return;
    }
    const { carryOut } = await import("../../carry-out.ts");
    const { planFile } = await import("../../../workspace/file-plan.ts");
    const plan = [await planFile(workspace, options.ics, text)];
    await carryOut(context, workspace, plan, options);
    return;
  }
  const zones = (options.zone ?? usualZones).map((zone) => readZone(zone, "--zone"));
  const { calendarReport, renderCalendar } = await import("../../render/calendar.ts");
  terminal.print(
    options.json
      ? JSON.stringify(calendarReport(election), null, 2)
      : renderCalendar(election, zones, await context.now(), terminal),
  );
}
