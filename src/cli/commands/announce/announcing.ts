import type { Temporal } from "temporal-polyfill";
import { composeMessage, messageOccasions } from "../../../announcements/compose-message.ts";
import { overridePath } from "../../../announcements/links.ts";
import type { MessageFormat } from "../../../announcements/message-values.ts";
import { messageTimes } from "../../../calendar/due.ts";
import { type Message, messages } from "../../../calendar/messages.ts";
import type { Timeline } from "../../../calendar/timeline.ts";
import { tableTime } from "../../../calendar/zones.ts";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { announcedText } from "../../../workspace/election/election-edits.ts";
import { electionFilePath } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderTable } from "../../render/table.ts";
import { readMessageFacts } from "./message-facts.ts";

/** Every message with its occasion, and when officials of an election recorded it as sent. */
export function announcementList(
  { terminal }: Pick<CliContext, "terminal">,
  of: Election | undefined,
  json: boolean,
): string {
  const { election = null, announced = [] } = of ?? {};
  const listed = messages.map((message) => ({
    message,
    when: messageOccasions[message],
    sent: announced.findLast((each) => each.message === message)?.date.toString() ?? null,
  }));
  if (json) return JSON.stringify({ formatVersion: 1, election, messages: listed }, null, 2);
  const columns = [{ title: "Message" }, { title: "When" }, { title: "Sent" }];
  const rows = listed.map(({ message, when, sent }) => [message, when, sent ?? ""]);
  return renderTable(terminal, columns, rows);
}

/** That the occasion of a message is still to come, where that can be known; a draft is welcome then. */
export function notYet(
  timeline: Timeline,
  message: Message,
  now: Temporal.Instant,
): string | undefined {
  const from = messageTimes(timeline)[message];
  if (now.epochMilliseconds >= from.epochMilliseconds) return undefined;
  return `This is a draft: it goes out ${messageOccasions[message]}, ${tableTime(from, "UTC")} UTC at the earliest.`;
}

const pollReminder =
  "CIVS does not close a poll by itself: end it on its control page when voting closes.";

const leftToFillIn = /\b(?:TBD|TBA|TODO|FIXME|XXX+)\b|<[a-z][a-z -]*>|\[(?:date|name|link|url)\]/i;

/** A message as it goes out: the officials' own text where they keep one, else the built-in one. */
export async function announcementText(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  message: Message,
  { format, zone }: { readonly format: MessageFormat; readonly zone?: readonly string[] },
): Promise<string> {
  const path = overridePath(message, format);
  const own = await readText(workspace, path);
  const facts = await readMessageFacts(context, workspace, election, zone);
  if (own !== undefined) {
    context.terminal.note(`Using ${path}.`);
    const [place] = leftToFillIn.exec(own) ?? [];
    if (place !== undefined) {
      context.terminal.warn(`warning: ${path}: “${visible(place)}” looks like a place to fill in.`);
    }
  }
  if (message === "voting-last-days" || message === "voting-closed") {
    context.terminal.note(pollReminder);
  }
  return composeMessage(
    message,
    format,
    facts,
    own === undefined ? undefined : { path, text: own },
  );
}

/** Records in `election.yaml` that a message was sent today (UTC). */
export async function recordSent(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  message: Message,
  reference: string | true,
  dryRun: boolean,
): Promise<void> {
  const { election: id, announced = [] } = election;
  const date = utcDate(await context.now()).toString();
  if (reference !== true && !/^https?:\/\/\S+$/.test(reference)) {
    throw new ElectionError("input", `--sent ${visible(reference)} is not a web address`, {
      hint: "Give the address of the message in the archive, or --sent alone.",
    });
  }
  const isThere = announced.some(
    (each) => each.message === message && (reference === true || each.reference === reference),
  );
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const sent = { message, date, ...(reference === true ? {} : { reference }) };
  const after = isThere ? before : announcedText(before, election, sent);
  await carryOut(context, workspace, [await planFile(workspace, path, after)], { dryRun });
}
