import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { rollBuildCommand } from "./build.ts";
import { rollDiffCommand } from "./diff.ts";
import { rollExplainCommand } from "./explain.ts";
import { rollExportCommand } from "./export.ts";
import { rollFetchCommand } from "./fetch.ts";
import { rollFreezeCommand } from "./freeze.ts";
import { rollOptInCommand } from "./opt-in.ts";
import {
  rollAddressCommand,
  rollExcludeCommand,
  rollIdentifyCommand,
  rollIncludeCommand,
} from "./people.ts";
import { rollSensitivityCommand } from "./sensitivity.ts";
import { rollShowCommand } from "./show.ts";
import { rollSummaryCommand } from "./summary.ts";
import { rollVerifyCommand } from "./verify.ts";

/** The commands about the voter roll, in the order in which officials use them. */
const subcommands: readonly ((open: OpenContext) => Command)[] = [
  rollFetchCommand,
  rollBuildCommand,
  rollShowCommand,
  rollExplainCommand,
  rollDiffCommand,
  rollIdentifyCommand,
  rollIncludeCommand,
  rollExcludeCommand,
  rollAddressCommand,
  rollFreezeCommand,
  rollVerifyCommand,
  rollExportCommand,
  rollSummaryCommand,
  rollOptInCommand,
  rollSensitivityCommand,
];

const examples = `
Examples:
  $ kata-election roll fetch                   save the merged pull requests as evidence
  $ kata-election roll build                   make the roll from the saved evidence
  $ kata-election roll show --review           what a person must look at`;

/** The group of commands that find out who may vote. */
export function rollCommand(open: OpenContext): Command {
  const group = new Command("roll")
    .summary("who may vote, and why")
    .description(
      "Find out who may vote: people with code merged in the twelve months before nominations open",
    )
    .addHelpText("after", examples);
  for (const subcommand of subcommands) group.addCommand(subcommand(open));
  return group;
}
