import { Command, Option } from "commander";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { type CompletionRule, completionRules } from "../../charter/completion-rule.ts";
import { tallyJson } from "../../tally/tally-json.ts";
import type { CliContext, OpenContext } from "../context.ts";
import { type BallotOptions, countProfile, readProfile } from "../count-ballots.ts";
import { renderTally } from "../render/tally.ts";

interface TallyRequest extends BallotOptions {
  readonly ballots: string;
  readonly rule: CompletionRule;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election tally ballots.csv                    rank the candidates by minimax
  $ kata-election tally ballots.csv --rule schulze
  $ kata-election tally ballots.csv --json | jq .ranking

Nothing is decided by lot or by name: candidates who tie share a place.`;

/** `run` is a parameter so that tests can check parsing without counting anything. */
export function tallyCommand(open: OpenContext, run = runTally): Command {
  const command = new Command("tally")
    .summary("count ballots and rank the candidates")
    .description("Count a file of ballots, as CIVS exports it, and rank the candidates")
    .argument("<ballots>", "file of ballots")
    .addOption(
      new Option("--rule <rule>", "what ranks the candidates where nobody defeats every other")
        .choices(completionRules)
        .default("minimax"),
    )
    .addOption(
      new Option("--unranked <meaning>", "what a candidate without a rank means").choices(
        unrankedPolicies,
      ),
    )
    .option("--skip-invalid", "count without the ballots that cannot be read", false)
    .option("--highest-is-best", "large numbers are good in this file", false)
    .option("--json", "print the count as JSON", false)
    .addHelpText("after", examples);
  return command.action((ballots: string, options: Omit<TallyRequest, "ballots">) =>
    run(open(command), { ballots, ...options }),
  );
}

/** Counts a file of ballots and prints ranking, sets and matrix. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const profile = await readProfile(context, request.ballots, request);
  const counted = countProfile(profile, request.rule);
  const { terminal } = context;
  if (request.json) terminal.print(JSON.stringify(tallyJson(counted), null, 2));
  else terminal.print(await renderTally(counted, terminal));
}
