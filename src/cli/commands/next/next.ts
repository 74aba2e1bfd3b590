import type { OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption, newElectionCommand } from "../../options.ts";

/** The words of `next`. */
export function nextCommand(open: OpenContext) {
  return newElectionCommand("next", {
    summary: "show the next step, and take it",
    description:
      "Show where the election stands and the next step with its command. At a terminal: run it, preview it, skip it with a reason, or have it explained; then the next one. Elsewhere: print it.",
    examples: [
      { command: "kata-election next", note: "the one command to remember" },
      { command: "kata-election next --commit", note: "and commit what each step changes" },
      { command: "kata-election next --json | jq -r '.step.commands[]'" },
    ],
    notes: `Text in <…> is asked for before a command runs. Whatever a step runs asks for itself, as when
you type it. A skipped step is recorded in election.yaml, under "settled", with your reason (plan --settle does the same).`,
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runNext } = await import("./run-next.ts");
      await runNext(open(command), options);
    });
}

export type NextOptions = OptionsOf<typeof nextCommand>;
