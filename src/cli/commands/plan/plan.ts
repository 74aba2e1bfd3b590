import { Command, Option } from "commander";
import { seasons } from "../../../charter/charter.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../flags/collected.ts";
import type { PlanOptions } from "./plan-election.ts";

const examples = `
Examples:
  $ kata-election plan 2026-10                                  asks for what it needs
  $ kata-election plan 2026-10 --first-day 2026-10-05 --official octavia --official wei-l --dry-run
  $ kata-election plan 2026-10 --first-day 2026-10-05 --days 7,10,7 --officials-later \\
      --avoid 2026-11-09..2026-11-12="KubeCon"
  $ kata-election plan 2026-10 --first-day 2026-10-05 --officials-later --dry-run --json
  $ kata-election plan 2026-10 --approved 2026-09-10="committee meeting notes"
  $ kata-election plan 2026-10 --reschedule --voting 2026-10-19..2026-10-28 \\
      --by octavia --reason "CIVS was down for two days"

A day stands for 15:00 UTC of it; a time needs its zone: 2026-10-05T15:00Z. Ends do not belong to
a period. An election that is planned already takes --official and --approved; dates only move with
--reschedule, which records the old ones and the reason.`;

/** `plan`; `run` is a parameter so that tests can check parsing alone. */
export function planCommand(open: OpenContext, run = runPlan): Command {
  return new Command("plan")
    .summary("make an election's folder: dates, seats, officials")
    .description(
      "Plan an election: three periods from a first day, the seats that are up, the officials.\nWrites its election.yaml, its page, and its entry in elections/README.md.",
    )
    .argument("<YYYY-MM>", "the election: year and month")
    .option("--first-day <date>", "when nominations open: 2026-10-05, or with a time")
    .option("--days <n,n,n>", "lengths of nominations, campaign and voting (default: 7,7,7)")
    .option(
      "--nominations <from..to>",
      "this period exactly: 2026-10-05..2026-10-12, or with times",
    )
    .option("--campaign <from..to>", "likewise (default: from the end of nominations)")
    .option("--voting <from..to>", "likewise (default: from the end of the campaign)")
    .option("--official <login>", "an official's GitHub account; repeat for more", collected)
    .option("--officials-later", "the officials are not known yet", false)
    .option("--approved <date=where>", "the committee approved the timeline, and where that stands")
    .option("--avoid <dates=why>", "days to keep free, with the reason; repeat for more", collected)
    .option("--avoid-file <file>", "a file of such days, a range a line")
    .addOption(
      new Option("--season <season>", "the seats' season, where the month does not say it").choices(
        seasons,
      ),
    )
    .option("--seats <number>", "seats to fill, where no elections/committee.yaml says it")
    .option("--reschedule", "move the dates of a planned election", false)
    .option("--reason <text>", "why the dates move")
    .option("--by <login>", "the official who moves them")
    .option("--json", "print the plan as JSON; never asks", false)
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((election: string, _options: unknown, command: Command) =>
      run(open(command), election, command.opts<PlanOptions>()),
    );
}

/** A terminal at which nobody is asked: stdout holds one document. */
function withoutQuestions({ terminal }: CliContext): Pick<CliContext, "terminal" | "prompter"> {
  return {
    terminal: { ...terminal, canPrompt: false },
    prompter: async (flag) => {
      throw new ElectionError("input", `${flag} is missing, and --json asks nothing`, {
        hint: `Give ${flag}.`,
      });
    },
  };
}

/** Plans a new election, or completes or moves one that is planned. */
async function runPlan(context: CliContext, election: string, options: PlanOptions): Promise<void> {
  const { electionIdSchema } = await import("../../../calendar/election-id.ts");
  if (!electionIdSchema.safeParse(election).success) {
    throw new ElectionError("input", `${visible(election)} is not an election`, {
      hint: "Name it by year and month, such as 2026-10.",
    });
  }
  const workspace = await context.workspace();
  const { givesDates } = await import("./plan-answers.ts");
  const { electionFilePath } = await import("../../../workspace/election/election-file.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  const isPlanned = (await readText(workspace, electionFilePath(election))) !== undefined;
  const completes = options.official !== undefined || options.approved !== undefined;
  const asking = options.json ? { ...context, ...withoutQuestions(context) } : context;
  if (options.reschedule || (isPlanned && completes && !givesDates(options))) {
    const { changeElection } = await import("./change-election.ts");
    return changeElection(asking, workspace, election, options);
  }
  const { planElection } = await import("./plan-election.ts");
  return planElection(asking, workspace, election, options);
}
