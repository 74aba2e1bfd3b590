import type { Temporal } from "temporal-polyfill";
import { type Finding, finding } from "../../candidates/finding.ts";
import { charterById, charterInForce } from "../../charter/kata-charters.ts";
import { utcDate } from "../../dates.ts";
import { checkAccounts } from "../../github/candidacies/check-accounts.ts";
import type { GitHub } from "../../github/client.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type CandidacyCheck, readChecked } from "./check.ts";

/** What the check may ask about people. */
interface PeopleQuestions {
  /** Who opened the pull request, where the check runs for one. */
  readonly author: string | undefined;
  /** Opens GitHub when there is something to ask; undefined where it must not be queried. */
  readonly github: (() => Promise<GitHub>) | undefined;
}

interface FiledLogin {
  readonly file: string;
  readonly login: string;
  readonly line: number;
}

async function filedLogins(
  check: Pick<CandidacyCheck, "workspace" | "proposed">,
  paths: readonly string[],
): Promise<FiledLogin[]> {
  const logins: FiledLogin[] = [];
  for (const file of paths) {
    const { content } = await readChecked(check, file);
    const login = "reading" in content ? content.reading.login : undefined;
    if (login !== undefined) logins.push({ file, login: login.value, line: login.line });
  }
  return logins;
}

/** The organization that the election's charter names, else the charter in force today. */
async function organizationOf(
  now: Temporal.Instant,
  workspace: Workspace,
  current: string | undefined,
): Promise<string> {
  const charters = await readCharters(workspace);
  const election = current === undefined ? undefined : await findElection(workspace, current);
  const charter =
    election === undefined
      ? charterInForce(utcDate(now), charters)
      : charterById(election.charter, charters);
  return charter.rules.organization.value;
}

async function askGitHub(
  github: GitHub,
  organization: string,
  filed: readonly FiledLogin[],
): Promise<Finding[]> {
  const logins = filed.map(({ login }) => login);
  const problems = await checkAccounts(github, organization, logins);
  return filed.flatMap(({ file, login, line }) => {
    const problem = problems.get(login);
    return problem === undefined ? [] : [finding(file, problem, line)];
  });
}

/** The candidates whose files a pull request changes or removes, read from before it. */
async function loginsBefore({ workspace, proposed }: CandidacyCheck): Promise<FiledLogin[]> {
  if (proposed === undefined) return [];
  const { changed, gone } = proposed;
  const after = new Map([...changed].map(([path, before]) => [before, path]));
  const logins = await filedLogins({ workspace }, [...new Set([...after.keys(), ...gone])]);
  return logins.map((each) => ({ ...each, file: after.get(each.file) ?? each.file, line: 1 }));
}

/** Findings about candidacies whose pull request someone else opened, one for each file and login. */
function othersFindings(author: string | undefined, filed: readonly FiledLogin[]): Finding[] {
  if (author === undefined) return [];
  const others = filed.filter(({ login }) => !sameLogin(login, author));
  const distinct = new Map(
    [...others].reverse().map((each) => [`${each.file}\n${loginKey(each.login)}`, each]),
  );
  return [...distinct.values()].map(({ file, login, line }) =>
    finding(file, { code: "author-differs", login, author }, line),
  );
}

/** Findings about the accounts that candidacies name. */
export async function peopleFindings(
  now: Temporal.Instant,
  check: CandidacyCheck,
  paths: readonly string[],
  { author, github }: PeopleQuestions,
): Promise<Finding[]> {
  const filed = await filedLogins(check, paths);
  const others = othersFindings(author, [...filed, ...(await loginsBefore(check))]);
  if (github === undefined || filed.length === 0) return others;
  const organization = await organizationOf(now, check.workspace, check.current);
  return [...others, ...(await askGitHub(await github(), organization, filed))];
}

/** The candidates in these files, and the words that a spell check may stop at. */
export async function candidatesIn(
  check: Pick<CandidacyCheck, "workspace" | "proposed">,
  paths: readonly string[],
): Promise<{ readonly candidates: readonly string[]; readonly texts: readonly string[] }> {
  const texts: string[] = [];
  for (const path of paths) {
    const { content } = await readChecked(check, path);
    if (!("reading" in content)) continue;
    const { name, login, affiliation } = content.reading;
    texts.push(name?.value ?? "", login?.value ?? "", ...[affiliation?.value ?? ""].flat());
  }
  const logins = (await filedLogins(check, paths)).map(({ login }) => login);
  return { candidates: [...new Set(logins)], texts };
}
