import { Command } from "commander";
import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface PurgeRequest {
  readonly election?: string;
  readonly confirm?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election private purge --election 2025-10 --dry-run
  $ kata-election private purge --election 2025-10 --confirm 2025-10

It deletes everything that may contain addresses or ballots of that election. It keeps what officials recorded for all
elections (elections/.private/people.yaml), and everything public.`;

/** `run` is a parameter so that tests can check parsing without removing anything. */
export function privatePurgeCommand(open: OpenContext, run = runPrivatePurge): Command {
  return new Command("purge")
    .summary("delete addresses and ballots after the retention period")
    .description(
      "Delete an election's addresses and ballots after the retention period set by the charter (kata-election charter show); refuses to run before that",
    )
    .option(
      "--election <YYYY-MM>",
      "which election (default: the one in progress, else the newest)",
    )
    .option("--confirm <YYYY-MM>", "the election's name, instead of being asked for it")
    .option("--dry-run", "show what would be deleted and kept; delete nothing", false)
    .addHelpText("after", examples)
    .action((options: PurgeRequest, command: Command) => run(open(command), options));
}

/** The first moment at which the charter wants the election's addresses and ballots gone. */
async function keptUntil(workspace: Workspace, election: string): Promise<Temporal.Instant> {
  const { readElection } = await import("../../../workspace/election/election-file.ts");
  const { readCharter } = await import("../../../workspace/election/charter-file.ts");
  const { retentionEnd } = await import("../../../election/retention.ts");
  const { value } = await readElection(workspace, election);
  return retentionEnd(value, await readCharter(workspace, value.charter));
}

async function confirmed(
  { prompter }: CliContext,
  election: string,
  confirm: string | undefined,
): Promise<void> {
  const question = { message: `This cannot be undone. Type ${election} to delete them:` };
  const typed = confirm ?? (await (await prompter("--confirm")).text(question));
  if (typed.trim() === election) return;
  throw new ElectionError("input", `${visible(typed)} is not ${election}; nothing was deleted`, {
    hint: `Confirm with --confirm ${election}.`,
  });
}

/** Shows what goes and what stays, and removes it when its time is over and the official confirms. */
async function runPrivatePurge(
  context: CliContext,
  { election: named, confirm, dryRun }: PurgeRequest,
): Promise<void> {
  const { terminal, signal, rehearsal } = context;
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { formatInstant } = await import("../../../dates.ts");
  const { applyPurge, planPurge } = await import("../../../workspace/private/private-purge.ts");
  const workspace = await context.workspace();
  const election = await chooseElection(workspace, named);
  const until = await keptUntil(workspace, election);
  const plan = await planPurge(workspace, election);
  const shown = (verb: string, paths: readonly string[]): string[] =>
    paths.map((path) => `${verb} elections/.private/${visible(path)}`);
  const lines = [...shown("remove", plan.removed), ...shown("keep  ", plan.kept)];
  if (plan.removed.length === 0) {
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
  await confirmed(context, election, confirm);
  signal.throwIfAborted();
  await applyPurge(workspace, election, plan);
  terminal.note(`Removed ${plan.removed.length} files.`);
}
