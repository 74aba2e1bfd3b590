import { messageFormats } from "../../../announcements/links.ts";
import { messages } from "../../../calendar/messages.ts";
import { Argument, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  collected,
  dryRunOption,
  electionOption,
  jsonOption,
  outputOption,
  reasonOption,
  unknownLoginOption,
} from "../../options.ts";

/** The words of `announce`. */
export function announceCommand(open: OpenContext) {
  return newCommand("announce", {
    summary: "print the emails and chat messages, filled in",
    description:
      "Print an email or chat message, filled in from the election's files and ready to send; or record that it was sent",
    examples: [
      { command: "kata-election announce --list", note: "every message, and when to send it" },
      { command: "kata-election announce nominations-open", note: "the email, subject first" },
      {
        command: "kata-election announce nominations-open --format chat",
        note: "for Slack, in its own marks",
      },
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
    notes: `To use your own text, write elections/announcements/<message>.txt (email) or .md (chat, in Markdown):
{{title}}, {{timeline}} and the like are filled in. A text with missing information is refused.`,
  })
    .addArgument(new Argument("[message]", "which message").choices(messages))
    .addOption(electionOption())
    .addOption(
      new Option("--format <format>", "an email, Slack's own marks, or Markdown")
        .choices(messageFormats)
        .default("mail" as const),
    )
    .option(
      "--zone <zone>",
      "also show times in this zone, e.g. Europe/Berlin (repeatable)",
      collected,
    )
    .addOption(
      outputOption("write it to a file in the checkout instead of printing it", "--copy-to <file>"),
    )
    .option(
      "--sent [reference]",
      "record in election.yaml that it was sent, and where it can be read",
    )
    .option("--not-sent", "take back a record made by mistake; needs --reason", false)
    .addOption(reasonOption("why it was recorded by mistake"))
    .addOption(byOption("the official who takes it back"))
    .addOption(unknownLoginOption())
    .option("--list", "list the messages", false)
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (message, options, command): Promise<void> => {
      const { runAnnounce } = await import("./run-announce.ts");
      await runAnnounce(open(command), message, options);
    });
}

export type AnnounceOptions = OptionsOf<typeof announceCommand>;
