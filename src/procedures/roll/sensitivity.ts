import { rollBuilder } from "../../electorate/build-roll.ts";
import {
  effectOf,
  guessedVoters,
  type VariantEffect,
  variants,
} from "../../electorate/compare/sensitivity.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import { readContributions } from "../../workspace/evidence/read-evidence.ts";
import { readRollSources } from "../../workspace/roll/build-roll-files.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Who is on a roll, or not, only because of a choice. */
export interface RollSensitivity {
  readonly voters: number;
  readonly variants: readonly VariantEffect[];
  /** Logins that would join if the guesses about unresolved commits were right. */
  readonly guessed: readonly string[];
}

/**
 * Builds the roll once for each alternative choice; reads the evidence once.
 *
 * @param tool version of this program, named in the rolls.
 */
export async function rollSensitivity(
  workspace: Workspace,
  id: string,
  tool: string,
): Promise<RollSensitivity> {
  const { value: election } = await readElection(workspace, id);
  const { sources, fetch } = await readRollSources(workspace, election, {});
  const others = variants(sources.rules, election.nominations.opens).map((variant) => ({
    variant,
    builder: rollBuilder(variant.change(sources)),
  }));
  const builder = rollBuilder(sources);
  const { sha256 } = await readContributions(workspace, id, (contribution) => {
    for (const each of [builder, ...others.map((other) => other.builder)]) each.add(contribution);
  });
  const making = { sha256, tool };
  const { roll } = builder.finish(making);
  return {
    voters: roll.voters.length,
    variants: others.map((other) => {
      const otherwise = other.builder.finish(making).roll;
      return effectOf(other.variant, sources, roll, otherwise, fetch.period);
    }),
    guessed: guessedVoters(roll),
  };
}
