import type { Temporal } from "temporal-polyfill";
import { readCandidacy } from "../../candidates/candidacy-file.ts";
import { candidacyBaseName, isElectionPage } from "../../candidates/candidacy-file-name.ts";
import { checkText } from "../../candidates/check-file.ts";
import type { Finding } from "../../candidates/finding.ts";
import { nameInElection } from "../../candidates/proposal.ts";
import { formatInstant } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import {
  readElectionCandidacies,
  surroundingsOf,
} from "../../workspace/candidates/election-candidacies.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { electionFolder, type Workspace } from "../../workspace/workspace.ts";

/**
 * Refuses to write outside the nomination period: only officials can accept a late candidacy.
 *
 * @throws ElectionError (refused) outside the half-open nomination period.
 */
export function refuseOutsidePeriod(
  { election, nominations, officials }: Election,
  now: Temporal.Instant,
): void {
  const { opens, closes } = nominations;
  if (now.epochMilliseconds < opens.epochMilliseconds) {
    throw new ElectionError(
      "refused",
      `nominations for election ${election} open ${formatInstant(opens)}`,
      { hint: "Run the command again then; nothing was written." },
    );
  }
  if (now.epochMilliseconds < closes.epochMilliseconds) return;
  const people = officials.map(({ login }) => `@${login}`).join(", ");
  throw new ElectionError(
    "refused",
    `nominations for election ${election} closed ${formatInstant(closes)}; nothing was written`,
    {
      hint: `Only the officials${people === "" ? "" : ` (${people})`} can accept a late candidacy: ask them, and say why it is late.`,
    },
  );
}

/**
 * The path of a new candidacy: of the file name given, else after the person's name.
 *
 * @throws ElectionError (input) where there is no such name, or it is not one for a candidacy.
 */
export function nominationPath(election: string, name: string, given: string | undefined): string {
  const baseName = candidacyBaseName(name);
  const fileName = given ?? (baseName === undefined ? undefined : `${baseName}.md`);
  if (fileName === undefined) {
    throw new ElectionError("input", `the name ${visible(name)} does not give a file name`, {
      hint: "Give one of ASCII letters, such as --file WangXiaoming.md.",
    });
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*\.(md|txt)$/.test(fileName) || isElectionPage(fileName)) {
    throw new ElectionError("input", `${visible(fileName)} is not a name for a candidacy's file`, {
      hint: "Name it with --file after the candidate, in ASCII letters, ending in .md: AdaLindqvist.md.",
    });
  }
  return `${electionFolder(election)}/${fileName}`;
}

/**
 * The change that writes a candidacy, and the findings about it.
 *
 * @throws ElectionError (refused) where another file has that name.
 */
export async function planNomination(
  workspace: Workspace,
  { election }: Election,
  path: string,
  text: string,
): Promise<{ readonly change: FileChange; readonly findings: readonly Finding[] }> {
  const fileName = nameInElection(path);
  const candidacies = await readElectionCandidacies(workspace, election);
  const change = await planFile(workspace, path, text);
  const inTheWay = candidacies.files.find(
    ({ name }) => name.toLowerCase() === fileName.toLowerCase(),
  );
  const there = inTheWay?.path ?? (change.before === undefined ? undefined : path);
  if (there !== undefined && change.before !== text) {
    throw new ElectionError("refused", `${visible(there)} exists already`, {
      hint: "Edit that file if it is yours, or choose another name with --file. Nothing was written.",
    });
  }
  const content = { text, reading: readCandidacy(text) };
  return { change, findings: checkText(path, content, surroundingsOf(candidacies, fileName)) };
}
