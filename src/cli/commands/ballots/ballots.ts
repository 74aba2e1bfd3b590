import { ballotFormats } from "../../../ballots/formats/format-names.ts";
import { type AnyCommand, newCommand, Option } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { addBallotOptions } from "../../flags/ballots.ts";
import { inputArgument, jsonOption, outputOption } from "../../options.ts";

const formats =
  "Formats: civs (the CSV that CIVS exports), civs-upload (test ballots for CIVS), cef (Condorcet\nElection Format), json. The format is detected from the content; - reads standard input.";

const check = (open: OpenContext) =>
  addBallotOptions(
    newCommand("check", {
      summary: "list every problem in a ballot file",
      examples: [
        {
          command: "kata-election ballots check ballots.csv",
          note: "each problem, line and column",
        },
        { command: "kata-election ballots check ballots.csv --json | jq .problems" },
      ],
      notes: `Exits with 1 if the file cannot be counted as it is.\n\n${formats}`,
    }).addArgument(inputArgument("<file>", "file of ballots")),
  )
    .addOption(jsonOption())
    .action(async (file, options, command): Promise<void> => {
      const { runCheck } = await import("./check.ts");
      await runCheck(open(command), file, options);
    });

const convert = (open: OpenContext) =>
  addBallotOptions(
    newCommand("convert", {
      summary: "write the ballots in another format",
      examples: [
        { command: "kata-election ballots convert ballots.csv --to cef > ballots.cvotes" },
        {
          command: "kata-election ballots convert - --to json --output ballots.json < ballots.csv",
        },
      ],
      notes: formats,
    })
      .addArgument(inputArgument("<file>", "file of ballots"))
      .addOption(
        new Option("--to <format>", "format to write").choices(ballotFormats).makeOptionMandatory(),
      )
      .addOption(outputOption("file to write (default: -, standard output)")),
  ).action(async (file, options, command): Promise<void> => {
    const { runConvert } = await import("./convert.ts");
    await runConvert(open(command), file, options);
  });

/** The commands about files of ballots. */
export function ballotsCommand(open: OpenContext): AnyCommand {
  return newCommand("ballots", {
    summary: "check and convert ballot files",
    examples: [
      { command: "kata-election ballots check ballots.csv" },
      { command: "kata-election ballots convert ballots.csv --to cef > ballots.cvotes" },
    ],
  })
    .addCommand(check(open))
    .addCommand(convert(open));
}
