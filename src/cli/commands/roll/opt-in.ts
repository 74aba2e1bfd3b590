import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import { links } from "../../../announcements/links.ts";
import type { OptInList } from "../../../electorate/opt-in.ts";
import { ElectionError } from "../../../errors.ts";
import type { MailFailure } from "../../../people/mail-failures.ts";
import { visible } from "../../../visible-text.ts";
import { ifPresent } from "../../../workspace/present.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface ImportOptions {
  readonly election?: string;
  readonly allInvited: boolean;
  readonly date?: string;
  readonly dryRun: boolean;
}

interface ListOptions {
  readonly election?: string;
  readonly addresses: boolean;
  readonly json: boolean;
}

const mostBytes = 16 * 1024 * 1024;
/** Logins that one comment mentions. */
const mostMentions = 50;

const examples = `
Examples:
  $ kata-election roll opt-in import mail_failure_table.csv
  $ kata-election roll opt-in import mail_failure_table.csv --all-invited
  $ kata-election roll opt-in list               whom to remind
  $ kata-election roll opt-in list --addresses   their addresses, one a line (private)`;

/** `roll opt-in`: who has yet to agree to mail from CIVS. */
export function rollOptInCommand(open: OpenContext, runs = { runImport, runList }): Command {
  const importing = new Command("import")
    .summary("remember whom CIVS could not write to")
    .description(
      "Read CIVS's mail_failure_table.csv and remember, in elections/.private/people.yaml and so for\nlater elections, which addresses have yet to be activated.",
    )
    .argument("<file>", "the table that CIVS's page offers after sending mail")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option(
      "--all-invited",
      "every voter was invited: whoever is not in the table has activated the address",
      false,
    )
    .option("--date <date>", "when the mail was sent, 2026-10-05 (default: today, UTC)")
    .option("--dry-run", "show what would change (it holds addresses), write nothing", false)
    .addHelpText("after", examples)
    .action((file: string, _options: unknown, command: Command) =>
      runs.runImport(open(command), file, command.optsWithGlobals<ImportOptions>()),
    );
  const listing = new Command("list")
    .summary("whom to remind")
    .description(
      "List the voters who have yet to activate mail from CIVS, and write the comment that asks those without an address.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--addresses", "print only the addresses to remind, one a line (private)", false)
    .option("--json", "print the list as JSON, without addresses", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      runs.runList(open(command), command.optsWithGlobals<ListOptions>()),
    );
  return new Command("opt-in")
    .summary("who has yet to agree to mail from CIVS")
    .description("Remember who has yet to agree to mail from CIVS, and list whom to remind")
    .addCommand(importing)
    .addCommand(listing)
    .addHelpText("after", examples);
}

async function readTable(path: string): Promise<readonly MailFailure[]> {
  const { readMailFailures } = await import("../../../people/mail-failures.ts");
  const hint =
    "Give mail_failure_table.csv as CIVS's page saved it: a header, then address,reason.";
  const found = await ifPresent(path, stat(path));
  if (!found?.isFile() || found.size > mostBytes) {
    const problem = found?.isFile() ? `has more than ${mostBytes} bytes` : "is not a file";
    throw new ElectionError("input", `${visible(path)} ${problem}`, { hint });
  }
  const { failures, problems } = readMailFailures(await readFile(path, "utf8"));
  if (problems.length === 0) return failures;
  const lines = problems.slice(0, 20).map(({ line, says }) => `${visible(path)}:${line}: ${says}`);
  throw new ElectionError("input", lines.join("\n"), { hint });
}

/** Remembers whom CIVS could not write to; a table with a line that cannot be read changes nothing. */
async function runImport(
  context: CliContext,
  file: string,
  { election: named, allInvited, date, dryRun }: ImportOptions,
): Promise<void> {
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { planOptIn } = await import("../../../workspace/people/opt-in-edits.ts");
  const { addressKey } = await import("../../../people/address.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const { dayFlag } = await import("../../flags/day.ts");
  const { plural } = await import("../../render/plural.ts");
  const workspace = await context.workspace();
  const failures = await readTable(resolve(context.workingFolder, file));
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
  context.terminal.note(`CIVS could not write to ${addresses}${rest}.`);
  if (strangers > 0) {
    context.terminal.warn(
      `warning: ${plural(strangers, "address", "addresses")} of the table ${strangers === 1 ? "is" : "are"} no voter's of this roll`,
    );
  }
}

/** The comments that ask voters without an address for one, each with at most fifty mentions. */
function mentions(logins: readonly string[], officials: readonly string[], title: string) {
  const comments: string[] = [];
  const ask =
    officials.length === 0
      ? "an election official"
      : officials.map((login) => `@${login}`).join(" or ");
  for (let start = 0; start < logins.length; start += mostMentions) {
    const some = logins.slice(start, start + mostMentions).map((login) => `@${visible(login)}`);
    comments.push(
      `${some.join(" ")}\nYou may vote in the ${title}, but we know no address to which CIVS could send your ballot. Please write to ${ask} from the address that you want to use (not here: this page is public), and activate it: ${links.activation}`,
    );
  }
  return comments;
}

async function printList(
  { terminal }: CliContext,
  { toRemind }: OptInList,
  comments: readonly string[],
): Promise<void> {
  const { renderTable } = await import("../../render/table.ts");
  const rows = toRemind.map(({ login, since, reason }) => [login, since, reason].map(visible));
  const columns = [{ title: "login" }, { title: "since" }, { title: "CIVS says" }];
  if (rows.length > 0) terminal.print(renderTable(terminal, columns, rows));
  for (const comment of comments) terminal.print(`\n${comment}`);
}

/** Prints whom to remind, and the comments for those without an address. */
async function runList(
  context: CliContext,
  { election: named, addresses, json }: ListOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { readPrivatePeople } = await import("../../../workspace/people/people-files.ts");
  const { optInList } = await import("../../../electorate/opt-in.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const roll = await readRevision(workspace, id);
  const list = optInList(roll.voters, await readPrivatePeople(workspace));
  const { toRemind, withoutAddress } = list;
  if (addresses) {
    if (toRemind.length > 0) terminal.print(toRemind.map(({ address }) => address).join("\n"));
  } else {
    const { officials } = (await readElection(workspace, id)).value;
    const asked = officials.map(({ login }) => login);
    const comments = mentions(withoutAddress, asked, `election ${id}`);
    if (json) {
      const reminders = toRemind.map(({ address: _, ...reminder }) => reminder);
      const report = { election: id, toRemind: reminders, withoutAddress, comments };
      terminal.print(JSON.stringify({ formatVersion: 1, ...report }, null, 2));
    } else await printList(context, list, comments);
  }
  terminal.note(`${toRemind.length} to remind, ${withoutAddress.length} without an address.`);
}
