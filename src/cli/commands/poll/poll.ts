import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { pollRecordCommand } from "./record.ts";
import { pollShowCommand } from "./show.ts";

const examples = `
Examples:
  $ kata-election poll show                    what to type into CIVS
  $ kata-election poll record --id E_1234      that it was opened
  $ kata-election poll record --ballots 83     what its page says in the end`;

/** The words about the poll. */
export function pollCommand(open: OpenContext): Command {
  return new Command("poll")
    .summary("the poll on CIVS: set it up, record it and what came of it")
    .description("Set up and record the poll that collects the ballots, and what its page says")
    .addHelpText("after", examples)
    .addCommand(pollShowCommand(open))
    .addCommand(pollRecordCommand(open));
}
