import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { exportCivs } from "../../../electorate/export/civs.ts";
import { exportCsv } from "../../../electorate/export/csv.ts";
import { exportMarkdown } from "../../../electorate/export/markdown.ts";
import { publicList } from "../../../electorate/public-roll.ts";
import type { Roll } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import type { FileChange } from "../../../workspace/file-plan.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { ifPresent } from "../../../workspace/present.ts";
import { readFreeze, readRevision, supplementPath } from "../../../workspace/roll/freeze-files.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { privateFolder } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { recipientsOf } from "../private/recipients.ts";
import { planUpstream } from "./plan-upstream.ts";
import { writeEncrypted } from "./write-encrypted.ts";

interface ExportOptions {
  readonly revision?: string | undefined;
  readonly to: "civs" | "csv" | "json" | "markdown" | "upstream";
  readonly batchSize: number;
  readonly encrypt: boolean;
  readonly encryptTo: readonly string[];
  readonly output?: string | undefined;
  readonly dryRun: boolean;
}

function exportPath(folder: string, name: string): string {
  return `${folder}/export/${name}`;
}

/** A file left over from a longer list would invite people twice; also one where encrypted files go. */
async function refuseStale(
  { workingFolder }: CliContext,
  { root }: Workspace,
  { folder, out }: { readonly folder: string; readonly out: string | undefined },
  files: number,
): Promise<void> {
  const numberOf = (name: string): number =>
    Number(/^civs-(\d+)\.txt(?:\.age)?$/.exec(name)?.[1] ?? 0);
  const inside = exportPath(folder, "");
  const places = [{ shown: inside, path: resolve(root, inside) }];
  if (out !== undefined) places.push({ shown: `${out}/`, path: resolve(workingFolder, out) });
  for (const { shown, path } of places) {
    const names = ((await ifPresent(shown, readdir(path))) ?? []).sort();
    const stale = names.find((name) => numberOf(name) > files);
    if (stale === undefined) continue;
    throw new ElectionError("input", `${visible(shown + stale)} is left from another export`, {
      hint: "Delete it, so that no one is invited twice, and export again.",
    });
  }
}

async function planCivs(
  context: CliContext,
  workspace: Workspace,
  folder: string,
  { election, voters }: Roll,
  { batchSize: size, output: out }: ExportOptions,
): Promise<FileChange[]> {
  const { terminal } = context;
  const { batches, unreachable, sharing } = exportCivs(voters, size);
  const list = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
  const plan: FileChange[] = [];
  for (const [position, batch] of batches.entries()) {
    const path = exportPath(folder, `civs-${position + 1}.txt`);
    plan.push(await planFile(workspace, path, list(batch)));
  }
  await refuseStale(context, workspace, { folder, out }, batches.length);
  const logins = unreachable.map((login) => `@${login}`);
  plan.push(await planFile(workspace, exportPath(folder, "unreachable.txt"), list(logins)));
  const invited = batches.reduce((sum, { length }) => sum + length, 0);
  terminal.note(
    `${plural(invited, "address", "addresses")} in ${plural(batches.length, "file")}, ${plural(unreachable.length, "voter")} without one.`,
  );
  const last = (await readFreeze(workspace, election))?.revisions.at(-1)?.revision;
  if (last === undefined) {
    terminal.warn(
      "warning: this roll is not frozen and may still change. Run roll freeze and export again before you give CIVS the addresses.",
    );
  } else if (last > 1) {
    terminal.warn(
      `warning: these are all voters. If some have already been invited, invite only those in ${supplementPath(election, last)}`,
    );
  }
  if (sharing.length > 0) {
    terminal.warn(`warning: no address of their own: ${sharing.map(visible).join(", ")}`);
  }
  return plan;
}

/** The files of a form that holds addresses, in clear. */
async function planPrivate(
  context: CliContext,
  workspace: Workspace,
  roll: Roll,
  options: ExportOptions,
): Promise<FileChange[]> {
  const { to } = options;
  const folder = privateFolder(roll.election);
  if (to === "civs") return planCivs(context, workspace, folder, roll, options);
  if (to === "upstream") {
    return [await planUpstream(context, workspace, exportPath(folder, "electorate.yaml"), roll)];
  }
  return [await planFile(workspace, exportPath(folder, "voters.csv"), exportCsv(roll.voters))];
}

function refuseUnfit({ to, output, encrypt, encryptTo }: ExportOptions): void {
  const encrypted = encrypt || encryptTo.length > 0;
  if ((to === "json" || to === "markdown") && (encrypted || output !== undefined)) {
    throw new ElectionError("input", `--to ${to} contains no addresses and is printed`, {
      hint: "Leave out --encrypt, --encrypt-to and --output; redirect the output.",
    });
  }
  if (output !== undefined && !encrypted) {
    throw new ElectionError("input", "--output works only with encrypted files", {
      hint: "Add --encrypt or --encrypt-to; without them, addresses stay in the private folder.",
    });
  }
}

/** Writes or prints the roll in the form asked for. */
export async function runExport(
  context: CliContext,
  named: string | undefined,
  options: ExportOptions,
): Promise<void> {
  const { terminal } = context;
  const { to, encrypt, encryptTo, output: out, dryRun } = options;
  refuseUnfit(options);
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const roll = await readRevision(workspace, id, options.revision);
  const { until } = roll.evidence;
  if (until !== undefined) {
    const day = until.slice(0, 10);
    terminal.warn(
      `warning: this roll is provisional. It knows pull requests merged until ${day}; the period ends on ${roll.rule.until.slice(0, 10)}.`,
    );
  }
  if (to === "json" || to === "markdown") {
    const list = publicList(roll, await readElection(workspace, id).then(({ value }) => value));
    terminal.print(
      to === "json" ? JSON.stringify(list, null, 2) : exportMarkdown(roll, list).trimEnd(),
    );
    return;
  }
  if (encrypt || encryptTo.length > 0) {
    const asked = { keys: encryptTo, flag: "--encrypt-to" };
    const recipients = await recipientsOf(context, id, asked);
    const plan = await planPrivate(context, workspace, roll, options);
    return writeEncrypted(context, workspace, plan, { recipients, out, dryRun });
  }
  const plan = await planPrivate(context, workspace, roll, options);
  return carryOut(context, workspace, plan, { dryRun });
}
