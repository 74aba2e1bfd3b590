import { Command } from "commander";
import type { Election } from "../../../election/election.ts";
import type { Roll } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollFreezeOptions {
  readonly election?: string;
  readonly reason?: string;
  readonly confirm?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election roll freeze --confirm 2026-10
  $ kata-election roll freeze --confirm 2026-10 --reason "two addresses found"   a correction`;

/** `roll freeze`; `run` is a parameter so that tests can check parsing alone. */
export function rollFreezeCommand(open: OpenContext, run = runRollFreeze): Command {
  return new Command("freeze")
    .summary("fix the roll, or a correction of it, with its digest")
    .description(
      "Fix the roll with its digest; it refuses while a question of the review list is undecided.\nA frozen roll is corrected by further revisions, each with a reason and the addresses still to invite.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--reason <text>", "why the frozen roll has to be corrected")
    .option("--confirm <YYYY-MM>", "the election's name, to confirm")
    .option("--dry-run", "show what would be written", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollFreezeOptions>()),
    );
}

const howToDecide = `Or record a decision in election.yaml; its subject is the commit, login or pull request:
decisions:
  - about: voter
    subject: <as above>
    outcome: <what was decided>
    by: <login of who decided>
    date: <day>
    reason: <why>`;

async function requireDecided(roll: Roll, { decisions }: Election): Promise<void> {
  const { undecidedItems } = await import("../../../electorate/decide.ts");
  const { publicReviewItem } = await import("../../../electorate/public-roll.ts");
  const { renderReview } = await import("../../render/roll/roll-review.ts");
  if (roll.evidence.until !== undefined) {
    throw new ElectionError("refused", "a provisional roll cannot be frozen", {
      hint: "Fetch when the qualifying period is over, and build the roll again.",
    });
  }
  const made = decisions.filter((decision) => decision.about === "voter");
  const undecided = undecidedItems(roll.review, made).map(publicReviewItem);
  if (undecided.length === 0) return;
  const { plural } = await import("../../render/plural.ts");
  const questions = plural(undecided.length, "question");
  throw new ElectionError("undecided", `${questions} of the roll to decide first`, {
    hint: `${renderReview(undecided, undecided)}\n\n${howToDecide}`,
  });
}

/** The roll as it is built now, which must be the one that officials looked at. */
async function rollToFreeze(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  reason: string | undefined,
): Promise<Roll> {
  const { buildRollFromFiles } = await import("../../../workspace/roll/build-roll-files.ts");
  const { readFreeze } = await import("../../../workspace/roll/freeze-files.ts");
  const { readRoll, rollText } = await import("../../../workspace/roll/roll-file.ts");
  const id = election.election;
  const freeze = await readFreeze(workspace, id);
  const last = freeze?.revisions.at(-1)?.revision ?? 1;
  const written = await readRoll(workspace, id, last);
  const provisional = written.evidence.until !== undefined;
  const roll = await buildRollFromFiles(workspace, election, {
    tool: context.version,
    provisional,
  });
  const isSame =
    rollText({ ...roll, rule: { ...roll.rule, tool: written.rule.tool } }) === rollText(written);
  if (freeze === undefined && reason !== undefined) {
    throw new ElectionError("input", "--reason is for corrections; this roll is not frozen yet", {
      hint: "Leave it out to freeze the first revision.",
    });
  }
  if (freeze === undefined && !isSame) {
    throw new ElectionError("refused", "roll.yaml is not what evidence and people files now make", {
      hint: "Build it again, look at it, then freeze it: kata-election roll build",
    });
  }
  if (freeze !== undefined && isSame) {
    throw new ElectionError(
      "refused",
      `revision ${last} is frozen, and there is nothing to correct`,
      {
        hint: "Change the people files or fetch anew; then freeze the correction.",
      },
    );
  }
  if (freeze !== undefined && (reason ?? "").trim() === "") {
    throw new ElectionError("input", "the roll is frozen; a correction needs a --reason", {
      hint: 'Give it: kata-election roll freeze --reason "…"',
    });
  }
  return roll;
}

async function confirm(context: CliContext, id: string, given: string | undefined): Promise<void> {
  const typed =
    given ??
    (await (
      await context.prompter("--confirm")
    ).text({
      message: `Type ${id} to freeze the roll of this election:`,
      validate: (answer) =>
        answer.trim() === id || `Type ${id}, or press Ctrl-C to freeze nothing.`,
    }));
  if (typed.trim() === id) return;
  throw new ElectionError("input", `--confirm ${visible(typed)} is not the election ${id}`, {
    hint: `Nothing was frozen. Give --confirm ${id}.`,
  });
}

/** Freezes the roll, or a correction of it. */
async function runRollFreeze(
  context: CliContext,
  { election: named, reason, confirm: confirmed, dryRun }: RollFreezeOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { planFreeze, protectRoll, readFreeze, supplementPath } = await import(
    "../../../workspace/roll/freeze-files.ts"
  );
  const { carryOut } = await import("../../carry-out.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const roll = await rollToFreeze(context, workspace, election, reason);
  await requireDecided(roll, election);
  if (!dryRun) await confirm(context, id, confirmed);
  const { revision, plan } = await planFreeze(workspace, roll, reason?.trim());
  if (!dryRun) {
    const { keepEvidence } = await import("../../../workspace/evidence/frozen-evidence.ts");
    const { revisions } = (await readFreeze(workspace, id)) ?? { revisions: [] };
    await keepEvidence(workspace, id, revisions, revision);
  }
  await carryOut(context, workspace, plan, { dryRun });
  if (dryRun) return;
  await protectRoll(workspace, id, revision.revision);
  const { terminal } = context;
  terminal.print(`${revision.sha256}  ${revision.file}`);
  terminal.note(`Revision ${revision.revision} of the roll of ${id}: ${revision.voters} voters.`);
  if (revision.corrects !== undefined) {
    terminal.note(`It corrects sha256 ${revision.corrects}.`);
    terminal.note(`Still to invite: ${supplementPath(id, revision.revision)}`);
  }
}
