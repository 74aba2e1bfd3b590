import { Command } from "commander";
import type { ListedCandidate } from "../../../candidates/candidate-list.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import type { VoteOutlook } from "../../../seats/declare.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface CloseOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election candidates close
  $ kata-election candidates close --json | jq .voteNeeded

Exits with 3 while a candidacy waits for the officials, or a person must decide whether a vote is needed.`;

/** `candidates close`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesCloseCommand(open: OpenContext, run = runCandidatesClose): Command {
  return new Command("close")
    .summary("the final list once nominations are over: is a vote needed")
    .description(
      "Look at the candidates once nominations are over: is every candidacy decided, is a vote needed, and if not, who is elected without one. Ask again after each withdrawal.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print the answer as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<CloseOptions>()),
    );
}

async function listed(workspace: Workspace, election: Election): Promise<ListedCandidate[]> {
  const { listCandidates } = await import("../../../candidates/candidate-list.ts");
  const { hasCandidacyEnding } = await import("../../../candidates/candidacy-file-name.ts");
  const { readCandidacyFiles } = await import("../../../workspace/candidacy-files.ts");
  const files = (await readCandidacyFiles(workspace, election.election))
    .filter(({ name }) => hasCandidacyEnding(name))
    .map(({ name, content }) => ({
      name,
      reading: "reading" in content ? content.reading : undefined,
    }));
  return listCandidates(files, election.candidates);
}

/** Candidacies that officials must act on before the list is final, each with what to do. */
function undecidedCandidacies(
  { candidates: accepted, nominations }: Election,
  candidates: readonly ListedCandidate[],
): string[] {
  const waiting = candidates
    .filter(({ state }) => state === "not accepted")
    .map(({ file }) => `${visible(file)} is not accepted: accept it, or remove the file`);
  const late = accepted.filter(
    ({ submitted, acceptedLate, withdrawn }) =>
      withdrawn === undefined &&
      acceptedLate === undefined &&
      submitted.epochMilliseconds >= nominations.closes.epochMilliseconds,
  );
  return [
    ...waiting,
    ...late.map(
      ({ file }) =>
        `${visible(file)} came late: accept it with --late-by and --late-reason, or withdraw it`,
    ),
  ];
}

/** What happens next, for the official. */
function nextStep({ vote, rules }: VoteOutlook): string {
  const { openSeats } = vote.filled.seating;
  if (vote.needed === undefined) {
    return "Record whom the person works for in the decisions of election.yaml (about: affiliation) and ask again.";
  }
  if (vote.needed) return "Next: the campaign, then the poll.";
  const open =
    openSeats === 0
      ? ""
      : ` ${openSeats} of ${rules.seats.length} seats ${openSeats === 1 ? "stays" : "stay"} open.`;
  return `No poll is held.${open} Have the continuing members confirm it, and record that in the decisions of election.yaml (about: confirmation).`;
}

function seatedNames({ vote }: VoteOutlook): string[] {
  return vote.filled.seating.outcomes
    .filter(({ outcome }) => outcome.state === "seated")
    .map(({ candidate }) => candidate.name);
}

function closeJson(election: string, outlook: VoteOutlook, undecided: readonly string[]): string {
  const { standing, vote, rules, remarks } = outlook;
  const report = {
    formatVersion: 1,
    election,
    candidates: standing.map(({ login, name, affiliation }) => ({ login, name, affiliation })),
    seats: rules.seats.length,
    voteNeeded: vote.needed ?? null,
    reason: vote.reason,
    openSeats: vote.needed === false ? vote.filled.seating.openSeats : null,
    seatedWithoutVote: vote.needed === false ? seatedNames(outlook) : null,
    undecided,
    remarks,
  };
  return JSON.stringify(report, null, 2);
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

/** Says who stands in the end, and whether that needs a vote. */
async function runCandidatesClose(
  context: CliContext,
  { election: named, json }: CloseOptions,
): Promise<void> {
  const { chooseElection } = await import("../../../workspace/election-file.ts");
  const { readDeclarationInput } = await import("../../../workspace/declaration-input.ts");
  const { voteOutlook } = await import("../../../seats/declare.ts");
  const { renderCandidateList } = await import("../../render/candidate-list.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { input } = await readDeclarationInput(workspace, id);
  await refuseBefore(context, input.election);
  const candidates = await listed(workspace, input.election);
  const undecided = undecidedCandidacies(input.election, candidates);
  const outlook = voteOutlook(input);
  if (json) terminal.print(closeJson(id, outlook, undecided));
  else {
    const { table, differences } = renderCandidateList(candidates, terminal);
    if (candidates.length > 0) terminal.print(table);
    for (const difference of differences) terminal.warn(`warning: ${difference}`);
    for (const remark of outlook.remarks) terminal.warn(`note: ${visible(remark)}`);
  }
  if (undecided.length > 0) {
    throw new ElectionError("undecided", undecided.join("\n"), {
      hint: "Then ask again whether a vote is needed.",
    });
  }
  if (outlook.vote.needed === undefined) {
    throw new ElectionError("undecided", visible(outlook.vote.reason), { hint: nextStep(outlook) });
  }
  if (json) return;
  terminal.print(`\n${visible(outlook.vote.reason)}.`);
  const seated = seatedNames(outlook);
  if (!outlook.vote.needed && seated.length > 0) {
    terminal.print(`Elected without a vote: ${seated.map(visible).join(", ")}.`);
  }
  terminal.note(nextStep(outlook));
}
