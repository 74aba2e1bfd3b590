import { Command } from "commander";
import type { Charter } from "../../charter/charter.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { CliContext, GlobalOptions, OpenContext } from "../context.ts";

interface CharterShowOptions extends Pick<GlobalOptions, "workspace"> {
  readonly asOf?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election charter show                      the rules in force today
  $ kata-election charter show --as-of 2023-10-09   as they were that day
  $ kata-election charter show --json | jq .rules.seats`;

/** The words about the charter; `run` is a parameter so that tests can check parsing alone. */
export function charterCommand(open: OpenContext, run = runCharterShow): Command {
  const charter = new Command("charter")
    .summary("the rules, each with its clause")
    .description("The rules of the committee and its elections")
    .addHelpText("after", examples);
  const show = new Command("show")
    .summary("the rules in force on a day, each with its clause")
    .description(
      "Show the rules in force on a day, each with the clause that it comes from.\nThe workspace's elections/charter.yaml, where there is one, amends the built-in rules.",
    )
    .option("--as-of <date>", "the day, such as 2023-10-09 (default: today)")
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

/** The workspace's charters; outside every workspace those built in, which is said. */
async function knownCharters(
  { workspace, terminal }: CliContext,
  named: string | undefined,
): Promise<readonly Charter[]> {
  const found = await workspace().catch((failure: unknown) => {
    if (named !== undefined || !(failure instanceof ElectionError)) throw failure;
    return undefined;
  });
  if (found !== undefined) {
    const { readCharters } = await import("../../workspace/charter-file.ts");
    return readCharters(found);
  }
  terminal.note("No workspace here: these are the built-in rules.");
  return (await import("../../charter/kata-charters.ts")).kataCharters;
}

/** Prints the charter in force on the day asked for. */
async function runCharterShow(
  context: CliContext,
  { asOf, json, workspace }: CharterShowOptions,
): Promise<void> {
  const { charterInForce } = await import("../../charter/kata-charters.ts");
  const day = await dayOf(context, asOf);
  const charter = charterInForce(day, await knownCharters(context, workspace));
  if (json) {
    const { id, title, rules, excludedRepositories } = charter;
    const report = {
      formatVersion: 1,
      asOf: day.toString(),
      id,
      title,
      rules,
      excludedRepositories,
    };
    context.terminal.print(JSON.stringify(report, null, 2));
    return;
  }
  const { renderCharter } = await import("../render/charter.ts");
  context.terminal.print(renderCharter(charter, day.toString(), context.terminal));
}
