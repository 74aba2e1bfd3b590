import type { OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption, newElectionCommand } from "../../options.ts";

/** The words of `status`. */
export function statusCommand(open: OpenContext) {
  return newElectionCommand("status", {
    summary: "show progress, what is due, and the command for it",
    description:
      "Show where the election in progress stands: period, time left, what is done and what is due.\nWithout one: the committee, the last result, the next season and its seats. For an election without election.yaml, it reads the pages. For one that is over, it shows the result.",
    examples: [
      { command: "kata-election status", note: "where the election stands and what is due" },
      { command: "kata-election status 2026-04", note: "how an election ended" },
      {
        command: "kata-election status --json | jq '.steps[] | select(.state == \"due\")'",
      },
      { command: "kata-election status --now 2026-10-12T15:00Z", note: "at another time" },
    ],
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runStatus } = await import("./run-status.ts");
      await runStatus(open(command), options);
    });
}

export type StatusOptions = OptionsOf<typeof statusCommand>;
