import type { Election } from "../../election/election.ts";
import { diffRolls } from "../../electorate/compare/diff-rolls.ts";
import type { Revision } from "../../electorate/frozen-roll.ts";
import type { Roll } from "../../electorate/roll.ts";
import { sha256OfFile } from "../../workspace/digest.ts";
import { evidenceDigests, keptEvidence } from "../../workspace/evidence/frozen-evidence.ts";
import { type BuildOptions, buildRollFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { readFreeze, readFrozenPeople } from "../../workspace/roll/freeze-files.ts";
import { readRoll, rollPath, rollText } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Something that was checked about a roll's file. */
export interface RollCheck {
  readonly file: string;
  readonly holds: boolean;
  /** What holds, or does not. */
  readonly says: string;
}

function differences(written: Roll, made: Roll): string {
  const { joined, left, changed } = diffRolls(written, made);
  const names = (what: string, people: readonly { readonly login: string }[]): string[] =>
    people.length === 0 ? [] : [`${what} ${people.map(({ login }) => login).join(", ")}`];
  const found = [
    ...names("lacks", joined),
    ...names("should not have", left),
    ...names(
      "has another login or address for",
      changed.map(({ after }) => after),
    ),
  ];
  return found.length === 0
    ? "differs in something other than voters and addresses"
    : found.join("; ");
}

/** @param isFrozen its questions were settled when it was frozen; newer versions may ask others. */
async function recompute(
  workspace: Workspace,
  election: Election,
  { file, written, isFrozen }: { file: string; written: Roll; isFrozen: boolean },
  sources: Pick<BuildOptions, "people" | "evidenceOf">,
): Promise<RollCheck> {
  const made = await buildRollFromFiles(workspace, election, {
    tool: written.rule.tool,
    provisional: written.evidence.until !== undefined,
    ...sources,
  });
  if (rollText(made) === rollText(written)) {
    const says = "matches the evidence and the people files, byte for byte";
    return { file, holds: true, says };
  }
  if (isFrozen && rollText({ ...made, review: written.review }) === rollText(written)) {
    const says = "matches the evidence and the people files; this version asks other questions";
    return { file, holds: true, says };
  }
  const says = `does not match the evidence and the people files: it ${differences(written, made)}`;
  return { file, holds: false, says };
}

async function verifyRevision(
  workspace: Workspace,
  election: Election,
  revisions: readonly Revision[],
  { revision, file, sha256, inputs }: Revision,
): Promise<RollCheck[]> {
  const id = election.election;
  const isSame = (await sha256OfFile(workspace, rollPath(id, revision))) === sha256;
  const frozen = await readFrozenPeople(workspace, id, revision);
  const evidenceOf = await keptEvidence(workspace, id, revisions, { inputs });
  const now = { ...(await evidenceDigests(workspace, id, evidenceOf)), ...frozen.digests };
  const names = Object.keys(inputs) as (keyof typeof inputs)[];
  const altered = names.filter((name) => inputs[name] !== now[name]);
  const checks: RollCheck[] = [
    {
      file,
      holds: isSame,
      says: isSame
        ? `is revision ${revision} as it was frozen, sha256 ${sha256}`
        : `is not the file that was frozen as revision ${revision}, sha256 ${sha256}`,
    },
  ];
  if (altered.length > 0) {
    const says = `cannot be recomputed: ${altered.join(", ")} changed since it was frozen`;
    return [...checks, { file, holds: false, says }];
  }
  if (!isSame) return checks;
  const written = await readRoll(workspace, id, revision);
  const sources = { people: frozen, evidenceOf };
  const rebuilt = { file, written, isFrozen: true };
  return [...checks, await recompute(workspace, election, rebuilt, sources)];
}

/**
 * Recomputes an election's roll from the saved evidence, without network: every revision if it is frozen,
 * otherwise the current roll.
 *
 * @throws ElectionError (input, refused) where a file is missing, malformed or incomplete.
 */
export async function verifyRoll(workspace: Workspace, election: Election): Promise<RollCheck[]> {
  const freeze = await readFreeze(workspace, election.election);
  if (freeze === undefined) {
    const written = await readRoll(workspace, election.election);
    const rebuilt = { file: "roll.yaml", written, isFrozen: false };
    return [await recompute(workspace, election, rebuilt, {})];
  }
  const checks: RollCheck[] = [];
  for (const revision of freeze.revisions) {
    checks.push(...(await verifyRevision(workspace, election, freeze.revisions, revision)));
  }
  return checks;
}
