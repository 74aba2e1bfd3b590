import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { resultsPageCommand } from "./page.ts";
import { resultsPrepareCommand } from "./prepare.ts";
import { resultsPublishCommand } from "./publish.ts";
import { resultsVerifyCommand } from "./verify.ts";

const subcommands: readonly ((open: OpenContext) => Command)[] = [
  resultsPrepareCommand,
  resultsPublishCommand,
  resultsVerifyCommand,
  resultsPageCommand,
];

const examples = `
Examples:
  $ kata-election results prepare              draft the result, in the private folder only
  $ kata-election results publish              copy the draft out, once you have looked at it
  $ kata-election results verify               compute a published result anew
  $ kata-election results page > result.html   show it as a page`;

/** The group of commands that make an election's result public. */
export function resultsCommand(open: OpenContext): Command {
  const group = new Command("results")
    .summary("draft, publish, verify and show the result")
    .description("Draft an election's result, look at it, publish it")
    .addHelpText("after", examples);
  for (const subcommand of subcommands) group.addCommand(subcommand(open));
  return group;
}
