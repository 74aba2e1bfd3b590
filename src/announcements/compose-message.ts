import { type Message, messages } from "../calendar/messages.ts";
import { ElectionError } from "../errors.ts";
import { resultMail } from "../results/correction-announcement.ts";
import { chatTexts } from "./chat-texts.ts";
import { fillText } from "./fill-text.ts";
import { nominationMails } from "./mail-nominations.ts";
import { votingMails } from "./mail-voting.ts";
import { type MessageFacts, type MessageFormat, messageValues } from "./message-values.ts";
import { fillTemplate } from "./template.ts";

/** When each message goes out, in words for a list. */
export const messageOccasions: Readonly<Record<Message, string>> = {
  season: "two weeks before nominations open",
  "nominations-open": "when nominations open",
  "nominations-last-days": "two days before nominations close",
  "nominations-closed": "when nominations have closed",
  campaign: "when the campaign opens",
  "opt-in": "during the campaign, again to those who have not activated mail",
  "voting-open": "when the poll has been started",
  "voting-last-days": "two days before voting closes",
  "voting-closed": "when the poll has been closed",
  results: "when the result is published",
};

/** A text that officials keep in place of the built-in one. */
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

/** The body of a mail on lines of at most 72 characters; the subject stays on one line. */
function wrapMail(text: string): string {
  const end = text.indexOf("\n");
  const subject = text.slice(0, end);
  if (!subject.startsWith("Subject:")) return fillText(text, mailWidth);
  return `${subject}${fillText(text.slice(end), mailWidth)}`;
}

/**
 * A message of an election, ready to send: a mail (subject first) or Markdown for the chat.
 *
 * @throws ElectionError (refused) where the message has no occasion in this election, or a placeholder
 * of it has no value yet; (input) where the officials' own text has a placeholder that there is not.
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
    fillTemplate(template, messageValues(facts, format), source);
  if (override !== undefined) {
    const own = fill(override.text, override.path);
    return format === "mail" ? wrapMail(own) : own;
  }
  const source = `the message ${message}`;
  if (format === "chat") return fill(chatTexts[message], source);
  if (message !== "results") return wrapMail(fill(mails[message], source));
  if (facts.record !== undefined) return wrapMail(resultMail(facts.record));
  return fill("{{elected}}", source);
}
