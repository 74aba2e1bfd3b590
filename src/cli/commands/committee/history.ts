import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface HistoryOptions {
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election committee history
  $ kata-election committee history --json | jq '.terms[] | select(.holder == "ada-l")'`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeHistoryCommand(open: OpenContext, run = runHistory): Command {
  const command = new Command("history")
    .summary("every term since the first")
    .description("Show every term in the ledger, and who sat in each seat after each election")
    .option("--json", "print JSON", false)
    .addHelpText("after", examples);
  return command.action((options: HistoryOptions) => run(open(command), options));
}

/** Prints every term and a timeline of seats. */
async function runHistory(context: CliContext, { json }: HistoryOptions): Promise<void> {
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { value: ledger } = await readLedger(await context.workspace());
  const { historyOf } = await import("../../../committee/history.ts");
  const { historyJson, renderHistory } = await import(
    "../../render/committee/committee-history.ts"
  );
  const history = historyOf(ledger);
  const { terminal } = context;
  terminal.print(
    json ? JSON.stringify(historyJson(history), null, 2) : renderHistory(history, terminal),
  );
}
