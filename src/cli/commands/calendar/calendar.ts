import { type AnyCommand, newCommand } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  collected,
  dryRunOption,
  electionArgument,
  electionOption,
  jsonOption,
} from "../../options.ts";

/** The words of `calendar`. */
export function calendarCommand(open: OpenContext): AnyCommand {
  return newCommand("calendar", {
    summary: "show the election's dates, or write an iCalendar file",
    description:
      "Show an election's dates in UTC and other time zones, or write them as iCalendar. Where there is no election.yaml, they come from the election's page.",
    examples: [
      { command: "kata-election calendar", note: "in UTC and two other zones" },
      { command: "kata-election calendar 2026-04 --zone Europe/Berlin --zone Asia/Tokyo" },
      {
        command: "kata-election calendar --ics election.ics",
        note: "for calendar programs; after new dates, import it again",
      },
    ],
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .option("--zone <zone>", "a time zone such as Europe/Berlin; repeat for more", collected)
    .option("--ics <file>", "write an iCalendar file, relative to the workspace; - for stdout")
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (election, options, command) =>
      (await import("./run-calendar.ts")).runCalendar(open(command), election, options),
    );
}
