import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { pollRecordCommand } from "./record.ts";
import { pollShowCommand } from "./show.ts";

/** The words about the poll. */
export function pollCommand(open: OpenContext): Command {
  return new Command("poll")
    .summary("the poll on CIVS: set it up, record it and what came of it")
    .description("Set up and record the poll that collects the ballots, and what its page says")
    .addCommand(pollShowCommand(open))
    .addCommand(pollRecordCommand(open));
}
