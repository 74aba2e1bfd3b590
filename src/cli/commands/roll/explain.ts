import { explainVoter } from "../../../procedures/roll/may-vote.ts";
import { explanationsReport } from "../../../procedures/roll/reports.ts";
import type { CliContext } from "../../context.ts";
import { renderExplanations } from "../../render/roll/roll-explain.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";
import { tellPrivate } from "./private-repositories.ts";
import type { ExplainOptions } from "./roll.ts";

/** Builds the roll from the evidence and explains someone's entry. */
export async function runExplain(
  context: CliContext,
  person: string,
  options: ExplainOptions,
): Promise<void> {
  const { terminal, version: tool } = context;
  const now = await context.now();
  const { id, all, shared } = await explainVoter(await context.workspace(), {
    ...{ person, election: options.election, now, tool },
  });
  const namesPrivate = terminal.isScreen && !options.json;
  if (namesPrivate && shared.some(({ hidden }) => hidden !== undefined)) tellPrivate(context);
  const explanations = namesPrivate ? all : shared;
  report(context, options, {
    schema: explanationsReport,
    json: () => ({ formatVersion: 1 as const, election: id, explanations }),
    text: () => wrapForScreen(renderExplanations(explanations, terminal), terminal),
  });
}
