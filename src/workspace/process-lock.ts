import { readFile, rm, writeFile } from "node:fs/promises";
import { ElectionError } from "../errors.ts";

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Keeps two fetches of the same election apart; one that was killed leaves a lock that does not count. */
export async function lockForProcess(path: string): Promise<() => Promise<void>> {
  const holder = Number(await readFile(path, "utf8").catch(() => ""));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new ElectionError("input", `another roll fetch of this election is running (${holder})`, {
      hint: "Wait for it to end.",
    });
  }
  await writeFile(path, `${process.pid}\n`, { mode: 0o600 });
  return () => rm(path, { force: true });
}
