import { newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";

/** The words of `rehearse`. */
export function rehearseCommand(open: OpenContext) {
  return newCommand("rehearse", {
    summary: "practice a whole made-up election, step by step",
    description:
      "Run a whole made-up election in your own terminal: each step is explained, you run each command, and questions check your understanding",
    examples: [
      { command: "kata-election rehearse" },
      { command: "kata-election rehearse --list", note: "list the chapters" },
      { command: "kata-election rehearse --from 6", note: "resume at chapter 6" },
      {
        command: "kata-election rehearse --from-checkout",
        note: "your next election, up to the open poll, in a copy",
      },
    ],
    notes:
      "Everything happens in a temporary folder: nothing touches GitHub, the network or your checkout.\nIt needs a terminal; without one, kata-election demo shows the same election without questions.",
  })
    .option("--from <chapter>", "begin with this chapter", "1")
    .option(
      "--from-checkout",
      "rehearse the next election of your own checkout, in a copy of its public files",
      false,
    )
    .option("--keep", "leave the workspace in place at the end", false)
    .option("--list", "list the chapters", false)
    .action(async (options, command): Promise<void> => {
      const { runRehearse } = await import("./run-rehearse.ts");
      await runRehearse(open(command), options);
    });
}

export type RehearseOptions = OptionsOf<typeof rehearseCommand>;
