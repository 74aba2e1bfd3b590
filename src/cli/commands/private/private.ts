import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { privatePackCommand } from "./pack.ts";
import { privatePurgeCommand } from "./purge.ts";
import { privateUnpackCommand } from "./unpack.ts";

const examples = `
Examples:
  $ kata-election private pack                          for the officials' age keys in election.yaml
  $ kata-election private pack --to age1… --out pack.age
  $ kata-election private unpack pack.age --identity ~/.config/age/keys.txt
  $ kata-election private purge --election 2025-10 --dry-run`;

/** The commands about addresses, evidence and ballots, which never leave the private folder in clear. */
export function privateCommand(open: OpenContext): Command {
  return new Command("private")
    .summary("hand over or delete the private files of an election")
    .description(
      "Hand the private files of an election to another official, encrypted, or delete them after the retention period",
    )
    .addCommand(privatePackCommand(open))
    .addCommand(privateUnpackCommand(open))
    .addCommand(privatePurgeCommand(open))
    .addHelpText("after", examples);
}
