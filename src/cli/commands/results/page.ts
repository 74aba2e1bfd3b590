import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { inputArgument, outputOption } from "../../options.ts";
import { readNamedRecord } from "./named-record.ts";

interface PageRequest {
  readonly record?: string;
  readonly output?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election results page > result.html
  $ kata-election results page 2026-10 --output elections/arch-committee-2026-10/result.html
  $ kata-election results page elections/.private/2026-10/draft/record.json > all.html

The page shows an election's public record, or the file you name. It uses no
scripts and makes no network requests.`;

/** `run` is a parameter so that tests can check parsing without making a page. */
export function resultsPageCommand(open: OpenContext, run = runResultsPage): Command {
  const command = new Command("page")
    .summary("show the result as one HTML page")
    .description("Show a published result as one self-contained HTML page")
    .addArgument(
      inputArgument("[record]", "an election such as 2026-10 (default: the last), or a file"),
    )
    .addOption(outputOption("a file of the checkout, instead of stdout", "--output <file>"))
    .option("--dry-run", "with --output: show the change; write nothing", false)
    .addHelpText("after", examples);
  return command.action((record: string | undefined, options: Omit<PageRequest, "record">) =>
    run(open(command), { ...(record === undefined ? {} : { record }), ...options }),
  );
}

/** Prints the page, or writes it into a file of the workspace. */
async function runResultsPage(
  context: CliContext,
  { record: named, output, dryRun }: PageRequest,
): Promise<void> {
  const { renderPage } = await import("../../../results/page/render-page.ts");
  const { record } = await readNamedRecord(context, named);
  const html = renderPage(record, { version: context.version });
  const { isForOutput } = await import("../../../workspace/given-file.ts");
  if (output === undefined || isForOutput(output)) {
    context.terminal.print(html.trimEnd());
    return;
  }
  const { relative, resolve } = await import("node:path");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const workspace = await context.workspace();
  const path = relative(workspace.root, resolve(context.workingFolder, output));
  if (!path.endsWith(".html")) {
    throw new ElectionError("input", "--output names no .html file", {
      hint: "Give a path such as elections/arch-committee-2026-10/result.html.",
    });
  }
  await carryOut(context, workspace, [await planFile(workspace, path, html)], { dryRun });
}
