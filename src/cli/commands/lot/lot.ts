import { type AnyCommand, newCommand } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption } from "../../options.ts";

/** `lot`: a draw that anyone can repeat. */
export function lotCommand(open: OpenContext): AnyCommand {
  return newCommand("lot", {
    summary: "draw lots that anyone can repeat with sha256sum",
    description: "Draw an order of names from a public seed; anyone can repeat it with sha256sum",
    examples: [
      { command: 'kata-election lot --seed "drand round 5000000: 8f3a…" cy-m dee-p' },
      { command: 'kata-election lot --seed "$(cat seed.txt)" --json ada-l bo-k cy-m' },
    ],
    notes: `To keep anyone from steering the draw, publish the names and which future public value will be the seed
(a drand round, a block of a chain, a closing price), wait for it, and draw once. Anyone can repeat it:
each name gets the SHA-256 of seed, line feed and name, and the smallest comes first.`,
  })
    .argument("<names...>", "the people in the draw, preferably their logins")
    .requiredOption(
      "--seed <text>",
      "public text that no one could know when the names were published",
    )
    .addOption(jsonOption())
    .action(async (names, options, command): Promise<void> => {
      const { runLot } = await import("./run-lot.ts");
      await runLot(open(command), names, options);
    });
}
