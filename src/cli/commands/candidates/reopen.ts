import { utcDate } from "../../../dates.ts";
import { pollInForce } from "../../../election/poll.ts";
import { ElectionError } from "../../../errors.ts";
import { planReopening } from "../../../procedures/candidacies/close.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { visible } from "../../../visible-text.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { warnIfPublished } from "../../warn-published.ts";
import { answerOfficial } from "./official-answer.ts";

/** The reason that is recorded: given, else asked for. */
export async function answerReason(
  { prompter }: Pick<CliContext, "prompter">,
  given: string | undefined,
  message: string,
): Promise<string> {
  const reason = (given ?? (await (await prompter("--reason")).text({ message }))).trim();
  if (reason !== "") return reason;
  throw new ElectionError("input", "a reason is needed", { hint: "Give --reason." });
}

/** Opens the list again. */
export async function runReopen(
  context: CliContext,
  named: string | undefined,
  options: {
    readonly by?: string | undefined;
    readonly reason?: string | undefined;
    readonly source?: string | undefined;
    readonly reference?: string | undefined;
    readonly unknownLogin: boolean;
    readonly dryRun: boolean;
  },
): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, named);
  const { candidatesClosed } = election;
  if (candidatesClosed === undefined) {
    throw new ElectionError("refused", `the list of election ${id} is not closed`, {
      hint: "You can accept candidacies without reopening it.",
    });
  }
  const message = "Which official reopens the list?";
  const { by: given, unknownLogin } = options;
  const by = await answerOfficial(context, election, {
    flag: "--by",
    given,
    message,
    unknownLogin,
  });
  const reason = await answerReason(context, options.reason, "Why is the list reopened?");
  const date = utcDate(await context.now());
  const reference = options.source ?? options.reference;
  const plan = await planReopening(
    workspace,
    { ...election, candidatesClosed },
    { by, date, reason, reference },
  );
  const poll = pollInForce(election.polls);
  if (poll !== undefined) {
    // Ballots that were cast cannot rank someone who joins now.
    terminal.warn(
      `warning: poll ${visible(poll.id)} has the old list. If someone joins, start another poll and record it with kata-election poll record --id <id> --restarts <reason>.`,
    );
  }
  await warnIfPublished(context, workspace, id);
  await carryOut(context, workspace, plan, options);
  terminal.note("Close the list again with kata-election candidates close.");
}
