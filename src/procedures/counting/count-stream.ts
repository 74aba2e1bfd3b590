import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type CompletionRule, completionRules } from "../../charter/completion-rule.ts";
import { ElectionError } from "../../errors.ts";
import { compareRules, type RuleAgreement } from "../../tally/compare-rules.ts";
import { needsMatrixOnly, type PartialCount, requireMatrixRule } from "../../tally/matrix-rules.ts";
import { tallyTotals } from "../../tally/tally.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { ballotFile, isCivsExport } from "../../workspace/ballots/ballot-files.ts";
import { countBallotStream } from "../../workspace/ballots/ballot-stream.ts";
import { checkFile, isStream, mostOfBallots } from "../../workspace/given-file.ts";
import { type BallotFile, type BallotOptions, countable } from "./count-file.ts";

/** Smaller files are read into memory, which also allows a digest and rules that need whole ballots. */
const largeBytes = 8 * 1024 * 1024;

/** What some counts need besides the pairs, which a stream cannot provide. */
interface WholeFileNeeds {
  readonly rule: CompletionRule;
  readonly allRules: boolean;
  readonly seats?: number | undefined;
  readonly seed?: string | undefined;
}

/** Whether a file is to be counted as a stream: large, a CIVS export, and only its matrix is needed. */
export async function isForStream(
  { folder, path }: BallotFile,
  { format, candidates }: BallotOptions,
  { rule, allRules, seats, seed }: WholeFileNeeds,
): Promise<boolean> {
  if (!needsMatrixOnly(rule) || allRules || seats !== undefined || seed !== undefined) return false;
  if (candidates !== undefined || isStream(path)) return false;
  await checkFile(path, resolve(folder, path), ballotFile, mostOfBallots);
  const found = await stat(resolve(folder, path));
  if (found.size < largeBytes) return false;
  return format === undefined ? isCivsExport(folder, path) : format === "civs";
}

/** Receives the progress of a long count. */
export interface CountListener {
  readonly tell: (warning: string) => void;
  /** Called with bytes read and bytes in total; throwing ends the count. */
  readonly progress: (done: number, total: number) => void;
}

/** A count without its ballots, and the ballots left out. */
export interface StreamCount extends PartialCount {
  readonly skipped: Tally["ballots"]["skipped"];
}

/** Counts a CIVS export without holding its ballots; see {@link countable}. */
export async function countStream(
  { folder, path }: BallotFile,
  { unranked = "no-opinion", highestIsBest, skipInvalid = false }: BallotOptions,
  { tell, progress }: CountListener,
  withDigest = false,
): Promise<StreamCount> {
  const { reading, totals, digest } = await countBallotStream(
    resolve(folder, path),
    path,
    { unranked, withDigest, ...(highestIsBest === undefined ? {} : { highestIsBest }) },
    progress,
  );
  const { invalid, skipped } = countable(path, reading, skipInvalid, tell);
  return { totals, invalid, digest, skipped };
}

/** Counts one shard of a poll, with its digest; see {@link countStream}. */
export async function countShard(
  file: BallotFile,
  options: BallotOptions,
  listener: CountListener,
): Promise<PartialCount> {
  const { folder, path } = file;
  if (isStream(path)) {
    throw new ElectionError(
      "input",
      "--partial must read its shard twice, but a stream can be read only once",
      { hint: "Save the shard to a file, and name the file." },
    );
  }
  await checkFile(path, resolve(folder, path), ballotFile, mostOfBallots);
  return countStream(file, options, listener, true);
}

/** Ranks by totals alone, with an empty digest, and compares the rules that need only totals. */
export function tallyPartial(
  { totals, invalid, skipped = [] }: PartialCount & Partial<StreamCount>,
  rule: CompletionRule,
): { readonly counted: Tally; readonly agreement: () => RuleAgreement[] } {
  requireMatrixRule(rule);
  const counted = tallyTotals(totals, rule, { invalid, skipped, digest: "" });
  const rules = completionRules.filter(needsMatrixOnly);
  return { counted, agreement: () => compareRules(totals, counted.ranking, undefined, rules) };
}

/**
 * Adds up the shards that `--partial` printed, and ranks by their sum; see {@link tallyPartial}.
 *
 * @throws ElectionError (input) where one cannot be read, has other candidates, or is given twice.
 */
export async function tallyShards(
  folder: string,
  paths: readonly string[],
  rule: CompletionRule,
): Promise<ReturnType<typeof tallyPartial> & { readonly shards: readonly string[] }> {
  // Loaded lazily: reading shards needs a schema, counting a file does not.
  const { mergePartials } = await import("../../workspace/ballots/partial-files.ts");
  const { digests: shards, ...sum } = await mergePartials(folder, paths);
  return { ...tallyPartial(sum, rule), shards };
}
