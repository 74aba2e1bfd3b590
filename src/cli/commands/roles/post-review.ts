import { ElectionError } from "../../../errors.ts";
import type { ReviewPosting } from "../../../procedures/roles/share-review.ts";
import { visible } from "../../../visible-text.ts";
import { type FileChange, renderPlan } from "../../../workspace/file-plan.ts";
import type { CliContext } from "../../context.ts";

async function confirm(
  { terminal, prompter }: CliContext,
  change: FileChange,
  question: string,
): Promise<void> {
  const ask = await prompter("--yes");
  terminal.warn(renderPlan([change]).trimEnd());
  if (await ask.confirm({ message: question, default: false })) return;
  throw new ElectionError("cancelled", "not confirmed");
}

/** Shares a review: opens its issue or updates the existing one; prints its URL. */
export async function postReview(
  context: CliContext,
  { strangers, issue, change, save }: ReviewPosting,
  { dryRun, yes }: { readonly dryRun: boolean; readonly yes: boolean },
): Promise<void> {
  const { terminal, signal } = context;
  for (const url of strangers) {
    terminal.warn(
      `${visible(url)} has the marks of this review, but was opened by someone who is not a member: it is left alone.`,
    );
  }
  if (change.before === change.after) {
    terminal.note("Nothing to change: the issue already says so.");
    terminal.print(issue?.url ?? "");
    return;
  }
  if (dryRun) {
    terminal.print(renderPlan([change]).trimEnd());
    terminal.note("Dry run: nothing was written.");
    return;
  }
  const question = issue === undefined ? "Open this issue?" : `Change issue #${issue.number}?`;
  if (!yes) await confirm(context, change, question);
  signal.throwIfAborted();
  const { url, done } = await save();
  terminal.print(url);
  terminal.note(done);
}
