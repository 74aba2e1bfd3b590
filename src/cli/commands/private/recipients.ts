import { ElectionError } from "../../../errors.ts";
import { electionFilePath, readElection } from "../../../workspace/election/election-file.ts";
import type { CliContext } from "../../context.ts";

/** Someone who may decrypt a file: the public key, and whose it is or which flag gave it. */
export interface Recipient {
  readonly key: string;
  readonly who: string;
}

/**
 * For whom private files are encrypted: the keys given with a flag, else the officials' of election.yaml.
 *
 * @throws ElectionError (input) where there is no key at all.
 */
export async function recipientsOf(
  context: CliContext,
  election: string,
  { keys, flag }: { readonly keys: readonly string[]; readonly flag: string },
): Promise<readonly Recipient[]> {
  if (keys.length > 0) return keys.map((key) => ({ key, who: flag }));
  const { officials } = (await readElection(await context.workspace(), election)).value;
  const without = officials.filter(({ age }) => age === undefined).map(({ login }) => login);
  const recipients = officials.flatMap(({ login, age }) => (age ? [{ key: age, who: login }] : []));
  if (recipients.length === 0) {
    throw new ElectionError(
      "input",
      `${electionFilePath(election)} names no age key of an official`,
      { hint: `Add age: age1… to the officials there, or give keys with ${flag}.` },
    );
  }
  if (without.length > 0) {
    context.terminal.warn(
      `These officials have no age key and cannot read it: ${without.join(", ")}`,
    );
  }
  return recipients;
}
