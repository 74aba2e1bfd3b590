import type { Temporal } from "temporal-polyfill";
import { formatInstant, isAhead, utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { type Poll, type PollResult, pollInForce } from "../../election/poll.ts";
import { readRanking } from "../../seats/poll-agreement.ts";
import { visible } from "../../visible-text.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import {
  planPollResult,
  planPolls,
  readPollResult,
  setAside,
  setAsideFolder,
} from "../../workspace/election/poll-files.ts";
import { applyMoves, type FileMove, planMoves } from "../../workspace/file-moves.ts";
import { type FileChange, refuseUnwritable } from "../../workspace/file-plan.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { listFiles, privateFolder, type Workspace } from "../../workspace/workspace.ts";
import {
  type PollsChange,
  type PollWords,
  pollId,
  pollOfPage,
  refuse,
  withPoll,
} from "./polls-change.ts";

/** What recording a poll changes: files of another poll move first, then texts change. */
export interface PollPlan {
  readonly moves: readonly FileMove[];
  readonly move: () => Promise<void>;
  readonly changes: readonly FileChange[];
  /** What an official should know. */
  readonly notes: readonly string[];
}

/** The moves that set aside what belongs to one poll, or put back what was. */
async function planPollMoves(
  workspace: Workspace,
  election: string,
  { polls, setAside: gone, putBack }: PollsChange,
): Promise<FileMove[]> {
  if (putBack !== undefined) {
    const folder = setAsideFolder(election, putBack.id);
    const home = privateFolder(election);
    const present = await listFiles(workspace, home);
    const kept = (await listFiles(workspace, folder)).filter((name) => !present.includes(name));
    return planMoves(
      workspace,
      kept.map((name) => `${folder}/${name}`),
      home,
    );
  }
  if (gone === undefined) return [];
  // The mistaken poll never existed, so the ballots here may belong to the right one.
  const isMistaken = polls.some(({ id, mistaken }) => id === gone.id && mistaken !== undefined);
  const page = await readPollResult(workspace, election);
  const isOthers = page?.poll !== undefined && page.poll !== gone.id;
  const paths = await setAside(workspace, election, { ballots: !isMistaken, page: !isOthers });
  return planMoves(workspace, paths, setAsideFolder(election, gone.id));
}

/** What officials read on the page of the poll in force. */
async function pageResult(
  workspace: Workspace,
  { candidates, decisions, voting }: Pick<Election, "candidates" | "decisions" | "voting">,
  poll: Poll | undefined,
  { ballots, ranking }: PollWords,
  now: Temporal.Instant,
): Promise<PollResult | undefined> {
  if ((ballots === undefined) !== (ranking === undefined)) {
    return refuse(
      "--ballots and --ranking must be given together",
      "Copy both from the poll's page.",
    );
  }
  if (ballots === undefined || ranking === undefined) return undefined;
  if (poll !== undefined && isAhead(poll.opened, now)) {
    return refuse(
      `the poll ${visible(poll.id)} opens ${formatInstant(poll.opened)}, so its page has no result yet`,
      "Record what its page says once it is closed; correct the time with --opened if it is wrong.",
    );
  }
  if (isAhead(voting.closes, now) && !isAhead(voting.opens, now)) {
    return refuse(
      `voting ends ${formatInstant(voting.closes)}, so the poll's page has no final result yet`,
      "Record what its page says after that.",
    );
  }
  const names = readRanking(ranking, candidates, await readPeople(workspace), decisions);
  const result = { formatVersion: 1, ballots, ranking: names, read: utcDate(now) } as const;
  return poll === undefined ? result : { ...result, poll: poll.id };
}

/** Plans what was asked for; nothing is written. */
export async function planPollRecord(
  workspace: Workspace,
  election: string,
  words: PollWords,
  now: Temporal.Instant,
): Promise<PollPlan> {
  const { value } = await readElection(workspace, election);
  const { url, opened, restarts, mistaken, ballots, ranking } = words;
  const id = words.id === undefined ? undefined : pollId(value.polls, words.id);
  if (id === undefined && (url ?? opened ?? restarts ?? mistaken) !== undefined) {
    refuse("--id is missing", "Name the poll with --id.");
  }
  if (mistaken !== undefined && (url ?? opened ?? restarts ?? ballots ?? ranking) !== undefined) {
    refuse(
      "--mistaken can only be combined with --id",
      "Record the correct values in a second step.",
    );
  }
  const change = id === undefined ? { polls: value.polls } : withPoll(value.polls, id, words, now);
  const poll =
    mistaken === undefined
      ? pollOfPage(change.polls, ballots === undefined ? undefined : id)
      : undefined;
  const read = await pageResult(workspace, value, poll, words, now);
  if (id === undefined && read === undefined) {
    refuse("nothing to record was given", "Give --id, or --ballots and --ranking.");
  }
  const moves = await planPollMoves(workspace, election, change);
  const changes = id === undefined ? [] : [await planPolls(workspace, election, change.polls)];
  if (read !== undefined) {
    const planned = await planPollResult(workspace, election, read);
    const isMoved = moves.some(({ from }) => from === planned.path);
    changes.push(isMoved ? { ...planned, before: undefined } : planned);
  }
  const move = async (): Promise<void> => {
    await refuseUnwritable(workspace, changes);
    await applyMoves(workspace, moves);
  };
  return { moves, move, changes, notes: pollNotes(election, change, { ...words, id }, moves) };
}

function pollNotes(
  election: string,
  { setAside: gone, polls }: PollsChange,
  { opened, restarts, mistaken, id }: PollWords,
  moves: readonly FileMove[],
): string[] {
  const kept =
    gone === undefined || moves.length === 0
      ? []
      : [
          `The files of the poll ${visible(gone.id)} are kept in ${setAsideFolder(election, gone.id)}/ and no longer count.`,
        ];
  const time =
    restarts !== undefined && opened === undefined
      ? [
          `The poll ${visible(id ?? "")} counts as opened now; if it opened earlier, correct that with --opened <time>.`,
        ]
      : [];
  const none =
    mistaken !== undefined && pollInForce(polls) === undefined
      ? [
          "No poll is in force now: record the right one with --id, or a void one as --mistaken to make it count again.",
        ]
      : [];
  return [...kept, ...time, ...none];
}
