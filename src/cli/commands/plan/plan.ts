import { seasons } from "../../../charter/charter.ts";
import { newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  collected,
  dryRunOption,
  inputOption,
  jsonOption,
  parseElection,
  reasonOption,
  unknownLoginOption,
} from "../../options.ts";

const notes = `A date means 15:00 UTC on that day; a time needs its zone: 2026-10-05T15:00Z. A period ends
just before its end time. If officials began by hand, plan reads the election page and
asks only for what it leaves open. Once an election is planned, use --official, --remove-official
and --approved to change it; its dates move only with --reschedule, which records the old dates and the
reason, and also brings a cancelled election back.`;

/** The words of `plan`: a new election, one that officials began by hand, or changes to a planned one. */
export function planCommand(open: OpenContext) {
  return newCommand("plan", {
    summary: "plan an election: dates, seats, officials",
    description:
      "Plan an election: its three periods, the seats up for election and the officials.\nWrites election.yaml, the election page and the entry in elections/README.md; an existing page is taken over.",
    examples: [
      { command: "kata-election plan 2026-10", note: "asks for what it needs" },
      {
        command:
          'kata-election plan 2026-10 --first-day 2026-10-05 --official octavia="Octavia Reyes" --official wei-l --dry-run',
      },
      {
        command:
          'kata-election plan 2026-10 --first-day 2026-10-05 --days 7,10,7 --officials-later --avoid 2026-11-09..2026-11-12="KubeCon"',
      },
      {
        command:
          'kata-election plan 2026-10 --approved 2026-09-10="committee meeting notes" --remove-official wei-l',
        note: "changes a planned election",
      },
      {
        command:
          'kata-election plan 2026-10 --reschedule --voting 2026-10-19..2026-10-28 --by octavia --reason "CIVS was down for two days"',
      },
      {
        command:
          'kata-election plan 2026-10 --cancel --by octavia --reason "postponed without a new date"',
      },
      {
        command:
          'kata-election plan 2026-10 --settle season --by octavia --reason "the committee announced it"',
        note: "skips a step, by its id in next --json",
      },
    ],
    notes,
  })
    .argument("<YYYY-MM>", "the election: year and month", parseElection)
    .option("--first-day <date>", "when nominations open: 2026-10-05, or with a time")
    .option("--days <n,n,n>", "lengths of nominations, Q&A and voting (default: 7,7,7)")
    .option("--nominations <from..to>", "this period exactly: 2026-10-05..2026-10-12")
    .option("--campaign <from..to>", "the Q&A period (default: after nominations)")
    .option("--voting <from..to>", "the voting period (default: after the Q&A period)")
    .option("--results <date>", "when results are announced (default: the day after voting)")
    .option(
      "--official <login>",
      'an official\'s GitHub login, name and public age key: octavia, octavia="Octavia Reyes", octavia=age1… or octavia="Octavia Reyes age1…" (repeatable)',
      collected,
    )
    .option("--remove-official <login>", "remove an official (repeatable)", collected)
    .option("--officials-later", "the officials are not known yet", false)
    .option("--approved <date=where>", "record that the committee approved the timeline, and where")
    .option("--avoid <dates=why>", "dates to avoid, with the reason (repeatable)", collected)
    .addOption(inputOption("--avoid-file <file>", "a file of such dates, one range per line"))
    .addOption(
      new Option(
        "--season <season>",
        "the season of the seats, if the month does not tell",
      ).choices(seasons),
    )
    .option("--seats <number>", "seats to fill, if there is no elections/committee.yaml")
    .option("--reschedule", "move the dates of a planned election", false)
    .option("--cancel", "cancel a planned election, or postpone it without a date", false)
    .option("--settle <step>", "record that a step was done elsewhere, or is not needed")
    .addOption(reasonOption("why the dates move, why it is cancelled, why a step is settled"))
    .addOption(byOption())
    .addOption(unknownLoginOption())
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (election, options, command): Promise<void> => {
      const { runPlan } = await import("./run-plan.ts");
      await runPlan(open(command), election, options);
    });
}

export type PlanOptions = OptionsOf<typeof planCommand>;
