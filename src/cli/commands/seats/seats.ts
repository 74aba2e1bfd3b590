import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";
import { collected } from "../../options.ts";

/** Options of the commands about seats. */
export interface SeatsRequest {
  readonly election?: string;
  readonly json: boolean;
}

/** Options of `seats fill`. */
export interface SeatsFillRequest extends SeatsRequest {
  readonly whatIf: readonly string[];
}

const groupExamples = `
Examples:
  $ kata-election seats headroom     before nominations: places left per organization
  $ kata-election seats fill         after the count: who is seated, and why`;

const fillExamples = `
Examples:
  $ kata-election seats fill                       the election in progress
  $ kata-election seats fill --election 2026-10
  $ kata-election seats fill --what-if withdrawn=ada-l
  $ kata-election seats fill --what-if "affiliation=bo-k:Example Cloud" --what-if groups=on
  $ kata-election seats fill --what-if "group=Northwind+Southwind"
  $ kata-election seats fill --json | jq '.outcomes[] | select(.outcome == "seated")'

Reads elections/.private/<election>/ballots.csv; without it, seats are filled only where no vote
is needed. Exit 3: a person must decide (a tie, an affiliation, open seats); it says how to record it.`;

const headroomExamples = `
Examples:
  $ kata-election seats headroom                   for the election in progress, else the next
  $ kata-election seats headroom --json | jq '.organizations[] | select(.free == 0)'`;

function subcommand(name: string, summary: string, examples: string): Command {
  return new Command(name)
    .summary(summary)
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print JSON", false)
    .addHelpText("after", examples);
}

/** The words about seats; the `run…` are parameters so that tests can check parsing alone. */
export function seatsCommand(
  open: OpenContext,
  run = { fill: runSeatsFill, headroom: runSeatsHeadroom },
): Command {
  const seats = new Command("seats")
    .summary("who is seated, and what the limit leaves")
    .description("Fill seats from the ranking, and see what the limit of one organization leaves")
    .addHelpText("after", groupExamples);
  const fill = subcommand("fill", "who is seated, and why", fillExamples).description(
    "Fill the seats due from the ranking of the ballots, with a reason for every candidate",
  );
  fill.option(
    "--what-if <change>",
    "see what a change would mean, writing nothing; may be given again",
    collected,
    [],
  );
  fill.action((options: SeatsFillRequest) => run.fill(open(fill), options));
  const headroom = subcommand(
    "headroom",
    "places left per organization",
    headroomExamples,
  ).description("How many candidates of each organization can be seated at the next election");
  headroom.action((options: SeatsRequest) => run.headroom(open(headroom), options));
  return seats.addCommand(fill).addCommand(headroom);
}

/** Prints who is seated and why; exit 3 where a person must decide. */
async function runSeatsFill(
  context: CliContext,
  { election, json, whatIf }: SeatsFillRequest,
): Promise<void> {
  if (whatIf.length > 0) {
    const { runWhatIf } = await import("./what-if.ts");
    await runWhatIf(context, { election, json, whatIf });
    return;
  }
  const { declareChosen } = await import("./declare-election.ts");
  const { requireSound } = await import("../../../procedures/counting/election-result.ts");
  const { terminal } = context;
  const result = await declareChosen(context, election);
  const { declaration, openQuestions } = result;
  if (json) {
    const { seatingJson } = await import("../../../seats/seating-json.ts");
    const report = { formatVersion: 1, ...seatingJson(declaration), openQuestions };
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    const { renderSeating, seatingNotes } = await import("../../render/seating.ts");
    terminal.print(renderSeating(declaration, terminal));
    if (!terminal.isScreen) for (const note of seatingNotes(declaration)) terminal.note(note);
  }
  requireSound(result);
}

/** Prints the places that the limit leaves to each organization. */
async function runSeatsHeadroom(
  context: CliContext,
  { election, json }: SeatsRequest,
): Promise<void> {
  const { headroomOf } = await import("./headroom.ts");
  const { terminal } = context;
  const report = await headroomOf(context, election);
  if (json) {
    terminal.print(JSON.stringify({ formatVersion: 1, ...report }, null, 2));
    return;
  }
  const { renderHeadroom } = await import("../../render/headroom.ts");
  terminal.print(renderHeadroom(report, terminal));
  const { spellingQuestion } = await import("../../../committee/organization-remarks.ts");
  const { wrapForScreen } = await import("../../render/wrap.ts");
  for (const names of report.spelledAlike) {
    terminal.warn(wrapForScreen(`note: ${spellingQuestion(names)}`, terminal));
  }
}
