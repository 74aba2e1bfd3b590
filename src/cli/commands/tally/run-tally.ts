import type { Profile } from "../../../ballots/profile.ts";
import { type CompletionRule, completionRules } from "../../../charter/completion-rule.ts";
import { ElectionError } from "../../../errors.ts";
import { needsMatrixOnly, type PartialCount } from "../../../tally/matrix-rules.ts";
import { tallyJson } from "../../../tally/tally-json.ts";
import type { Tally } from "../../../tally/tally-result.ts";
import { visible } from "../../../visible-text.ts";
import { interruptible, unlessCancelled } from "../../../workspace/ballots/interruptible.ts";
import type { CliContext } from "../../context.ts";
import { renderTally } from "../../render/tally.ts";
import {
  agreementWith,
  countProfile,
  printJson,
  readProfile,
  type TallyRequest,
} from "./count-ballots.ts";

/** Counts a file of ballots and prints ranking, sets, matrix and, when asked, what each rule says. */
export async function runTally(context: CliContext, request: TallyRequest): Promise<void> {
  const { ballots, rule, seed, seats } = request;
  const { terminal } = context;
  if (request.election !== undefined) {
    const { runTallyElection } = await import("./tally-election.ts");
    await runTallyElection(context, request);
    return;
  }
  if (request.merge !== undefined) {
    await runMerge(context, request.merge, request);
    return;
  }
  if (ballots === undefined) {
    throw new ElectionError("input", "there is nothing to count", {
      hint: "Name a file of ballots, or an election with --election <YYYY-MM>.",
    });
  }
  if (request.partial) {
    await (await import("./count-stream.ts")).runPartial(context, ballots, request);
    return;
  }
  const { isForStream } = await import("./count-stream.ts");
  if (await isForStream(context, ballots, request, request)) {
    await runStream(context, ballots, request);
    return;
  }
  await unlessCancelled(context.signal);
  const profile = await readProfile(context, ballots, request);
  await unlessCancelled(context.signal);
  const counted = countProfile(profile, rule, seed);
  for (const remark of counted.remarks ?? []) terminal.warn(`note: ${visible(remark)}`);
  await unlessCancelled(context.signal);
  const near = seats === undefined ? undefined : await closenessOf(profile, rule, seats);
  await unlessCancelled(context.signal);
  if (request.json) {
    const agreement = agreementWith(profile, counted, seed);
    const comparison = { agreement, ...(near === undefined ? {} : { closeness: near }) };
    await printJson(
      context,
      interruptible(() => tallyJson(counted, comparison)),
    );
    return;
  }
  terminal.print(await renderTally(counted, terminal, { ...request, near }));
  if ((!request.allRules && !request.details) || counted.ballots.counted === 0) return;
  const { renderRulesTable } = await import("../../render/rules-table.ts");
  const agreement = agreementWith(profile, counted, seed);
  terminal.print(`\n${renderRulesTable(counted, agreement, seats, terminal)}`);
}

async function closenessOf(profile: Profile, rule: CompletionRule, seats: number) {
  const { closeness } = await import("../../../tally/closeness.ts");
  return interruptible(() => closeness(profile, rule, seats));
}

async function printWithoutBallots(
  context: CliContext,
  part: PartialCount,
  counted: Tally,
  request: Pick<TallyRequest, "json" | "details">,
  shards: readonly string[] = [],
): Promise<void> {
  const { terminal } = context;
  if (!request.json) {
    terminal.print(await renderTally(counted, terminal, request));
    return;
  }
  const { compareRules } = await import("../../../tally/compare-rules.ts");
  const rules = completionRules.filter(needsMatrixOnly);
  const agreement = compareRules(part.totals, counted.ranking, undefined, rules);
  const json = tallyJson(counted, { agreement });
  await printJson(context, { ...json, ...(shards.length > 0 ? { shards } : {}) });
}

/** Counts a large file without holding its ballots. */
async function runStream(context: CliContext, path: string, request: TallyRequest): Promise<void> {
  const { countStream, tallyPartial } = await import("./count-stream.ts");
  const part = await countStream(context, path, request);
  const counted = tallyPartial(part, request.rule, part.skipped);
  await printWithoutBallots(context, part, counted, request);
}

/** Adds up what `--partial` printed for the shards of a poll. */
async function runMerge(
  context: CliContext,
  paths: readonly string[],
  request: TallyRequest,
): Promise<void> {
  const { mergePartials } = await import("../../../workspace/ballots/partial-files.ts");
  const { tallyPartial } = await import("./count-stream.ts");
  const sum = await mergePartials(context.workingFolder, paths);
  await printWithoutBallots(context, sum, tallyPartial(sum, request.rule), request, sum.digests);
}
