import { Command } from "commander";
import type { OpenContext } from "../context.ts";
import { resultsPrepareCommand } from "./results-prepare.ts";
import { resultsPublishCommand } from "./results-publish.ts";

const subcommands: readonly ((open: OpenContext) => Command)[] = [
  resultsPrepareCommand,
  resultsPublishCommand,
];

const examples = `
Examples:
  $ kata-election results prepare              draft the result, in the private folder only
  $ kata-election results publish              copy the draft out, once you have looked at it`;

/** The group of commands that make an election's result public. */
export function resultsCommand(open: OpenContext): Command {
  const group = new Command("results")
    .summary("draft and publish the result")
    .description("Draft an election's result, look at it, publish it")
    .addHelpText("after", examples);
  for (const subcommand of subcommands) group.addCommand(subcommand(open));
  return group;
}
