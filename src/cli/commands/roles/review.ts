import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { readReviewAnswers, readReviewFiles, reviewOf } from "../../../procedures/roles/review.ts";
import { reviewJson, roleReviewReport } from "../../../procedures/roles/review-json.ts";
import { planReviewIssue } from "../../../procedures/roles/share-review.ts";
import { issueText } from "../../../roles/issue-text.ts";
import { listOf } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { renderReview } from "../../render/roles/roles-review.ts";
import { report } from "../../report.ts";
import { showProgress } from "../roll/fetch-progress.ts";
import { postReview } from "./post-review.ts";
import type { ReviewOptions } from "./roles.ts";

/** Refuses options that cannot be combined. */
function requireOneOutput({ json, issueText, post, dryRun, yes, nameAll }: ReviewOptions): void {
  const refuse = (message: string, hint: string): never => {
    throw new ElectionError("input", message, { hint });
  };
  const outputs = [json ? "--json" : "", issueText ? "--issue-text" : "", post ? "--post" : ""];
  const given = outputs.filter((flag) => flag !== "");
  if (given.length > 1) refuse(`${listOf(given)} cannot be combined`, "Give one of them.");
  if (post === undefined && (dryRun || yes)) {
    refuse(
      `${dryRun ? "--dry-run" : "--yes"} requires --post`,
      "Without --post nothing is written anywhere.",
    );
  }
  if (nameAll && post === undefined && !issueText) {
    refuse("--name-all requires --issue-text or --post", "The table and --json name everyone.");
  }
}

/** Prints the review, or shares it as an issue. */
export async function runReview(context: CliContext, options: ReviewOptions): Promise<void> {
  requireOneOutput(options);
  const { post, nameAll } = options;
  const { terminal } = context;
  const files = await readReviewFiles(await context.workspace(), options.election, {
    today: utcDate(await context.now()),
    tool: context.version,
  });
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ news, timeout: 30, maxWait: 600 });
    const answers = await readReviewAnswers(github, files, progress.stage);
    if (post !== undefined) {
      const posting = await planReviewIssue(github, { files, answers }, post, options);
      stop();
      return await postReview(context, posting, options);
    }
    stop();
    const review = reviewOf(files, answers, new Map());
    if (options.issueText) terminal.print(issueText(review, { nameAll }));
    else {
      report(context, options, {
        isListing: true,
        schema: roleReviewReport,
        json: () => reviewJson(review),
        text: () => renderReview(review, terminal),
      });
    }
  } finally {
    stop();
  }
}
