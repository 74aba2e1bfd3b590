import {
  type AnyCommand,
  InvalidArgumentError,
  newCommand,
  type OptionsOf,
} from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { dryRunOption, jsonOption, newElectionCommand } from "../../options.ts";

function parseBallots(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number.");
}

const show = (open: OpenContext) =>
  newElectionCommand("show", {
    summary: "show everything to enter in CIVS",
    description: "Show everything to enter in CIVS to set up the poll, and the steps around it",
    examples: [
      { command: "kata-election poll show" },
      {
        command: "kata-election poll show --allow-no-opinion",
        note: "voters may leave candidates unranked",
      },
      { command: "kata-election poll show --json | jq -r '.candidates[]'" },
    ],
  })
    .option("--allow-no-opinion", "let voters select “no opinion” for candidates", false)
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPollShow } = await import("./show.ts");
      await runPollShow(open(command), options);
    });

export type PollShowOptions = OptionsOf<typeof show>;

const record = (open: OpenContext) =>
  newElectionCommand("record", {
    summary: "record the poll, or the result on its page",
    description: "Record the poll that collects the ballots, or the result on its page",
    examples: [
      {
        command:
          "kata-election poll record --id E_1234 --url https://civs1.civs.us/cgi-bin/vote.pl?id=E_1234",
      },
      {
        command:
          'kata-election poll record --ballots 83 --ranking "Ada Lindqvist > Bo Keller = cy-m"',
        note: "record the result on its page, after it closed",
      },
      {
        command:
          'kata-election poll record --id E_5678 --opened 2026-10-20T15:00Z --restarts "wrong closing date"',
        note: "a new poll replaces it",
      },
      {
        command: 'kata-election poll record --id E_5678 --mistaken "mistyped id"',
        note: "take an entry back",
      },
    ],
    notes: `The poll is recorded in election.yaml; a replaced one stays there, marked void. The result on its page
is recorded in elections/.private/<election>/poll-result.yaml, and each count is compared with it. Ballots,
page result and draft of a void poll are moved to elections/.private/<election>/void/<id>/.`,
  })
    .option("--id <id>", "the poll's id on CIVS")
    .option("--url <url>", "its public URL, without a key")
    .option("--opened <time>", "when it opened, such as 2026-10-19T15:00Z (default: now)")
    .option("--restarts <reason>", "replace the previous poll; why that one is void")
    .option(
      "--mistaken <reason>",
      "remove the entry of --id, or its void mark, recorded by mistake",
    )
    .option("--ballots <number>", "how many ballots its page says were cast", parseBallots)
    .option("--ranking <order>", "its page's ranking: names, > between ranks, = between ties")
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPollRecord } = await import("./record.ts");
      await runPollRecord(open(command), options);
    });

export type PollRecordOptions = OptionsOf<typeof record>;

/** The words about the poll. */
export function pollCommand(open: OpenContext): AnyCommand {
  return newCommand("poll", {
    summary: "set up the CIVS poll and record its result",
    description:
      "Set up the poll that collects the ballots, and record it and the result on its page",
    examples: [
      { command: "kata-election poll show", note: "what to enter in CIVS" },
      { command: "kata-election poll record --id E_1234", note: "record that it opened" },
      {
        command: 'kata-election poll record --ballots 83 --ranking "Ada Lindqvist > Bo Keller"',
        note: "record the result on its page",
      },
    ],
  })
    .addCommand(show(open))
    .addCommand(record(open));
}
