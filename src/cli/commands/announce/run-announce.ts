import type { MessageFormat } from "../../../announcements/links.ts";
import { type Message, messages } from "../../../calendar/messages.ts";
import { ElectionError } from "../../../errors.ts";
import {
  chooseElection,
  electionInProgress,
  readElection,
} from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import {
  announcementText,
  notNow,
  printAnnouncements,
  recordNotSent,
  recordSent,
} from "./announcing.ts";

interface AnnounceOptions {
  readonly election?: string | undefined;
  readonly format: MessageFormat;
  readonly zone?: readonly string[] | undefined;
  readonly copyTo?: string | undefined;
  readonly sent?: string | true | undefined;
  readonly notSent: boolean;
  readonly reason?: string | undefined;
  readonly by?: string | undefined;
  readonly unknownLogin: boolean;
  readonly list: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
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
    const listed = options.election ?? (await electionInProgress(workspace));
    const of = listed === undefined ? undefined : (await readElection(workspace, listed)).value;
    printAnnouncements(context, of, options);
    return;
  }
  if (message === undefined) {
    throw new ElectionError("input", "announce needs the name of a message", {
      hint: `Messages are ${messages.join(", ")}; --list says when to send each.`,
    });
  }
  const id = await chooseElection(workspace, options.election);
  const { value: election } = await readElection(workspace, id);
  if (options.notSent) return recordNotSent(context, workspace, election, message, options);
  if (options.sent !== undefined) {
    return recordSent(context, workspace, election, message, options.sent, options.dryRun);
  }
  const text = await announcementText(context, workspace, election, message, options);
  const untimely = notNow(election, message, await context.now());
  if (untimely !== undefined) terminal.warn(untimely);
  const { copyTo } = options;
  if (copyTo === undefined || isForOutput(copyTo)) terminal.print(text.trimEnd());
  else await carryOut(context, workspace, [await planFile(workspace, copyTo, text)], options);
}
