import type { Temporal } from "temporal-polyfill";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import {
  candidateBy,
  planTakingBack,
  planWithdrawal,
  refuseOtherWithdrawal,
  withdrawalDay,
} from "../../../procedures/candidacies/withdraw.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { carryOut, warnIfPublished } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/dates.ts";
import { answerReason } from "../../prompts/answers.ts";
import type { WithdrawOptions } from "./list-words.ts";
import { answerOfficial } from "./official-answer.ts";

/** What a withdrawal means for the rest of the election. */
function consequence(
  { nominations, voting, seats }: Election,
  standing: number,
  now: Temporal.Instant,
): string {
  const at = now.epochMilliseconds;
  const figures = `${plural(standing, "candidate")} left for ${plural(seats, "seat")}`;
  if (at < nominations.closes.epochMilliseconds) return `${figures}; nominations are still open.`;
  if (at < voting.opens.epochMilliseconds) {
    return `${figures}. A vote may no longer be needed: run kata-election candidates close.`;
  }
  return `${figures}. Ballots are counted without the candidate; the count says whether that changes who is elected.`;
}

/** Records a withdrawal, or takes back an acceptance that was a mistake. */
export async function runWithdraw(
  context: CliContext,
  login: string,
  options: WithdrawOptions,
): Promise<void> {
  const { terminal } = context;
  const { workspace, id, election } = await chosenElection(context, options.election);
  const candidate = candidateBy(election, login);
  const now = await context.now();
  if (options.mistaken) {
    const message = "Which official removes the acceptance?";
    const by = await answerOfficial(context, election, options, message);
    const reason = await answerReason(context, options.reason, "What was the mistake?");
    const decision = { by, reason, date: utcDate(now) };
    const plan = await planTakingBack(workspace, election, candidate, decision);
    await warnIfPublished(context, workspace, id);
    await carryOut(context, workspace, plan, options);
    terminal.note(
      `@${candidate.login} is no longer recorded as a candidate. Accept ${visible(candidate.file)} again as it should be, or remove the file.`,
    );
    return;
  }
  refuseOtherWithdrawal(candidate, { date: options.date, reason: options.reason });
  const { withdrawn } = candidate;
  const date =
    withdrawn?.date ??
    withdrawalDay(await dayFlag(context, "--date", options.date), candidate, utcDate(now));
  const reason =
    withdrawn?.reason ??
    (await answerReason(context, options.reason, "Why? (in the candidate's words)"));
  const plan = await planWithdrawal(workspace, election, candidate, { date, reason });
  await warnIfPublished(context, workspace, id);
  await carryOut(context, workspace, plan, options);
  const standing = election.candidates.filter(
    (each) => each.withdrawn === undefined && each.login !== candidate.login,
  );
  terminal.note(consequence(election, standing.length, now));
}
