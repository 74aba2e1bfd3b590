import { Command } from "commander";
import { nameInElection } from "../../../candidates/proposal.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { FileChange } from "../../../workspace/file-plan.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";
import type { NominateOptions } from "./nomination-answers.ts";

const examples = `
Examples:
  $ kata-election candidates nominate                 asks for everything, then shows the file
  $ kata-election candidates nominate --name "Ada Lindqvist" --login ada-l \\
      --affiliation "Analytical Works" --email ada@example.org --background-file about-me.txt
  $ kata-election candidates nominate --name "Bo Keller" --login bo-k --affiliation none \\
      --email bo@example.org --statement "I review what others write." --dry-run

The editor is $VISUAL or $EDITOR. The file is yours to commit: a candidate's pull request adds only it.`;

/** `candidates nominate`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesNominateCommand(open: OpenContext, run = runCandidatesNominate): Command {
  return new Command("nominate")
    .summary("write your candidacy")
    .description(
      "Stand in an election: write your candidacy into its folder, while nominations are open.\nAsks for what the options leave out, and shows the file before it is written.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--name <name>", "your name, as the ballot shall show it")
    .option("--login <login>", "your GitHub account")
    .option("--affiliation <organization>", "whom you work for, or none; repeatable", collected)
    .option("--email <address>", "your address, which will be public; repeatable", collected)
    .option("--background-file <file>", "a text file: who you are and why you stand")
    .option("--statement <text>", "the same, given here")
    .option("--file <name>", "name of the file (default: GivenFamily.md after your name)")
    .option("-y, --yes", "write without asking for confirmation", false)
    .option("--dry-run", "show what would be written, write nothing", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<NominateOptions>()),
    );
}

/** Nominating early or late writes nothing: officials alone accept what comes outside the period. */
async function refuseOutsidePeriod(
  { now }: CliContext,
  { election, nominations, officials }: Election,
): Promise<void> {
  const { formatInstant } = await import("../../../dates.ts");
  const at = (await now()).epochMilliseconds;
  const { opens, closes } = nominations;
  if (at < opens.epochMilliseconds) {
    throw new ElectionError(
      "refused",
      `nominations for election ${election} open ${formatInstant(opens)}`,
      { hint: "Run the command again then; nothing was written." },
    );
  }
  if (at < closes.epochMilliseconds) return;
  const people = officials.map(({ login }) => `@${login}`).join(", ");
  throw new ElectionError(
    "refused",
    `nominations for election ${election} closed ${formatInstant(closes)}; nothing was written`,
    {
      hint: `Only the officials${people === "" ? "" : ` (${people})`} can accept a late candidacy: ask them, and say why it is late.`,
    },
  );
}

/** The path of the new file. */
async function choosePath(
  election: string,
  name: string,
  given: string | undefined,
): Promise<string> {
  const { candidacyBaseName, isElectionPage } = await import(
    "../../../candidates/candidacy-file-name.ts"
  );
  const { electionFolder } = await import("../../../workspace/workspace.ts");
  const baseName = candidacyBaseName(name);
  const fileName = given ?? (baseName === undefined ? undefined : `${baseName}.md`);
  if (fileName === undefined) {
    throw new ElectionError("input", `no file name follows from the name ${visible(name)}`, {
      hint: "Give one of ASCII letters, such as --file WangXiaoming.md.",
    });
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*\.(md|txt)$/.test(fileName) || isElectionPage(fileName)) {
    throw new ElectionError("input", `${visible(fileName)} is no name for a candidacy's file`, {
      hint: "Name it with --file after the candidate, in ASCII letters, ending in .md: AdaLindqvist.md.",
    });
  }
  return `${electionFolder(election)}/${fileName}`;
}

async function planNomination(
  { terminal }: CliContext,
  workspace: Workspace,
  { election }: Election,
  path: string,
  text: string,
): Promise<FileChange> {
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const { readElectionCandidacies, surroundingsOf } = await import(
    "../../../workspace/candidates/election-candidacies.ts"
  );
  const { checkText } = await import("../../../candidates/check-file.ts");
  const { readCandidacy } = await import("../../../candidates/candidacy-file.ts");
  const { renderFinding } = await import("../../render/candidates/candidacy-findings.ts");
  const fileName = nameInElection(path);
  const candidacies = await readElectionCandidacies(workspace, election);
  const change = await planFile(workspace, path, text);
  const inTheWay = candidacies.files.find(
    ({ name }) => name.toLowerCase() === fileName.toLowerCase(),
  );
  if (inTheWay !== undefined && change.before !== text) {
    throw new ElectionError("refused", `${visible(inTheWay.path)} exists already`, {
      hint: "Edit that file if it is yours, or choose another name with --file. Nothing was written.",
    });
  }
  const content = { text, reading: readCandidacy(text) };
  const findings = checkText(path, content, surroundingsOf(candidacies, fileName));
  for (const finding of findings) terminal.warn(renderFinding(finding));
  if (findings.some(({ severity }) => severity === "error")) {
    throw new ElectionError("refused", "the candidacy would not be accepted", {
      hint: "Correct what is said above and run the command again. Nothing was written.",
    });
  }
  return change;
}

async function confirmPlan(
  { terminal, prompter }: CliContext,
  plan: readonly FileChange[],
): Promise<void> {
  const { renderPlan } = await import("../../../workspace/file-plan.ts");
  terminal.warn(renderPlan(plan).trimEnd());
  const ask = await prompter("--yes");
  if (await ask.confirm({ message: "Write this file?", default: true })) return;
  throw new ElectionError("cancelled", "not confirmed");
}

/** Collects a candidacy, shows it and writes it. */
async function runCandidatesNominate(context: CliContext, options: NominateOptions): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { effectiveChanges } = await import("../../../workspace/file-plan.ts");
  const { writeCandidacy } = await import("../../../candidates/write-candidacy.ts");
  const { collectCandidacy } = await import("./nomination-answers.ts");
  const { formatInstant } = await import("../../../dates.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const workspace = await context.workspace();
  const { value: election } = await readElection(
    workspace,
    await chooseElection(workspace, options.election),
  );
  await refuseOutsidePeriod(context, election);
  const candidacy = await collectCandidacy(context, options);
  const path = await choosePath(election.election, candidacy.name, options.file);
  const text = writeCandidacy(candidacy);
  const plan = [await planNomination(context, workspace, election, path, text)];
  const asks = context.terminal.canPrompt && !options.yes && !options.dryRun;
  if (asks && effectiveChanges(plan).length > 0) await confirmPlan(context, plan);
  await carryOut(context, workspace, plan, options);
  if (options.dryRun) return;
  context.terminal.note(`
Next: open a pull request that adds only this file before ${formatInstant(election.nominations.closes)}
  git add ${path}
  git commit --signoff --message "elections: Candidacy of @${candidacy.login}"
and announce that you stand on the mailing list.`);
}
