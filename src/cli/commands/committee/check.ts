import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface CheckOptions {
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election committee check
  $ kata-election committee check --json | jq '.findings[] | select(.severity == "wrong")'

Exit 1 where something is wrong; notes alone end with 0.`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeCheckCommand(open: OpenContext, run = runCheck): Command {
  const command = new Command("check")
    .summary("the ledger against the README, the charter and itself")
    .description(
      "Hold the ledger against itself, the charter's number of seats and limit, and the README's member list",
    )
    .option("--json", "print JSON", false)
    .addHelpText("after", examples);
  return command.action((options: CheckOptions) => run(open(command), options));
}

/** Prints what disagrees; exit 1 where something is wrong. */
async function runCheck(context: CliContext, { json }: CheckOptions): Promise<void> {
  const { findingsOf } = await import("./check-committee.ts");
  const { visible } = await import("../../../visible-text.ts");
  const { wrapForScreen } = await import("../../render/wrap.ts");
  const { terminal } = context;
  const findings = await findingsOf(context);
  const wrong = findings.filter(({ severity }) => severity === "wrong");
  if (json) terminal.print(JSON.stringify({ formatVersion: 1, findings }, null, 2));
  else {
    for (const { severity, text } of findings)
      terminal.print(wrapForScreen(`${severity}: ${visible(text)}`, terminal));
    if (findings.length === 0) terminal.print("The ledger agrees with the README and the charter.");
  }
  if (wrong.length === 0) return;
  const { ElectionError } = await import("../../../errors.ts");
  const count = wrong.length === 1 ? "1 thing is" : `${wrong.length} things are`;
  throw new ElectionError("refused", `${count} wrong with the committee's records`, {
    hint: "Correct elections/committee.yaml or the README's member list.",
  });
}
