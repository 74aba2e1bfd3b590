import { type Message, messages } from "../calendar/messages.ts";
import { ElectionError } from "../errors.ts";
import { resultMail } from "../results/corrections/correction-announcement.ts";
import { fillText } from "../wrap-text.ts";
import { chatTexts } from "./chat-texts.ts";
import type { MessageFormat } from "./links.ts";
import { nominationMails } from "./mail-nominations.ts";
import { votingMails } from "./mail-voting.ts";
import type { MessageFacts } from "./message-facts.ts";
import { messageValues } from "./message-values.ts";
import { fillTemplate } from "./template.ts";

/** A text that officials use instead of the built-in one. */
export interface MessageOverride {
  readonly path: string;
  readonly text: string;
}

const mailWidth = 72;
const messagesOfVote: readonly Message[] = messages.slice(
  messages.indexOf("campaign"),
  messages.indexOf("results"),
);

const mails = { ...nominationMails, ...votingMails };

/** The body of an email on lines of at most 72 characters; the subject stays on one line. */
function wrapMail(text: string): string {
  const end = text.indexOf("\n");
  const subject = text.slice(0, end);
  if (!subject.startsWith("Subject:")) return fillText(text, mailWidth);
  return `${subject}${fillText(text.slice(end), mailWidth)}`;
}

/** Markdown's bold and links in Slack's own marks. */
function inSlackMarks(markdown: string): string {
  return markdown
    .replace(/\*\*([^*\n]+)\*\*/g, "*$1*")
    .replace(/\[([^[\]\n]+)\]\(([^()\s]+)\)/g, "<$2|$1>");
}

/**
 * A message of an election, ready to send: an email (subject first), or a text for the chat in Slack's
 * marks or in Markdown.
 *
 * @throws ElectionError (refused) where the message has no occasion in this election, or one of its
 * placeholders has no value yet; (input) where the officials' own text has a placeholder that does not exist.
 */
export function composeMessage(
  message: Message,
  format: MessageFormat,
  facts: MessageFacts,
  override?: MessageOverride,
): string {
  if (facts.vote === "skipped" && messagesOfVote.includes(message)) {
    throw new ElectionError("refused", `there is no ${message} message without a vote`, {
      hint: "As many candidates as seats, or fewer: the result follows the nominations.",
    });
  }
  const fill = (template: string, source: string): string =>
    fillTemplate(
      format === "chat" ? inSlackMarks(template) : template,
      messageValues(facts, format),
      source,
    );
  if (override !== undefined) {
    const own = fill(override.text, override.path);
    return format === "mail" ? wrapMail(own) : own;
  }
  const source = `the message ${message}`;
  if (format !== "mail") return fill(chatTexts[message], source);
  if (message !== "results") return wrapMail(fill(mails[message], source));
  if (facts.record !== undefined)
    return wrapMail(resultMail(facts.record, facts.election.officials));
  return fill("{{elected}}", source);
}
