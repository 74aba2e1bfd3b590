import {
  type ElectionResult,
  readElectionResult,
} from "../../../procedures/counting/election-result.ts";
import { visible } from "../../../visible-text.ts";
import { chooseElection } from "../../../workspace/election/election-file.ts";
import type { CliContext } from "../../context.ts";

/** Reads and computes the election named, or the one in progress; warnings go to stderr. */
export async function declareChosen(
  { workspace, terminal, now, milliseconds }: CliContext,
  named: string | undefined,
  options: { readonly skipInvalid?: boolean } = {},
): Promise<ElectionResult> {
  const opened = await workspace();
  const id = await chooseElection(opened, named);
  const clock = { now: await now(), machine: milliseconds() };
  const result = await readElectionResult(opened, id, { ...options, clock });
  for (const warning of result.warnings) {
    terminal.warn(`warning: ballots of ${id}: ${visible(warning)}`);
  }
  return result;
}
