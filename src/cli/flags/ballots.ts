import { type Command, Option } from "commander";
import { ballotFormats } from "../../ballots/formats/format-names.ts";
import { unrankedPolicies } from "../../ballots/profile.ts";

/** The options of every command that reads a file of ballots. */
export function addBallotOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", "the file's format, instead of what it looks like").choices(
        ballotFormats,
      ),
    )
    .addOption(
      new Option(
        "--unranked <meaning>",
        "what a candidate without a rank means, instead of what the format says",
      ).choices(unrankedPolicies),
    )
    .option("--skip-invalid", "go on without the ballots that cannot be read", false)
    .option("--highest-is-best", "higher numbers are better in this file")
    .option("--no-highest-is-best", "1 is best, though the file looks as if higher were better")
    .option("--candidates <file>", "names, one a line, for a format that has none (civs-upload)");
}
