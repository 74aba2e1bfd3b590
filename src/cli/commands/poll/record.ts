import { Command, InvalidArgumentError } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";
import type { PollRecordRequest } from "./record-poll.ts";

const help = `
Examples:
  $ kata-election poll record --id E_1234 --url https://civs1.civs.us/cgi-bin/vote.pl?id=E_1234
  $ kata-election poll record --id E_5678 --restarts "wrong closing date"
  $ kata-election poll record --ballots 83 --ranking "Ada Lindqvist > Bo Keller = cy-m"

The poll itself goes into election.yaml; a poll that was restarted stays there, voided. What its page
says goes into elections/.private/<election>/poll-result.yaml, and "tally --election" holds the count
of the ballots against it.`;

function parseBallots(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number.");
}

/** `run` is a parameter so that tests can check parsing without recording anything. */
export function pollRecordCommand(open: OpenContext, run = runPollRecord): Command {
  const command = new Command("record")
    .summary("record the poll's id and address, or what its page says")
    .description("Record the poll that collects the ballots, or the result that its page shows")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--id <id>", "the poll's id on CIVS")
    .option("--url <address>", "where voters find it")
    .option("--opened <time>", "when it was opened, 2026-10-19T15:00Z (default: now)")
    .option("--restarts <reason>", "the poll replaces the one before, which is void because")
    .option("--ballots <number>", "how many ballots its page says were cast", parseBallots)
    .option("--ranking <order>", "its page's ranking: names, > between places, = between ties")
    .option("--dry-run", "show the changes, write nothing", false)
    .addHelpText("after", help);
  return command.action((options: PollRecordRequest) => run(open(command), options));
}

/** Records a poll in `election.yaml`, or what its page says in the private folder. */
async function runPollRecord(context: CliContext, request: PollRecordRequest): Promise<void> {
  const { recordPoll } = await import("./record-poll.ts");
  await recordPoll(context, request);
}
