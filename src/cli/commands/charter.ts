import { Command } from "commander";
import type { Charter } from "../../charter/charter.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { CliContext, GlobalOptions, OpenContext } from "../context.ts";

interface CharterShowOptions extends Pick<GlobalOptions, "workspace"> {
  readonly asOf?: string;
  readonly pastPages: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election charter show                      the rules in force today
  $ kata-election charter show --as-of 2023-10-09   as they were that day
  $ kata-election charter show --past-pages         also check the pages of past elections
  $ kata-election charter show --json | jq .rules.seats`;

/** The words about the charter; `run` is a parameter so that tests can check parsing alone. */
export function charterCommand(open: OpenContext, run = runCharterShow): Command {
  const charter = new Command("charter")
    .summary("show the rules, each with its clause")
    .description("The rules of the committee and its elections")
    .addHelpText("after", examples);
  const show = new Command("show")
    .summary("show the rules in force on a day, each with its clause")
    .description(
      "Show the rules in force on a day, each with the clause it comes from.\nelections/charter.yaml in the checkout, if there is one, amends the built-in rules.\nSentences in the checkout's pages that contradict the rules are listed with file and line.",
    )
    .option("--as-of <date>", "the day, such as 2023-10-09 (default: today)")
    .option("--past-pages", "also check the pages of past elections", false)
    .option("--json", "print the charter as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<CharterShowOptions>()),
    );
  return charter.addCommand(show);
}

async function dayOf({ now }: CliContext, asOf: string | undefined) {
  const { plainDateSchema, utcDate } = await import("../../dates.ts");
  if (asOf === undefined) return utcDate(await now());
  const parsed = plainDateSchema.safeParse(asOf);
  if (parsed.success) return parsed.data;
  throw new ElectionError("input", `--as-of ${visible(asOf)} is not a date`, {
    hint: "Write it as 2023-10-09.",
  });
}

/** The workspace; outside every workspace none, which is said. */
async function workspaceIfAny(
  { workspace, terminal }: CliContext,
  named: string | undefined,
): Promise<Workspace | undefined> {
  return workspace().catch((failure: unknown) => {
    if (named !== undefined || !(failure instanceof ElectionError)) throw failure;
    terminal.note("There is no checkout here: these are the built-in rules.");
    return undefined;
  });
}

async function knownCharters(found: Workspace | undefined): Promise<readonly Charter[]> {
  if (found === undefined) return (await import("../../charter/kata-charters.ts")).kataCharters;
  return (await import("../../workspace/election/charter-file.ts")).readCharters(found);
}

/** Prints the charter in force on the day asked for, and the sentences of pages that contradict it. */
async function runCharterShow(
  context: CliContext,
  { asOf, json, pastPages, workspace }: CharterShowOptions,
): Promise<void> {
  const { charterInForce } = await import("../../charter/kata-charters.ts");
  const day = await dayOf(context, asOf);
  const found = await workspaceIfAny(context, workspace);
  const charters = await knownCharters(found);
  const charter = charterInForce(day, charters);
  const { checkPage } = await import("../../charter/page-findings.ts");
  const { readPages } = await import("../../workspace/pages.ts");
  const pages =
    found === undefined ? [] : await readPages(found, { charter, charters, past: pastPages });
  const findings = pages.flatMap(checkPage);
  const { terminal } = context;
  if (json) {
    const { id, title, rules, excludedRepositories } = charter;
    const checked = pages.map(({ path }) => path);
    const report = {
      formatVersion: 1,
      asOf: day.toString(),
      id,
      title,
      rules,
      excludedRepositories,
      pages: { checked, findings },
    };
    terminal.print(JSON.stringify(report, null, 2));
    return;
  }
  const { renderCharter } = await import("../render/charter.ts");
  const rules = renderCharter(charter, day.toString(), terminal);
  if (found === undefined) {
    terminal.printListing(rules);
    return;
  }
  const { renderPageFindings } = await import("../render/page-findings.ts");
  terminal.printListing(`${rules}\n\n${renderPageFindings(findings, pages.length, terminal)}`);
}
