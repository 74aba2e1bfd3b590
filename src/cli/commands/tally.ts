import { Command, InvalidArgumentError, Option } from "commander";
import { unrankedPolicies } from "../../ballots/profile.ts";
import { type CompletionRule, completionRules } from "../../charter/completion-rule.ts";
import { tallyJson } from "../../tally/tally-json.ts";
import { visible } from "../../visible-text.ts";
import type { CliContext, OpenContext } from "../context.ts";
import { agreementWith, type BallotOptions, countProfile, readProfile } from "../count-ballots.ts";
import { renderTally } from "../render/tally.ts";

interface TallyRequest extends BallotOptions {
  readonly ballots: string;
  readonly rule: CompletionRule;
  readonly allRules: boolean;
  readonly seats?: number;
  readonly seed?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election tally ballots.csv                    rank the candidates by minimax
  $ kata-election tally ballots.csv --rule schulze
  $ kata-election tally ballots.csv --all-rules --seats 3
  $ kata-election tally ballots.csv --json | jq .ranking

Nothing is decided by lot or by name: candidates who tie share a place.`;

function parseSeats(text: string): number {
  const seats = Number(text);
  if (/^[1-9]\d{0,3}$/.test(text)) return seats;
  throw new InvalidArgumentError("Give a whole number from 1.");
}

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
    .option("--all-rules", "show what each rule says", false)
    .addOption(
      new Option(
        "--seats <number>",
        "first places to judge rules and closeness by, limits aside",
      ).argParser(parseSeats),
    )
    .option("--seed <text>", "draw the lots that mam may need from this text")
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

/** Counts a file of ballots and prints ranking, sets, matrix and, when asked, what each rule says. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const { rule, seed, seats } = request;
  const { terminal } = context;
  const profile = await readProfile(context, request.ballots, request);
  const counted = countProfile(profile, rule, seed);
  for (const remark of counted.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  const near =
    seats === undefined
      ? undefined
      : (await import("../../tally/closeness.ts")).closeness(profile, rule, seats);
  if (request.json) {
    const agreement = agreementWith(profile, counted, seed);
    const comparison = { agreement, ...(near === undefined ? {} : { closeness: near }) };
    terminal.print(JSON.stringify(tallyJson(counted, comparison), null, 2));
    return;
  }
  terminal.print(await renderTally(counted, terminal, near));
  if (!request.allRules) return;
  const { renderRulesTable } = await import("../render/rules-table.ts");
  const agreement = agreementWith(profile, counted, seed);
  terminal.print(`\n${renderRulesTable(counted, agreement, seats, terminal)}`);
}
