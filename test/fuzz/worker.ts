import { parentPort, workerData } from "node:worker_threads";
import type { Checkout } from "./checkout.ts";
import { allTargets } from "./targets.ts";

/** Runs one input after another, as the watchdog sends them; answers with what was found, if anything. */
const { checkout } = workerData as { checkout: Checkout };
const targets = new Map((await allTargets(checkout)).map((each) => [each.name, each]));

parentPort?.on("message", async ({ name, input }: { name: string; input: unknown }) => {
  try {
    await targets.get(name)?.run(input);
    parentPort?.postMessage({ finding: undefined });
  } catch (failure) {
    const finding = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    parentPort?.postMessage({ finding });
  }
});
parentPort?.postMessage({ ready: true });
