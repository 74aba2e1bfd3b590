import { type Finding, finding } from "../../../candidates/finding.ts";
import { loginKey } from "../../../people/account.ts";
import { readCandidacyFile } from "../../../workspace/candidacy-files.ts";
import { readCharters } from "../../../workspace/charter-file.ts";
import { findElection } from "../../../workspace/election-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";

interface PeopleQuestions {
  /** Who opened the pull request, where the check runs for one. */
  readonly author: string | undefined;
  /** Whether GitHub is asked. */
  readonly github: boolean;
  /** The election whose charter names the organization. */
  readonly current: string | undefined;
}

interface FiledLogin {
  readonly file: string;
  readonly login: string;
  readonly line: number;
}

async function filedLogins(workspace: Workspace, paths: readonly string[]): Promise<FiledLogin[]> {
  const logins: FiledLogin[] = [];
  for (const file of paths) {
    const { content } = await readCandidacyFile(workspace, file);
    const login = "reading" in content ? content.reading.login : undefined;
    if (login !== undefined) logins.push({ file, login: login.value, line: login.line });
  }
  return logins;
}

/** The organization that the election's charter names, else the charter in force today. */
async function organizationOf(
  { now }: CliContext,
  workspace: Workspace,
  current: string | undefined,
): Promise<string> {
  const { charterById, charterInForce } = await import("../../../charter/kata-charters.ts");
  const { utcDate } = await import("../../../dates.ts");
  const charters = await readCharters(workspace);
  const election = current === undefined ? undefined : await findElection(workspace, current);
  const charter =
    election === undefined
      ? charterInForce(utcDate(await now()), charters)
      : charterById(election.charter, charters);
  return charter.rules.organization.value;
}

async function askGitHub(
  context: CliContext,
  organization: string,
  filed: readonly FiledLogin[],
): Promise<Finding[]> {
  const { checkAccounts } = await import("../../../github/check-accounts.ts");
  const { terminal } = context;
  const news = {
    waiting: (limit: string, wait: number) =>
      terminal.note(`Waiting ${wait} s for GitHub's ${limit} limit.`),
    retrying: (_operation: string, reason: string) => terminal.detail(`Again: ${reason}`),
    answered: () => {},
  };
  const github = await context.github({ news, timeout: 30, maxWait: 300 });
  const logins = filed.map(({ login }) => login);
  const problems = await checkAccounts(github, organization, logins);
  return filed.flatMap(({ file, login, line }) => {
    const problem = problems.get(login);
    return problem === undefined ? [] : [finding(file, problem, line)];
  });
}

/** What is to be said about the accounts that candidacies name. */
export async function peopleFindings(
  context: CliContext,
  workspace: Workspace,
  paths: readonly string[],
  { author, github, current }: PeopleQuestions,
): Promise<Finding[]> {
  const filed = await filedLogins(workspace, paths);
  const others =
    author === undefined
      ? []
      : filed
          .filter(({ login }) => loginKey(login) !== loginKey(author))
          .map(({ file, login, line }) =>
            finding(file, { code: "author-differs", login, author }, line),
          );
  if (!github || filed.length === 0) return others;
  const organization = await organizationOf(context, workspace, current);
  return [...others, ...(await askGitHub(context, organization, filed))];
}
