import type { Temporal } from "temporal-polyfill";
import { composeMessage, messageOccasions } from "../../../announcements/compose-message.ts";
import { type MessageFormat, overridePath } from "../../../announcements/links.ts";
import { messageSpan } from "../../../calendar/due.ts";
import { type Message, messages } from "../../../calendar/messages.ts";
import type { Timeline } from "../../../calendar/timeline.ts";
import { tableTime } from "../../../calendar/zones.ts";
import { utcDate } from "../../../dates.ts";
import { type Election, sentMessages } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { readMessageFacts } from "../../../procedures/planning/message-facts.ts";
import { announcementsReport } from "../../../procedures/planning/planning-reports.ts";
import { visible } from "../../../visible-text.ts";
import { announcedText, notSentText } from "../../../workspace/election/election-edits.ts";
import { electionFilePath } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { decidingOfficial } from "../../official.ts";
import { renderTable } from "../../render/table.ts";
import { report } from "../../report.ts";

/** Every message with its occasion, and when officials of an election recorded it as sent. */
export function printAnnouncements(
  context: Pick<CliContext, "terminal">,
  of: Election | undefined,
  options: { readonly json: boolean },
): void {
  const { terminal } = context;
  const { election = null } = of ?? {};
  const announced = of === undefined ? [] : sentMessages(of);
  const listed = messages.map((message) => ({
    message,
    when: messageOccasions[message],
    sent: announced.findLast((each) => each.message === message)?.date.toString() ?? null,
  }));
  const columns = [{ title: "Message" }, { title: "When" }, { title: "Sent" }];
  const rows = listed.map(({ message, when, sent }) => [message, when, sent ?? ""]);
  report(context, options, {
    schema: announcementsReport,
    json: () => ({ formatVersion: 1 as const, election, messages: listed }),
    text: () => renderTable(terminal, columns, rows),
  });
}

/** That the occasion of a message is still to come, where a draft is welcome, or that it has passed. */
export function notNow(
  timeline: Timeline,
  message: Message,
  now: Temporal.Instant,
): string | undefined {
  const { from, until } = messageSpan(timeline, message) ?? {};
  const isBefore = (time: Temporal.Instant): boolean =>
    now.epochMilliseconds < time.epochMilliseconds;
  if (from !== undefined && isBefore(from)) {
    return `This is a draft. Send it ${messageOccasions[message]}: ${tableTime(from, "UTC")} UTC at the earliest.`;
  }
  if (until === undefined || isBefore(until)) return undefined;
  return `warning: it is too late for this message: it was to be sent ${messageOccasions[message]}, before ${tableTime(until, "UTC")} UTC. Do not send it; kata-election status shows what is due now.`;
}

const pollReminder =
  "CIVS does not end a poll automatically: end it on its control page when voting closes.";

const leftToFillIn = /\b(?:TBD|TBA|TODO|FIXME|XXX+)\b|<[a-z][a-z -]*>|\[(?:date|name|link|url)\]/i;

/** A message as it goes out: the officials' own text where they keep one, else the built-in one. */
export async function announcementText(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  message: Message,
  {
    format,
    zone,
  }: { readonly format: MessageFormat; readonly zone?: readonly string[] | undefined },
): Promise<string> {
  const path = overridePath(message, format);
  const own = await readText(workspace, path);
  const facts = await readMessageFacts(
    workspace,
    election,
    { now: await context.now(), machine: context.milliseconds() },
    zone,
  );
  if (own !== undefined) {
    context.terminal.note(`Using ${path}.`);
    const [place] = leftToFillIn.exec(own) ?? [];
    if (place !== undefined) {
      context.terminal.warn(
        `warning: ${path}: “${visible(place)}” looks like a place you still need to fill in.`,
      );
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
  const { election: id } = election;
  const date = utcDate(await context.now()).toString();
  if (reference !== true && !/^https?:\/\/\S+$/.test(reference)) {
    throw new ElectionError("input", `--sent ${visible(reference)} is not a URL`, {
      hint: "Give the URL of the message in the archive, or --sent alone.",
    });
  }
  const isThere = sentMessages(election).some(
    (each) => each.message === message && (reference === true || each.reference === reference),
  );
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const sent = { message, date, ...(reference === true ? {} : { reference }) };
  const after = isThere ? before : announcedText(before, election, sent);
  await carryOut(context, workspace, [await planFile(workspace, path, after)], { dryRun });
}

/** Records in `election.yaml` that a message was recorded as sent by mistake: the entry stays, with the reason. */
export async function recordNotSent(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  message: Message,
  options: {
    readonly reason?: string | undefined;
    readonly by?: string | undefined;
    readonly unknownLogin: boolean;
    readonly dryRun: boolean;
  },
): Promise<void> {
  const reason = options.reason?.trim() ?? "";
  if (reason === "") {
    throw new ElectionError("input", "--not-sent needs a reason", {
      hint: 'Give --reason, such as --reason "it is still in the outbox".',
    });
  }
  if (!sentMessages(election).some((each) => each.message === message)) {
    throw new ElectionError("refused", `${message} is not recorded as sent`, {
      hint: "kata-election announce --list shows what is.",
    });
  }
  const by = await decidingOfficial(context, options, election);
  const path = electionFilePath(election.election);
  const before = (await readText(workspace, path)) ?? "";
  const date = utcDate(await context.now()).toString();
  const after = notSentText(before, election, message, { date, by, reason });
  await carryOut(context, workspace, [await planFile(workspace, path, after)], options);
}
