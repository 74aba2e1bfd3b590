import type { Profile, UnrankedPolicy } from "../ballots/profile.ts";
import { profileToCount } from "../ballots/reading.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";
import { tally } from "../tally/tally.ts";
import type { Tally } from "../tally/tally-result.ts";
import { visible } from "../visible-text.ts";
import { readBallotFile } from "../workspace/ballot-files.ts";
import { sha256OfPieces } from "../workspace/digest.ts";
import type { CliContext } from "./context.ts";

/** How to read a file of ballots, as the options of several commands say it. */
export interface BallotOptions {
  readonly unranked?: UnrankedPolicy;
  readonly skipInvalid?: boolean;
  readonly highestIsBest?: boolean;
}

/** Reads a file of ballots for counting; warnings go to stderr, problems are thrown. */
export async function readProfile(
  { terminal, workingFolder }: Pick<CliContext, "terminal" | "workingFolder">,
  path: string,
  options: BallotOptions,
): Promise<Profile> {
  const { highestIsBest = false, skipInvalid = false, unranked } = options;
  const reading = await readBallotFile(workingFolder, path, { highestIsBest });
  for (const warning of reading.warnings) terminal.warn(`warning: ${visible(path)}: ${warning}`);
  const profile = profileToCount(reading, path, { skipInvalid });
  if (profile.invalid > 0) {
    const { describeProblems } = await import("../ballots/reading.ts");
    const lines = describeProblems(path, profile).slice(0, -1);
    terminal.warn(lines.map((line) => `skipped: ${line}`).join("\n"));
  }
  return unranked === undefined ? profile : { ...profile, unranked };
}

/** Counts a profile with this program's digest. */
export function countProfile(profile: Profile, rule: CompletionRule): Tally {
  return tally(profile, rule, sha256OfPieces);
}
