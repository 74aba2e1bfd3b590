import { chosenId } from "../../../procedures/chosen-election.ts";
import type { CorrectionWords } from "../../../procedures/publishing/plan-erratum.ts";
import {
  type PreparedResult,
  prepareElection,
} from "../../../procedures/publishing/prepare-results.ts";
import { changeSentences } from "../../../results/corrections/change-sentences.ts";
import { visible } from "../../../visible-text.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { pastDayFlag } from "../../flags/dates.ts";
import { namedOfficial, officialIfNamed } from "../../official.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import type { PrepareOptions } from "./results.ts";

function summary({ complete, remarks, draft }: PreparedResult): string {
  const outcomes = complete.outcomes.map(({ name, login, outcome, reason }) => {
    const why = reason === undefined ? "" : `: ${visible(reason)}`;
    return `${visible(name)} (${login}) ${outcome.state}${why}`;
  });
  const open = complete.openSeats > 0 ? [`seats that stay vacant: ${complete.openSeats}`] : [];
  const notes = remarks.map((remark) => `note: ${visible(remark)}`);
  const { errata = [] } = complete;
  const last = draft.revision > 1 ? errata.at(-1) : undefined;
  const erratum =
    last === undefined
      ? []
      : [
          `revision ${last.revision}, recorded by ${last.by} on ${last.date}: ${visible(last.reason)}`,
          ...changeSentences(last.changed, complete).map((each) => `  ${visible(each)}`),
        ];
  return [...erratum, ...outcomes, ...open, ...notes, `publication level: ${draft.level}`].join(
    "\n",
  );
}

/** The correction in the official's words; asks who decided it if no one is named. */
async function correctionWords(
  context: CliContext,
  { erratum, by, date, unknownLogin }: PrepareOptions,
): Promise<CorrectionWords> {
  if (erratum === undefined && date === undefined) return { erratum, by, date };
  const day = await pastDayFlag(context, "--date", date);
  if (erratum === undefined) return { erratum, by, date: day };
  const named = (await officialIfNamed(context, by)) ?? (await askWho(context));
  return { erratum, by: await namedOfficial(context, { by: named, unknownLogin }), date: day };
}

async function askWho(context: CliContext): Promise<string> {
  const prompter = await context.prompter("--by <login>");
  const message = "Who decided the correction (GitHub login)?";
  return (await prompter.text({ message })).trim();
}

/** Computes the result and writes its draft into the private folder. */
export async function runPrepare(context: CliContext, options: PrepareOptions): Promise<void> {
  const { terminal } = context;
  const { level, skipInvalid, dryRun } = options;
  const { workspace, id: election } = await chosenId(context, options.election);
  const prepared = await prepareElection(workspace, election, {
    clock: { now: await context.now(), machine: context.milliseconds() },
    level,
    skipInvalid,
    ...(await correctionWords(context, options)),
  });
  if (prepared === undefined) {
    terminal.note(
      `The published result of ${election} matches the files: there is nothing to correct.`,
    );
    return;
  }
  if (dryRun) {
    await carryOut(context, workspace, prepared.draft.files, { dryRun });
    return;
  }
  await carryOut(context, workspace, prepared.plan, { dryRun });
  terminal.print(wrapForScreen(summary(prepared), terminal));
  terminal.note(
    `\nNext: review the draft in ${prepared.folder}/, then:\n  kata-election results publish --election ${election}`,
  );
}
