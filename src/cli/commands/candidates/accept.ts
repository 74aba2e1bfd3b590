import { Command } from "commander";
import type { CandidacyReading } from "../../../candidates/candidacy-reading.ts";
import type { Candidate } from "../../../candidates/candidate.ts";
import { nameInElection } from "../../../candidates/proposal.ts";
import { formatInstant } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginKey } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { ElectionCandidacies } from "../../../workspace/candidates/election-candidacies.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";
import type { AcceptOptions } from "./acceptance-answers.ts";

const examples = `
Examples:
  $ kata-election candidates accept 12                            merged, and pulled into the checkout
  $ kata-election candidates accept kata-containers/community#12 --affiliation "Analytical Works"
  $ kata-election candidates accept AdaLindqvist.md --submitted 2026-10-06T09:12Z
  $ kata-election candidates accept AdaLindqvist.md --login ada-l --affiliation "Analytical Works" \\
      --submitted 2026-10-06T09:12Z --pull-request https://github.com/kata-containers/community/pull/1
  $ kata-election candidates accept BoKeller.md --affiliation none --submitted 2026-10-13T16:00Z \\
      --late-by octavia --late-reason "mail server outage on the 12th"

Exit codes: 0 recorded, 1 refused (not merged yet, or faulty), 2 wrong usage or malformed files,
4 GitHub refused or did not answer.`;

/** `candidates accept`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesAcceptCommand(open: OpenContext, run = runCandidatesAccept): Command {
  return new Command("accept")
    .summary("record a candidacy in election.yaml")
    .description(
      "Accept a candidacy: record who stands, for whom they work and when they filed, in election.yaml.\nA merged pull request says when it was opened and by whom; its link is recorded, too. What the file does not say is asked, or taken from the options. Accepting again changes only what differs.",
    )
    .argument("<file or pull request>", "the candidacy's file; or 12, owner/name#12, an address")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--name <name>", "the name, instead of the file's")
    .option("--login <login>", "the GitHub account, instead of the file's")
    .option(
      "--affiliation <organization>",
      "whom they work for, instead of the file's; or none, or unknown; repeatable",
      collected,
    )
    .option("--submitted <time>", "when the pull request was opened, 2026-10-06T09:12Z")
    .option("--pull-request <url>", "the pull request that added the file")
    .option("--repository <owner/name>", "where it is (default: the checkout's remote origin)")
    .option("--announcement <url>", "the announcement on the mailing list")
    .option("--late-by <login>", "the official who accepted it although it came late")
    .option("--late-reason <text>", "why it was accepted although it came late")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((file: string, _options: unknown, command: Command) =>
      run(open(command), file, command.opts<AcceptOptions>()),
    );
}

function webAddress(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : "")) return text;
  throw new ElectionError("input", `${flag} ${visible(text)} is not a web address`, {
    hint: "Write it in full, such as https://github.com/kata-containers/community/pull/1.",
  });
}

/** The entry that the file has already. */
function previousEntry({ candidates }: Election, fileName: string): Candidate | undefined {
  const previous = candidates.find(({ file }) => file === fileName);
  if (previous?.withdrawn === undefined) return previous;
  const { date, reason } = previous.withdrawn;
  throw new ElectionError(
    "refused",
    `@${previous.login} withdrew on ${date} (${visible(reason)})`,
    { hint: "To let them stand again, remove `withdrawn` from their entry in election.yaml." },
  );
}

function refuseOtherLogin(previous: Candidate | undefined, login: string): void {
  if (previous === undefined || loginKey(previous.login) === loginKey(login)) return;
  throw new ElectionError(
    "refused",
    `${visible(previous.file)} is recorded as the candidacy of @${previous.login}, not of @${login}`,
    { hint: "Correct the entry in election.yaml by hand if it is wrong." },
  );
}

/** A list that was closed takes nobody else, and what counts is what was declared until then. */
function refuseAfterClosing(
  { candidatesClosed: closing, election }: Election,
  previous: Candidate | undefined,
  { affiliation, login }: Pick<Candidate, "affiliation" | "login">,
): void {
  if (closing === undefined) return;
  const when = `@${closing.by} closed the list on ${formatInstant(closing.at)}`;
  if (previous === undefined) {
    throw new ElectionError("refused", `${when}, and @${login} is not on it`, {
      hint: `If @${login} has to stand all the same, say why, accept, and close again: kata-election candidates reopen --election ${election} --by <official> --reason <text>`,
    });
  }
  if (JSON.stringify([affiliation].flat()) === JSON.stringify([previous.affiliation].flat()))
    return;
  throw new ElectionError(
    "refused",
    `${when}: the affiliation of @${login} counts as it was declared then`,
    {
      hint: "If it was wrong, record whom they work for in the decisions of election.yaml (about: affiliation).",
    },
  );
}

/** Stops where the candidacy has errors that the official's words do not settle. */
async function refuseFaulty(
  { terminal }: CliContext,
  candidacies: ElectionCandidacies,
  path: string,
  content: { readonly text: string; readonly reading: CandidacyReading },
): Promise<void> {
  const { checkText } = await import("../../../candidates/check-file.ts");
  const { surroundingsOf } = await import("../../../workspace/candidates/election-candidacies.ts");
  const { renderFinding } = await import("../../render/candidates/candidacy-findings.ts");
  const fileName = nameInElection(path);
  const findings = checkText(path, content, surroundingsOf(candidacies, fileName));
  for (const finding of findings) terminal.warn(renderFinding(finding));
  if (!findings.some(({ severity }) => severity === "error")) return;
  throw new ElectionError("refused", `${visible(path)} cannot be accepted as it is`, {
    hint: "Ask the candidate to correct it. Nothing was changed.",
  });
}

/** The file's path and text, which must be a readable candidacy in the election's folder. */
async function openCandidacy(
  { workingFolder }: CliContext,
  workspace: Workspace,
  election: string,
  file: string,
): Promise<{ readonly path: string; readonly text: string; readonly reading: CandidacyReading }> {
  const { findCandidacyFile } = await import("../../../workspace/candidates/candidacy-files.ts");
  const { describeFinding } = await import("../../render/candidates/candidacy-findings.ts");
  const { path, content } = await findCandidacyFile(workspace, workingFolder, election, file);
  if (!("problem" in content)) return { path, ...content };
  const hint =
    content.problem.code === "file-missing"
      ? "Name a candidacy of the election's folder. One that is on GitHub only has to be merged there and pulled: run git pull."
      : "Name a candidacy of the election's folder.";
  const message = `${visible(path)}: ${describeFinding(content.problem)}`;
  throw new ElectionError("input", message, { hint });
}

/** Records a candidacy. */
async function runCandidatesAccept(
  context: CliContext,
  named: string,
  given: AcceptOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readElectionCandidacies } = await import(
    "../../../workspace/candidates/election-candidacies.ts"
  );
  const { planCandidates } = await import("../../../workspace/candidates/candidate-edits.ts");
  const { affiliationText } = await import("../../../candidates/candidacy.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const { namedCandidacy, warnOfLatePush, warnOfOther } = await import("./accept-pull-request.ts");
  const answers = await import("./acceptance-answers.ts");
  webAddress("--pull-request", given.pullRequest);
  const announcement = webAddress("--announcement", given.announcement);
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, given.election);
  const { value: election } = await readElection(workspace, id);
  const source = await namedCandidacy(context, named, given);
  const { pullRequest } = source.options;
  const opened = await openCandidacy(context, workspace, id, source.file);
  const { path, text, reading: filed } = opened;
  const previous = previousEntry(election, nameInElection(path));
  const recorded = answers.withRecorded(source.options, filed, previous);
  const known = answers.withAuthor(recorded, filed, source.author);
  const options = await answers.askForMissing(context, filed, known);
  const reading = answers.correctedReading(filed, options);
  await refuseFaulty(context, await readElectionCandidacies(workspace, id), path, {
    text,
    reading,
  });
  const candidate = answers.candidateOf(path, reading);
  refuseOtherLogin(previous, candidate.login);
  refuseAfterClosing(election, previous, candidate);
  warnOfOther(context, path, candidate.login, source.author);
  const submitted = await answers.submissionTime(context, options, previous);
  warnOfLatePush(context, path, election, submitted, source.committed);
  const acceptedLate = await answers.lateAcceptance(
    context,
    election,
    options,
    submitted,
    previous,
  );
  const entry: Candidate = {
    ...(previous?.pullRequest === undefined ? {} : { pullRequest: previous.pullRequest }),
    ...(previous?.announcement === undefined ? {} : { announcement: previous.announcement }),
    ...candidate,
    submitted,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(announcement === undefined ? {} : { announcement }),
    ...(acceptedLate === undefined ? {} : { acceptedLate }),
  };
  const plan = [await planCandidates(workspace, id, [entry])];
  await carryOut(context, workspace, plan, options);
  const works = visible(affiliationText(entry.affiliation));
  context.terminal.note(
    `${options.dryRun ? "Would stand" : "Stands"} in election ${id}: ${visible(entry.name)} (@${entry.login}, affiliation: ${works})`,
  );
}
