import type { Temporal } from "temporal-polyfill";
import { formatInstant } from "../../dates.ts";
import {
  isInForce,
  isSamePoll,
  type Poll,
  pollInAddress,
  pollInForce,
} from "../../election/poll.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";

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

/** The polls of an election before and after, and the one whose files are to be set aside or put back. */
export interface PollsChange {
  readonly polls: readonly Poll[];
  readonly setAside?: Poll | undefined;
  readonly putBack?: Poll | undefined;
}

export function refuse(message: string, hint: string): never {
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

/** Takes back an entry, or a void mark, recorded by mistake; the reason is kept. */
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

/** The id of a poll from what someone pasted: the id itself, or a URL that contains it. */
export function pollId(polls: readonly Poll[], given: string): string {
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

/** The polls with this one added, or changed if its id exists. */
export function withPoll(
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

/** The poll in force, whose page alone counts. */
export function pollOfPage(polls: readonly Poll[], id: string | undefined): Poll | undefined {
  const open = pollInForce(polls);
  if (id === undefined || open?.id === id) return open;
  return refuse(
    `the poll ${visible(id)} is not in force, so what its page says does not count`,
    open === undefined
      ? "Record the poll that replaces it with --id and --opened."
      : `Read the page of ${visible(open.id)}.`,
  );
}
