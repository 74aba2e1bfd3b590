import type { Temporal } from "temporal-polyfill";
import { formatInstant, utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import {
  isInForce,
  isSamePoll,
  type Poll,
  type PollResult,
  pollInAddress,
  pollInForce,
} from "../../election/poll.ts";
import { ElectionError } from "../../errors.ts";
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
import { type FileMove, planMoves } from "../../workspace/file-moves.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { listFiles, privateFolder, type Workspace } from "../../workspace/workspace.ts";

/** What `poll record` is asked to record. */
export interface PollWords {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly opened?: Temporal.Instant | undefined;
  /** Why the poll in force is void: this one replaces it. */
  readonly restarts?: string | undefined;
  /** Why the entry is wrong. */
  readonly mistaken?: string | undefined;
  readonly ballots?: number | undefined;
  readonly ranking?: string | undefined;
}

/** What recording it changes: files that belong to another poll move, then texts change. */
export interface PollPlan {
  readonly moves: readonly FileMove[];
  readonly changes: readonly FileChange[];
  /** What an official should know. */
  readonly notes: readonly string[];
}

/** The polls of an election before and after, and the one whose files are to be set aside or put back. */
interface PollsChange {
  readonly polls: readonly Poll[];
  readonly setAside?: Poll | undefined;
  readonly putBack?: Poll | undefined;
}

function refuse(message: string, hint: string): never {
  throw new ElectionError("input", message, { hint });
}

function checkAddress(url: string | undefined, id: string): void {
  if (url === undefined) return;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    refuse(`--url ${visible(url)} is not a URL`, "Copy it from the browser, with https://.");
  }
  const { searchParams } = new URL(url);
  const secret = ["akey", "key"].find((name) => searchParams.has(name));
  if (secret !== undefined) {
    refuse(
      `--url contains a key (${secret}=): anyone who reads it could control the poll or vote`,
      "election.yaml is public: give the URL without the key.",
    );
  }
  const other = pollInAddress(url);
  if (other === undefined || other === id) return;
  refuse(
    `--url is that of the poll ${visible(other)}, not of ${visible(id)}`,
    "Give the id and the URL of the same poll.",
  );
}

/** The entry is wrong, or the poll before it was not void: both are kept, with the reason. */
function withMistake(polls: readonly Poll[], id: string, reason: string): PollsChange {
  const found = polls.find((poll) => poll.id === id);
  const replaced = (by: Poll): Poll[] => polls.map((poll) => (poll.id === id ? by : poll));
  if (found === undefined) {
    return refuse(
      `--mistaken: the poll ${visible(id)} is not recorded`,
      `Recorded are: ${polls.map((poll) => visible(poll.id)).join(", ") || "none"}.`,
    );
  }
  if (isInForce(found)) return { polls: replaced({ ...found, mistaken: reason }), setAside: found };
  const open = pollInForce(polls);
  if (open !== undefined) {
    return refuse(
      `the poll ${visible(open.id)} is in force, so ${visible(id)} stays as it is`,
      `Only one poll can be in force: first record that ${visible(open.id)} was a mistake.`,
    );
  }
  const { voidedBecause, mistaken, ...rest } = found;
  const was =
    voidedBecause === undefined ? `called mistaken: ${mistaken}` : `void: ${voidedBecause}`;
  const again: Poll = { ...rest, reinstated: `${reason} (was ${was})` };
  return { polls: replaced(again), putBack: again };
}

/** The id of a poll as someone pasted it: as it is recorded, or out of the address that holds it. */
function pollId(polls: readonly Poll[], given: string): string {
  const id = pollInAddress(given.trim()) ?? given.trim();
  if (!/^[\w.-]+$/.test(id)) {
    refuse(
      `--id ${visible(given)} is not a poll's id`,
      "Copy it from the poll's address, after id=.",
    );
  }
  return polls.find((poll) => isSamePoll(poll.id, id))?.id ?? id;
}

function withRestart(polls: readonly Poll[], restarts: string, next: Poll): PollsChange {
  const open = pollInForce(polls);
  if (open === undefined) {
    const hint =
      polls.length === 0
        ? "No poll is recorded yet: leave out --restarts."
        : "Every recorded poll is already void: leave out --restarts.";
    return refuse("--restarts: there is no poll to replace", hint);
  }
  if (next.opened.epochMilliseconds < open.opened.epochMilliseconds) {
    return refuse(
      `--opened ${formatInstant(next.opened)} is before the poll that it replaces opened (${visible(open.id)}, ${formatInstant(open.opened)})`,
      "Give the time when the new poll opened; correct that of the old one with --id and --opened first.",
    );
  }
  const earlier = polls.map((poll) =>
    poll === open ? { ...poll, voidedBecause: restarts } : poll,
  );
  return { polls: [...earlier, next], setAside: open };
}

/** The polls once this one is recorded: changed where its id is known, else added. */
function withPoll(
  polls: readonly Poll[],
  id: string,
  words: PollWords,
  now: Temporal.Instant,
): PollsChange {
  const { url, opened, restarts, mistaken } = words;
  if (mistaken !== undefined) return withMistake(polls, id, mistaken);
  checkAddress(url, id);
  const given = { ...(url && { url }), ...(opened && { opened }) };
  const known = polls.find((poll) => poll.id === id);
  if (known === undefined) {
    const next: Poll = { provider: "civs", id, opened: now, ...given };
    if (restarts !== undefined) return withRestart(polls, restarts, next);
    const open = pollInForce(polls);
    if (open === undefined) return { polls: [...polls, next] };
    return refuse(
      `the poll ${visible(open.id)} is recorded and not void`,
      "If the new one replaces it, say why with --restarts <reason>: both are kept.",
    );
  }
  const isDone = polls.some(({ voidedBecause }) => voidedBecause === restarts);
  if (restarts !== undefined && !(isDone && known === pollInForce(polls))) {
    refuse(`--restarts: the poll ${visible(id)} is already recorded`, "Give the new poll's --id.");
  }
  return { polls: polls.map((poll) => (poll.id === id ? { ...poll, ...given } : poll)) };
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
  // A poll of that name never was: the ballots at hand may well be those of the right one.
  const isMistaken = polls.some(({ id, mistaken }) => id === gone.id && mistaken !== undefined);
  const page = await readPollResult(workspace, election);
  const isOthers = page?.poll !== undefined && page.poll !== gone.id;
  const paths = await setAside(workspace, election, { ballots: !isMistaken, page: !isOthers });
  return planMoves(workspace, paths, setAsideFolder(election, gone.id));
}

/** What officials read on the page of the poll in force. */
async function pageResult(
  workspace: Workspace,
  { candidates, decisions }: Pick<Election, "candidates" | "decisions">,
  poll: Poll | undefined,
  { ballots, ranking }: PollWords,
  now: Temporal.Instant,
): Promise<PollResult | undefined> {
  if ((ballots === undefined) !== (ranking === undefined)) {
    return refuse("--ballots and --ranking go together", "Copy both from the poll's page.");
  }
  if (ballots === undefined || ranking === undefined) return undefined;
  if (poll !== undefined && poll.opened.epochMilliseconds > now.epochMilliseconds) {
    return refuse(
      `the poll ${visible(poll.id)} opens ${formatInstant(poll.opened)}, so its page has no result yet`,
      "Record what its page says once it is closed; correct the time with --opened if it is wrong.",
    );
  }
  const names = readRanking(ranking, candidates, await readPeople(workspace), decisions);
  const result = { formatVersion: 1, ballots, ranking: names, read: utcDate(now) } as const;
  return poll === undefined ? result : { ...result, poll: poll.id };
}

function pollOfPage(polls: readonly Poll[], id: string | undefined): Poll | undefined {
  const open = pollInForce(polls);
  if (id === undefined || open?.id === id) return open;
  return refuse(
    `the poll ${visible(id)} is not in force, so what its page says does not count`,
    open === undefined
      ? "Record the poll that replaces it with --id and --opened."
      : `Read the page of ${visible(open.id)}.`,
  );
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
    refuse("--mistaken goes with --id alone", "Record the correct values in a second step.");
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
  return { moves, changes, notes: pollNotes(election, change, { ...words, id }, moves) };
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
