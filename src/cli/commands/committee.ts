import { Command } from "commander";
import type { OpenContext } from "../context.ts";
import { committeeCheckCommand } from "./committee-check.ts";
import { committeeHistoryCommand } from "./committee-history.ts";
import { committeeMoveCommand } from "./committee-move.ts";
import { committeeShowCommand } from "./committee-show.ts";
import { committeeStepDownCommand } from "./committee-step-down.ts";

/** The words about the committee and its ledger. */
export function committeeCommand(open: OpenContext): Command {
  return new Command("committee")
    .summary("who holds which seat: show, history, check, step-down, move")
    .description("The committee's seats and their holders, from elections/committee.yaml")
    .addCommand(committeeShowCommand(open))
    .addCommand(committeeHistoryCommand(open))
    .addCommand(committeeCheckCommand(open))
    .addCommand(committeeStepDownCommand(open))
    .addCommand(committeeMoveCommand(open));
}
