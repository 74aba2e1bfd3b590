import { Command, Option } from "commander";
import { type PublicationLevel, publicationLevels } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import type { CorrectionWords } from "../../../procedures/publishing/plan-erratum.ts";
import type { PreparedResult } from "../../../procedures/publishing/prepare-results.ts";
import { changeSentences } from "../../../results/change-sentences.ts";
import { visible } from "../../../visible-text.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { dayFlag } from "../../flags/day.ts";
import { unknownLoginOption } from "../../options.ts";

interface PrepareRequest {
  readonly election?: string;
  readonly level?: PublicationLevel;
  readonly skipInvalid: boolean;
  readonly dryRun: boolean;
  readonly erratum?: string;
  readonly by?: string;
  readonly unknownLogin: boolean;
  readonly date?: string;
}

const examples = `
Examples:
  $ kata-election results prepare
  $ kata-election results prepare --dry-run            show what publishing would change
  $ kata-election results prepare --level ranking      also publish every candidate's rank
  $ kata-election results prepare --election 2026-10 --by octavia --erratum "Ballots cast on the last day were missing"

Levels: winners (who is elected, as in past elections), ranking (also every rank and its reason),
matrix (also the pairwise counts). publication: in election.yaml sets the level. The draft is written
to elections/.private/<election>/draft/; nothing public changes. If a person
must decide a question first, it writes nothing and exits with 3.`;

/** `run` is a parameter so that tests can check parsing without preparing anything. */
export function resultsPrepareCommand(open: OpenContext, run = runResultsPrepare): Command {
  const command = new Command("prepare")
    .summary("draft the result, in the private folder only")
    .description("Compute the result from the files and draft everything that publishing changes")
    .option("--election <YYYY-MM>", "which election (default: the one in progress)")
    .addOption(
      new Option("--level <level>", "how much of the count is published").choices(
        publicationLevels,
      ),
    )
    .option("--skip-invalid", "skip invalid ballots", false)
    .option("--erratum <text>", "correct a published result: what was wrong, and why")
    .option("--by <login>", "who decided the correction")
    .addOption(unknownLoginOption())
    .option("--date <date>", "when it was decided (default: today, UTC)")
    .option("--dry-run", "show what publishing would change; write nothing", false)
    .addHelpText("after", examples);
  return command.action((options: PrepareRequest) => run(open(command), options));
}

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

/** The correction in the official's words; who decided it is asked for where no one is named. */
async function correctionWords(
  context: CliContext,
  { erratum, by, date, unknownLogin }: PrepareRequest,
): Promise<CorrectionWords> {
  const day =
    erratum === undefined && date === undefined
      ? undefined
      : await dayFlag(context, "--date", date);
  if (erratum === undefined) return { erratum, by, date: day };
  const named =
    by ??
    (await (
      await context.prompter("--by <login>")
    ).text({ message: "Who decided the correction (GitHub login)?" }));
  const parsed = loginSchema.safeParse(named.trim());
  if (parsed.success) {
    const { knownLogin } = await import("../../known-login.ts");
    const official = await knownLogin(context, { flag: "--by", login: parsed.data, unknownLogin });
    return { erratum, by: official, date: day };
  }
  throw new ElectionError("input", `--by ${visible(named)} is not a GitHub login`, {
    hint: "Name the official who decided the correction.",
  });
}

/** Computes the result and writes its draft into the private folder. */
async function runResultsPrepare(context: CliContext, request: PrepareRequest): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { wrapForScreen } = await import("../../render/wrap.ts");
  const { draftFolder, planDraft } = await import("../../../workspace/results/draft.ts");
  const election = await chooseElection(workspace, request.election);
  const { prepareElection } = await import("../../../procedures/publishing/prepare-results.ts");
  const prepared = await prepareElection(workspace, election, {
    clock: { now: await context.now(), machine: context.milliseconds() },
    level: request.level,
    skipInvalid: request.skipInvalid,
    ...(await correctionWords(context, request)),
  });
  if (prepared === undefined) {
    terminal.note(
      `The published result of ${election} matches the files: there is nothing to correct.`,
    );
    return;
  }
  if (request.dryRun) {
    await carryOut(context, workspace, prepared.draft.files, { dryRun: true });
    return;
  }
  await carryOut(context, workspace, await planDraft(workspace, prepared.draft), { dryRun: false });
  terminal.print(wrapForScreen(summary(prepared), terminal));
  terminal.note(
    `\nNext: review the draft in ${draftFolder(election)}/, then:\n  kata-election results publish --election ${election}`,
  );
}
