import { Command } from "commander";
import type { OpenContext } from "../../context.ts";
import { rolesQuorumCommand } from "./quorum.ts";
import { rolesReviewCommand } from "./review.ts";

const examples = `
Examples:
  $ kata-election roles review                   after an election
  $ kata-election roles quorum 403               is this nomination approved?`;

/** The words about committers, admins and owners. */
export function rolesCommand(open: OpenContext): Command {
  return new Command("roles")
    .summary("committers, admins, owners: review them, count a quorum")
    .description(
      "The project's roles on GitHub: the review after an election, and the quorum for a new committer",
    )
    .addCommand(rolesReviewCommand(open))
    .addCommand(rolesQuorumCommand(open))
    .addHelpText("after", examples);
}
