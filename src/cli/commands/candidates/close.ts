import { Command } from "commander";
import type { ListedCandidate } from "../../../candidates/candidate-list.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import type { VoteOutlook } from "../../../seats/declare.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { closingJson, nextStep, seatedNames, undecidedCandidacies } from "./closing-report.ts";
import type { ClosingOptions } from "./record-closing.ts";

interface CloseOptions extends ClosingOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election candidates close --by octavia
      records that the list is closed, and says whether a vote is needed
  $ kata-election candidates close --json | jq .voteNeeded
      only asks
  $ kata-election candidates close --by octavia \\
      --confirmed 2026-10-15="committee meeting notes"
      the continuing members confirmed a result without a vote

Afterwards nobody joins the list, unless candidates reopen says why. Exits with 3 while a candidacy waits for the officials, or a person must decide whether a vote is needed.`;

/** `candidates close`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesCloseCommand(open: OpenContext, run = runCandidatesClose): Command {
  return new Command("close")
    .summary("close the list once nominations are over: is a vote needed")
    .description(
      "Close the list of candidates once nominations are over and every candidacy is decided; say whether a vote is needed, and if not, who is elected without one. Ask again after each withdrawal.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--by <login>", "the official who closes the list")
    .option(
      "--confirmed <date=where>",
      "where no vote is held or seats stay open: the continuing members confirmed it",
    )
    .option("--json", "print the answer as JSON", false)
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<CloseOptions>()),
    );
}

async function listed(workspace: Workspace, election: Election): Promise<ListedCandidate[]> {
  const { listCandidates } = await import("../../../candidates/candidate-list.ts");
  const { readCandidacyFiles } = await import("../../../workspace/candidates/candidacy-files.ts");
  const files = (await readCandidacyFiles(workspace, election.election)).map(
    ({ name, content }) => ({
      name,
      reading: "reading" in content ? content.reading : undefined,
    }),
  );
  return listCandidates(files, election.candidates);
}

async function refuseBefore(
  { now }: CliContext,
  { election, nominations }: Election,
): Promise<void> {
  const { formatInstant } = await import("../../../dates.ts");
  if ((await now()).epochMilliseconds >= nominations.closes.epochMilliseconds) return;
  throw new ElectionError(
    "refused",
    `nominations for election ${election} close ${formatInstant(nominations.closes)}`,
    { hint: "Run the command again then; candidates list shows who stands so far." },
  );
}

/** What stops the list from being final, or the question of the vote from being answered. */
function openQuestion(
  election: Election,
  outlook: VoteOutlook,
  undecided: readonly string[],
): ElectionError | undefined {
  if (undecided.length > 0) {
    return new ElectionError("undecided", undecided.join("\n"), {
      hint: "Then close the list: nothing was recorded.",
    });
  }
  if (outlook.vote.needed !== undefined) return undefined;
  const hint = nextStep(outlook, election);
  return new ElectionError("undecided", visible(outlook.vote.reason), { hint });
}

async function showList(
  { terminal }: CliContext,
  candidates: readonly ListedCandidate[],
  { remarks, rules }: VoteOutlook,
): Promise<void> {
  const { renderCandidateList } = await import("../../render/candidates/candidate-list.ts");
  const { table, differences } = renderCandidateList(candidates, terminal);
  if (candidates.length > 0) terminal.print(table);
  for (const difference of differences) terminal.warn(`warning: ${difference}`);
  const { organizationsSpelledAlike } = await import("../../../seats/organization-doubts.ts");
  const { spellingQuestion } = await import("../../../committee/organization-remarks.ts");
  const questions = organizationsSpelledAlike(rules).map(spellingQuestion);
  for (const remark of [...remarks, ...questions]) {
    terminal.warn(wrapForScreen(`note: ${visible(remark)}`, terminal));
  }
}

function sayWhatFollows({ terminal }: CliContext, election: Election, outlook: VoteOutlook): void {
  terminal.print(wrapForScreen(`\n${visible(outlook.vote.reason)}.`, terminal));
  const seated = seatedNames(outlook);
  if (outlook.vote.needed === false && seated.length > 0) {
    const names = seated.map(visible).join(", ");
    terminal.print(wrapForScreen(`Elected without a vote: ${names}.`, terminal));
  }
  terminal.note(wrapForScreen(nextStep(outlook, election), terminal));
}

/** Closes the list, and says who stands in the end and whether that needs a vote. */
async function runCandidatesClose(
  context: CliContext,
  { election: named, json, ...options }: CloseOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readDeclarationInput } = await import("../../../workspace/election/declaration-input.ts");
  const { voteOutlook } = await import("../../../seats/declare.ts");
  const { recordClosing } = await import("./record-closing.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { input } = await readDeclarationInput(workspace, id);
  const { election } = input;
  await refuseBefore(context, election);
  const candidates = await listed(workspace, election);
  const undecided = undecidedCandidacies(election, candidates);
  const outlook = voteOutlook(input);
  if (!json) await showList(context, candidates, outlook);
  const closing =
    undecided.length > 0
      ? election.candidatesClosed
      : await recordClosing(context, workspace, election, outlook, {
          ...options,
          asks: terminal.canPrompt && !json,
        });
  if (json) terminal.print(closingJson(id, outlook, undecided, closing));
  const question = openQuestion(election, outlook, undecided);
  if (question !== undefined) throw question;
  if (json) return;
  const { value: recorded } = await readElection(workspace, id);
  sayWhatFollows(context, recorded, outlook);
}
