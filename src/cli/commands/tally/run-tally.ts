import { ElectionError } from "../../../errors.ts";
import { countFile, tallyText } from "../../../procedures/counting/count-file.ts";
import {
  type CountListener,
  countShard,
  countStream,
  isForStream,
  tallyPartial,
  tallyShards,
} from "../../../procedures/counting/count-stream.ts";
import { partialJson } from "../../../tally/matrix-rules.ts";
import { tallyJson } from "../../../tally/tally-json.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { renderRulesTable } from "../../render/rules-table.ts";
import { renderTally } from "../../render/tally.ts";
import type { TallyRequest } from "./tally.ts";

/** Counts with progress on stderr; Ctrl-C ends it. */
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

/** Counts a ballot file and prints ranking, sets, matrix and, on request, the result under each rule. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const { ballots: path, merge } = request;
  if (merge !== undefined) {
    const merged = await tallyShards(context.workingFolder, merge, request.rule);
    return printWithoutBallots(context, merged, request, merged.shards);
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
    return printWithoutBallots(context, tallyPartial(part, request.rule), request);
  }
  return countWhole(context, path, request);
}

async function countWhole(context: CliContext, path: string, request: TallyRequest): Promise<void> {
  const { terminal, signal, workingFolder: folder } = context;
  const heard = { signal, tell: terminal.warn };
  const { counted, near, agreement } = await countFile({ folder, path }, request, heard);
  for (const remark of counted.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  if (request.json) {
    const comparison = {
      agreement: agreement(),
      ...(near === undefined ? {} : { closeness: near }),
    };
    return terminal.print(await tallyText(() => tallyJson(counted, comparison)));
  }
  terminal.print(renderTally(counted, terminal, { ...request, near }));
  if ((!request.allRules && !request.details) || counted.ballots.counted === 0) return;
  terminal.print(`\n${renderRulesTable(counted, agreement(), request.seats, terminal)}`);
}

/** Prints a count from a matrix alone. */
async function printWithoutBallots(
  { terminal }: CliContext,
  { counted, agreement }: ReturnType<typeof tallyPartial>,
  request: Pick<TallyRequest, "json" | "details">,
  shards: readonly string[] = [],
): Promise<void> {
  if (!request.json) return terminal.print(renderTally(counted, terminal, request));
  const json = tallyJson(counted, { agreement: agreement() });
  terminal.print(await tallyText(() => ({ ...json, ...(shards.length > 0 ? { shards } : {}) })));
}
