import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { FetchReport } from "./contribution.ts";
import type { RollRules } from "./roll-rules.ts";

const hint = "Fetch the evidence again with: kata-election roll update";

function refuse(problem: string, advice = hint): never {
  throw new ElectionError("refused", `the roll cannot be built: ${problem}`, { hint: advice });
}

interface FileHeld {
  readonly lines: number;
  readonly sha256: string;
}

/** What the evidence files actually contain. */
export interface EvidenceHeld {
  readonly contributions: FileHeld;
  readonly profiles: FileHeld;
}

/**
 * Makes sure that the evidence is complete and matches the organization and period of the rules. A provisional
 * roll can be built from evidence that ends early.
 *
 * @returns the end of the evidence if before the end of the period.
 * @throws ElectionError (refused) otherwise.
 */
export function checkEvidence(
  { organization, period, pullRequests, profiles, sha256 }: FetchReport,
  rules: RollRules,
  held: EvidenceHeld,
  { provisional }: { readonly provisional: boolean },
): string | undefined {
  if (organization.toLowerCase() !== rules.organization.toLowerCase()) {
    refuse(`the evidence is for ${visible(organization)}, not for ${rules.organization}`);
  }
  const isOther = period.from > rules.from || period.until <= rules.from;
  if (isOther || (period.until < rules.until && !provisional)) {
    refuse(
      `the evidence covers ${period.from} to ${period.until}, but the qualifying period is ${rules.from} to ${rules.until}`,
      isOther
        ? hint
        : "Fetch again after the period ends, or build a provisional roll with --provisional.",
    );
  }
  const { announced, received } = pullRequests;
  if (announced !== received) {
    refuse(`the fetch received ${received} of ${announced} pull requests`);
  }
  if (held.contributions.lines !== received) {
    refuse(`contributions.jsonl holds ${held.contributions.lines} of ${received} pull requests`);
  }
  if (held.profiles.lines !== profiles) {
    refuse(`profiles.jsonl holds ${held.profiles.lines} of ${profiles} profiles`);
  }
  for (const file of ["contributions", "profiles"] as const) {
    if (sha256 !== undefined && sha256[file] !== held[file].sha256) {
      refuse(`${file}.jsonl is not the file that fetch.json describes`);
    }
  }
  return period.until < rules.until ? period.until : undefined;
}
