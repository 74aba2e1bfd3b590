import { messageWords } from "../../../announcements/message-words.ts";
import { type Message, messages } from "../../../calendar/messages.ts";
import { utcDate } from "../../../dates.ts";
import { type Election, sentMessages } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { chosenElection, electionIfAny } from "../../../procedures/chosen-election.ts";
import {
  notNow,
  planNotSent,
  planSent,
  readyMessage,
  requireSent,
} from "../../../procedures/planning/messages.ts";
import { announcementsReport } from "../../../procedures/planning/planning-reports.ts";
import { visible } from "../../../visible-text.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { decidingOfficial } from "../../official.ts";
import { renderTable } from "../../render/table.ts";
import { report } from "../../report.ts";
import type { AnnounceOptions } from "./announce.ts";

/** Every message with its occasion, and when officials of an election recorded it as sent. */
function printAnnouncements(
  context: Pick<CliContext, "terminal">,
  of: Election | undefined,
  options: { readonly json: boolean },
): void {
  const { terminal } = context;
  const { election = null } = of ?? {};
  const announced = of === undefined ? [] : sentMessages(of);
  const listed = messages.map((message) => ({
    message,
    when: messageWords[message].when,
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

const pollReminder =
  "note: CIVS does not end a poll automatically: end it on its control page when voting closes.\n";

/** The text of a message; notes about its source go to stderr. */
async function announcementText(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  message: Message,
  { format, zone }: Pick<AnnounceOptions, "format" | "zone">,
): Promise<string> {
  const { terminal } = context;
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const { text, own, open } = await readyMessage(workspace, election, message, {
    format,
    zone,
    clock,
  });
  if (own !== undefined) terminal.note(`Using ${own}.`);
  if (open !== undefined) {
    terminal.warn(
      `warning: ${own}: “${visible(open)}” looks like a place you still need to fill in.`,
    );
  }
  if (message === "voting-last-days" || message === "voting-closed") terminal.note(pollReminder);
  return text;
}

function reasonNotSent(given: string | undefined): string {
  const reason = given?.trim() ?? "";
  if (reason !== "") return reason;
  throw new ElectionError("input", "--not-sent needs a reason", {
    hint: 'Give --reason, such as --reason "it is still in the outbox".',
  });
}

/** Prints, copies or records a message, or lists all. */
export async function runAnnounce(
  context: CliContext,
  message: Message | undefined,
  options: AnnounceOptions,
): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  if (options.list) {
    printAnnouncements(context, await electionIfAny(workspace, options.election), options);
    return;
  }
  if (message === undefined) {
    throw new ElectionError("input", "announce needs the name of a message", {
      hint: `Messages are ${messages.join(", ")}; --list says when to send each.`,
    });
  }
  const { election } = await chosenElection(context, options.election);
  const date = utcDate(await context.now());
  if (options.notSent) {
    const reason = reasonNotSent(options.reason);
    requireSent(election, message);
    const by = await decidingOfficial(context, options, election);
    const why = { date: date.toString(), by, reason };
    const change = await planNotSent(workspace, election, message, why);
    return carryOut(context, workspace, [change], options);
  }
  if (options.sent !== undefined) {
    const sent = { reference: options.sent, date };
    const change = await planSent(workspace, election, message, sent);
    return carryOut(context, workspace, [change], options);
  }
  const text = await announcementText(context, workspace, election, message, options);
  const untimely = notNow(election, message, await context.now());
  if (untimely !== undefined) terminal.warn(untimely);
  const { copyTo } = options;
  if (copyTo === undefined || isForOutput(copyTo)) terminal.print(text.trimEnd());
  else await carryOut(context, workspace, [await planFile(workspace, copyTo, text)], options);
}
