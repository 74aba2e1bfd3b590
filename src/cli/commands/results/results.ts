import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { parseElection } from "../../options.ts";
import { resultsPageCommand } from "./page.ts";
import { resultsPrepareCommand } from "./prepare.ts";
import { resultsPublishCommand } from "./publish.ts";
import { resultsVerifyCommand } from "./verify.ts";

const showExamples = `
Examples:
  $ kata-election results show
  $ kata-election results show 2025-04
  $ kata-election results show --json | jq -r '.elected[].name'

Reads the election's record.json or, where there is none, its result page; needs no ledger and no token.`;

/** `results show`: how an election ended. */
function resultsShowCommand(open: OpenContext): Command {
  const command = new Command("show")
    .summary("tell how an election ended")
    .description("Tell how an election ended: who was elected, and who was not")
    .argument("[election]", "such as 2026-10 (default: the last decided one)", parseElection)
    .option("--json", "print JSON", false)
    .addHelpText("after", showExamples);
  return command.action(async (election: string | undefined, options: { readonly json: boolean }) =>
    (await import("./show.ts")).runShowResult(open(command), election, options),
  );
}

const subcommands: readonly ((open: OpenContext) => Command)[] = [
  resultsShowCommand,
  resultsPrepareCommand,
  resultsPublishCommand,
  resultsVerifyCommand,
  resultsPageCommand,
];

const examples = `
Examples:
  $ kata-election results show                 tell how the last election ended
  $ kata-election results prepare              draft the result, in the private folder only
  $ kata-election results publish              copy the draft into the checkout, after you review it
  $ kata-election results verify               recompute a published result
  $ kata-election results page > result.html   show it as a page`;

/** The group of commands that make an election's result public. */
export function resultsCommand(open: OpenContext): Command {
  const group = new Command("results")
    .summary("draft, publish, verify and show the result")
    .description("Draft an election's result, review it, and publish it")
    .addHelpText("after", examples);
  for (const subcommand of subcommands) group.addCommand(subcommand(open));
  return group;
}
