import { links } from "../../announcements/links.ts";
import { type OptInList, optInList } from "../../electorate/opt-in.ts";
import { ElectionError } from "../../errors.ts";
import { addressKey } from "../../people/address.ts";
import { type MailFailure, readMailFailures } from "../../people/mail-failures.ts";
import { visible } from "../../visible-text.ts";
import { listOf } from "../../wording.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { mostWritten, readGivenText } from "../../workspace/given-file.ts";
import { planOptIn } from "../../workspace/people/opt-in-edits.ts";
import { readPrivatePeople } from "../../workspace/people/people-files.ts";
import { readRevision } from "../../workspace/roll/freeze-files.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Logins that one comment mentions. */
const mostMentions = 50;

async function readTable(folder: string, path: string): Promise<readonly MailFailure[]> {
  const table = "mail_failure_table.csv as CIVS's page saved it: a header, then address,reason";
  const text = await readGivenText(folder, path, table, mostWritten);
  const { failures, problems } = readMailFailures(text);
  if (problems.length === 0) return failures;
  const lines = problems.slice(0, 20).map(({ line, says }) => `${visible(path)}:${line}: ${says}`);
  throw new ElectionError("input", lines.join("\n"), { hint: `Give ${table}.` });
}

/** How many addresses CIVS's table adds to the private people file. */
export interface OptInImport {
  readonly plan: readonly FileChange[];
  readonly failures: number;
  /** Of voters who are not in the table, where all were invited. */
  readonly activated: number;
  /** In the table, but of no voter. */
  readonly strangers: number;
}

/**
 * Plans to record the addresses that CIVS could not email.
 *
 * @param day on which the emails were sent, `YYYY-MM-DD`.
 * @throws ElectionError (input) naming every line of the table that cannot be read.
 */
export async function planOptInImport(
  workspace: Workspace,
  id: string,
  { folder, path }: { readonly folder: string; readonly path: string },
  { allInvited, day }: { readonly allInvited: boolean; readonly day: string },
): Promise<OptInImport> {
  const failures = await readTable(folder, path);
  const failing = new Set(failures.map(({ address }) => addressKey(address)));
  const { voters } = await readRevision(workspace, id);
  const invited = voters.flatMap(({ email }) => (email === null ? [] : [email]));
  const ofVoters = new Set(invited.map(addressKey));
  const activated = allInvited ? invited.filter((email) => !failing.has(addressKey(email))) : [];
  return {
    plan: [await planOptIn(workspace, { failures, activated, date: day })],
    failures: failures.length,
    activated: activated.length,
    strangers: [...failing].filter((key) => !ofVoters.has(key)).length,
  };
}

/** The comments that ask voters without an address for one, each with at most fifty mentions. */
function mentions(logins: readonly string[], officials: readonly string[], title: string) {
  const comments: string[] = [];
  const named = officials.map((login) => `@${login}`);
  const ask = named.length === 0 ? "an election official" : listOf(named, "or");
  for (let start = 0; start < logins.length; start += mostMentions) {
    const some = logins.slice(start, start + mostMentions).map((login) => `@${visible(login)}`);
    comments.push(
      `${some.join(" ")}\nYou can vote in the ${title}, but we have no address to which CIVS could send your ballot. Please email ${ask} from the address you want to use (not here: this page is public), and opt in with it: ${links.activation}`,
    );
  }
  return comments;
}

/** Who to remind, and the comments for those without an address. */
export async function votersToRemind(
  workspace: Workspace,
  id: string,
): Promise<{ readonly list: OptInList; readonly comments: readonly string[] }> {
  const { voters } = await readRevision(workspace, id);
  const list = optInList(voters, await readPrivatePeople(workspace));
  const { officials } = (await readElection(workspace, id)).value;
  const asked = officials.map(({ login }) => login);
  return { list, comments: mentions(list.withoutAddress, asked, `election ${id}`) };
}
