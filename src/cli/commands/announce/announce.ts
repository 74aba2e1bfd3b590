import { messages } from "../../../calendar/messages.ts";
import { type AnyCommand, Argument, newCommand, Option } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  collected,
  dryRunOption,
  electionOption,
  jsonOption,
  reasonOption,
} from "../../options.ts";

/** The words of `announce`. */
export function announceCommand(open: OpenContext): AnyCommand {
  return newCommand("announce", {
    summary: "print the emails and chat messages, filled in",
    description:
      "Print a message of the process, filled in from the election's files, ready to send; or record that it was sent",
    examples: [
      { command: "kata-election announce --list", note: "every message, and when to send it" },
      { command: "kata-election announce nominations-open", note: "the email, subject first" },
      { command: "kata-election announce nominations-open --format chat" },
      {
        command:
          "kata-election announce voting-open --copy-to mail.txt --zone Europe/Berlin --zone Asia/Tokyo",
      },
      {
        command: "kata-election announce season --sent https://lists.katacontainers.io/1",
        note: "record that it was sent",
      },
      {
        command: 'kata-election announce season --not-sent --reason "it is still in the outbox"',
        note: "take that record back",
      },
    ],
    notes: `A file elections/announcements/<message>.txt (email) or .md (chat) replaces a text; {{title}},
{{timeline}} and the like are filled in there. A text with an empty place is refused.`,
  })
    .addArgument(new Argument("[message]", "which message").choices(messages))
    .addOption(electionOption())
    .addOption(
      new Option("--format <format>", "for the mailing list or for the chat")
        .choices(["mail", "chat"] as const)
        .default("mail" as const),
    )
    .option("--zone <zone>", "a time zone beside UTC, such as Europe/Berlin; repeat", collected)
    .option("--copy-to <file>", "write it to a file of the workspace instead of printing it")
    .option(
      "--sent [reference]",
      "record in election.yaml that it was sent, and where it can be read",
    )
    .option("--not-sent", "it was recorded as sent by mistake; needs --reason", false)
    .addOption(reasonOption("why it was recorded by mistake"))
    .addOption(byOption("the official who takes it back"))
    .option("--list", "list the messages", false)
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (message, options, command) =>
      (await import("./run-announce.ts")).runAnnounce(open(command), message, options),
    );
}
