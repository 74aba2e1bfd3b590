import { type AnyCommand, newCommand } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  dryRunOption,
  electionArgument,
  electionOption,
  jsonOption,
  reasonOption,
  unknownLoginOption,
} from "../../options.ts";

function settleCommand(open: OpenContext) {
  return newCommand("settle", {
    summary: "record that a step was done elsewhere, or is not needed",
    description:
      "Record in election.yaml, with the reason, that a step was done elsewhere or is not needed. The steps on which a result rests cannot be settled: they leave their own trace.",
    examples: [
      {
        command:
          'kata-election next settle season --by octavia --reason "the committee announced it"',
      },
      {
        command:
          "kata-election next settle roles-review --by octavia --reason https://github.com/kata-containers/community/issues/12",
      },
    ],
  })
    .argument("<step>", "the step's id, as next --json shows it: a message, first-roll, …")
    .addOption(electionOption())
    .addOption(reasonOption())
    .addOption(byOption())
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (step, options, command) =>
      (await import("./settle.ts")).runSettle(open(command), step, options),
    );
}

/** The words of `next`. */
export function nextCommand(open: OpenContext): AnyCommand {
  return newCommand("next", {
    summary: "show the next step, and take it",
    description:
      "Show where the election stands and the next step with its command. At a terminal: run it, preview it, skip it with a reason, or have it explained; then the next one. Elsewhere: print it.",
    examples: [
      { command: "kata-election next", note: "the one command to remember" },
      { command: "kata-election next --commit", note: "and commit what each step changes" },
      { command: "kata-election next --json | jq -r '.step.commands[]'" },
    ],
    notes: `Text in <…> is asked for before a command runs. Whatever a step runs asks for itself, as when
you type it. A skipped step is recorded in election.yaml, under "settled", with your reason.`,
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .addOption(jsonOption())
    .action(async (election, options, command) =>
      (await import("./run-next.ts")).runNext(open(command), election, options),
    )
    .addCommand(settleCommand(open));
}
