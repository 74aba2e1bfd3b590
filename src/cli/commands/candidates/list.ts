import {
  candidateListJson,
  candidateListReport,
  listElectionCandidates,
} from "../../../procedures/candidacies/list.ts";
import type { CliContext } from "../../context.ts";
import { otherFiles, renderCandidateList } from "../../render/candidates/candidate-list.ts";
import { report } from "../../report.ts";
import type { ListOptions } from "./candidates.ts";

/** Prints the candidates of an election. */
export async function runList(context: CliContext, { election, json }: ListOptions): Promise<void> {
  const { terminal } = context;
  const listing = await listElectionCandidates(await context.workspace(), election);
  const { table, differences } = renderCandidateList(listing.candidates, terminal);
  if (json || listing.candidates.length > 0) {
    report(
      context,
      { json },
      {
        schema: candidateListReport,
        json: () => candidateListJson(listing),
        text: () => table,
      },
    );
  }
  if (json) return;
  if (!listing.hasRegistry) {
    terminal.note(
      `Election ${listing.election} has no election.yaml; this list comes from its files.`,
    );
  }
  if (listing.candidates.length === 0) {
    terminal.note(`There are no candidates in election ${listing.election} yet.`);
  }
  for (const difference of differences) terminal.warn(`warning: ${difference}`);
  const others = otherFiles(listing.others);
  if (others !== undefined) terminal.note(others);
}
