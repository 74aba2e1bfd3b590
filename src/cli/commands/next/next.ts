import { type AnyCommand, newCommand } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption } from "../../options.ts";

/** The words of `next`. */
export function nextCommand(open: OpenContext): AnyCommand {
  return newCommand("next", {
    summary: "show the next step, and the commands for it",
    description:
      "Show the step of the process that comes next, with the commands that do it, in their order.\nA late step comes before one that is due, and that before one to come. kata-election status shows all of them.",
    examples: [
      { command: "kata-election next", note: "what to do now" },
      { command: "kata-election next --json | jq -r '.step.commands[0]'" },
    ],
  })
    .addOption(jsonOption())
    .action(async (options, command) =>
      (await import("./run-next.ts")).runNext(open(command), options),
    );
}
