import { links } from "../../../announcements/links.ts";
import type { OptInList } from "../../../electorate/opt-in.ts";
import { optInList } from "../../../electorate/opt-in.ts";
import { ElectionError } from "../../../errors.ts";
import { addressKey } from "../../../people/address.ts";
import type { MailFailure } from "../../../people/mail-failures.ts";
import { readMailFailures } from "../../../people/mail-failures.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import { optInJson, optInReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { agreeing, listOf, plural } from "../../../wording.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import { mostWritten, readGivenText } from "../../../workspace/given-file.ts";
import { planOptIn } from "../../../workspace/people/opt-in-edits.ts";
import { readPrivatePeople } from "../../../workspace/people/people-files.ts";
import { readRevision } from "../../../workspace/roll/freeze-files.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag } from "../../flags/day.ts";
import { renderTable } from "../../render/table.ts";
import { report } from "../../report.ts";

interface ImportOptions {
  readonly election?: string | undefined;
  readonly allInvited: boolean;
  readonly date?: string | undefined;
  readonly dryRun: boolean;
}

interface ListOptions {
  readonly addresses: boolean;
  readonly json: boolean;
}

/** Logins that one comment mentions. */
const mostMentions = 50;

async function readTable(folder: string, path: string): Promise<readonly MailFailure[]> {
  const table = "mail_failure_table.csv as CIVS's page saved it: a header, then address,reason";
  const hint = `Give ${table}.`;
  const text = await readGivenText(folder, path, table, mostWritten);
  const { failures, problems } = readMailFailures(text);
  if (problems.length === 0) return failures;
  const lines = problems.slice(0, 20).map(({ line, says }) => `${visible(path)}:${line}: ${says}`);
  throw new ElectionError("input", lines.join("\n"), { hint });
}

/** Remembers whom CIVS could not write to; a table with a line that cannot be read changes nothing. */
export async function runImport(
  context: CliContext,
  file: string,
  { election: named, allInvited, date, dryRun }: ImportOptions,
): Promise<void> {
  const workspace = await context.workspace();
  const failures = await readTable(context.workingFolder, file);
  const failing = new Set(failures.map(({ address }) => addressKey(address)));
  const { voters } = await readRevision(workspace, await chooseElection(workspace, named));
  const invited = voters.flatMap(({ email }) => (email === null ? [] : [email]));
  const ofVoters = new Set(invited.map(addressKey));
  const strangers = [...failing].filter((key) => !ofVoters.has(key)).length;
  const activated = allInvited ? invited.filter((email) => !failing.has(addressKey(email))) : [];
  const day = (await dayFlag(context, "--date", date)).toString();
  const plan = [await planOptIn(workspace, { failures, activated, date: day })];
  await carryOut(context, workspace, plan, { dryRun });
  const rest = allInvited ? `, ${plural(activated.length, "other voter")} activated theirs` : "";
  const addresses = plural(failures.length, "address", "addresses");
  context.terminal.note(`CIVS could not email ${addresses}${rest}.`);
  if (strangers > 0) {
    context.terminal.warn(
      `warning: ${plural(strangers, "address", "addresses")} of the table ${agreeing(strangers, "belongs", "belong")} to no voter on this roll`,
    );
  }
}

/** The comments that ask voters without an address for one, each with at most fifty mentions. */
function mentions(logins: readonly string[], officials: readonly string[], title: string) {
  const comments: string[] = [];
  const ask =
    officials.length === 0
      ? "an election official"
      : listOf(
          officials.map((login) => `@${login}`),
          "or",
        );
  for (let start = 0; start < logins.length; start += mostMentions) {
    const some = logins.slice(start, start + mostMentions).map((login) => `@${visible(login)}`);
    comments.push(
      `${some.join(" ")}\nYou can vote in the ${title}, but we have no address to which CIVS could send your ballot. Please email ${ask} from the address you want to use (not here: this page is public), and opt in with it: ${links.activation}`,
    );
  }
  return comments;
}

function printList(
  { terminal }: CliContext,
  { toRemind }: OptInList,
  comments: readonly string[],
): void {
  const rows = toRemind.map(({ login, since, reason }) => [login, since, reason].map(visible));
  const columns = [{ title: "login" }, { title: "since" }, { title: "CIVS says" }];
  if (rows.length > 0) terminal.print(renderTable(terminal, columns, rows));
  for (const comment of comments) terminal.print(`\n${comment}`);
}

/** Prints whom to remind, and the comments for those without an address. */
export async function runList(
  context: CliContext,
  named: string | undefined,
  options: ListOptions,
): Promise<void> {
  const { terminal } = context;
  const { workspace, id } = await chosenId(context, named);
  const roll = await readRevision(workspace, id);
  const list = optInList(roll.voters, await readPrivatePeople(workspace));
  const { toRemind, withoutAddress } = list;
  if (options.addresses) {
    if (toRemind.length > 0) terminal.print(toRemind.map(({ address }) => address).join("\n"));
  } else {
    const { officials } = (await readElection(workspace, id)).value;
    const asked = officials.map(({ login }) => login);
    const comments = mentions(withoutAddress, asked, `election ${id}`);
    if (!options.json) printList(context, list, comments);
    else {
      report(context, options, {
        schema: optInReport,
        json: () => optInJson(id, list, comments),
        text: () => "",
      });
    }
  }
  terminal.note(`${toRemind.length} to remind, ${withoutAddress.length} without an address.`);
}
