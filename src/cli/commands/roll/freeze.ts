import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { freezeCandidate, planFrozenRoll } from "../../../procedures/roll/freeze.ts";
import { plural } from "../../../wording.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { officialIfKnown } from "../../official.ts";
import { confirmElection } from "../../prompts/answers.ts";
import { correctedAddresses } from "../../render/roll/roll.ts";
import { renderReview } from "../../render/roll/roll-review.ts";
import { reviewFor } from "./private-repositories.ts";
import type { FreezeOptions } from "./roll.ts";

const howToDecide = `Answer them with kata-election roll resolve, or record a decision in election.yaml (subject: the commit, login or pull request):
decisions:
  - about: voter
    subject: <as above>
    outcome: <what was decided>
    by: <login of who decided>
    date: <day>
    reason: <why>`;

/** Freezes the roll, or a correction of it. */
export async function runFreeze(context: CliContext, options: FreezeOptions): Promise<void> {
  const { terminal } = context;
  const { reason, dryRun } = options;
  const { workspace, id, election } = await chosenElection(context, options.election);
  const request = { tool: context.version, reason, dryRun };
  const { roll, undecided, warnings } = await freezeCandidate(workspace, election, request);
  if (undecided.length > 0) {
    const questions = plural(undecided.length, "question");
    const shown = reviewFor(context, roll, undecided);
    throw new ElectionError("undecided", `${questions} of the roll must be decided first`, {
      hint: `${renderReview(shown, shown)}\n\n${howToDecide}`,
    });
  }
  for (const warning of warnings) terminal.warn(warning);
  const by = await officialIfKnown(context, options);
  if (!dryRun) {
    const question = `Type ${id} to freeze the roll of this election:`;
    const words = { question, verb: "freeze", done: "frozen" };
    await confirmElection(context, id, options.confirm, words);
  }
  const day = utcDate(await context.now()).toString();
  const frozen = await planFrozenRoll(workspace, election, roll, reason?.trim(), { day, by });
  const { revision, plan, toDecide } = frozen;
  if (!dryRun) await frozen.keepEvidence();
  await carryOut(context, workspace, plan, { dryRun });
  if (toDecide.length > 0) terminal.warn(correctedAddresses(toDecide));
  if (dryRun) return;
  await frozen.protect();
  terminal.print(`${revision.sha256}  ${revision.file}`);
  const { revision: number, voters, corrects } = revision;
  terminal.note(`Froze the roll of ${id}: ${plural(voters, "voter")}, revision ${number}.`);
  if (corrects !== undefined) {
    terminal.note(`It corrects sha256 ${corrects}.`);
    terminal.note(`Still to invite: the addresses in ${frozen.supplement}`);
  }
  terminal.note("Next: publish the list, without addresses: kata-election roll publish");
}
