import { Command } from "commander";
import type { Attempt } from "../../../committee/past/build-ledger.ts";
import type { Answers } from "../../../committee/past/inquiry.ts";
import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";
import type { AnswerFlags } from "./init-answers.ts";

interface InitOptions extends AnswerFlags {
  readonly replace: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election committee init                          asks what the pages leave open
  $ kata-election committee init --no-input > answers.yaml
  $ kata-election committee init --answers answers.yaml --by octavia --dry-run
  $ kata-election committee init --by octavia --answer 'left-on:bo-k@2023-04=2023-09-20' \\
      --answer 'organization:*=suggested' --answer '*=unknown'

Exit 3 where something is open and nobody can be asked: each doubt is printed,
in a file to fill in. An id that ends in * answers all that begin so. "suggested"
takes what the pages suggest, if they do; "unknown" leaves a doubt open where the
ledger can do without the answer.`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeInitCommand(open: OpenContext, run = runInit): Command {
  const command = new Command("init")
    .summary("build the ledger from the pages that people wrote")
    .description(
      "Build elections/committee.yaml from the member list, the pages and results of past elections, candidacies, and the history of the README where the checkout is a git repository. What they leave open is asked; every doubt is recorded in the ledger with its answer.",
    )
    .option("--answers <file>", "answers in a file, as this command prints it to fill in")
    .option("--answer <id=answer>", "one answer; repeatable, goes before the file", collected)
    .option("--by <login>", "who answers; recorded with each answer")
    .option("--replace", "build anew a ledger that stands there", false)
    .option("--dry-run", "show the ledger, write nothing", false)
    .option("--json", "print what came of it as JSON", false)
    .addHelpText("after", examples);
  return command.action((options: InitOptions) => run(open(command), options));
}

async function refuseToOverwrite(workspace: Workspace): Promise<void> {
  const { ledgerPath } = await import("../../../workspace/committee/committee-file.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  if ((await readText(workspace, ledgerPath)) === undefined) return;
  throw new ElectionError("input", `${ledgerPath} stands there already`, {
    hint: "--replace builds it anew and drops what people wrote into it; --dry-run shows the difference.",
  });
}

function refuseOpen({ open }: Attempt): never {
  const ids = open.map(({ id }) => `  ${id}`).join("\n");
  const count = open.length === 1 ? "1 doubt is" : `${open.length} doubts are`;
  throw new ElectionError("undecided", `${count} open:\n${ids}`, {
    hint: [
      "Fill in the file printed on stdout and give it with --answers, answer one with",
      "--answer 'id=answer', or run the command at a terminal, which asks.",
    ].join("\n"),
  });
}

/** The pages with the answers must make a ledger that `committee check` accepts. */
function refuseContradictions({ unused, wrong, odd }: Attempt): void {
  if (unused.length > 0) {
    throw new ElectionError("input", `nothing asks for the answers ${unused.join(", ")}`, {
      hint: "Correct the id, or leave the answer out: run the command without answers to see the ids.",
    });
  }
  if (wrong.length === 0) return;
  throw new ElectionError(
    "undecided",
    `the pages and the answers contradict each other:\n${wrong.join("\n")}`,
    {
      hint: [
        "Correct the answers or the pages; nothing was written.",
        ...(odd.length === 0 ? [] : ["Odd on the pages, and perhaps the cause:"]),
        ...odd.map((each) => `  ${each}`),
      ].join("\n"),
    },
  );
}

async function printOpen(
  { terminal }: CliContext,
  attempt: Attempt,
  answers: Answers,
  history: string,
  json: boolean,
): Promise<void> {
  if (json) {
    const { initJson } = await import("../../render/committee/init-json.ts");
    terminal.print(JSON.stringify(initJson(attempt, attempt.odd, history), null, 2));
    return;
  }
  const { answersTemplate } = await import("../../../workspace/committee/answers-file.ts");
  const by = answers.by === "" ? undefined : answers.by;
  terminal.print(answersTemplate(attempt.open, { by, values: answers.values }));
}

/** Builds the ledger and writes it once nothing is open. */
async function runInit(context: CliContext, options: InitOptions): Promise<void> {
  const { dryRun, json, replace } = options;
  const workspace = await context.workspace();
  if (!replace && !dryRun) await refuseToOverwrite(workspace);
  const { readCommitteeSources } = await import(
    "../../../workspace/committee/committee-sources.ts"
  );
  const { givenAnswers } = await import("./init-answers.ts");
  const { settleDoubts } = await import("./init-questions.ts");
  const given = await givenAnswers(context, options);
  const sources = await readCommitteeSources(
    workspace,
    context.runProgram,
    utcDate(await context.now()),
  );
  const { attempt, answers } = await settleDoubts(context, sources, given);
  const { terminal } = context;
  if (attempt.open.length > 0) {
    await printOpen(context, attempt, answers, sources.history, json);
    refuseOpen(attempt);
  }
  refuseContradictions(attempt);
  const { pageOddities } = await import("./page-oddities.ts");
  const odd = [...attempt.odd, ...(await pageOddities(workspace, sources, attempt))];
  const { ledgerRemarks } = await import("../../render/committee/ledger-remarks.ts");
  const { ledgerText } = await import("../../../workspace/committee/ledger-text.ts");
  const { ledgerPath } = await import("../../../workspace/committee/committee-file.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const text = ledgerText(attempt.ledger, ledgerRemarks(attempt, odd, sources.history));
  const plan = [await planFile(workspace, ledgerPath, text)];
  if (json) {
    const { initJson } = await import("../../render/committee/init-json.ts");
    terminal.print(JSON.stringify(initJson(attempt, odd, sources.history), null, 2));
    if (!dryRun) await carryOut(context, workspace, plan, { dryRun });
    return;
  }
  await carryOut(context, workspace, plan, { dryRun });
  const { renderLedgerSummary } = await import("../../render/committee/ledger-summary.ts");
  const summary = renderLedgerSummary(attempt, odd, sources.history, terminal);
  if (dryRun) terminal.note(summary);
  else terminal.print(summary);
}
