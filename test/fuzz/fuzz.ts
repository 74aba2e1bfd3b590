import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { demoCheckout } from "./checkout.ts";
import type { Target } from "./target.ts";
import { allTargets } from "./targets.ts";
import { Watchdog } from "./watchdog.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "20261128" },
    only: { type: "string" },
  },
});

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** A finding's kind: what was said, without what differs from input to input, and where. */
function kindOf(finding: string): string {
  const [first = "", ...lines] = finding.split("\n");
  const at = lines.find((line) => /^\s+at /.test(line)) ?? "";
  return `${first.replace(/[\d'"“”].*/, "")}${at.replace(/[:?]\d+.*|\(.*\//g, "")}`;
}

/** How many kinds of findings of one target are looked for. */
const mostKinds = 5;
const longestShrinking = 40_000;
const longestShown = 1000;

interface Outcome {
  readonly runs: number;
  readonly findings: readonly string[];
}

/** Tries inputs until all are tried; an input that ended badly is made as small as it goes. */
async function fuzz(
  each: Target,
  watchdog: Watchdog,
  numRuns: number,
  seed: number,
): Promise<Outcome> {
  const kinds = new Set<string>();
  const findings: string[] = [];
  let runs = 0;
  while (runs < numRuns && kinds.size < mostKinds) {
    let kind: string | undefined;
    let foundAt = Number.POSITIVE_INFINITY;
    const property = fc.asyncProperty(each.inputs, async (input) => {
      // An input that does not end takes seconds each time: it is not made smaller for ever.
      if (performance.now() - foundAt > longestShrinking) return;
      try {
        await watchdog.run(each.name, input);
      } catch (failure) {
        const { message } = failure as Error;
        const found = kindOf(message);
        if (kinds.has(found) || (kind !== undefined && kind !== found)) return;
        if (kind === undefined) {
          foundAt = performance.now();
          print(`${each.name}: found ${message.split("\n", 1)[0]}; making it smaller`);
        }
        kind = found;
        // What hangs takes seconds each time: it is made a little smaller only.
        throw failure;
      }
    });
    const details = await fc.check(property, {
      seed: seed + runs,
      numRuns: numRuns - runs,
      interruptAfterTimeLimit: 3_600_000,
      markInterruptAsFailure: false,
    });
    runs += details.numRuns;
    if (details.interrupted && kind === undefined) break;
    if (!details.failed || kind === undefined) continue;
    kinds.add(kind);
    const [input] = details.counterexample ?? [];
    const said = details.errorInstance instanceof Error ? details.errorInstance.message : "";
    const text = JSON.stringify(input) ?? "";
    const file = `coverage/fuzz/${each.name.replace(/\W+/g, "-")}-${kinds.size}.json`;
    writeFileSync(file, text);
    findings.push(`${text.slice(0, longestShown)} (${file})\n${said.slice(0, longestShown)}`);
  }
  return { runs, findings };
}

const checkout = demoCheckout();
const targets = (await allTargets(checkout)).filter(({ name }) => (values.only ?? name) === name);
const shares = targets.reduce((sum, { share }) => sum + share, 0);
const watchdog = new Watchdog(new URL("./worker.js", import.meta.url), checkout);
let [tried, found] = [0, 0];
for (const each of targets) {
  const start = performance.now();
  const numRuns = Math.ceil((Number(values.runs) * each.share) / shares);
  const { runs, findings } = await fuzz(each, watchdog, numRuns, Number(values.seed));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`${each.name}: ${runs} inputs, ${findings.length} findings, ${seconds} s`);
  for (const finding of findings) print(`  ${finding.replaceAll("\n", "\n  ")}`);
  [tried, found] = [tried + runs, found + findings.length];
}
await watchdog.close();
print(`${tried} inputs, ${found} findings (seed ${values.seed})`);
process.exit(found === 0 ? 0 : 1);
