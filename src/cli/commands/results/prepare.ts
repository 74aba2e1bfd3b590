import { Command, Option } from "commander";
import { type PublicationLevel, publicationLevels } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import type { PreparedResult } from "./prepare-results.ts";

interface PrepareRequest {
  readonly election?: string;
  readonly level?: PublicationLevel;
  readonly skipInvalid: boolean;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election results prepare
  $ kata-election results prepare --dry-run            show what publishing would change
  $ kata-election results prepare --level ranking      publish every candidate's place, too

Levels: winners (who is seated, as in past elections), ranking (also every place and its reason),
matrix (also the pairwise counts). election.yaml sets the level with publication:. The draft is written
below elections/.private/<election>/draft/; nothing public changes. While a question is open that a
person must decide, nothing is written and the exit code is 3.`;

/** `run` is a parameter so that tests can check parsing without preparing anything. */
export function resultsPrepareCommand(open: OpenContext, run = runResultsPrepare): Command {
  const command = new Command("prepare")
    .summary("draft the result, in the private folder only")
    .description("Compute the result from the files and draft everything that publishing changes")
    .option("--election <YYYY-MM>", "which election (default: the one in progress)")
    .addOption(
      new Option("--level <level>", "how much of the count becomes public").choices(
        publicationLevels,
      ),
    )
    .option("--skip-invalid", "count without the ballots that cannot be read", false)
    .option("--dry-run", "show what publishing would change; write nothing", false)
    .addHelpText("after", examples);
  return command.action((options: PrepareRequest) => run(open(command), options));
}

/** Refuses to draft what is public already. */
async function refusePublished(context: CliContext, election: string): Promise<void> {
  const workspace = await context.workspace();
  const { publicRecordPath } = await import("../../../workspace/election-file.ts");
  const { ledgerPath, readLedger } = await import("../../../workspace/committee-file.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  if ((await readText(workspace, publicRecordPath(election))) !== undefined) {
    throw new ElectionError("refused", `the result of ${election} is published`, {
      hint: `${publicRecordPath(election)} stands. A published result is not prepared anew.`,
    });
  }
  const { terms } = (await readLedger(workspace)).value;
  if (!terms.some(({ elected }) => elected === election)) return;
  throw new ElectionError("refused", `${ledgerPath} already has terms elected ${election}`, {
    hint: "Finish an interrupted publication with kata-election results publish, or remove these terms.",
  });
}

function summary({ complete, remarks, draft }: PreparedResult): string {
  const outcomes = complete.outcomes.map(({ name, login, outcome, reason }) => {
    const why = reason === undefined ? "" : `: ${visible(reason)}`;
    return `${visible(name)} (${login}) ${outcome.state}${why}`;
  });
  const open = complete.openSeats > 0 ? [`seats that stay open: ${complete.openSeats}`] : [];
  const notes = remarks.map((remark) => `note: ${visible(remark)}`);
  return [...outcomes, ...open, ...notes, `publication level: ${draft.level}`].join("\n");
}

/** Computes the result and writes its draft into the private folder. */
async function runResultsPrepare(context: CliContext, request: PrepareRequest): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const { chooseElection } = await import("../../../workspace/election-file.ts");
  const { declareChosen, requireDecided } = await import("../seats/declare-election.ts");
  const { prepareResult } = await import("./prepare-results.ts");
  const { wrapForScreen } = await import("../../render/wrap.ts");
  const { draftFolder, planDraft } = await import("../../../workspace/draft.ts");
  const election = await chooseElection(workspace, request.election);
  await refusePublished(context, election);
  const { declaration } = await declareChosen(context, election, request);
  requireDecided(declaration);
  const level = request.level ?? declaration.election.publication;
  const prepared = await prepareResult(workspace, declaration, level);
  if (request.dryRun) {
    await carryOut(context, workspace, prepared.draft.files, { dryRun: true });
    return;
  }
  await carryOut(context, workspace, await planDraft(workspace, prepared.draft), { dryRun: false });
  terminal.print(wrapForScreen(summary(prepared), terminal));
  terminal.note(
    `\nLook at the draft in ${draftFolder(election)}/, then:\n  kata-election results publish --election ${election}`,
  );
}
