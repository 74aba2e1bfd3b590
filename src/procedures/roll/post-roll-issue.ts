import { ElectionError } from "../../errors.ts";
import { tokenOwner } from "../../github/candidacies/own-comment.ts";
import type { GitHub } from "../../github/client.ts";
import {
  findReviewIssue,
  longestBody,
  requireFits,
  saveIssue,
} from "../../github/roles/review-issue.ts";
import { loginKey } from "../../people/account.ts";
import { markedText, plainLines, withSection } from "../../roles/issue-marks.ts";
import { visible } from "../../visible-text.ts";
import { refusePublishedAddresses } from "../../workspace/public-text.ts";

const cut = "\n\n_The rest is left out: an issue holds no more. It is in the summary of the job._";

/** What is shared, and where. */
export interface RollIssue {
  /** `owner/name` of the repository. */
  readonly repository: string;
  readonly election: string;
  /** ISO time: only issues updated since are searched. */
  readonly since: string;
  readonly officials: readonly string[];
  /** Markdown without addresses. */
  readonly text: string;
  readonly signal: AbortSignal;
}

/** The text cut to what an issue accepts; a code fence cut open is closed. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const lines: string[] = [];
  let length = 0;
  let fence = "";
  for (const line of text.split("\n")) {
    length += line.length + 1;
    if (length > most - cut.length - 100) break;
    lines.push(line);
    const [mark = ""] = /^`{3,}/.exec(line) ?? [];
    if (mark !== "") fence = fence === "" ? mark : "";
  }
  return `${lines.join("\n")}${fence === "" ? "" : `\n${fence}`}${cut}`;
}

/**
 * Opens the issue of an election's voter roll, or updates the one that the token's owner or an official opened;
 * text outside its markers stays.
 *
 * @returns its address, and what was done.
 * @throws ElectionError (refused) where it is closed or there are several, (github) where GitHub refuses.
 */
export async function postRollIssue(
  github: GitHub,
  { repository, election, since, officials, text, signal }: RollIssue,
): Promise<{ readonly url: string; readonly done: string }> {
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const viewer = await tokenOwner(github);
  const { issue } = await findReviewIssue(github, place, election, {
    since,
    // A job's bot has different logins in GraphQL and REST; no person's login has brackets.
    members: new Set([viewer.login, `${viewer.login}[bot]`, ...officials].map(loginKey)),
    kind: "voter list",
  });
  if (issue !== undefined && !issue.isOpen) {
    throw new ElectionError(
      "refused",
      `the voter roll of ${election} was shared as ${visible(issue.url)}, which is closed`,
      { hint: "Reopen the issue, or leave out --post." },
    );
  }
  const empty = markedText(election, "", "voter list");
  const around = issue === undefined ? "" : withSection(issue.body, election, "", "voter list");
  const most = longestBody - around.length - empty.length;
  const section = markedText(election, shortened(github.postable(text), most), "voter list");
  const body =
    issue === undefined ? section : withSection(issue.body, election, section, "voter list");
  refusePublishedAddresses([{ path: "the issue", before: issue?.body, after: body }]);
  requireFits(body, "shorten what was written outside the list's marks.");
  if (issue !== undefined && plainLines(issue.body) === body) {
    return { url: issue.url, done: "Nothing to change: the issue already says so." };
  }
  signal.throwIfAborted();
  return saveIssue(github, place, issue, { title: `Voters of the election ${election}`, body });
}
