import type { BallotFormat } from "../../../ballots/formats/format-names.ts";
import type { Profile, UnrankedPolicy } from "../../../ballots/profile.ts";
import { describeProblems, profileToCount } from "../../../ballots/reading.ts";
import type { CompletionRule } from "../../../charter/completion-rule.ts";
import { compareRules, type RuleAgreement } from "../../../tally/compare-rules.ts";
import { drawVoterOrder, tally } from "../../../tally/tally.ts";
import type { Tally } from "../../../tally/tally-result.ts";
import { totalsOf } from "../../../tally/totals.ts";
import { visible } from "../../../visible-text.ts";
import { readBallotFile, readNameFile } from "../../../workspace/ballots/ballot-files.ts";
import { interruptible } from "../../../workspace/ballots/interruptible.ts";
import { sha256OfPieces } from "../../../workspace/digest.ts";
import type { CliContext } from "../../context.ts";

/** How to read a file of ballots, as the options of several commands say it. */
export interface BallotOptions {
  readonly unranked?: UnrankedPolicy;
  readonly skipInvalid?: boolean;
  readonly highestIsBest?: boolean;
  readonly format?: BallotFormat;
  /** File with the candidates' names, one a line. */
  readonly candidates?: string;
}

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

/** Prints a count's JSON, checked against its contract; the contract is loaded for nothing else. */
export async function printJson({ terminal }: CliContext, json: object): Promise<void> {
  const { tallyReport } = await import("../../../procedures/counting/reports.ts");
  terminal.print(
    JSON.stringify(
      interruptible(() => tallyReport.parse(json)),
      null,
      2,
    ),
  );
}

/** Reads a file of ballots and all that is wrong with it. */
export async function readBallots(
  { workingFolder }: Pick<CliContext, "workingFolder">,
  path: string,
  { highestIsBest, format, candidates }: BallotOptions,
) {
  const names =
    candidates === undefined ? undefined : await readNameFile(workingFolder, candidates);
  return readBallotFile(workingFolder, path, {
    ...(highestIsBest === undefined ? {} : { highestIsBest }),
    ...(format === undefined ? {} : { format }),
    ...(names === undefined ? {} : { names }),
  });
}

/** Reads a file of ballots for counting; warnings go to stderr, problems are thrown. */
export async function readProfile(
  { terminal, workingFolder }: Pick<CliContext, "terminal" | "workingFolder">,
  path: string,
  options: BallotOptions,
): Promise<Profile> {
  const { skipInvalid = false, unranked } = options;
  const reading = await readBallots({ workingFolder }, path, options);
  for (const warning of reading.warnings) terminal.warn(`warning: ${visible(path)}: ${warning}`);
  const profile = profileToCount(reading, path, { skipInvalid });
  if (profile.invalid > 0) {
    const lines = describeProblems(path, profile).slice(0, -1);
    terminal.warn(lines.map((line) => `skipped: ${line}`).join("\n"));
  }
  return unranked === undefined ? profile : { ...profile, unranked };
}

/** Counts a profile with this program's digest; `seed` draws lots for the one rule that may need it. */
export function countProfile(profile: Profile, rule: CompletionRule, seed?: string): Tally {
  return interruptible(() => tally(profile, rule, sha256OfPieces, seed));
}

/** What every rule says of a profile that was counted by one of them. */
export function agreementWith(profile: Profile, counted: Tally, seed?: string): RuleAgreement[] {
  const drawn = seed === undefined ? undefined : drawVoterOrder(profile, seed, sha256OfPieces);
  return interruptible(() => compareRules(totalsOf(profile), counted.ranking, drawn));
}
