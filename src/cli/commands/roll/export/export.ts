import { resolve } from "node:path";
import type { Roll } from "../../../../electorate/roll.ts";
import { ElectionError } from "../../../../errors.ts";
import { chosenId } from "../../../../procedures/chosen-election.ts";
import { encryptFiles } from "../../../../procedures/handover/encrypt-files.ts";
import { planCivs, planCsv, planUpstream, publicText } from "../../../../procedures/roll/export.ts";
import { showRoll } from "../../../../procedures/roll/show.ts";
import { visible } from "../../../../visible-text.ts";
import { plural } from "../../../../wording.ts";
import type { FileChange } from "../../../../workspace/file-plan.ts";
import { isForOutput } from "../../../../workspace/given-file.ts";
import type { Workspace } from "../../../../workspace/workspace.ts";
import { carryOut } from "../../../carry-out.ts";
import type { CliContext } from "../../../context.ts";
import { tellRecipients } from "../../private/pack.ts";
import type { ExportOptions } from "./export-words.ts";

/** The files for CIVS, with notes about their number and possible problems. */
async function civsFiles(
  { terminal, workingFolder }: CliContext,
  workspace: Workspace,
  roll: Roll,
  { batchSize, output: folder }: ExportOptions,
): Promise<readonly FileChange[]> {
  const output =
    folder === undefined || isForOutput(folder)
      ? undefined
      : { shown: `${folder}/`, path: resolve(workingFolder, folder) };
  const found = await planCivs(workspace, roll, { batchSize, output });
  const { plan, invited, batches, unreachable, warnings } = found;
  terminal.note(
    `${plural(invited, "address", "addresses")} in ${plural(batches, "file")}, ${plural(unreachable.length, "voter")} without one.`,
  );
  for (const warning of warnings) terminal.warn(warning);
  return plan;
}

/** The unencrypted files of a form with addresses. */
async function planPrivate(
  context: CliContext,
  workspace: Workspace,
  roll: Roll,
  options: ExportOptions,
): Promise<readonly FileChange[]> {
  if (options.to === "civs") return civsFiles(context, workspace, roll, options);
  if (options.to === "csv") return planCsv(workspace, roll);
  const { plan, missing } = await planUpstream(workspace, roll, context.version);
  if (missing.length > 0) {
    const logins = missing.map(visible).join(", ");
    context.terminal.warn(`warning: not in the export, because they have no repository: ${logins}`);
  }
  return plan;
}

function refuseUnfit({ to, output, encrypt, encryptTo }: ExportOptions): void {
  const encrypted = encrypt || encryptTo.length > 0;
  if ((to === "json" || to === "markdown") && (encrypted || !isForOutput(output))) {
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

/** Writes a plan's files encrypted, or prints the only one; prints the paths, one per line. */
async function writeEncrypted(
  context: CliContext,
  workspace: Workspace,
  id: string,
  plan: readonly FileChange[],
  { encryptTo, output: out, dryRun }: ExportOptions,
): Promise<void> {
  const { terminal, signal, workingFolder: from } = context;
  const recipients = await tellRecipients(context, id, { keys: encryptTo, flag: "--encrypt-to" });
  const encrypted = await encryptFiles(workspace, plan, recipients, { out, from });
  for (const { key, who } of recipients) terminal.note(`for ${who}: ${visible(key)}`);
  signal.throwIfAborted();
  if (encrypted.isPrinted) {
    for (const { text } of encrypted.files) terminal.print(text.trimEnd());
    return;
  }
  const targets = encrypted.files.map(({ target }) => visible(target));
  if (dryRun) {
    for (const target of targets) terminal.print(`would write ${target}`);
    terminal.note("Dry run: nothing was written.");
    return;
  }
  await encrypted.write();
  for (const target of targets) terminal.print(target);
  terminal.note(
    `Encrypted ${plural(targets.length, "file")} for ${plural(recipients.length, "key")}.`,
  );
}

/** Writes or prints the roll in the form asked for. */
export async function runExport(context: CliContext, options: ExportOptions): Promise<void> {
  const { terminal } = context;
  const { to, encrypt, encryptTo, dryRun } = options;
  refuseUnfit(options);
  const { workspace, id } = await chosenId(context, options.election);
  const { roll } = await showRoll(workspace, id, undefined);
  const { until } = roll.evidence;
  if (until !== undefined) {
    const day = until.slice(0, 10);
    terminal.warn(
      `warning: this roll is provisional. It covers pull requests merged until ${day}; the period ends on ${roll.rule.until.slice(0, 10)}.`,
    );
  }
  if (to === "json" || to === "markdown") {
    terminal.print(await publicText(workspace, roll, to));
    return;
  }
  const plan = await planPrivate(context, workspace, roll, options);
  if (encrypt || encryptTo.length > 0) return writeEncrypted(context, workspace, id, plan, options);
  return carryOut(context, workspace, plan, { dryRun });
}
