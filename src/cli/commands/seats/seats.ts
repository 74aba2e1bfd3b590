import { type AnyCommand, newCommand, Option } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  collected,
  electionArgument,
  electionOption,
  jsonOption,
  namedElection,
} from "../../options.ts";

const fill = (open: OpenContext) =>
  newCommand("fill", {
    summary: "show who is seated, and why",
    description:
      "Fill the seats due from the ranking of the ballots, with a reason for every candidate",
    examples: [
      { command: "kata-election seats fill", note: "the election in progress" },
      { command: "kata-election seats fill 2026-10" },
      { command: "kata-election seats fill --what-if withdrawn=ada-l" },
      {
        command:
          'kata-election seats fill --what-if "affiliation=bo-k:Example Cloud" --what-if groups=on',
      },
      { command: 'kata-election seats fill --what-if "group=Northwind+Southwind"' },
      {
        command:
          "kata-election seats fill --json | jq '.outcomes[] | select(.outcome == \"seated\")'",
      },
    ],
    notes: `Reads elections/.private/<election>/ballots.csv; without it, seats are filled only where no vote
is needed. Exit 3: a person must decide (a tie, an affiliation, open seats); it says how to record it.`,
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .addOption(
      new Option("--what-if <change>", "show what a change would mean, without writing; repeatable")
        .argParser<readonly string[]>(collected)
        .default([] as readonly string[]),
    )
    .addOption(jsonOption())
    .action(async (word, options, command) =>
      (await import("./fill.ts")).runSeatsFill(
        open(command),
        namedElection(word, options),
        options,
      ),
    );

const headroom = (open: OpenContext) =>
  newCommand("headroom", {
    summary: "show the places left per organization",
    description: "Show how many candidates of each organization can be seated at the next election",
    examples: [
      { command: "kata-election seats headroom", note: "the election in progress, else the next" },
      {
        command: "kata-election seats headroom --json | jq '.organizations[] | select(.free == 0)'",
      },
    ],
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .addOption(jsonOption())
    .action(async (word, options, command) =>
      (await import("./headroom.ts")).runSeatsHeadroom(
        open(command),
        namedElection(word, options),
        options,
      ),
    );

/** The commands about seats. */
export function seatsCommand(open: OpenContext): AnyCommand {
  return newCommand("seats", {
    summary: "fill the seats; show what the limit allows",
    description: "Fill seats from the ranking, and see what the limit of one organization leaves",
    examples: [
      {
        command: "kata-election seats headroom",
        note: "before nominations: places left per organization",
      },
      { command: "kata-election seats fill", note: "after the count: who is seated, and why" },
    ],
  })
    .addCommand(fill(open))
    .addCommand(headroom(open));
}
