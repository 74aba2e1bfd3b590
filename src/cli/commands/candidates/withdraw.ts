import { Command } from "commander";
import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../../../candidates/candidate.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginKey } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { plural } from "../../render/plural.ts";

interface WithdrawOptions {
  readonly election?: string;
  readonly reason?: string;
  readonly date?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election candidates withdraw cy-m --reason "too little time"
  $ kata-election candidates withdraw cy-m --reason "too little time" --date 2026-10-15`;

/** `candidates withdraw`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesWithdrawCommand(open: OpenContext, run = runCandidatesWithdraw): Command {
  return new Command("withdraw")
    .summary("record that a candidate stands no longer")
    .description(
      "Record that a candidate withdrew: their entry in election.yaml stays, with the day and the reason.",
    )
    .argument("<login>", "the candidate's GitHub account")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--reason <text>", "why, in the candidate's words")
    .option("--date <date>", "the day of the withdrawal, 2026-10-15 (default: today, UTC)")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((login: string, _options: unknown, command: Command) =>
      run(open(command), login, command.opts<WithdrawOptions>()),
    );
}

function candidateBy({ candidates, election }: Election, login: string): Candidate {
  const found = candidates.find((each) => loginKey(each.login) === loginKey(login));
  if (found !== undefined) return found;
  const logins = candidates.map((each) => `@${each.login}`).join(", ");
  throw new ElectionError("input", `@${visible(login)} is no candidate of election ${election}`, {
    hint:
      logins === ""
        ? "No candidacy was accepted yet; one that was not accepted needs no withdrawal."
        : `Accepted so far: ${logins}. A candidacy that was not accepted needs no withdrawal.`,
  });
}

async function withdrawalDate(
  { now }: CliContext,
  given: string | undefined,
  { submitted }: Candidate,
): Promise<Temporal.PlainDate> {
  const { plainDateSchema, utcDate } = await import("../../../dates.ts");
  const today = utcDate(await now());
  if (given === undefined) return today;
  const parsed = plainDateSchema.safeParse(given);
  if (!parsed.success) {
    throw new ElectionError("input", `--date ${visible(given)} is not a date`, {
      hint: "Write it as 2026-10-15.",
    });
  }
  const date = parsed.data;
  const first = utcDate(submitted);
  if (first.toString() <= date.toString() && date.toString() <= today.toString()) return date;
  throw new ElectionError("input", `--date ${date} is not between the candidacy and today`, {
    hint: `The candidacy was submitted on ${first}; today is ${today}.`,
  });
}

/** What a withdrawal means for the rest of the election. */
function consequence(
  { nominations, voting, seats }: Election,
  standing: number,
  now: Temporal.Instant,
): string {
  const at = now.epochMilliseconds;
  const figures = `${plural(standing, "candidate")} left for ${plural(seats, "seat")}`;
  if (at < nominations.closes.epochMilliseconds) return `${figures}; nominations are still open.`;
  if (at < voting.opens.epochMilliseconds) {
    return `${figures}. A vote may not be needed any more: ask with kata-election candidates close.`;
  }
  return `${figures}. Ballots that name the candidate are counted without them; the count says whether that changes who is seated.`;
}

/** Records a withdrawal. */
async function runCandidatesWithdraw(
  context: CliContext,
  login: string,
  { election: named, reason: given, date: day, dryRun }: WithdrawOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { planCandidates } = await import("../../../workspace/candidates/candidate-edits.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const { warnIfPublished } = await import("../../warn-published.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const candidate = candidateBy(election, login.replace(/^@/, ""));
  const earlier = candidate.withdrawn;
  const isSame =
    (given === undefined || given === earlier?.reason) &&
    (day === undefined || day === earlier?.date.toString());
  if (earlier !== undefined && !isSame) {
    throw new ElectionError(
      "refused",
      `@${candidate.login} withdrew on ${earlier.date} already (${visible(earlier.reason)})`,
      { hint: "Correct their entry in election.yaml by hand if that is wrong." },
    );
  }
  const date = earlier?.date ?? (await withdrawalDate(context, day, candidate));
  const ask = async (): Promise<string> =>
    (await context.prompter("--reason")).text({ message: "Why? (in the candidate's words)" });
  const reason = (earlier?.reason ?? given ?? (await ask())).trim();
  if (reason === "") {
    throw new ElectionError("input", "a withdrawal needs a reason", { hint: "Give --reason." });
  }
  const plan = [
    await planCandidates(workspace, id, [{ ...candidate, withdrawn: { date, reason } }]),
  ];
  await warnIfPublished(context, workspace, id);
  await carryOut(context, workspace, plan, { dryRun });
  const standing = election.candidates.filter(
    ({ login: other, withdrawn }) => withdrawn === undefined && other !== candidate.login,
  );
  context.terminal.note(consequence(election, standing.length, await context.now()));
}
