import { Command, Option } from "commander";
import { isAbstention } from "../../ballots/ballot.ts";
import { type BallotFormat, ballotFormats } from "../../ballots/formats/format-names.ts";
import { writeFormat } from "../../ballots/formats/read-format.ts";
import { describeProblems } from "../../ballots/reading.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { CliContext, OpenContext } from "../context.ts";
import { addBallotOptions } from "../flags/ballots.ts";
import { type BallotOptions, readBallots, readProfile } from "./tally/count-ballots.ts";

interface CheckRequest extends BallotOptions {
  readonly file: string;
  readonly json: boolean;
}

interface ConvertRequest extends BallotOptions {
  readonly file: string;
  readonly to: BallotFormat;
}

const examples = `
Examples:
  $ kata-election ballots check ballots.csv             every problem with line and column
  $ kata-election ballots convert ballots.csv --to cef > ballots.cvotes

Formats: civs (the CSV that CIVS exports), civs-upload (test ballots for CIVS), cef (Condorcet
Election Format), json. The format is told by the content.`;

/** The group of commands about files of ballots. */
export function ballotsCommand(open: OpenContext): Command {
  return new Command("ballots")
    .summary("check and convert files of ballots")
    .description("Check files of ballots, and convert them from one format to another")
    .addHelpText("after", examples)
    .addCommand(checkCommand(open))
    .addCommand(convertCommand(open));
}

function checkCommand(open: OpenContext): Command {
  const command = new Command("check")
    .summary("list every problem of a file of ballots")
    .description("List every problem of a file of ballots; exit code 1 where there is one")
    .argument("<file>", "file of ballots");
  return addBallotOptions(command)
    .option("--json", "print what was found as JSON", false)
    .addHelpText("after", examples)
    .action((file: string, options: Omit<CheckRequest, "file">) =>
      runCheck(open(command), { file, ...options }),
    );
}

function convertCommand(open: OpenContext): Command {
  const command = new Command("convert")
    .summary("print the ballots in another format")
    .description("Print the ballots of a file in another format")
    .argument("<file>", "file of ballots")
    .addOption(
      new Option("--to <format>", "format to print").choices(ballotFormats).makeOptionMandatory(),
    );
  return addBallotOptions(command)
    .addHelpText("after", examples)
    .action((file: string, options: Omit<ConvertRequest, "file">) =>
      runConvert(open(command), { file, ...options }),
    );
}

/** Lists what is in the file and everything that is wrong with it. */
async function runCheck(context: CliContext, request: CheckRequest): Promise<void> {
  const { terminal } = context;
  const { file } = request;
  const { format, profile, doubts, warnings } = await readBallots(context, file, request);
  const count = (ballots: typeof profile.ballots): number =>
    ballots.reduce((sum, { times }) => sum + times, 0);
  const readable = count(profile.ballots);
  const abstentions = count(profile.ballots.filter(isAbstention));
  const isGood = doubts.length === 0 && profile.invalid === 0;
  if (request.json) {
    const { candidates, unranked, invalid, skipped: problems } = profile;
    const report = {
      formatVersion: 1,
      format,
      candidates,
      unranked,
      ballots: { readable, abstentions, invalid },
      doubts,
      problems,
      warnings,
    };
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    const lines = [
      `${visible(file)}: ${format}, ${profile.candidates.length} candidates, ${readable} ballots (${abstentions} abstentions), unranked: ${profile.unranked}`,
      ...profile.candidates.map((name, index) => `  column ${index + 1}: ${visible(name)}`),
      ...doubts.map(({ line, text, hint }) => `${visible(file)}:${line}: ${text}. ${hint}`),
      ...(profile.invalid === 0 ? [] : describeProblems(file, profile)),
      ...warnings.map((warning) => `warning: ${warning}`),
    ];
    terminal.print(lines.join("\n"));
  }
  if (isGood) return;
  throw new ElectionError("refused", `${visible(file)} cannot be counted as it is`, {
    hint: "The problems are listed above.",
  });
}

/** Prints the ballots in another format. */
async function runConvert(context: CliContext, request: ConvertRequest): Promise<void> {
  const { terminal } = context;
  const profile = await readProfile(context, request.file, request);
  const text = (await writeFormat(request.to, profile)).trimEnd();
  terminal.print(terminal.isScreen ? text.split("\n").map(visible).join("\n") : text);
}
