import { completionRules } from "../../../charter/completion-rule.ts";
import { InvalidArgumentError, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { addBallotOptions } from "../../flags/ballots.ts";
import { inputArgument, inputOption, jsonOption, parseElection } from "../../options.ts";

function parseSeats(text: string): number {
  const seats = Number(text);
  if (/^[1-9]\d{0,3}$/.test(text)) return seats;
  throw new InvalidArgumentError("Give a whole number from 1.");
}

/** `tally`: counts a file of ballots, or an election's. */
export function tallyCommand(open: OpenContext) {
  return addBallotOptions(
    newCommand("tally", {
      summary: "count ballots and rank the candidates",
      description:
        "Count a file of ballots, as CIVS exports it, and rank the candidates; or count an election's ballots by its own rule, and fill its seats",
      examples: [
        { command: "kata-election tally --election 2026-10", note: "an election, and its seats" },
        { command: "kata-election tally ballots.csv", note: "rank the candidates by minimax" },
        { command: "kata-election tally ballots.csv --rule schulze" },
        { command: "kata-election tally ballots.csv --details --seats 3" },
        { command: "kata-election tally ballots.csv --json | jq .ranking" },
      ],
      notes: "Nothing is decided by lot or by name: tied candidates share a rank.",
    })
      .addArgument(inputArgument("[ballots]", "an election such as 2026-10, or a file of ballots"))
      .addOption(
        new Option(
          "--election [YYYY-MM]",
          "count an election's ballots (default: the one in progress) and fill its seats",
        ).argParser<string>(parseElection),
      )
      .addOption(
        new Option("--rule <rule>", "the rule for the ranking when no candidate beats every other")
          .choices(completionRules)
          .default("minimax" as const),
      )
      .option(
        "--details",
        "show the Smith and Schwartz sets, closeness, and the result under other rules",
        false,
      )
      .option("--all-rules", "show the result under each rule", false)
      .addOption(
        new Option(
          "--seats <number>",
          "how many winners to assume when comparing rules (ignores the limit)",
        ).argParser<number>(parseSeats),
      )
      .option("--seed <text>", "the text from which mam draws its lots")
      .option("--partial", "print one shard's part of the count, for --merge", false)
      .addOption(inputOption("--merge <files...>", "add up the shards that --partial printed")),
  )
    .addOption(jsonOption())
    .action(async (ballots, options, command): Promise<void> => {
      const ruleGiven = command.getOptionValueSource("rule") === "cli";
      const request = { ...options, ...whatToCount(ballots, options.election), ruleGiven };
      if (request.election === undefined) {
        const { runTally } = await import("./run-tally.ts");
        return runTally(open(command), request);
      }
      const { runTallyElection } = await import("./tally-election.ts");
      return runTallyElection(open(command), request);
    });
}

/** What the words of `tally` say; without a file, an election's ballots are counted. */
export type TallyRequest = OptionsOf<typeof tallyCommand> & {
  readonly ballots: string | undefined;
  readonly ruleGiven: boolean;
};

/** A word like 2026-10 means the election: no CIVS export has such a name. */
function whatToCount(word: string | undefined, election: string | true | undefined) {
  const isElection = word !== undefined && election === undefined && /^\d{4}-\d{2}$/.test(word);
  return isElection
    ? { ballots: undefined, election: parseElection(word) }
    : { ballots: word, election };
}
