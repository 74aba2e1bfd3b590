import { Command, Option } from "commander";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../context.ts";

const forms = ["civs", "csv", "json", "markdown", "upstream"] as const;

interface RollExportOptions {
  readonly election?: string;
  readonly revision?: string;
  readonly to: (typeof forms)[number];
  readonly batchSize: number;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election roll export --to civs                  addresses for CIVS, at most 500 a file
  $ kata-election roll export --to markdown > voters.md  logins and names, to be shared
  $ kata-election roll export --to upstream              the form of generate_electorate.py`;

const largestBatch = 1000;

function batchSize(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= largestBatch) return size;
  throw new ElectionError("input", `--batch-size ${visible(text)} is no number that CIVS takes`, {
    hint: `Give a whole number from 1 to ${largestBatch}.`,
  });
}

/** `roll export`; `run` is a parameter so that tests can check parsing alone. */
export function rollExportCommand(open: OpenContext, run = runRollExport): Command {
  return new Command("export")
    .summary("the roll for CIVS, spreadsheets, the public, or former tools")
    .description(
      "Write the roll in another form. What holds addresses (civs, csv, upstream) goes into the private folder;\nwhat holds none (json, markdown) is printed.",
    )
    .addOption(new Option("--to <form>", "the form").choices(forms).makeOptionMandatory())
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--revision <number>", "a revision of the frozen roll (default: the last)")
    .option("--batch-size <number>", "civs: addresses in a file, at most 1000", batchSize, 500)
    .option("--dry-run", "show what would be written", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollExportOptions>()),
    );
}

function exportPath(folder: string, name: string): string {
  return `${folder}/export/${name}`;
}

/** A file left over from a longer list would invite people twice. */
async function refuseStale(workspace: Workspace, folder: string, files: number): Promise<void> {
  const { listFiles } = await import("../../workspace/workspace.ts");
  const numberOf = (name: string): number => Number(/^civs-(\d+)\.txt$/.exec(name)?.[1] ?? 0);
  const names = await listFiles(workspace, `${folder}/export`);
  const stale = names.find((name) => numberOf(name) > files);
  if (stale === undefined) return;
  throw new ElectionError("input", `${exportPath(folder, stale)} is left from another export`, {
    hint: "Delete it, so that nobody is invited twice, and export again.",
  });
}

async function planCivs(
  { terminal }: CliContext,
  workspace: Workspace,
  folder: string,
  { voters }: Roll,
  size: number,
): Promise<FileChange[]> {
  const { exportCivs } = await import("../../electorate/export/civs.ts");
  const { planFile } = await import("../../workspace/file-plan.ts");
  const { batches, unreachable, sharing } = exportCivs(voters, size);
  const list = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
  const plan: FileChange[] = [];
  for (const [position, batch] of batches.entries()) {
    const path = exportPath(folder, `civs-${position + 1}.txt`);
    plan.push(await planFile(workspace, path, list(batch)));
  }
  await refuseStale(workspace, folder, batches.length);
  const logins = unreachable.map((login) => `@${login}`);
  plan.push(await planFile(workspace, exportPath(folder, "unreachable.txt"), list(logins)));
  const invited = batches.reduce((sum, { length }) => sum + length, 0);
  terminal.note(
    `${invited} addresses in ${batches.length} files, ${unreachable.length} voters without one.`,
  );
  if (sharing.length > 0) {
    terminal.warn(`warning: no address of their own: ${sharing.map(visible).join(", ")}`);
  }
  return plan;
}

async function planUpstream(
  context: CliContext,
  workspace: Workspace,
  folder: string,
  roll: Roll,
): Promise<FileChange[]> {
  const { exportUpstream } = await import("../../electorate/export/upstream.ts");
  const { buildFromFiles } = await import("../../workspace/build-roll-files.ts");
  const { readElection } = await import("../../workspace/election-file.ts");
  const { planFile } = await import("../../workspace/file-plan.ts");
  const { stringify } = await import("yaml");
  const { value: election } = await readElection(workspace, roll.election);
  const { trails } = await buildFromFiles(workspace, election, {
    tool: context.version,
    provisional: roll.evidence.until !== undefined,
  });
  const { electorate, missing } = exportUpstream(roll, trails);
  if (missing.length > 0) {
    const logins = missing.map(visible).join(", ");
    context.terminal.warn(`warning: not in the export, as they have no repository: ${logins}`);
  }
  const text = stringify(electorate, { lineWidth: 0, aliasDuplicateObjects: false });
  return [await planFile(workspace, exportPath(folder, "electorate.yaml"), text)];
}

/** Writes or prints the roll in the form asked for. */
async function runRollExport(
  context: CliContext,
  { election: named, revision, to, batchSize: size, dryRun }: RollExportOptions,
): Promise<void> {
  const { chooseElection } = await import("../../workspace/election-file.ts");
  const { readRevision } = await import("../../workspace/freeze-files.ts");
  const { privateFolder } = await import("../../workspace/workspace.ts");
  const { planFile } = await import("../../workspace/file-plan.ts");
  const { carryOut } = await import("../carry-out.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const roll = await readRevision(workspace, id, revision);
  const folder = privateFolder(id);
  switch (to) {
    case "json": {
      const { publicRoll } = await import("../../electorate/public-roll.ts");
      return context.terminal.print(JSON.stringify(publicRoll(roll), null, 2));
    }
    case "markdown": {
      const { exportMarkdown } = await import("../../electorate/export/markdown.ts");
      return context.terminal.print(exportMarkdown(roll).trimEnd());
    }
    case "csv": {
      const { exportCsv } = await import("../../electorate/export/csv.ts");
      const text = exportCsv(roll.voters);
      const plan = [await planFile(workspace, exportPath(folder, "voters.csv"), text)];
      return carryOut(context, workspace, plan, { dryRun });
    }
    case "civs": {
      const plan = await planCivs(context, workspace, folder, roll, size);
      return carryOut(context, workspace, plan, { dryRun });
    }
    case "upstream": {
      const plan = await planUpstream(context, workspace, folder, roll);
      return carryOut(context, workspace, plan, { dryRun });
    }
  }
}
