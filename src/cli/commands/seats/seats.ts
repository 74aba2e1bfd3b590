import { type AnyCommand, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { collected, jsonOption, newElectionCommand } from "../../options.ts";

const fill = (open: OpenContext) =>
  newElectionCommand("fill", {
    summary: "show who is elected, and why",
    description:
      "Fill the seats that are up from the ranking of the ballots, with a reason for every candidate",
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
    notes: `Reads elections/.private/<election>/ballots.csv; without it, seats are filled only if no vote
is needed. Exits with 3 if a person must decide (a tie, an affiliation, vacant seats), and shows how to record it.`,
  })
    .addOption(
      new Option("--what-if <change>", "show the effect of a change; writes nothing (repeatable)")
        .argParser<readonly string[]>(collected)
        .default([] as readonly string[]),
    )
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runSeatsFill } = await import("./fill.ts");
      await runSeatsFill(open(command), options);
    });

export type FillOptions = OptionsOf<typeof fill>;

const headroom = (open: OpenContext) =>
  newElectionCommand("headroom", {
    summary: "show how many seats each organization can still win",
    description:
      "Show how many candidates of each organization can be elected at the next election",
    examples: [
      {
        command: "kata-election seats headroom",
        note: "the election in progress, or the next one",
      },
      {
        command: "kata-election seats headroom --json | jq '.organizations[] | select(.free == 0)'",
      },
    ],
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runSeatsHeadroom } = await import("./headroom.ts");
      await runSeatsHeadroom(open(command), options);
    });

export type HeadroomOptions = OptionsOf<typeof headroom>;

/** The commands about seats. */
export function seatsCommand(open: OpenContext): AnyCommand {
  return newCommand("seats", {
    summary: "fill the seats; show what the limit allows",
    description:
      "Fill seats from the ranking; show how many seats the limit allows each organization",
    examples: [
      {
        command: "kata-election seats headroom",
        note: "before nominations: seats each organization can still win",
      },
      { command: "kata-election seats fill", note: "after the count: who is elected, and why" },
    ],
  })
    .addCommand(fill(open))
    .addCommand(headroom(open));
}
