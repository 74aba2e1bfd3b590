import { Worker } from "node:worker_threads";
import { ElectionError, type ErrorKind } from "../../errors.ts";
import type { CountedPart } from "../../tally/stream-count.ts";
import type { CountPart } from "./ballot-parts.ts";

/** What the thread posts: its progress, then its result or error. */
export type ThreadMessage =
  | { readonly done: number }
  | { readonly counted: CountedPart }
  | { readonly refusal: { kind: ErrorKind; message: string; hint: string | undefined } };

/** The thread's program in the built bundle, not in src/. */
const builtProgram = new URL("../workspace/ballots/ballot-thread-program.js", import.meta.url);

/** Unusual rows leave much garbage, which is collected before it exceeds this. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 };

/** The outcome; errors lose their class when they cross threads. */
function countedOf(message: Exclude<ThreadMessage, { done: number }>): CountedPart {
  if ("counted" in message) return message.counted;
  const { kind, message: text, hint } = message.refusal;
  throw new ElectionError(kind, text, hint === undefined ? {} : { hint });
}

/** Counts parts of files, each in its own thread, which always ends. */
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
