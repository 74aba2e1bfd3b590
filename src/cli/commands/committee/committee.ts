import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { committeeCheckCommand } from "./check.ts";
import { committeeHistoryCommand } from "./history.ts";
import { committeeInitCommand } from "./init.ts";
import { committeeMoveCommand } from "./move.ts";
import { committeeShowCommand } from "./show.ts";
import { committeeStepDownCommand } from "./step-down.ts";

const examples = `
Examples:
  $ kata-election committee show               who holds which seat today
  $ kata-election committee step-down bo-k --reason "new job"
  $ kata-election committee check              does the ledger fit page and charter`;

/** The words about the committee and its ledger. */
export function committeeCommand(open: OpenContext): Command {
  return new Command("committee")
    .summary("who holds which seat: show, history, check, init, step-down, move")
    .description("The committee's seats and their holders, from elections/committee.yaml")
    .addHelpText("after", examples)
    .addCommand(committeeShowCommand(open))
    .addCommand(committeeHistoryCommand(open))
    .addCommand(committeeCheckCommand(open))
    .addCommand(committeeInitCommand(open))
    .addCommand(committeeStepDownCommand(open))
    .addCommand(committeeMoveCommand(open));
}
