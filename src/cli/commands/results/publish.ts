import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { DraftManifest } from "../../../workspace/results/draft.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
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
  $ kata-election results publish                      asks to type the election's name
  $ kata-election results publish --confirm 2026-10    for scripts

Only files of this checkout change: the member list, the ledger, the index, Results.md and record.json,
and the complete record in the private folder. Publishing twice changes nothing. What to type into git
for a signed-off pull request is printed at the end.`;

/** `run` is a parameter so that tests can check parsing without publishing anything. */
export function resultsPublishCommand(open: OpenContext, run = runResultsPublish): Command {
  const command = new Command("publish")
    .summary("copy the draft of a result out")
    .description("Copy the result that was prepared into the files of the checkout")
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

/** Refuses to publish while ballots can be cast or people nominated. */
async function refuseEarly(
  { now }: CliContext,
  { election, decided }: DraftManifest,
): Promise<void> {
  if ((await now()).epochMilliseconds >= decided.epochMilliseconds) return;
  throw new ElectionError("refused", `the election ${election} is not over before ${decided}`, {
    hint: "Its periods are in election.yaml. To rehearse, pretend another time with --now.",
  });
}

/** Refuses a draft that would replace a published record without an erratum about just that record. */
async function refuseOverPublished(
  workspace: Workspace,
  { election, files }: DraftManifest,
): Promise<void> {
  const { publicRecordPath } = await import("../../../workspace/election/election-file.ts");
  const { readRecords } = await import("../../../workspace/results/record-file.ts");
  const { sha256 } = await import("../../../workspace/digest.ts");
  const { published } = await readRecords(workspace, election);
  const drafted = files.find(({ path }) => path === publicRecordPath(election));
  if (published === undefined || drafted === undefined) return;
  const stands = sha256(published.text);
  if (stands === drafted.before || stands === drafted.after) return;
  const { draftedRecord } = await import("../../../workspace/results/draft.ts");
  const { recordChanges } = await import("../../../results/record-changes.ts");
  const { refuseSilentChange } = await import("./plan-erratum.ts");
  const changes = recordChanges(published.record, await draftedRecord(workspace, election));
  if (changes.length > 0) refuseSilentChange(election, changes);
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
  const { draftFolder, planPublication, readManifest } = await import(
    "../../../workspace/results/draft.ts"
  );
  const { knownAddresses } = await import("../../../workspace/people/known-addresses.ts");
  const { refuseAddresses } = await import("../../../results/address-guard.ts");
  const { electionTitle } = await import("../../../calendar/election-id.ts");
  const election = await chooseElection(workspace, request.election);
  const manifest = await readManifest(workspace, election);
  await refuseOverPublished(workspace, manifest);
  const plan = await planPublication(workspace, manifest);
  if (plan.length === 0) {
    terminal.note(`The result of ${election} is published; nothing was changed.`);
    return;
  }
  const isPublic = new Set(manifest.files.map(({ path }) => path));
  const publicChanges = plan.filter(({ path }) => isPublic.has(path));
  refuseAddresses(publicChanges, await knownAddresses(workspace, election));
  if (request.dryRun) {
    await carryOut(context, workspace, publicChanges, { dryRun: true });
    return;
  }
  await refuseEarly(context, manifest);
  await confirm(context, election, request);
  await carryOut(context, workspace, plan, { dryRun: false });
  terminal.note(`\nPublish it as a pull request (-s signs your work off):`);
  terminal.print(
    gitCommands(
      manifest,
      electionTitle(election),
      publicChanges.map(({ path }) => path),
    ),
  );
  terminal.note(
    `\nThe mail that tells ${manifest.revision === 1 ? "the result" : "of the correction"}: ${draftFolder(election)}/announcement.txt`,
  );
}
