import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { ifPresent } from "./present.ts";

/** How long a command waits for another one, and how often it checks. */
const patienceMilliseconds = 5000;
const lookMilliseconds = 100;
/** A lock from another computer (in a shared folder) cannot be checked; it expires after this. */
const strangerMilliseconds = 15 * 60 * 1000;
/** A lock is empty for a moment when created; an empty one older than this is abandoned. */
const emptyMilliseconds = 2000;

const holderSchema = z.object({
  pid: z.int().positive(),
  /** When the process started, on Linux: a reused process id has another start. */
  began: z.string().optional(),
  host: z.string().max(300),
  command: z.string().max(300),
});

type Holder = z.output<typeof holderSchema>;

/** The 22nd field of `/proc/<pid>/stat`; the second, the program's name in brackets, may hold spaces. */
async function beginningOf(pid: number): Promise<string | undefined> {
  const path = `/proc/${pid}/stat`;
  const text = await ifPresent(path, readFile(path, "utf8"));
  return text?.slice(text.lastIndexOf(")") + 2).split(" ")[19];
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether the process that made a lock still runs, and is not another one with its id. */
async function isHeld({ pid, began, host }: Holder, age: number): Promise<boolean> {
  if (host !== hostname()) return age < strangerMilliseconds;
  if (!isRunning(pid)) return false;
  const now = await beginningOf(pid);
  return now === undefined || now === began;
}

function readHolder(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Creates the lock, unless there is one. */
async function make(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw failure;
  }
}

/** Removes a stale lock; a new one created in its place in the meantime is put back. */
async function takeAway(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  if (
    (await ifPresent(
      path,
      rename(path, aside).then(() => true),
    )) === undefined
  )
    return;
  if ((await readFile(aside, "utf8")) !== stale) {
    await link(aside, path).catch((failure: NodeJS.ErrnoException) => {
      if (failure.code !== "EEXIST") throw failure;
    });
  }
  await rm(aside, { force: true });
}

/**
 * Keeps two commands apart: waits a few seconds for the holder of the lock, and takes over a lock whose process
 * is gone.
 *
 * @param path absolute, without links; its folder exists.
 * @param command the command that holds it, as others name it.
 * @returns a function that releases the lock.
 * @throws ElectionError (input) naming the holder, where it takes longer.
 */
export async function takeLock(path: string, command: string): Promise<() => Promise<void>> {
  const own: Holder = {
    pid: process.pid,
    began: await beginningOf(process.pid),
    host: hostname(),
    command,
  };
  const text = `${JSON.stringify(own)}\n`;
  for (let waited = 0; !(await make(path, text)); waited += lookMilliseconds) {
    const [found, there] = await Promise.all([
      ifPresent(path, stat(path)),
      ifPresent(path, readFile(path, "utf8")),
    ]);
    if (found === undefined || there === undefined) continue;
    const holder = readHolder(there);
    const age = Date.now() - found.mtimeMs;
    const counts = holder === undefined ? age < emptyMilliseconds : await isHeld(holder, age);
    if (!counts) await takeAway(path, there);
    else if (waited >= patienceMilliseconds) throw busy(path, holder);
    else await wait(lookMilliseconds);
  }
  return async () => {
    if ((await ifPresent(path, readFile(path, "utf8"))) === text) await rm(path, { force: true });
  };
}

function busy(path: string, holder: Holder | undefined): ElectionError {
  const who =
    holder === undefined
      ? "another command"
      : `${visible(holder.command)} (process ${holder.pid} on ${visible(holder.host)})`;
  return new ElectionError("input", `${who} is changing files in this checkout`, {
    hint: `Wait for it to end and run the command again. Its lock is ${visible(path)}.`,
  });
}
