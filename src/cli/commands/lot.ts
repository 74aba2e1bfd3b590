import { Command } from "commander";
import type { CliContext, OpenContext } from "../context.ts";

interface LotRequest {
  readonly names: readonly string[];
  readonly seed: string;
  readonly json: boolean;
}

const help = `
Examples:
  $ kata-election lot --seed "drand round 5000000: 8f3a…" cy-m dee-p
  $ kata-election lot --seed "$(cat seed.txt)" --json ada-l bo-k cy-m

So that nobody can steer the draw: publish the names and which future public value will be the seed
(a drand round, a block of a chain, a closing price), wait for it, draw once. Anybody can repeat it:
every name has the SHA-256 of seed, line feed and name, and the smallest comes first.`;

/** `run` is a parameter so that tests can check parsing without drawing. */
export function lotCommand(open: OpenContext, run = runLot): Command {
  const command = new Command("lot")
    .summary("a draw that anyone can repeat with sha256sum")
    .description(
      "Put names into an order drawn from a public seed; anyone can repeat it with sha256sum",
    )
    .argument("<names...>", "who is in the draw, best by login")
    .requiredOption(
      "--seed <text>",
      "public text that nobody could know when the names were published",
    )
    .option("--json", "print the draw as JSON", false)
    .addHelpText("after", help);
  return command.action((names: string[], options: Omit<LotRequest, "names">) =>
    run(open(command), { names, ...options }),
  );
}

/** A text as a shell takes it literally. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Prints the order drawn, how to repeat it, and the decision that records it. */
async function runLot({ terminal }: CliContext, { names, seed, json }: LotRequest): Promise<void> {
  const { drawLot } = await import("../../seats/lot.ts");
  const { sha256 } = await import("../../workspace/digest.ts");
  const order = drawLot(seed, names, sha256);
  if (json) {
    const method = "ascending SHA-256 of seed, line feed, name";
    terminal.print(JSON.stringify({ formatVersion: 1, method, seed, order }, null, 2));
    return;
  }
  const lines = order.map((drawn, place) => `${place + 1}. ${drawn.name}  ${drawn.sha256}`);
  const repeats = order.map(
    ({ name }) => `  printf '%s\\n%s' ${quoted(seed)} ${quoted(name)} | sha256sum`,
  );
  terminal.print(
    [
      ...lines,
      "",
      "Each digest can be repeated; the smallest comes first:",
      ...repeats,
      "",
      "To settle a tie of logins by this draw, record under decisions: in election.yaml:",
      "  - about: tie",
      `    order: [${order.map(({ name }) => name).join(", ")}]`,
      "    by: <login of who drew>",
      "    date: <YYYY-MM-DD>",
      `    reason: ${JSON.stringify(`lot drawn from the public seed "${seed}"`)}`,
    ].join("\n"),
  );
}
