/** The program of a counting thread: counts its part of a file and posts the result. */
import { parentPort, workerData } from "node:worker_threads";
import { ElectionError } from "../../errors.ts";
import { countPart, type FilePart } from "./ballot-parts.ts";
import type { ThreadMessage } from "./ballot-thread.ts";

function say(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

try {
  const counted = await countPart(workerData as FilePart, (done) => say({ done }));
  say({ counted });
} catch (error) {
  if (!(error instanceof ElectionError)) throw error;
  const { kind, message, hint } = error;
  say({ refusal: { kind, message, hint } });
}
