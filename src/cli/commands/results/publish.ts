import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { DraftManifest } from "../../../workspace/results/draft.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface PublishRequest {
  readonly election?: string;
  readonly confirm?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election results publish --dry-run            show what would change
  $ kata-election results publish                      asks you to type the election's name
  $ kata-election results publish --confirm 2026-10    for scripts

Only files of this checkout change: the member list, the ledger, the index, Results.md and record.json,
and the complete record in the private folder. Publishing twice changes nothing. At the end it
prints the git commands for a signed-off pull request.`;

/** `run` is a parameter so that tests can check parsing without publishing anything. */
export function resultsPublishCommand(open: OpenContext, run = runResultsPublish): Command {
  const command = new Command("publish")
    .summary("copy the draft into the checkout")
    .description("Copy the prepared draft of a result into the files of the checkout")
    .option("--election <YYYY-MM>", "which election (default: the one in progress)")
    .option("--confirm <election>", "the election's name, instead of being asked for it")
    .option("--dry-run", "show the changes; write nothing", false)
    .addHelpText("after", examples);
  return command.action((options: PublishRequest) => run(open(command), options));
}

async function confirm(
  context: CliContext,
  election: string,
  { confirm: given }: PublishRequest,
): Promise<void> {
  const flag = `--confirm ${election}`;
  const typed =
    given ??
    (await (
      await context.prompter(flag)
    ).text({
      message: `Publish the result? Type the election's name, ${election}:`,
      validate: (answer) =>
        answer.trim() === election || `Type ${election}, or press Ctrl-C to publish nothing.`,
    }));
  if (typed.trim() === election) return;
  throw new ElectionError(
    "input",
    `"${visible(typed)}" is not ${election}: nothing was published`,
    {
      hint: `Confirm with ${flag}.`,
    },
  );
}

/** What to type for a pull request whose commit is signed off, as the community asks. */
function gitCommands(
  { election, revision }: DraftManifest,
  title: string,
  paths: readonly string[],
): string {
  const first = revision === 1;
  const branch = `election-results-${election}${first ? "" : `-${revision}`}`;
  return [
    `git switch -c ${branch}`,
    ["git add", ...paths].join(" \\\n  "),
    `git commit -s -m "elections: ${first ? "Publish" : "Correct"} the results of ${title}"`,
    `git push -u origin ${branch}`,
  ].join("\n");
}

/** Copies a draft out after a last look at it, and says what to type into git. */
async function runResultsPublish(context: CliContext, request: PublishRequest): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { announcementPath, planPublishing, refuseEarly } = await import(
    "../../../procedures/publishing/publish-draft.ts"
  );
  const { dictionaryText } = await import("../../../procedures/spelling-dictionary.ts");
  const { wrapForScreen } = await import("../../render/wrap.ts");
  const { electionTitle } = await import("../../../calendar/election-id.ts");
  const election = await chooseElection(workspace, request.election);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const { manifest, plan, publicChanges, words, toCommit } = await planPublishing(
    workspace,
    election,
    clock,
  );
  if (plan.length === 0) {
    terminal.note(`The result of ${election} is published; nothing was changed.`);
    return;
  }
  if (request.dryRun) {
    await carryOut(context, workspace, publicChanges, { dryRun: true });
    return;
  }
  refuseEarly(manifest, clock);
  await confirm(context, election, request);
  await carryOut(context, workspace, plan, { dryRun: false, tellsCommit: true });
  terminal.note(`\nTo publish, open a pull request (-s adds your sign-off):`);
  terminal.print(gitCommands(manifest, electionTitle(election), toCommit));
  if (words !== undefined) terminal.note(`\n${wrapForScreen(dictionaryText(words), terminal)}`);
  terminal.note(
    `\nThe ${manifest.revision === 1 ? "results" : "correction"} email is in: ${announcementPath(election)}`,
  );
}
