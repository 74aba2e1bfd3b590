import type { Temporal } from "temporal-polyfill";
import { composeMessage } from "../../announcements/compose-message.ts";
import { type MessageFormat, overridePath } from "../../announcements/links.ts";
import type { MessageFacts } from "../../announcements/message-facts.ts";
import { messageWords } from "../../announcements/message-words.ts";
import { messageSpan } from "../../calendar/due.ts";
import type { Message } from "../../calendar/messages.ts";
import type { Timeline } from "../../calendar/timeline.ts";
import { readZone, tableTime, usualZones } from "../../calendar/zones.ts";
import { type Election, sentMessages } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import {
  notSentText,
  planElectionEdit,
  textWithEntry,
} from "../../workspace/election/election-edits.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { readPublishedResult } from "../verifying/published-result.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";
import { voteState } from "./vote-state.ts";

/**
 * Everything that the messages of an election say, from its workspace.
 *
 * @throws ElectionError (refused) where a published result is not what the files give.
 */
async function readMessageFacts(
  workspace: Workspace,
  election: Election,
  clock: Clock,
  zones: readonly string[] | undefined,
): Promise<MessageFacts> {
  const charter = await readCharter(workspace, election.charter);
  const due = await dueSeats(workspace, election, charter);
  const { vote } = await voteState(workspace, election, charter, clock.now);
  return {
    election,
    charter,
    seatsUp: asSeatsUp(due),
    vote,
    zones: (zones ?? usualZones).map((zone) => readZone(zone, "--zone")),
    record: (await readPublishedResult(workspace, election.election, clock))?.record,
  };
}

/** A note that a message is too early, so that this is a draft, or too late. */
export function notNow(
  timeline: Timeline,
  message: Message,
  now: Temporal.Instant,
): string | undefined {
  const { from, until } = messageSpan(timeline, message) ?? {};
  const isBefore = (time: Temporal.Instant): boolean =>
    now.epochMilliseconds < time.epochMilliseconds;
  if (from !== undefined && isBefore(from)) {
    return `This is a draft. Send it ${messageWords[message].when}: ${tableTime(from, "UTC")} UTC at the earliest.`;
  }
  if (until === undefined || isBefore(until)) return undefined;
  return `warning: it is too late for this message: it was to be sent ${messageWords[message].when}, before ${tableTime(until, "UTC")} UTC. Do not send it; kata-election status shows what is due now.`;
}

const leftToFillIn = /\b(?:TBD|TBA|TODO|FIXME|XXX+)\b|<[a-z][a-z -]*>|\[(?:date|name|link|url)\]/i;

/** A message ready to send, the file of the officials' own text if one was used, and a gap left in it. */
export interface ReadyMessage {
  readonly text: string;
  readonly own: string | undefined;
  readonly open: string | undefined;
}

/**
 * A message ready to send: the officials' own text if there is one, otherwise the built-in text.
 *
 * @param form.zone time zones to name beside the usual ones.
 * @throws ElectionError (input, refused) where information is missing, or contradicts the files.
 */
export async function readyMessage(
  workspace: Workspace,
  election: Election,
  message: Message,
  form: {
    readonly format: MessageFormat;
    readonly zone: readonly string[] | undefined;
    readonly clock: Clock;
  },
): Promise<ReadyMessage> {
  const { format, zone, clock } = form;
  const path = overridePath(message, format);
  const own = await readText(workspace, path);
  const facts = await readMessageFacts(workspace, election, clock, zone);
  const override = own === undefined ? undefined : { path, text: own };
  return {
    text: composeMessage(message, format, facts, override),
    own: own === undefined ? undefined : path,
    open: own === undefined ? undefined : leftToFillIn.exec(own)?.[0],
  };
}

/**
 * Plans to record that a message was sent. Idempotent.
 *
 * @param reference its URL in the archive, or true for none.
 * @param date in UTC.
 * @throws ElectionError (input) where the reference is no URL.
 */
export async function planSent(
  workspace: Workspace,
  election: Election,
  message: Message,
  { reference, date }: { readonly reference: string | true; readonly date: Temporal.PlainDate },
): Promise<FileChange> {
  if (reference !== true && !/^https?:\/\/\S+$/.test(reference)) {
    throw new ElectionError("input", `--sent ${visible(reference)} is not a URL`, {
      hint: "Give the URL of the message in the archive, or --sent alone.",
    });
  }
  const isThere = sentMessages(election).some(
    (each) => each.message === message && (reference === true || each.reference === reference),
  );
  const sent = { message, date: date.toString(), ...(reference === true ? {} : { reference }) };
  return planElectionEdit(workspace, election, (text) =>
    isThere ? text : textWithEntry(text, election, "announced", sent),
  );
}

/** Stops where a message is not recorded as sent. */
export function requireSent(election: Election, message: Message): void {
  if (sentMessages(election).some((each) => each.message === message)) return;
  throw new ElectionError("refused", `${message} is not recorded as sent`, {
    hint: "kata-election announce --list shows what is.",
  });
}

/** Plans to take back a record made by mistake: the entry stays, with the reason. */
export async function planNotSent(
  workspace: Workspace,
  election: Election,
  message: Message,
  why: { readonly date: string; readonly by: string; readonly reason: string },
): Promise<FileChange> {
  return planElectionEdit(workspace, election, (text) => notSentText(text, election, message, why));
}
