import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { parseRepository, parseTeam } from "../../flags/repository.ts";
import type { ReviewRequest } from "./review-sources.ts";

interface ReviewOptions extends ReviewRequest {
  readonly json: boolean;
  readonly issueText: boolean;
  readonly nameAll: boolean;
  readonly post?: string;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

const examples = `
Examples:
  $ kata-election roles review                   who is inactive, whom to add and drop
  $ kata-election roles review --json | jq '.committers.inactive[].login'
  $ kata-election roles review --issue-text > review.md
  $ kata-election roles review --post kata-containers/community --dry-run

It reads the voter roll of the election, elections/committee.yaml, the people named under roles in
elections/people.yaml, and from GitHub the teams, members and owners of the organization. The token
must be a member's, with the scope read:org; for --post it needs public_repo (or repo), too.

--post opens one issue, or brings the one that it opened up to date: it finds it by marks that readers
do not see, and leaves alone what people wrote outside them. It shows what it would write, and asks.`;

/** `roles review`; `run` is a parameter so that tests can check parsing alone. */
export function rolesReviewCommand(open: OpenContext, run = runRolesReview): Command {
  return new Command("review")
    .summary("inactive committers; admins and owners to add and drop")
    .description(
      "Hold the committers, admins and owners against the roll, the new committee and the charter: committers without merged code, with what they last did and from which day on they may be removed; what former members of the committee keep and lose; admins and owners to add and to drop.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--committer-team <team>", "another team than the charter's", parseTeam)
    .option("--admin-team <team>", "another team than the charter's", parseTeam)
    .option("--issue-text", "print the text of an issue that shares the review", false)
    .option("--post <owner/name>", "open or update that issue in a repository", parseRepository)
    .option("--name-all", "name in the issue also admins and owners not in public files", false)
    .option("--dry-run", "with --post: show what would be written, write nothing", false)
    .option("-y, --yes", "post without asking", false)
    .option("--json", "print the review as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<ReviewOptions>()),
    );
}

/** What cannot be asked for together. */
function requireOneOutput({ json, issueText, post, dryRun, yes, nameAll }: ReviewOptions): void {
  const refuse = (message: string, hint: string): never => {
    throw new ElectionError("input", message, { hint });
  };
  const outputs = [json ? "--json" : "", issueText ? "--issue-text" : "", post ? "--post" : ""];
  const given = outputs.filter((flag) => flag !== "");
  if (given.length > 1) refuse(`${given.join(" and ")} exclude each other`, "Give one of them.");
  if (post === undefined && (dryRun || yes)) {
    refuse(
      `${dryRun ? "--dry-run" : "--yes"} goes with --post`,
      "Without --post nothing is written anywhere.",
    );
  }
  if (nameAll && post === undefined && !issueText) {
    refuse("--name-all goes with --issue-text or --post", "The table and --json name everybody.");
  }
}

/** Prints the review, or shares it as an issue. */
async function runRolesReview(context: CliContext, options: ReviewOptions): Promise<void> {
  requireOneOutput(options);
  const { post, nameAll } = options;
  const { readReviewFiles, readReviewAnswers, reviewOf } = await import("./review-sources.ts");
  const { showProgress } = await import("../roll/fetch-progress.ts");
  const { terminal } = context;
  const files = await readReviewFiles(context, options);
  const { news, progress, stop } = await showProgress(context);
  try {
    const github = await context.github({ news, timeout: 30, maxWait: 600 });
    const answers = await readReviewAnswers(github, files, progress.stage);
    if (post !== undefined) {
      const { postReview } = await import("./post-review.ts");
      await postReview(context, github, { files, answers, stop, ...options, repository: post });
      return;
    }
    stop();
    const review = reviewOf(files, answers, new Map());
    if (options.json) {
      const { reviewJson } = await import("../../render/roles/roles-json.ts");
      terminal.print(JSON.stringify(reviewJson(review), null, 2));
    } else if (options.issueText) {
      const { issueText } = await import("../../../roles/issue-text.ts");
      terminal.print(issueText(review, { nameAll }));
    } else {
      const { renderReview } = await import("../../render/roles/roles-review.ts");
      terminal.print(renderReview(review, terminal));
    }
  } finally {
    stop();
  }
}
