import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface PollShowOptions {
  readonly election?: string;
  readonly allowNoOpinion: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election poll show                         what to type into CIVS's form
  $ kata-election poll show --allow-no-opinion      voters may leave candidates unranked
  $ kata-election poll show --json | jq -r '.candidates[]'`;

/** `poll show`; `run` is a parameter so that tests can check parsing alone. */
export function pollShowCommand(open: OpenContext, run = runPollShow): Command {
  return new Command("show")
    .summary("everything to type into CIVS")
    .description("Show everything to type into CIVS to set up the poll, and what to do around it")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--allow-no-opinion", "let voters select “no opinion” for some candidates", false)
    .option("--json", "print it as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<PollShowOptions>()),
    );
}

/** Prints the poll's form, or refuses where there is nothing to vote about. */
async function runPollShow(context: CliContext, options: PollShowOptions): Promise<void> {
  const { pollSetup } = await import("../../../announcements/poll-setup.ts");
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { electionStatus } = await import("../status/election-status.ts");
  const { batchSize, renderPollSetup, uploads } = await import("../../render/poll-setup.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, options.election);
  const { value: election } = await readElection(workspace, id);
  const { vote, roll } = await electionStatus(workspace, election, await context.now());
  if (vote.vote === "skipped") {
    throw new ElectionError("refused", `no poll is needed: ${vote.reason}`, {
      hint: "Have the continuing members confirm, then kata-election results prepare.",
    });
  }
  const setup = pollSetup(election, { noOpinion: options.allowNoOpinion });
  if (election.candidatesClosed === undefined) {
    terminal.warn(
      "warning: the list of candidates is not closed (kata-election candidates close): it may still change.",
    );
  } else if (vote.vote === "unknown") {
    terminal.warn(`warning: it is not certain that a vote is needed: ${vote.reason}.`);
  }
  const batches = roll === undefined ? null : { files: uploads(roll), size: batchSize };
  terminal.print(
    options.json
      ? JSON.stringify({ formatVersion: 1, election: id, ...setup, batches }, null, 2)
      : renderPollSetup(setup, election, roll, terminal),
  );
}
