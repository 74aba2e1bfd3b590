import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";
import type { CheckOptions } from "./check-options.ts";

const examples = `
Examples:
  $ kata-election candidates check                                    all of the election in progress
  $ kata-election candidates check elections/arch-committee-2026-10/AdaLindqvist.md
  $ kata-election candidates check AdaLindqvist.md --submitted 2026-10-06T09:12Z
  $ kata-election candidates check AdaLindqvist.md --github --comment > comment.md
  $ kata-election candidates check --json | jq '.findings[] | select(.severity == "error")'
  $ kata-election candidates check --pull-request 12
  $ kata-election candidates check --pull-request kata-containers/community#12 --post --dry-run

Exit codes: 0 nothing stands in the way (warnings are for a person to look at), 1 there is an error or
no such pull request any more, 2 wrong usage or malformed files of the election, 3 several pull requests
where one is asked for, 4 GitHub refused or did not answer in full.`;

/** `candidates check`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesCheckCommand(open: OpenContext, run = runCandidatesCheck): Command {
  return new Command("check")
    .summary("look for what is missing, unreadable, late or against the rules")
    .description(
      "Check candidacies: the files named, as a pull request adds them, or all of an election.\nWith --pull-request they are read from GitHub, and so is when it was opened and by whom; election.yaml and who else stands are what the checkout has.\nIn GitHub Actions the findings are annotations, and the job gets a summary.",
    )
    .argument("[files...]", "candidacy files (default: all of the election's folder)")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option(
      "--submitted <time>",
      "when the pull request was opened (default: in GitHub Actions as it says, else now)",
    )
    .option("--github", "also ask GitHub: is there such an account, was anything merged", false)
    .option("--pull-request <number>", "a pull request: its number, owner/name#12 or address")
    .option("--repository <owner/name>", "where it is (default: the checkout's remote origin)")
    .option(
      "--head <commit>",
      "only while this is its head commit; without --pull-request all open ones with that head",
    )
    .option("--annotations", "print GitHub annotations (default in GitHub Actions)")
    .option("--comment", "print a comment for the pull request, in Markdown", false)
    .option("--post", "put the comment on the pull request, or renew the one there", false)
    .option("--dry-run", "with --post: show the comment, post nothing", false)
    .option("--json", "print the findings as JSON", false)
    .addHelpText("after", examples)
    .action((files: string[], _options: unknown, command: Command) =>
      run(open(command), files, command.opts<CheckOptions>()),
    );
}

/** Checks candidacies and prints the findings. */
async function runCandidatesCheck(
  context: CliContext,
  files: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const { isOfPullRequest, refuseContradictions } = await import("./check-options.ts");
  refuseContradictions(files, options);
  if (isOfPullRequest(options)) {
    const { checkPullRequests } = await import("./check-pull-request.ts");
    await checkPullRequests(context, options);
    return;
  }
  const { collectFindings } = await import("./collect-findings.ts");
  const { conclude, printFindings } = await import("./print-findings.ts");
  const report = await collectFindings(context, files, options);
  await printFindings(context, options, report);
  conclude(context, report);
}
