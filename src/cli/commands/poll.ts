import { Command } from "commander";
import type { OpenContext } from "../context.ts";
import { pollRecordCommand } from "./poll-record.ts";

/** The words about the poll. */
export function pollCommand(open: OpenContext): Command {
  return new Command("poll")
    .summary("the poll on CIVS: record it and what came of it")
    .description("Record the poll that collects the ballots, and what its page says")
    .addCommand(pollRecordCommand(open));
}
