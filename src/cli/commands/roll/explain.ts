import { explain } from "../../../electorate/explain/explain.ts";
import { refuseWithoutEvidence } from "../../../procedures/roll/may-vote.ts";
import { explanationsReport } from "../../../procedures/roll/reports.ts";
import { readElection } from "../../../workspace/election/election-file.ts";
import { electionInQuestion } from "../../../workspace/election/election-pages.ts";
import { buildFromFiles } from "../../../workspace/roll/build-roll-files.ts";
import type { CliContext } from "../../context.ts";
import { renderExplanations } from "../../render/roll/roll-explain.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";
import { tellPrivate } from "./private-repositories.ts";

/** Builds the roll from the evidence and prints what it says of someone. */
export async function runExplain(
  context: CliContext,
  asked: { readonly person: string; readonly election: string | undefined },
  options: { readonly json: boolean },
): Promise<void> {
  const workspace = await context.workspace();
  const id = await electionInQuestion(workspace, asked.election, await context.now());
  await refuseWithoutEvidence(workspace, id, asked.person);
  const { value: election } = await readElection(workspace, id);
  const built = await buildFromFiles(workspace, election, {
    tool: context.version,
    provisional: true,
  });
  const namesPrivate = context.terminal.isScreen && !options.json;
  const explanations = explain(built, asked.person, { namesPrivate });
  if (namesPrivate) {
    const shared = explain(built, asked.person, { namesPrivate: false });
    if (shared.some(({ hidden }) => hidden !== undefined)) tellPrivate(context);
  }
  report(context, options, {
    schema: explanationsReport,
    json: () => ({ formatVersion: 1 as const, election: id, explanations }),
    text: () => wrapForScreen(renderExplanations(explanations, context.terminal), context.terminal),
  });
}
