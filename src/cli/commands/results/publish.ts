import { electionTitle } from "../../../calendar/election-id.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import {
  announcementPath,
  planPublishing,
  refuseEarly,
} from "../../../procedures/publishing/publish-draft.ts";
import { dictionaryText } from "../../../procedures/spelling-dictionary.ts";
import type { DraftManifest } from "../../../workspace/results/draft.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { confirmElection } from "../../prompts/answers.ts";
import type { PublishOptions } from "./results.ts";

/** The git commands for a pull request with a signed-off commit. */
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

/** Publishes a draft after confirmation, and prints the git commands. */
export async function runPublish(
  context: CliContext,
  { election: named, confirm: given, dryRun }: PublishOptions,
): Promise<void> {
  const { terminal } = context;
  const { workspace, id: election } = await chosenId(context, named);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const draft = await planPublishing(workspace, election, clock);
  const { manifest, plan, publicChanges, toCommit } = draft;
  if (plan.length === 0) {
    terminal.note(`The result of ${election} is published; nothing was changed.`);
    return;
  }
  if (dryRun) {
    await carryOut(context, workspace, publicChanges, { dryRun });
    return;
  }
  refuseEarly(manifest, clock);
  const question = `Publish the result? Type the election's name, ${election}:`;
  const words = { question, verb: "publish", done: "published" };
  await confirmElection(context, election, given, words);
  await carryOut(context, workspace, plan, { dryRun, tellsCommit: true });
  terminal.note(`\nTo publish, open a pull request (-s adds your sign-off):`);
  terminal.print(gitCommands(manifest, electionTitle(election), toCommit));
  if (draft.words !== undefined) terminal.note(`\n${dictionaryText(draft.words)}`);
  terminal.note(
    `\nThe ${manifest.revision === 1 ? "results" : "correction"} email is in: ${announcementPath(election)}`,
  );
}
