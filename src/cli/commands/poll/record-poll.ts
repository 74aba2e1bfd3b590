import type { Temporal } from "temporal-polyfill";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { readRanking } from "../../../seats/poll-agreement.ts";
import { visible } from "../../../visible-text.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import { planPollResult, planPolls } from "../../../workspace/election/poll-files.ts";
import type { FileChange } from "../../../workspace/file-plan.ts";
import { readPeople } from "../../../workspace/people/people-files.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/instant.ts";
import { warnIfPublished } from "../../warn-published.ts";

/** What `poll record` is asked to record. */
export interface PollRecordRequest {
  readonly election?: string;
  readonly id?: string;
  readonly url?: string;
  readonly opened?: string;
  readonly restarts?: string;
  readonly ballots?: number;
  readonly ranking?: string;
  readonly dryRun: boolean;
}

type Poll = Election["polls"][number];

function refuse(message: string, hint: string): never {
  throw new ElectionError("input", message, { hint });
}

function checkAddress(url: string | undefined): void {
  if (url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))) return;
  refuse(`--url ${visible(url)} is no web address`, "Copy it from the browser, with https://.");
}

/** The polls once this one is recorded: changed where its id is known, else added. */
function withPoll(
  { polls }: Election,
  id: string,
  { url, opened, restarts }: PollRecordRequest,
  now: Temporal.Instant,
): Poll[] {
  checkAddress(url);
  const given = {
    ...(url === undefined ? {} : { url }),
    ...(opened === undefined ? {} : { opened: instantFlag("--opened", opened) }),
  };
  if (polls.some((poll) => poll.id === id)) {
    if (restarts !== undefined) {
      refuse(
        `--restarts: the poll ${visible(id)} is recorded already`,
        "Give the new poll's --id.",
      );
    }
    return polls.map((poll) => (poll.id === id ? { ...poll, ...given } : poll));
  }
  const open = polls.find(({ voidedBecause }) => voidedBecause === undefined);
  if (open !== undefined && restarts === undefined) {
    refuse(
      `the poll ${visible(open.id)} is recorded and not void`,
      "If the new one replaces it, say why with --restarts <reason>: both are kept.",
    );
  }
  const earlier = polls.map((poll) =>
    poll.voidedBecause === undefined && restarts !== undefined
      ? { ...poll, voidedBecause: restarts }
      : poll,
  );
  return [...earlier, { provider: "civs", id, opened: now, ...given }];
}

/** Plans what was asked for, shows or writes it. */
export async function recordPoll(context: CliContext, request: PollRecordRequest): Promise<void> {
  const { election: named, id, ballots, ranking, dryRun } = request;
  const workspace = await context.workspace();
  const election = await chooseElection(workspace, named);
  const { value } = await readElection(workspace, election);
  const now = await context.now();
  const plan: FileChange[] = [];
  if (id !== undefined) {
    plan.push(await planPolls(workspace, election, withPoll(value, id, request, now)));
  } else if ((request.url ?? request.opened ?? request.restarts) !== undefined) {
    refuse("--id is missing", "Say which poll it is with --id.");
  }
  if ((ballots === undefined) !== (ranking === undefined)) {
    refuse("--ballots and --ranking go together", "Copy both from the poll's page.");
  }
  if (ballots !== undefined && ranking !== undefined) {
    const names = readRanking(
      ranking,
      value.candidates,
      await readPeople(workspace),
      value.decisions,
    );
    const poll = id ?? value.polls.findLast((one) => one.voidedBecause === undefined)?.id;
    const read = utcDate(now);
    const result = { formatVersion: 1, ballots, ranking: names, read } as const;
    const whole = poll === undefined ? result : { ...result, poll };
    plan.push(await planPollResult(workspace, election, whole));
  }
  if (plan.length === 0) {
    refuse("nothing to record was given", "Give --id, or --ballots and --ranking.");
  }
  await warnIfPublished(context, workspace, election);
  await carryOut(context, workspace, plan, { dryRun });
}
