import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface ListOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election candidates list
  $ kata-election candidates list --election 2023-10      a past election: its files alone
  $ kata-election candidates list --json | jq -r '.candidates[].login'`;

/** `candidates list`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesListCommand(open: OpenContext, run = runCandidatesList): Command {
  return new Command("list")
    .summary("who stands, from the files and from what officials accepted")
    .description(
      "List an election's candidates: its candidacy files, joined with the candidates in election.yaml.\nDifferences between the two are shown. A folder without election.yaml is listed from its files.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print the list as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<ListOptions>()),
    );
}

/** Prints the candidates of an election. */
async function runCandidatesList(
  { workspace: openWorkspace, terminal }: CliContext,
  { election: named, json }: ListOptions,
): Promise<void> {
  const { chooseElectionFolder, findElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readCandidacyFiles } = await import("../../../workspace/candidates/candidacy-files.ts");
  const { listCandidates } = await import("../../../candidates/candidate-list.ts");
  const { candidateListJson, renderCandidateList } = await import(
    "../../render/candidates/candidate-list.ts"
  );
  const workspace = await openWorkspace();
  const election = await chooseElectionFolder(workspace, named);
  const accepted = (await findElection(workspace, election))?.candidates;
  const files = (await readCandidacyFiles(workspace, election)).map(({ name, content }) => ({
    name,
    reading: "reading" in content ? content.reading : undefined,
  }));
  const candidates = listCandidates(files, accepted);
  if (json) {
    terminal.print(candidateListJson(election, accepted !== undefined, candidates));
    return;
  }
  if (accepted === undefined) {
    terminal.note(`Election ${election} has no election.yaml: this is what its files say.`);
  }
  if (candidates.length === 0) {
    terminal.note(`Nobody stands in election ${election}.`);
    return;
  }
  const { table, differences } = renderCandidateList(candidates, terminal);
  terminal.print(table);
  for (const difference of differences) terminal.warn(`warning: ${difference}`);
}
