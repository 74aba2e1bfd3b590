import { Worker } from "node:worker_threads";
import { ElectionError, type ErrorKind } from "../../errors.ts";
import type { CountedPart } from "../../tally/stream-count.ts";
import type { CountPart } from "./ballot-parts.ts";

/** What the thread says: how far it is, and at its end what it counted or why it cannot. */
export type ThreadMessage =
  | { readonly done: number }
  | { readonly counted: CountedPart }
  | { readonly refusal: { kind: ErrorKind; message: string; hint: string | undefined } };

/** The thread's program as the build makes it: from a chunk of the bundle, and so not from src/. */
const builtProgram = new URL("../workspace/ballots/ballot-thread-program.js", import.meta.url);

/** Rows that are not plain leave much behind: it is cleared away before it takes more memory than this. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/** What came out; an error loses its class on its way from another thread. */
function countedOf(message: Exclude<ThreadMessage, { done: number }>): CountedPart {
  if ("counted" in message) return message.counted;
  const { kind, message: text, hint } = message.refusal;
  throw new ElectionError(kind, text, hint === undefined ? {} : { hint });
}

/** Counts parts of files, each in a thread of its own that ends in any case. */
export function countInThreads(program = builtProgram): CountPart {
  return async (part, told) => {
    const thread = new Worker(program, { workerData: part, resourceLimits });
    try {
      return await new Promise<CountedPart>((resolve, reject) => {
        thread.on("message", (message: ThreadMessage) => {
          try {
            if ("done" in message) told(message.done);
            else resolve(countedOf(message));
          } catch (error) {
            reject(error);
          }
        });
        thread.on("error", reject);
        thread.on("exit", (code) => reject(new Error(`a counting thread ended with ${code}`)));
      });
    } finally {
      await thread.terminate();
    }
  };
}
