import type { CompletionRule } from "../../../charter/completion-rule.ts";
import { ElectionError } from "../../../errors.ts";
import {
  agreementWith,
  type BallotOptions,
  closenessOf,
  countProfile,
  readProfile,
} from "../../../procedures/counting/count-file.ts";
import {
  type CountListener,
  countShard,
  countStream,
  isForStream,
  type StreamCount,
  tallyPartial,
} from "../../../procedures/counting/count-stream.ts";
import { type PartialCount, partialJson } from "../../../tally/matrix-rules.ts";
import { tallyJson } from "../../../tally/tally-json.ts";
import { visible } from "../../../visible-text.ts";
import { interruptible, unlessCancelled } from "../../../workspace/ballots/interruptible.ts";
import type { CliContext } from "../../context.ts";
import { renderRulesTable } from "../../render/rules-table.ts";
import { renderTally } from "../../render/tally.ts";

/** What the words of `tally` say. */
export interface TallyRequest extends BallotOptions {
  /** A file; undefined counts an election's ballots. */
  readonly ballots: string | undefined;
  /** True without an id: the election in progress. */
  readonly election?: string | true | undefined;
  readonly ruleGiven: boolean;
  readonly rule: CompletionRule;
  readonly details: boolean;
  readonly allRules: boolean;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
  readonly partial: boolean;
  readonly merge?: readonly string[] | undefined;
  readonly json: boolean;
}

/** Prints a count's JSON, checked against its contract, which is loaded for nothing else. */
export async function printJson({ terminal }: CliContext, json: () => object): Promise<void> {
  const { tallyReport } = await import("../../../procedures/counting/reports.ts");
  const parsed = interruptible(() => tallyReport.parse(json()));
  terminal.print(JSON.stringify(parsed, null, 2));
}

/** Counts with a line on stderr that says how far it is; Ctrl-C ends it. */
async function withProgress<Count>(
  { terminal, signal }: CliContext,
  count: (listener: CountListener) => Promise<Count>,
): Promise<Count> {
  let shown = -1;
  const clear = (): void => {
    if (shown !== -1) terminal.stderr.write("\r\u001b[K");
    shown = -1;
  };
  const progress = (done: number, total: number): void => {
    signal.throwIfAborted();
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    if (!terminal.showsProgress || percent === shown) return;
    shown = percent;
    terminal.stderr.write(`\rcounting ${percent} % of ${Math.ceil(total / 1e6)} MB `);
  };
  const tell = (warning: string): void => {
    clear();
    terminal.warn(warning);
  };
  return count({ tell, progress }).finally(clear);
}

/** Counts a file of ballots and prints ranking, sets, matrix and, when asked, what each rule says. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const { ballots: path, merge } = request;
  if (merge !== undefined) {
    const { mergePartials } = await import("../../../workspace/ballots/partial-files.ts");
    const sum = await mergePartials(context.workingFolder, merge);
    return printWithoutBallots(context, sum, request, sum.digests);
  }
  if (path === undefined) {
    throw new ElectionError("input", "there is nothing to count", {
      hint: "Name a file of ballots, or an election with --election <YYYY-MM>.",
    });
  }
  const file = { folder: context.workingFolder, path };
  if (request.partial) {
    const shard = await withProgress(context, (listener) => countShard(file, request, listener));
    return context.terminal.print(JSON.stringify(partialJson(shard)));
  }
  if (await isForStream(file, request, request)) {
    const part = await withProgress(context, (listener) => countStream(file, request, listener));
    return printWithoutBallots(context, part, request);
  }
  return countWhole(context, path, request);
}

async function countWhole(context: CliContext, path: string, request: TallyRequest): Promise<void> {
  const { rule, seed, seats } = request;
  const { terminal, signal, workingFolder: folder } = context;
  await unlessCancelled(signal);
  const profile = await readProfile({ folder, path }, request, terminal.warn);
  await unlessCancelled(signal);
  const counted = countProfile(profile, rule, seed);
  for (const remark of counted.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  await unlessCancelled(signal);
  const near = seats === undefined ? undefined : closenessOf(profile, rule, seats);
  await unlessCancelled(signal);
  if (request.json) {
    const agreement = agreementWith(profile, counted, seed);
    const comparison = { agreement, ...(near === undefined ? {} : { closeness: near }) };
    return printJson(context, () => tallyJson(counted, comparison));
  }
  terminal.print(renderTally(counted, terminal, { ...request, near }));
  if ((!request.allRules && !request.details) || counted.ballots.counted === 0) return;
  const agreement = agreementWith(profile, counted, seed);
  terminal.print(`\n${renderRulesTable(counted, agreement, seats, terminal)}`);
}

/** Prints a count of which only the matrix is known. */
async function printWithoutBallots(
  context: CliContext,
  part: PartialCount & Partial<StreamCount>,
  request: Pick<TallyRequest, "json" | "details" | "rule">,
  shards: readonly string[] = [],
): Promise<void> {
  const { terminal } = context;
  const { counted, agreement } = tallyPartial(part, request.rule);
  if (!request.json) return terminal.print(renderTally(counted, terminal, request));
  const json = tallyJson(counted, { agreement: agreement() });
  return printJson(context, () => ({ ...json, ...(shards.length > 0 ? { shards } : {}) }));
}
