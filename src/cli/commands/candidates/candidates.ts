import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { candidatesAcceptCommand } from "./accept.ts";
import { candidatesCheckCommand } from "./check.ts";
import { candidatesCloseCommand } from "./close.ts";
import { candidatesListCommand } from "./list.ts";
import { candidatesNominateCommand } from "./nominate.ts";
import { candidatesReopenCommand } from "./reopen.ts";
import { candidatesWithdrawCommand } from "./withdraw.ts";

/** The commands about who stands, in the order in which they are used. */
const subcommands: readonly ((open: OpenContext) => Command)[] = [
  candidatesNominateCommand,
  candidatesCheckCommand,
  candidatesAcceptCommand,
  candidatesListCommand,
  candidatesWithdrawCommand,
  candidatesCloseCommand,
  candidatesReopenCommand,
];

const examples = `
Examples:
  $ kata-election candidates nominate          stand in the election in progress
  $ kata-election candidates check             look at every candidacy of the election
  $ kata-election candidates list              who stands, and what officials recorded`;

/** The group of commands about candidacies. */
export function candidatesCommand(open: OpenContext): Command {
  const group = new Command("candidates")
    .summary("who stands: nominate, check, accept, list, withdraw, close, reopen")
    .description("Stand in an election, and look after those who do")
    .addHelpText("after", examples);
  for (const subcommand of subcommands) group.addCommand(subcommand(open));
  return group;
}
