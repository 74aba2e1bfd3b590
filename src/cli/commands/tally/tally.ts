import { Command, InvalidArgumentError, Option } from "commander";
import { type CompletionRule, completionRules } from "../../../charter/completion-rule.ts";
import { ElectionError } from "../../../errors.ts";
import { needsMatrixOnly, type PartialCount } from "../../../tally/matrix-rules.ts";
import { tallyJson } from "../../../tally/tally-json.ts";
import type { Tally } from "../../../tally/tally-result.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { addBallotOptions } from "../../flags/ballots.ts";
import { renderTally } from "../../render/tally.ts";
import { agreementWith, type BallotOptions, countProfile, readProfile } from "./count-ballots.ts";

interface TallyRequest extends BallotOptions {
  /** A file; undefined counts an election's ballots. */
  readonly ballots: string | undefined;
  /** True without an id: the election in progress. */
  readonly election?: string | true;
  readonly ruleGiven: boolean;
  readonly rule: CompletionRule;
  readonly allRules: boolean;
  readonly seats?: number;
  readonly seed?: string;
  readonly partial: boolean;
  readonly merge?: readonly string[];
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election tally ballots.csv                    rank the candidates by minimax
  $ kata-election tally ballots.csv --rule schulze
  $ kata-election tally ballots.csv --all-rules --seats 3
  $ kata-election tally ballots.csv --json | jq .ranking
  $ kata-election tally --election 2026-10             count that election's ballots, and fill its seats

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
    .description(
      "Count a file of ballots, as CIVS exports it, and rank the candidates; or count an election's ballots by its own rule, and fill its seats",
    )
    .argument("[ballots]", "file of ballots")
    .option(
      "--election [YYYY-MM]",
      "count elections/.private/<YYYY-MM>/ballots.csv and fill the seats",
    )
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
    .option("--partial", "print what one shard of a poll adds to the count, for --merge", false)
    .option("--merge <files...>", "add up the shards that --partial printed")
    .option("--json", "print the count as JSON", false)
    .addHelpText("after", examples);
  addBallotOptions(command);
  return command.action((ballots: string | undefined, options: TallyRequest) => {
    const ruleGiven = command.getOptionValueSource("rule") === "cli";
    return run(open(command), { ...options, ballots, ruleGiven });
  });
}

/** Counts a file of ballots and prints ranking, sets, matrix and, when asked, what each rule says. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const { ballots, rule, seed, seats } = request;
  const { terminal } = context;
  if (request.election !== undefined) {
    const { runTallyElection } = await import("./tally-election.ts");
    await runTallyElection(context, request);
    return;
  }
  if (request.merge !== undefined) {
    await runMerge(context, request.merge, request);
    return;
  }
  if (ballots === undefined) {
    throw new ElectionError("input", "nothing to count was named", {
      hint: "Name a file of ballots, or an election with --election <YYYY-MM>.",
    });
  }
  if (request.partial) {
    await (await import("./count-stream.ts")).runPartial(context, ballots, request);
    return;
  }
  const { isForStream } = await import("./count-stream.ts");
  if (await isForStream(context, ballots, request, request)) {
    await runStream(context, ballots, request);
    return;
  }
  const profile = await readProfile(context, ballots, request);
  const counted = countProfile(profile, rule, seed);
  for (const remark of counted.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  const near =
    seats === undefined
      ? undefined
      : (await import("../../../tally/closeness.ts")).closeness(profile, rule, seats);
  if (request.json) {
    const agreement = agreementWith(profile, counted, seed);
    const comparison = { agreement, ...(near === undefined ? {} : { closeness: near }) };
    terminal.print(JSON.stringify(tallyJson(counted, comparison), null, 2));
    return;
  }
  terminal.print(await renderTally(counted, terminal, near));
  if (!request.allRules) return;
  const { renderRulesTable } = await import("../../render/rules-table.ts");
  const agreement = agreementWith(profile, counted, seed);
  terminal.print(`\n${renderRulesTable(counted, agreement, seats, terminal)}`);
}

async function printWithoutBallots(
  { terminal }: CliContext,
  part: PartialCount,
  counted: Tally,
  { json }: Pick<TallyRequest, "json">,
  shards: readonly string[] = [],
): Promise<void> {
  if (!json) {
    terminal.print(await renderTally(counted, terminal));
    return;
  }
  const { compareRules } = await import("../../../tally/compare-rules.ts");
  const rules = completionRules.filter(needsMatrixOnly);
  const agreement = compareRules(part.totals, counted.ranking, undefined, rules);
  const report = { ...tallyJson(counted, { agreement }), ...(shards.length > 0 ? { shards } : {}) };
  terminal.print(JSON.stringify(report, null, 2));
}

/** Counts a large file without holding its ballots. */
async function runStream(context: CliContext, path: string, request: TallyRequest): Promise<void> {
  const { countStream, tallyPartial } = await import("./count-stream.ts");
  const part = await countStream(context, path, request);
  const counted = tallyPartial(part, request.rule, part.skipped);
  await printWithoutBallots(context, part, counted, request);
}

/** Adds up what `--partial` printed for the shards of a poll. */
async function runMerge(
  context: CliContext,
  paths: readonly string[],
  request: TallyRequest,
): Promise<void> {
  const { mergePartials } = await import("../../../workspace/ballots/partial-files.ts");
  const { tallyPartial } = await import("./count-stream.ts");
  const sum = await mergePartials(context.workingFolder, paths);
  await printWithoutBallots(context, sum, tallyPartial(sum, request.rule), request, sum.digests);
}
