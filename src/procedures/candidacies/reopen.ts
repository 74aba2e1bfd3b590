import type { Temporal } from "temporal-polyfill";
import type { Closing } from "../../election/closing.ts";
import type { Election } from "../../election/election.ts";
import { pollInForce } from "../../election/poll.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { planElectionEdit, reopenedText } from "../../workspace/election/election-edits.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Who opens the closed list again, and why. */
export interface Reopening {
  readonly by: string;
  readonly date: Temporal.PlainDate;
  readonly reason: string;
  readonly reference: string | undefined;
}

/**
 * When the list was closed, and by whom.
 *
 * @throws ElectionError (refused) where it is open.
 */
export function requireClosed({ election, candidatesClosed }: Election): Closing {
  if (candidatesClosed !== undefined) return candidatesClosed;
  throw new ElectionError("refused", `the list of election ${election} is not closed`, {
    hint: "You can accept candidacies without reopening it.",
  });
}

/** The change that opens the closed list again, and what an official should know of it. */
export async function planReopening(
  workspace: Workspace,
  election: Election,
  { by, date, reason, reference }: Reopening,
): Promise<{ readonly plan: readonly FileChange[]; readonly warnings: readonly string[] }> {
  const { polls } = election;
  const decision = {
    ...{ by, date: date.toString(), reason },
    ...(reference === undefined ? {} : { reference }),
  };
  const closing = requireClosed(election);
  const poll = pollInForce(polls);
  return {
    plan: [
      await planElectionEdit(workspace, election, (text) =>
        reopenedText(text, election, closing, decision),
      ),
    ],
    // Ballots that were cast cannot rank someone who joins now.
    warnings:
      poll === undefined
        ? []
        : [
            `warning: poll ${visible(poll.id)} has the old list. If someone joins, start another poll and record it with kata-election poll record --id <id> --restarts <reason>.`,
          ],
  };
}
