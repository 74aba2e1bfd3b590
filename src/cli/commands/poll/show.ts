import { pollReport, pollSetup } from "../../../announcements/poll-setup.ts";
import { ElectionError } from "../../../errors.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { electionStatus } from "../../../procedures/planning/election-status.ts";
import type { CliContext } from "../../context.ts";
import { batchSize, renderPollSetup, uploads } from "../../render/poll-setup.ts";
import { report } from "../../report.ts";
import type { PollShowOptions } from "./poll.ts";

/** Prints the poll's form, or refuses if no vote is needed. */
export async function runPollShow(context: CliContext, options: PollShowOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, options.election);
  const { vote, roll } = await electionStatus(workspace, election, await context.now());
  if (vote.vote === "skipped") {
    throw new ElectionError("refused", `no poll is needed: ${vote.reason}`, {
      hint: vote.confirmation ?? "Next: kata-election results prepare.",
    });
  }
  const setup = pollSetup(election, { noOpinion: options.allowNoOpinion });
  if (election.candidatesClosed === undefined) {
    terminal.warn(
      "warning: the list of candidates is not closed and may still change. Close it with kata-election candidates close.",
    );
  } else if (vote.vote === "unknown") {
    terminal.warn(`warning: it is not certain that a vote is needed: ${vote.reason}.`);
  }
  const files = roll === undefined ? null : uploads(roll);
  const batches = files === null ? null : { files, size: batchSize };
  report(context, options, {
    schema: pollReport,
    json: () => ({
      formatVersion: 1 as const,
      election: id,
      ...setup,
      candidates: [...setup.candidates],
      options: [...setup.options],
      batches,
    }),
    text: () => renderPollSetup(setup, election, roll, terminal),
  });
}
