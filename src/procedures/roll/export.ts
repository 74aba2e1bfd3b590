import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { stringify } from "yaml";
import {
  exportCivs,
  exportCsv,
  exportMarkdown,
  exportUpstream,
} from "../../electorate/export-formats.ts";
import { publicList } from "../../electorate/public-roll.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { ifPresent } from "../../workspace/present.ts";
import { buildFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { readFreeze, supplementPath } from "../../workspace/roll/freeze-files.ts";
import { privateFolder, type Workspace } from "../../workspace/workspace.ts";

/** A roll's invitations as files, and who is not in them. */
export interface CivsFiles {
  readonly plan: readonly FileChange[];
  /** Addresses in all files together, and how many files there are. */
  readonly invited: number;
  readonly batches: number;
  /** Logins of voters without a usable address. */
  readonly unreachable: readonly string[];
  /** What an official should know before giving the addresses to CIVS. */
  readonly warnings: readonly string[];
}

function exportPath(roll: Roll, name: string): string {
  return `${privateFolder(roll.election)}/export/${name}`;
}

/** A file left over from a longer list would invite people twice. */
async function refuseStale(shown: string, path: string, files: number): Promise<void> {
  const numberOf = (name: string): number =>
    Number(/^civs-(\d+)\.txt(?:\.age)?$/.exec(name)?.[1] ?? 0);
  const names = ((await ifPresent(shown, readdir(path))) ?? []).sort();
  const stale = names.find((name) => numberOf(name) > files);
  if (stale === undefined) return;
  throw new ElectionError("input", `${visible(shown + stale)} is left from another export`, {
    hint: "Delete it, so that no one is invited twice, and export again.",
  });
}

async function invitationWarnings(
  workspace: Workspace,
  election: string,
  sharing: readonly string[],
): Promise<string[]> {
  const last = (await readFreeze(workspace, election))?.revisions.at(-1)?.revision;
  const warnings: string[] = [];
  if (last === undefined) {
    warnings.push(
      "warning: this roll is not frozen and may still change. Run roll freeze and export again before you give CIVS the addresses.",
    );
  } else if (last > 1) {
    warnings.push(
      `warning: these are all voters. If some have already been invited, invite only those in ${supplementPath(election, last)}`,
    );
  }
  if (sharing.length > 0) {
    warnings.push(`warning: no address of their own: ${sharing.map(visible).join(", ")}`);
  }
  return warnings;
}

/**
 * Plans the address lists for CIVS, and the list of people to mention instead.
 *
 * @param asked addresses in a file, and the folder that the files go to instead of the private one: neither may
 * hold files of a longer export.
 * @throws ElectionError (input) where one is.
 */
export async function planCivs(
  workspace: Workspace,
  roll: Roll,
  asked: {
    readonly batchSize: number;
    readonly output?: { readonly shown: string; readonly path: string } | undefined;
  },
): Promise<CivsFiles> {
  const { batches, unreachable, sharing } = exportCivs(roll.voters, asked.batchSize);
  const inside = exportPath(roll, "");
  await refuseStale(inside, resolve(workspace.root, inside), batches.length);
  const { output } = asked;
  if (output !== undefined) await refuseStale(output.shown, output.path, batches.length);
  const list = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
  const files: (readonly [name: string, lines: readonly string[]])[] = [
    ...batches.map((batch, position) => [`civs-${position + 1}.txt`, batch] as const),
    ["unreachable.txt", unreachable.map((login) => `@${login}`)],
  ];
  const plan = files.map(([name, lines]) =>
    planFile(workspace, exportPath(roll, name), list(lines)),
  );
  return {
    plan: await Promise.all(plan),
    invited: batches.reduce((sum, { length }) => sum + length, 0),
    batches: batches.length,
    unreachable,
    warnings: await invitationWarnings(workspace, roll.election, sharing),
  };
}

/** Plans the voters as a table, with their addresses. */
export async function planCsv(workspace: Workspace, roll: Roll): Promise<readonly FileChange[]> {
  return [await planFile(workspace, exportPath(roll, "voters.csv"), exportCsv(roll.voters))];
}

/**
 * Plans the file in the former script's format, with commit counts from the saved evidence.
 *
 * @param tool version of this program.
 * @returns also the logins of voters left out because they have no repository.
 */
export async function planUpstream(
  workspace: Workspace,
  roll: Roll,
  tool: string,
): Promise<{ readonly plan: readonly FileChange[]; readonly missing: readonly string[] }> {
  const { value: election } = await readElection(workspace, roll.election);
  const provisional = roll.evidence.until !== undefined;
  const { trails } = await buildFromFiles(workspace, election, { tool, provisional });
  const { electorate, missing } = exportUpstream(roll, trails);
  const text = stringify(electorate, { lineWidth: 0, aliasDuplicateObjects: false });
  return { plan: [await planFile(workspace, exportPath(roll, "electorate.yaml"), text)], missing };
}

/** The roll as it may be shared, without addresses: as JSON, or as a page in Markdown. */
export async function publicText(
  workspace: Workspace,
  roll: Roll,
  form: "json" | "markdown",
): Promise<string> {
  const list = publicList(roll, (await readElection(workspace, roll.election)).value);
  return form === "json" ? JSON.stringify(list, null, 2) : exportMarkdown(roll, list).trimEnd();
}
