import { resolve } from "node:path";
import { Command, Option } from "commander";
import type { Roll } from "../../../electorate/roll.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { FileChange } from "../../../workspace/file-plan.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";
import { plural } from "../../render/plural.ts";

const forms = ["civs", "csv", "json", "markdown", "upstream"] as const;

interface RollExportOptions {
  readonly election?: string;
  readonly revision?: string;
  readonly to: (typeof forms)[number];
  readonly batchSize: number;
  readonly encrypt: boolean;
  readonly encryptTo: readonly string[];
  readonly out?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election roll export --to civs                  addresses for CIVS, at most 500 a file
  $ kata-election roll export --to markdown > voters.md  logins and names, to be shared
  $ kata-election roll export --to upstream              the form of generate_electorate.py
  $ kata-election roll export --to csv --encrypt         for the officials' age keys in election.yaml`;

const largestBatch = 1000;

function batchSize(text: string): number {
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size >= 1 && size <= largestBatch) return size;
  throw new ElectionError("input", `--batch-size ${visible(text)} is no number that CIVS takes`, {
    hint: `Give a whole number from 1 to ${largestBatch}.`,
  });
}

/** `roll export`; `run` is a parameter so that tests can check parsing alone. */
export function rollExportCommand(open: OpenContext, run = runRollExport): Command {
  return new Command("export")
    .summary("the roll for CIVS, spreadsheets, the public, or former tools")
    .description(
      "Write the roll in another form. What holds addresses (civs, csv, upstream) goes into the private folder; what holds none (json, markdown) is printed.",
    )
    .addOption(new Option("--to <form>", "the form").choices(forms).makeOptionMandatory())
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--revision <number>", "a revision of the frozen roll (default: the last)")
    .option("--batch-size <number>", "civs: addresses in a file, at most 1000", batchSize, 500)
    .option(
      "--encrypt",
      "encrypt what holds addresses for the officials' age keys in election.yaml: <file>.age",
      false,
    )
    .option(
      "--encrypt-to <age1…>",
      "encrypt it for this public key instead, repeatable",
      collected,
      [],
    )
    .option("--out <folder>", "where encrypted files go (default: the private folder)")
    .option("--dry-run", "show what would be written", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollExportOptions>()),
    );
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
  const { readdir } = await import("node:fs/promises");
  const { ifPresent } = await import("../../../workspace/present.ts");
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
      hint: "Delete it, so that nobody is invited twice, and export again.",
    });
  }
}

async function planCivs(
  context: CliContext,
  workspace: Workspace,
  folder: string,
  { election, voters }: Roll,
  { batchSize: size, out }: RollExportOptions,
): Promise<FileChange[]> {
  const { terminal } = context;
  const { exportCivs } = await import("../../../electorate/export/civs.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
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
  const { readFreeze, supplementPath } = await import("../../../workspace/roll/freeze-files.ts");
  const last = (await readFreeze(workspace, election))?.revisions.at(-1)?.revision;
  if (last === undefined) {
    terminal.warn(
      "warning: this roll is not frozen, and may still change. Give CIVS its addresses only after roll freeze, and an export after that.",
    );
  } else if (last > 1) {
    terminal.warn(
      `warning: these are all voters. If some were invited already, invite only those of ${supplementPath(election, last)}`,
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
  options: RollExportOptions,
): Promise<FileChange[]> {
  const { to } = options;
  const { privateFolder } = await import("../../../workspace/workspace.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const folder = privateFolder(roll.election);
  if (to === "civs") return planCivs(context, workspace, folder, roll, options);
  if (to === "upstream") {
    const { planUpstream } = await import("./plan-upstream.ts");
    return [await planUpstream(context, workspace, exportPath(folder, "electorate.yaml"), roll)];
  }
  const { exportCsv } = await import("../../../electorate/export/csv.ts");
  return [await planFile(workspace, exportPath(folder, "voters.csv"), exportCsv(roll.voters))];
}

function refuseUnfit({ to, out, encrypt, encryptTo }: RollExportOptions): void {
  const encrypted = encrypt || encryptTo.length > 0;
  if ((to === "json" || to === "markdown") && (encrypted || out !== undefined)) {
    throw new ElectionError("input", `--to ${to} holds no address and is printed`, {
      hint: "Leave out --encrypt, --encrypt-to and --out; redirect what is printed.",
    });
  }
  if (out !== undefined && !encrypted) {
    throw new ElectionError("input", "--out takes encrypted files only", {
      hint: "Add --encrypt or --encrypt-to; without, addresses stay in the private folder.",
    });
  }
}

/** Writes or prints the roll in the form asked for. */
async function runRollExport(context: CliContext, options: RollExportOptions): Promise<void> {
  const { chooseElection } = await import("../../../workspace/election/election-file.ts");
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { to, encrypt, encryptTo, out, dryRun } = options;
  refuseUnfit(options);
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, options.election);
  const roll = await readRevision(workspace, id, options.revision);
  if (to === "json") {
    const { publicRoll } = await import("../../../electorate/public-roll.ts");
    return context.terminal.print(JSON.stringify(publicRoll(roll), null, 2));
  }
  if (to === "markdown") {
    const { exportMarkdown } = await import("../../../electorate/export/markdown.ts");
    return context.terminal.print(exportMarkdown(roll).trimEnd());
  }
  if (encrypt || encryptTo.length > 0) {
    const { recipientsOf } = await import("../private/recipients.ts");
    const { writeEncrypted } = await import("./write-encrypted.ts");
    const asked = { keys: encryptTo, flag: "--encrypt-to" };
    const recipients = await recipientsOf(context, id, asked);
    const plan = await planPrivate(context, workspace, roll, options);
    return writeEncrypted(context, workspace, plan, { recipients, out, dryRun });
  }
  const { carryOut } = await import("../../carry-out.ts");
  const plan = await planPrivate(context, workspace, roll, options);
  return carryOut(context, workspace, plan, { dryRun });
}
