import { Argument, Command, Option } from "commander";
import { type Message, messages } from "../../../calendar/messages.ts";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";

interface AnnounceOptions {
  readonly election?: string;
  readonly format: "mail" | "chat";
  readonly zone?: readonly string[];
  readonly copyTo?: string;
  readonly sent?: string | true;
  readonly list: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election announce --list                               every message, and when to send it
  $ kata-election announce nominations-open                     the mail, subject first
  $ kata-election announce nominations-open --format chat       the same for the chat, in Markdown
  $ kata-election announce voting-open --copy-to mail.txt --zone Europe/Berlin --zone Asia/Tokyo
  $ kata-election announce season --sent https://lists.katacontainers.io/…   record that it went out

A file elections/announcements/<message>.txt (mail) or .md (chat) takes the place of a text; in it,
{{title}}, {{timeline}} and the like are filled in. A text with an empty place is refused.`;

/** `announce`; `run` is a parameter so that tests can check parsing alone. */
export function announceCommand(open: OpenContext, run = runAnnounce): Command {
  return new Command("announce")
    .summary("the mails and chat messages of an election, filled in")
    .description(
      "Print a message of the process, filled in from the election's files, ready to send",
    )
    .addArgument(new Argument("[message]", "which message").choices(messages))
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .addOption(
      new Option("--format <format>", "for the mailing list or for the chat")
        .choices(["mail", "chat"])
        .default("mail"),
    )
    .option("--zone <zone>", "a time zone beside UTC, such as Europe/Berlin; repeat", collected)
    .option("--copy-to <file>", "write it to a file of the workspace instead of printing it")
    .option(
      "--sent [reference]",
      "record in election.yaml that it was sent, and where it can be read",
    )
    .option("--list", "list the messages", false)
    .option("--json", "with --list: as JSON", false)
    .option("--dry-run", "with --copy-to or --sent: show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((message: Message | undefined, _options: unknown, command: Command) =>
      run(open(command), message, command.opts<AnnounceOptions>()),
    );
}

/** Prints, copies or records a message, or lists all. */
async function runAnnounce(
  context: CliContext,
  message: Message | undefined,
  options: AnnounceOptions,
): Promise<void> {
  const { chooseElection, electionInProgress, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { announcementList, announcementText, notYet, recordSent } = await import(
    "./announcing.ts"
  );
  const { terminal } = context;
  const workspace = await context.workspace();
  if (options.list) {
    const listed = options.election ?? (await electionInProgress(workspace));
    const of = listed === undefined ? undefined : (await readElection(workspace, listed)).value;
    terminal.print(announcementList(context, of, options.json));
    return;
  }
  if (message === undefined) {
    throw new ElectionError("input", "announce needs the name of a message", {
      hint: `Messages are ${messages.join(", ")}; --list says when to send each.`,
    });
  }
  const id = await chooseElection(workspace, options.election);
  const { value: election } = await readElection(workspace, id);
  if (options.sent !== undefined) {
    await recordSent(context, workspace, election, message, options.sent, options.dryRun);
    return;
  }
  const text = await announcementText(context, workspace, election, message, options);
  const early = notYet(election, message, await context.now());
  if (early !== undefined) terminal.warn(early);
  if (options.copyTo === undefined) {
    terminal.print(text.trimEnd());
    return;
  }
  const { carryOut } = await import("../../carry-out.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  await carryOut(context, workspace, [await planFile(workspace, options.copyTo, text)], options);
}
