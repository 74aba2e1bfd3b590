import { resolve } from "node:path";
import { isAbstention } from "../../ballots/ballot.ts";
import type { BallotFormat } from "../../ballots/formats/format-names.ts";
import { writeFormat } from "../../ballots/formats/read-format.ts";
import type { Profile, UnrankedPolicy } from "../../ballots/profile.ts";
import { type BallotReading, describeProblems, profileToCount } from "../../ballots/reading.ts";
import type { CompletionRule } from "../../charter/completion-rule.ts";
import { type Closeness, closeness } from "../../tally/closeness.ts";
import { compareRules, type RuleAgreement } from "../../tally/compare-rules.ts";
import { drawVoterOrder, tally } from "../../tally/tally.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { totalsOf } from "../../tally/totals.ts";
import { visible } from "../../visible-text.ts";
import { readBallotFile, readNameFile } from "../../workspace/ballots/ballot-files.ts";
import { interruptible, unlessCancelled } from "../../workspace/ballots/interruptible.ts";
import { sha256OfPieces } from "../../workspace/digest.ts";
import { isForOutput } from "../../workspace/given-file.ts";
import { writeOutside } from "../../workspace/write-file.ts";

/** How to read a file of ballots: options that several commands share. */
export interface BallotOptions {
  readonly unranked?: UnrankedPolicy | undefined;
  readonly skipInvalid?: boolean | undefined;
  readonly highestIsBest?: boolean | undefined;
  readonly format?: BallotFormat | undefined;
  /** File with the candidates' names, one a line. */
  readonly candidates?: string | undefined;
}

/** A file of ballots, as a person names it, and the folder where the command runs. */
export interface BallotFile {
  readonly folder: string;
  readonly path: string;
}

/** Reads a file of ballots and all that is wrong with it. */
async function readBallots(
  { folder, path }: BallotFile,
  { highestIsBest, format, candidates }: BallotOptions,
) {
  const names = candidates === undefined ? undefined : await readNameFile(folder, candidates);
  return readBallotFile(folder, path, {
    ...(highestIsBest === undefined ? {} : { highestIsBest }),
    ...(format === undefined ? {} : { format }),
    ...(names === undefined ? {} : { names }),
  });
}

/** What is in a file of ballots, and everything that is wrong with it. */
export async function checkBallots(file: BallotFile, options: BallotOptions) {
  const { format, profile, doubts, warnings } = await readBallots(file, options);
  const { candidates, unranked, invalid, skipped } = profile;
  const count = (some: Profile["ballots"]): number =>
    some.reduce((sum, { times }) => sum + times, 0);
  const readable = count(profile.ballots);
  const abstentions = count(profile.ballots.filter(isAbstention));
  const ballots = { readable, abstentions, invalid };
  return { format, candidates, unranked, ballots, doubts, problems: skipped, warnings };
}

/**
 * The ballots of a file to count. `tell` gets each oddity, and each ballot left out.
 *
 * @throws ElectionError (input) where ballots cannot be read and may not be left out.
 */
export function countable(
  path: string,
  reading: BallotReading,
  skipInvalid: boolean,
  tell: (warning: string) => void,
): Profile {
  for (const warning of reading.warnings) tell(`warning: ${visible(path)}: ${warning}`);
  const profile = profileToCount(reading, path, { skipInvalid });
  if (profile.invalid > 0) {
    const lines = describeProblems(path, reading.profile).slice(0, -1);
    tell(lines.map((line) => `skipped: ${line}`).join("\n"));
  }
  return profile;
}

/** Reads a file of ballots for counting; see {@link countable}. */
async function readProfile(
  file: BallotFile,
  options: BallotOptions,
  tell: (warning: string) => void,
): Promise<Profile> {
  const { skipInvalid = false, unranked } = options;
  const profile = countable(file.path, await readBallots(file, options), skipInvalid, tell);
  return unranked === undefined ? profile : { ...profile, unranked };
}

/** Counts a profile with this program's digest; `seed` draws lots for the one rule that may need it. */
function countProfile(profile: Profile, rule: CompletionRule, seed?: string): Tally {
  return interruptible(() => tally(profile, rule, sha256OfPieces, seed));
}

/** How many ballots would change who has the first `seats` places. */
export function closenessOf(
  profile: Profile,
  rule: CompletionRule,
  seats: number,
): Closeness | undefined {
  return interruptible(() => closeness(profile, rule, seats));
}

/** The result under every rule, for a profile counted by one of them. */
export function agreementWith(profile: Profile, counted: Tally, seed?: string): RuleAgreement[] {
  const drawn = seed === undefined ? undefined : drawVoterOrder(profile, seed, sha256OfPieces);
  return interruptible(() => compareRules(totalsOf(profile), counted.ranking, drawn));
}

/** A file's count; the result under other rules is computed on demand. */
export interface CountedFile {
  readonly counted: Tally;
  /** Undefined where no number of seats was given. */
  readonly near: Closeness | undefined;
  readonly agreement: () => RuleAgreement[];
}

/**
 * Counts a file of ballots in memory. Ctrl-C takes effect between its steps.
 *
 * @param tell gets each oddity of the file, and each ballot left out.
 * @throws ElectionError as {@link readProfile}.
 */
export async function countFile(
  file: BallotFile,
  options: BallotOptions & {
    readonly rule: CompletionRule;
    readonly seed?: string | undefined;
    readonly seats?: number | undefined;
  },
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (text: string) => void },
): Promise<CountedFile> {
  const { rule, seed, seats } = options;
  await unlessCancelled(signal);
  const profile = await readProfile(file, options, tell);
  await unlessCancelled(signal);
  const counted = countProfile(profile, rule, seed);
  await unlessCancelled(signal);
  const near = seats === undefined ? undefined : closenessOf(profile, rule, seats);
  await unlessCancelled(signal);
  return { counted, near, agreement: () => agreementWith(profile, counted, seed) };
}

/** A count's JSON, checked against its schema, which is loaded only here. */
export async function tallyText(json: () => object): Promise<string> {
  const { tallyReport } = await import("./reports.ts");
  return JSON.stringify(
    interruptible(() => tallyReport.parse(json())),
    null,
    2,
  );
}

/**
 * The ballots of a file in another format.
 *
 * @param as.output a file to write them to, as seen from the folder; undefined, or `-`, for none.
 * @returns the text, and whether it was written.
 * @throws ElectionError as {@link readProfile}.
 */
export async function convertBallots(
  file: BallotFile,
  options: BallotOptions,
  as: { readonly to: BallotFormat; readonly output?: string | undefined },
  tell: (text: string) => void,
): Promise<{ readonly text: string; readonly isWritten: boolean }> {
  const text = (await writeFormat(as.to, await readProfile(file, options, tell))).trimEnd();
  if (as.output === undefined || isForOutput(as.output)) return { text, isWritten: false };
  await writeOutside(resolve(file.folder, as.output), `${text}\n`);
  return { text, isWritten: true };
}
