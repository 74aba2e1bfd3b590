import type { OptionValues, Command as TypedCommand } from "@commander-js/extra-typings";
import { ballotFormats } from "../../ballots/formats/format-names.ts";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { Option } from "../command.ts";
import { inputOption } from "../options.ts";

/** Adds the options of every command that reads a file of ballots. */
export function addBallotOptions<
  Arguments extends unknown[],
  Options extends OptionValues,
  Global extends OptionValues,
>(command: TypedCommand<Arguments, Options, Global>) {
  return command
    .addOption(
      new Option("--format <format>", "override the detected file format").choices(ballotFormats),
    )
    .addOption(
      new Option("--unranked <meaning>", "what a candidate without a rank means").choices(
        unrankedPolicies,
      ),
    )
    .addOption(new Option("--skip-invalid", "skip invalid ballots").default(false))
    .addOption(new Option("--highest-is-best", "higher numbers are better in this file"))
    .addOption(new Option("--no-highest-is-best", "1 is best, though the file looks otherwise"))
    .addOption(
      inputOption(
        "--candidates <file>",
        "candidates' names, one per line, for a format without them (civs-upload)",
      ),
    );
}
