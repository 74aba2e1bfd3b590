import type { OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption, newElectionCommand } from "../../options.ts";

/** The words of `next`. */
export function nextCommand(open: OpenContext) {
  return newElectionCommand("next", {
    summary: "show the next step, and take it",
    description:
      "Show where the election stands and the next step with its command. At a terminal, you can run the step, preview it, skip it with a reason, or have it explained; then comes the next one.",
    examples: [
      { command: "kata-election next", note: "the one command to remember" },
      { command: "kata-election next --commit", note: "and commit what each step changes" },
      { command: "kata-election next --json | jq -r '.step.commands[]'" },
    ],
    notes: `You are asked for each <…> before a command runs; the command then asks its own questions.
A skipped step is recorded in election.yaml, under "settled", with your reason (plan --settle does the same).`,
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runNext } = await import("./run-next.ts");
      await runNext(open(command), options);
    });
}

export type NextOptions = OptionsOf<typeof nextCommand>;
