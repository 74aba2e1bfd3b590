import type { OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  collected,
  dryRunOption,
  jsonOption,
  newElectionCommand,
  outputOption,
} from "../../options.ts";

/** The words of `calendar`. */
export function calendarCommand(open: OpenContext) {
  return newElectionCommand("calendar", {
    summary: "show the election's dates, or write an iCalendar file",
    description:
      "Show an election's dates in UTC and other time zones, or write them as iCalendar. Without an election.yaml, the dates come from the election page.",
    examples: [
      { command: "kata-election calendar", note: "in UTC and two other zones" },
      { command: "kata-election calendar 2026-04 --zone Europe/Berlin --zone Asia/Tokyo" },
      {
        command: "kata-election calendar --ics election.ics",
        note: "for calendar apps; import it again when dates move",
      },
    ],
  })
    .option(
      "--zone <zone>",
      "also show times in this zone, e.g. Europe/Berlin (repeatable)",
      collected,
    )
    .addOption(
      outputOption("write an iCalendar file in the checkout; - for stdout", "--ics <file>"),
    )
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runCalendar } = await import("./run-calendar.ts");
      await runCalendar(open(command), options);
    });
}

export type CalendarOptions = OptionsOf<typeof calendarCommand>;
