import { affiliationText } from "../../../candidates/candidacy.ts";
import type { CandidacyReading } from "../../../candidates/candidacy-reading.ts";
import type { Candidate } from "../../../candidates/candidate.ts";
import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { sameLogin } from "../../../people/account.ts";
import {
  acceptanceFindings,
  candidateOf,
  findCandidacy,
  type NamedCandidacy,
  planAcceptance,
  refuseContradictions,
} from "../../../procedures/candidacies/accept.ts";
import { mergedCandidacy, pullRequestRemarks } from "../../../procedures/candidacies/merged.ts";
import { namesPullRequest } from "../../../procedures/candidacies/named-pull-request.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import { visible } from "../../../visible-text.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { knownLogin } from "../../known-login.ts";
import { openGitHub } from "../../open-github.ts";
import { describeFinding, renderFinding } from "../../render/candidates/candidacy-findings.ts";
import {
  askForMissing,
  correctedReading,
  lateAcceptance,
  submissionTime,
  withAuthor,
  withRecorded,
} from "./acceptance-answers.ts";
import type { AcceptOptions } from "./candidates.ts";

function webAddress(flag: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : "")) return text;
  throw new ElectionError("input", `${flag} ${visible(text)} is not a URL`, {
    hint: "Write the full URL, e.g. https://github.com/kata-containers/community/pull/1.",
  });
}

/** The text of a candidacy, which must be readable. */
function readable({ path, content }: NamedCandidacy) {
  if (!("problem" in content)) return content;
  const hint =
    content.problem.code === "file-missing"
      ? "Name a candidacy in the election's folder. If it is only on GitHub, merge it there and run git pull."
      : "Name a candidacy in the election's folder.";
  const message = `${visible(path)}: ${describeFinding(content.problem)}`;
  throw new ElectionError("input", message, { hint });
}

/** Stops if the candidacy has errors that the options do not settle. */
async function refuseFaulty(
  { terminal }: CliContext,
  workspace: Workspace,
  election: string,
  path: string,
  content: { readonly text: string; readonly reading: CandidacyReading },
): Promise<void> {
  const findings = await acceptanceFindings(workspace, election, path, content);
  for (const finding of findings) terminal.warn(renderFinding(finding));
  if (!findings.some(({ severity }) => severity === "error")) return;
  throw new ElectionError("refused", `${visible(path)} cannot be accepted`, {
    hint: "Ask the candidate to correct it. Nothing was changed.",
  });
}

/** GitHub says when a pull request was opened. */
function refuseTold({ submitted, pullRequest }: AcceptOptions): void {
  const flag = submitted !== undefined ? "--submitted" : "--pull-request";
  if (submitted === undefined && pullRequest === undefined) return;
  throw new ElectionError("input", `${flag} cannot be combined with a pull request`, {
    hint: "Leave it out: GitHub says when the pull request was opened. Or name the file instead.",
  });
}

/** The official's options, with the time and the address of the pull request that they name. */
async function withPullRequest(context: CliContext, word: string, given: AcceptOptions) {
  if (!namesPullRequest(context, word)) return { merged: undefined, told: given };
  refuseTold(given);
  const merged = await mergedCandidacy(context, () => openGitHub(context), word);
  const { opened, url } = merged;
  return { merged, told: { ...given, submitted: opened.toString(), pullRequest: url } };
}

/** Records a candidacy. */
export async function runAccept(
  context: CliContext,
  fileOrPullRequest: string,
  given: AcceptOptions,
): Promise<void> {
  webAddress("--pull-request", given.pullRequest);
  const announcement = webAddress("--announcement", given.announcement);
  const { workspace, id, election } = await chosenElection(context, given.election);
  const { merged, told: asked } = await withPullRequest(context, fileOrPullRequest, given);
  const { pullRequest } = asked;
  const today = utcDate(await context.now());
  const at = { file: merged?.file ?? fileOrPullRequest, from: context.workingFolder, today };
  const found = await findCandidacy(workspace, election, at);
  const { path, previous, known } = found;
  const { text, reading: filed } = readable(found);
  const told = withAuthor(withRecorded(asked, filed, previous), filed, merged?.author);
  const options = await askForMissing(context, filed, told, { previous, people: known.people });
  const reading = correctedReading(filed, options);
  await refuseFaulty(context, workspace, id, path, { text, reading });
  const named = candidateOf(path, reading);
  refuseContradictions(election, previous, named);
  const isCertain = [merged?.author, previous?.login].some((each) => sameLogin(each, named.login));
  const typed = { flag: "--login", login: named.login, unknownLogin: given.unknownLogin };
  const candidate = isCertain
    ? named
    : { ...named, login: await knownLogin(context, typed, known) };
  const submitted = await submissionTime(context, options, previous);
  for (const each of pullRequestRemarks(path, candidate.login, election, submitted, merged)) {
    context.terminal.warn(renderFinding(each));
  }
  const acceptedLate = await lateAcceptance(context, election, options, submitted, previous);
  const recorded: Candidate = {
    ...candidate,
    submitted,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(announcement === undefined ? {} : { announcement }),
    ...(acceptedLate === undefined ? {} : { acceptedLate }),
  };
  const { entry, plan } = await planAcceptance(workspace, id, previous, recorded);
  await carryOut(context, workspace, plan, options);
  const works = visible(affiliationText(entry.affiliation));
  context.terminal.note(
    `${options.dryRun ? "Would be accepted" : "Accepted"} for ${id}: ${visible(entry.name)} (@${entry.login}, affiliation: ${works})`,
  );
}
