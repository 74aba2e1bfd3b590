import { formatInstant } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import { purgeOf } from "../../../procedures/handover/private-files.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { confirmElection } from "../../prompts/answers.ts";
import type { PurgeOptions } from "./private.ts";

/** Shows what would be deleted and kept, and deletes it if the retention period is over and the official confirms. */
export async function runPurge(context: CliContext, options: PurgeOptions): Promise<void> {
  const { terminal, signal, rehearsal } = context;
  const { confirm, dryRun } = options;
  const { workspace, id: election } = await chosenId(context, options.election);
  const { until, removed, kept, remove } = await purgeOf(workspace, election);
  const shown = (verb: string, paths: readonly string[]): string[] =>
    paths.map((path) => `${verb} elections/.private/${visible(path)}`);
  const lines = [...shown("remove", removed), ...shown("keep  ", kept)];
  if (removed.length === 0) {
    terminal.note("Nothing to remove.");
    return;
  }
  terminal.print(lines.join("\n"));
  const isOver = (await context.now()).epochMilliseconds >= until.epochMilliseconds;
  if (dryRun) {
    const when = isOver
      ? "the retention period is over"
      : `they are kept until ${formatInstant(until)}`;
    terminal.note(`Dry run: nothing was deleted; ${when}.`);
    return;
  }
  if (!isOver) {
    const message = `addresses and ballots of ${election} are kept until ${formatInstant(until)}`;
    throw new ElectionError("refused", message, {
      hint: "The charter sets how long (privateRetentionMonths); elections/charter.yaml can amend it.",
    });
  }
  if (rehearsal) {
    terminal.note("Simulated time: nothing was deleted.");
    return;
  }
  const question = `This cannot be undone. Type ${election} to delete them:`;
  const words = { question, verb: "delete", done: "deleted" };
  await confirmElection(context, election, confirm, words);
  signal.throwIfAborted();
  await remove();
  terminal.note(`Removed ${removed.length} files.`);
}
