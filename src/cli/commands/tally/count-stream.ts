import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { describeProblems, profileToCount } from "../../../ballots/reading.ts";
import type { CompletionRule } from "../../../charter/completion-rule.ts";
import { ElectionError } from "../../../errors.ts";
import {
  needsMatrixOnly,
  type PartialCount,
  partialJson,
  requireMatrixRule,
} from "../../../tally/matrix-rules.ts";
import { tallyTotals } from "../../../tally/tally.ts";
import type { Tally } from "../../../tally/tally-result.ts";
import { visible } from "../../../visible-text.ts";
import { ballotFile, isCivsExport } from "../../../workspace/ballots/ballot-files.ts";
import { countBallotStream } from "../../../workspace/ballots/ballot-stream.ts";
import { checkFile, isStream } from "../../../workspace/given-file.ts";
import type { CliContext } from "../../context.ts";
import type { BallotOptions } from "./count-ballots.ts";

/** Smaller files are read whole, which also gives a digest of their ballots and what needs them. */
const largeBytes = 8 * 1024 * 1024;

/** What a count needs beside the pairs; a stream cannot give it. */
export interface WholeFileNeeds {
  readonly rule: CompletionRule;
  readonly allRules: boolean;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
}

/** Whether a file is to be counted as a stream: large, a CIVS export, and only its matrix is needed. */
export async function isForStream(
  { workingFolder }: CliContext,
  path: string,
  { format, ...options }: BallotOptions,
  { rule, allRules, seats, seed }: WholeFileNeeds,
): Promise<boolean> {
  if (!needsMatrixOnly(rule) || allRules || seats !== undefined || seed !== undefined) return false;
  if (options.candidates !== undefined) return false;
  if (isStream(path)) return false;
  await checkFile(path, resolve(workingFolder, path), ballotFile);
  const found = await stat(resolve(workingFolder, path));
  if (found.size < largeBytes) return false;
  return format === undefined ? isCivsExport(workingFolder, path) : format === "civs";
}

/** Counts a CIVS export as a stream; problems are thrown, progress and warnings go to stderr. */
export async function countStream(
  { terminal, workingFolder, signal }: CliContext,
  path: string,
  { unranked = "no-opinion", highestIsBest, skipInvalid = false }: BallotOptions,
  withDigest = false,
): Promise<PartialCount & { readonly skipped: Tally["ballots"]["skipped"] }> {
  let shown = -1;
  const progress = (done: number, total: number): void => {
    signal.throwIfAborted();
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    if (!terminal.showsProgress || percent === shown) return;
    shown = percent;
    terminal.stderr.write(`\rcounting ${percent} % of ${Math.ceil(total / 1e6)} MB `);
  };
  const { reading, totals, digest } = await countBallotStream(
    resolve(workingFolder, path),
    path,
    { unranked, withDigest, ...(highestIsBest === undefined ? {} : { highestIsBest }) },
    progress,
  ).finally(() => {
    if (shown !== -1) terminal.stderr.write("\r\u001b[K");
  });
  for (const warning of reading.warnings) terminal.warn(`warning: ${visible(path)}: ${warning}`);
  const { invalid, skipped } = profileToCount(reading, path, { skipInvalid });
  if (invalid > 0) {
    const lines = describeProblems(path, reading.profile).slice(0, -1);
    terminal.warn(lines.map((line) => `skipped: ${line}`).join("\n"));
  }
  return { totals, invalid, digest, skipped };
}

/** Ranks by totals without ballots: the digest of the ballots stays empty. */
export function tallyPartial(
  { totals, invalid }: PartialCount,
  rule: CompletionRule,
  skipped: Tally["ballots"]["skipped"] = [],
): Tally {
  requireMatrixRule(rule);
  return tallyTotals(totals, rule, { invalid, skipped, digest: "" });
}

/** Prints a shard's part of the count. */
export async function runPartial(
  context: CliContext,
  path: string,
  options: BallotOptions,
): Promise<void> {
  if (isStream(path)) {
    throw new ElectionError(
      "input",
      "--partial must read its shard twice, but a stream can be read only once",
      {
        hint: "Save the shard to a file, and name the file.",
      },
    );
  }
  await checkFile(path, resolve(context.workingFolder, path), ballotFile);
  const part = await countStream(context, path, options, true);
  context.terminal.print(JSON.stringify(partialJson(part)));
}
