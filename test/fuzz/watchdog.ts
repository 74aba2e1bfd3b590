import { Worker } from "node:worker_threads";
import type { Checkout } from "./checkout.ts";

/** Nothing that a person waits for may need more of a processor, or wait longer for nothing. */
const longestComputing = 5000;
const longestWaiting = 60_000;
const mostMegabytes = 300;

/** A thread that inputs run in, and that is ended where one of them does not come back. */
export class Watchdog {
  readonly #program: URL;
  readonly #checkout: Checkout;
  #worker: Worker | undefined;

  constructor(program: URL, checkout: Checkout) {
    this.#program = program;
    this.#checkout = checkout;
  }

  async #ready(): Promise<Worker> {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(this.#program, {
      workerData: { checkout: this.#checkout },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
      stderr: true,
    });
    await new Promise<void>((resolve, reject) => {
      worker.once("message", () => resolve());
      worker.once("error", reject);
    });
    this.#worker = worker;
    return worker;
  }

  /** @throws what was found: an undocumented end, no end, or too much memory. */
  async run(name: string, input: unknown): Promise<void> {
    const worker = await this.#ready();
    const finding = await new Promise<string | undefined>((resolve) => {
      const end = (found: string | undefined): void => {
        clearInterval(timer);
        worker.removeAllListeners("message").removeAllListeners("error");
        resolve(found);
      };
      const before = process.cpuUsage();
      const start = performance.now();
      // A busy machine makes an input wait: what counts is what it computes.
      const timer = setInterval(() => {
        const { user, system } = process.cpuUsage(before);
        const hasTime = (user + system) / 1000 < longestComputing;
        if (hasTime && performance.now() - start < longestWaiting) return;
        this.#worker = undefined;
        void worker.terminate();
        const seconds = (hasTime ? longestWaiting : longestComputing) / 1000;
        end(`no end within ${seconds} s of ${hasTime ? "waiting" : "computing"}`);
      }, 250);
      worker.once("message", (message: { finding: string | undefined }) => end(message.finding));
      worker.once("error", (failure: NodeJS.ErrnoException) => {
        this.#worker = undefined;
        end(
          failure.code === "ERR_WORKER_OUT_OF_MEMORY"
            ? `more than ${mostMegabytes} MB`
            : `unhandled: ${failure.stack}`,
        );
      });
      worker.postMessage({ name, input });
    });
    if (finding !== undefined) throw new Error(finding);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}
