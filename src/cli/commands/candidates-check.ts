import { Command } from "commander";
import type { Finding } from "../../candidates/finding.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { CandidacyCheck } from "../../workspace/check-candidacies.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../context.ts";

interface CheckOptions {
  readonly election?: string;
  readonly submitted?: string;
  readonly annotations?: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election candidates check                                    all of the election in progress
  $ kata-election candidates check elections/arch-committee-2026-10/AdaLindqvist.md
  $ kata-election candidates check AdaLindqvist.md --submitted 2026-10-06T09:12Z
  $ kata-election candidates check --json | jq '.findings[] | select(.severity == "error")'

Exits with 1 when there is an error; warnings are for a person to look at.`;

/** `candidates check`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesCheckCommand(open: OpenContext, run = runCandidatesCheck): Command {
  return new Command("check")
    .summary("look for what is missing, unreadable, late or against the rules")
    .description(
      "Check candidacies: the files named, as a pull request adds them, or all of an election.\nIn GitHub Actions the findings are annotations.",
    )
    .argument("[files...]", "candidacy files (default: all of the election's folder)")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--submitted <time>", "when the pull request was opened (default: now)")
    .option("--annotations", "print GitHub annotations (default in GitHub Actions)")
    .option("--json", "print the findings as JSON", false)
    .addHelpText("after", examples)
    .action((files: string[], _options: unknown, command: Command) =>
      run(open(command), files, command.opts<CheckOptions>()),
    );
}

/** The election in progress; for files that name their election themselves there may be none. */
async function currentElection(
  workspace: Workspace,
  named: string | undefined,
  required: boolean,
): Promise<string | undefined> {
  const { chooseElection, chooseElectionFolder } = await import("../../workspace/election-file.ts");
  if (named !== undefined || required) return chooseElectionFolder(workspace, named);
  return chooseElection(workspace).catch((failure: unknown) => {
    if (failure instanceof ElectionError) return undefined;
    throw failure;
  });
}

/** The paths of files named, and findings about those that are nowhere in the workspace. */
async function namedFiles(
  { workingFolder }: CliContext,
  { workspace, current }: CandidacyCheck,
  files: readonly string[],
): Promise<{ paths: string[]; findings: Finding[] }> {
  const { findNamedFile } = await import("../../workspace/named-file.ts");
  const { electionFolder } = await import("../../workspace/workspace.ts");
  const { finding } = await import("../../candidates/finding.ts");
  const expected = current === undefined ? undefined : electionFolder(current);
  const paths: string[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const found = await findNamedFile(workspace, workingFolder, file, expected);
    if ("outside" in found) {
      findings.push(finding(found.outside, { code: "wrong-folder", expected }));
    } else if (found.kind === "folder") {
      throw new ElectionError("input", `${visible(file)} is a folder`, {
        hint: "Name candidacy files, or leave them out to check all of an election.",
      });
    } else paths.push(found.path);
  }
  return { paths: [...new Set(paths)], findings };
}

async function collectFindings(
  context: CliContext,
  files: readonly string[],
  { election, submitted }: CheckOptions,
): Promise<{ checked: readonly string[]; findings: readonly Finding[] }> {
  const { checkElection, checkFiles } = await import("../../workspace/check-candidacies.ts");
  const { sortFindings } = await import("../../candidates/check-file.ts");
  const { hasLedger } = await import("../../workspace/election-candidacies.ts");
  const { instantFlag } = await import("../instant-flag.ts");
  const workspace = await context.workspace();
  const at = submitted === undefined ? await context.now() : instantFlag("--submitted", submitted);
  const current = await currentElection(workspace, election, files.length === 0);
  if (!(await hasLedger(workspace))) {
    context.terminal.note(
      "There is no elections/committee.yaml: whose seats are not up was not checked.",
    );
  }
  const check = { workspace, current, submission: { at, byClock: submitted === undefined } };
  if (files.length === 0 && current !== undefined) {
    const { paths, findings } = await checkElection(check, current);
    return { checked: paths, findings: sortFindings(findings) };
  }
  const { paths, findings } = await namedFiles(context, check, files);
  const all = [...findings, ...(await checkFiles(check, paths))];
  return { checked: files, findings: sortFindings(all) };
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Checks candidacies and prints the findings. */
async function runCandidatesCheck(
  context: CliContext,
  files: readonly string[],
  options: CheckOptions,
): Promise<void> {
  const { describeFinding, findingsJson, renderFinding } = await import(
    "../render/candidacy-findings.ts"
  );
  const { terminal, environment } = context;
  const { checked, findings } = await collectFindings(context, files, options);
  if (options.json) terminal.print(findingsJson(checked, findings));
  else if (options.annotations ?? environment.GITHUB_ACTIONS === "true") {
    const { renderAnnotation } = await import("../render/annotations.ts");
    for (const finding of findings) {
      const message = describeFinding(finding);
      terminal.print(renderAnnotation({ ...finding, title: finding.code, message }));
    }
  } else for (const finding of findings) terminal.print(renderFinding(finding));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const summary = `${count(checked.length, "file")} checked: ${count(errors, "error")}, ${count(warnings, "warning")}`;
  if (errors === 0) {
    terminal.note(`${summary}.`);
    return;
  }
  throw new ElectionError("refused", summary, {
    hint: "Correct the files and check again; the code in brackets names each kind of finding.",
  });
}
