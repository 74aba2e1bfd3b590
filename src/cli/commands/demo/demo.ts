import { type AnyCommand, newCommand } from "../../command.ts";
import type { OpenContext } from "../../context.ts";

/** The words of `demo`. */
export function demoCommand(open: OpenContext): AnyCommand {
  return newCommand("demo", {
    summary: "watch a whole made-up election",
    description:
      "Run a whole made-up election, command by command, and build its website. At a terminal it stops after each chapter.",
    examples: [
      { command: "kata-election demo" },
      { command: "kata-election demo --no-pause | less" },
      { command: "kata-election demo --keep", note: "keep the workspace to look around in it" },
    ],
    notes: "It needs no token and no network: it asks a stand-in for GitHub on this machine.",
  })
    .option("--keep", "leave the workspace in place to look at", false)
    .option("--no-pause", "do not stop after each chapter")
    .action(async (options, command): Promise<void> => {
      const { playDemo } = await import("./demo-player.ts");
      await playDemo(open(command), options);
    });
}
