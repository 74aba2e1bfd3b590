import { type AnyCommand, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  dryRunOption,
  jsonOption,
  newElectionCommand,
  parseLogin,
  parseRepository,
} from "../../options.ts";

const review = (open: OpenContext) =>
  newElectionCommand("review", {
    summary: "review committers, admins and owners after an election",
    description:
      "Compare the committers, admins and owners with the roll, the new committee and the charter: committers without merged code, with their last merge and review and the earliest date on which they can be removed; what former committee members keep and lose; admins and owners to add and to drop.",
    examples: [
      { command: "kata-election roles review" },
      { command: "kata-election roles review --json | jq '.committers.inactive[].login'" },
      { command: "kata-election roles review --issue-text > review.md" },
      { command: "kata-election roles review --post kata-containers/community --dry-run" },
    ],
    notes:
      "Reads the voter roll of the election, elections/committee.yaml, the people named under\nroles in elections/people.yaml, and from GitHub the teams, members and owners of the\norganization. The token must be a member's, with the scope read:org; --post also needs\npublic_repo (or repo).\n\n--post opens one issue, or updates the one it opened before. It finds that issue by hidden\nmarkers, and leaves everything outside them as it is. It shows each change and asks first.",
  })
    .option("--issue-text", "print the review as the text of an issue", false)
    .addOption(
      new Option(
        "--post <owner/name>",
        "open or update the issue in a repository",
      ).argParser<string>(parseRepository),
    )
    .option("--name-all", "also name admins and owners who are not in public files", false)
    .addOption(dryRunOption())
    .option("-y, --yes", "post without asking", false)
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runReview } = await import("./review.ts");
      await runReview(open(command), options);
    });

export type ReviewOptions = OptionsOf<typeof review>;

const quorum = (open: OpenContext) =>
  newCommand("quorum", {
    summary: "count the committee's approvals of a new committer",
    description:
      "Read the issue that nominates a committer: which active committee members approved, how many are missing, and who nominated.",
    examples: [
      { command: "kata-election roles quorum 403" },
      { command: "kata-election roles quorum kata-containers/community#403 --as-of 2026-03-01" },
      {
        command:
          "kata-election roles quorum https://github.com/kata-containers/community/issues/403 --json",
      },
    ],
    notes:
      'Counts the last clear answer of each member of the committee: a thumbs-up on the issue\nitself, or a comment such as +1, LGTM, /approve, "I approve", "I support". -1, "I don\'t\napprove" and the like are objections. Quoted lines, questions, conditions, a yes to\nsomething else ("+1 to postponing") and everything else are listed for you to read, and\nnever counted; reactions to comments are not read.\n\nExits with 0 if a committer nominated and the quorum approved, with 1 if not (yet). The token must\nbe a member\'s, with the scope read:org.',
  })
    .argument("<issue>", "403 (in the community repository), owner/repository#403, or its URL")
    .option("--as-of <YYYY-MM-DD>", "the committee of that day (default: today, UTC)")
    .addOption(
      new Option(
        "--nominee <login>",
        "who is nominated, if the issue does not clearly say",
      ).argParser<string>(parseLogin),
    )
    .addOption(
      new Option(
        "--nominator <login>",
        "who nominated (default: who opened the issue)",
      ).argParser<string>(parseLogin),
    )
    .addOption(jsonOption())
    .action(async (issue, options, command): Promise<void> => {
      const { runQuorum } = await import("./quorum.ts");
      await runQuorum(open(command), issue, options);
    });

export type QuorumOptions = OptionsOf<typeof quorum>;

/** The words about committers, admins and owners. */
export function rolesCommand(open: OpenContext): AnyCommand {
  return newCommand("roles", {
    summary: "review committers, admins and owners; count a quorum",
    description:
      "Review the project's roles on GitHub after an election, and count the approvals of a new committer",
    examples: [
      { command: "kata-election roles review", note: "after an election" },
      { command: "kata-election roles quorum 403", note: "is this nomination approved?" },
    ],
  })
    .addCommand(review(open))
    .addCommand(quorum(open));
}
