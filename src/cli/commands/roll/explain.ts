import type { Election } from "../../../election/election.ts";
import { explain } from "../../../electorate/explain/explain.ts";
import { ElectionError } from "../../../errors.ts";
import { sameLogin } from "../../../people/account.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { explanationsReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { evidencePath } from "../../../workspace/evidence/evidence-files.ts";
import { buildFromFiles } from "../../../workspace/roll/build-roll-files.ts";
import { findPublishedList, voterListPath } from "../../../workspace/roll/public-list.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { renderExplanations } from "../../render/roll/roll-explain.ts";
import { report } from "../../report.ts";
import { tellPrivate } from "./private-repositories.ts";

/** A checkout without evidence cannot tell why; the public list of voters, where there is one, tells whether. */
async function refuseWithoutEvidence(
  workspace: Workspace,
  { election, officials }: Election,
  person: string,
): Promise<void> {
  if ((await readText(workspace, evidencePath(election, "fetch.json"))) !== undefined) return;
  const list = await findPublishedList(workspace, election);
  const login = person.replace(/^@/, "");
  const isListed = list?.voters.some((voter) => sameLogin(voter.login, login));
  const names = officials.map((each) => `@${each.login}`).join(", ");
  const hints = [
    list === undefined
      ? "No list of voters is published in this checkout either."
      : `The published list of voters, ${voterListPath(election)}, ${isListed ? "has" : "does not have"} the login ${visible(login)}.`,
    names === "" ? "Officials can tell more." : `The officials can tell more: ${names}.`,
    "Officials save the evidence with kata-election roll fetch.",
  ];
  throw new ElectionError(
    "input",
    `this checkout has no evidence of ${election}, so it cannot tell why someone may vote`,
    { hint: hints.join("\n") },
  );
}

/** Builds the roll from the evidence and prints what it says of someone. */
export async function runExplain(
  context: CliContext,
  asked: { readonly person: string; readonly election: string | undefined },
  options: { readonly json: boolean },
): Promise<void> {
  const { workspace, id, election } = await chosenElection(context, asked.election);
  await refuseWithoutEvidence(workspace, election, asked.person);
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
    text: () => renderExplanations(explanations, context.terminal),
  });
}
