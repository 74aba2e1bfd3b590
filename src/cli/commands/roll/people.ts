import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface DryRunOption {
  readonly dryRun: boolean;
}

interface DecisionOptions extends DryRunOption {
  readonly reason?: string;
  readonly by?: string;
  readonly date?: string;
  readonly expires?: string;
}

const rebuild =
  'The roll changes when it is built again: kata-election roll build (once frozen: roll freeze --reason "…")';

/** Refuses a word that is no login before any file is looked at. */
async function requireLogin(text: string, what: string): Promise<void> {
  const { loginSchema } = await import("../../../people/account.ts");
  if (loginSchema.safeParse(text).success) return;
  throw new ElectionError("input", `${what} ${visible(text)} is no GitHub login`, {
    hint: "Give the account's login as it stands in its address, github.com/<login>, without @.",
  });
}

/** `roll identify`: whose commit it is that GitHub knows no account for. */
export function rollIdentifyCommand(open: OpenContext, run = runIdentify): Command {
  return new Command("identify")
    .summary("say whose commit it is that GitHub knows no account for")
    .description(
      "Record whose commit it is that GitHub knows no account for, in elections/people.yaml.\nIt stands for all commits of the same address, which is not written down.",
    )
    .argument("<commit>", "owner/repository@id, or the commit's URL")
    .argument("<login>", "the GitHub account")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText(
      "after",
      `
Examples:
  $ kata-election roll identify kata-containers/kata-containers@0f3c2ab1 ada-l
  $ kata-election roll identify https://github.com/kata-containers/tests/commit/0f3c2ab1 ada-l`,
    )
    .action((commit: string, login: string, _options: unknown, command: Command) =>
      run(open(command), { commit, login, ...command.opts<DryRunOption>() }),
    );
}

async function runIdentify(
  context: CliContext,
  { commit, login, dryRun }: DryRunOption & { readonly commit: string; readonly login: string },
): Promise<void> {
  const { planIdentity } = await import("../../../workspace/people/people-edits.ts");
  const url = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\/commit\/([0-9a-f]+)$/i.exec(commit);
  const reference = url === null ? commit : `${url[1]}@${url[2]}`;
  const { commitReferenceSchema } = await import("../../../people/people-file.ts");
  if (!commitReferenceSchema.safeParse(reference).success) {
    throw new ElectionError("input", `${visible(commit)} names no commit`, {
      hint: "Write owner/repository@id with at least 7 digits of the id, or the commit's URL.",
    });
  }
  await requireLogin(login, "the login");
  const workspace = await context.workspace();
  const plan = [await planIdentity(workspace, reference, login)];
  await finish(context, plan, dryRun);
}

async function finish(
  context: CliContext,
  plan: Parameters<typeof import("../../carry-out.ts")["carryOut"]>[2],
  dryRun: boolean,
): Promise<void> {
  const { carryOut } = await import("../../carry-out.ts");
  const { effectiveChanges } = await import("../../../workspace/file-plan.ts");
  await carryOut(context, await context.workspace(), plan, { dryRun });
  if (!dryRun && effectiveChanges(plan).length > 0) context.terminal.note(rebuild);
}

function decisionCommand(
  open: OpenContext,
  { name, summary, example }: { name: string; summary: string; example: string },
  run: (context: CliContext, login: string, options: DecisionOptions) => Promise<void>,
): Command {
  return new Command(name)
    .summary(summary)
    .description(
      `Record in elections/people.yaml, with reason and who decided, to ${summary}.\nThe file is public: write no address and nothing private into the reason.`,
    )
    .argument("<login>", "the GitHub account")
    .option("--reason <text>", "why")
    .option("--by <login>", "the official who decided")
    .option("--date <date>", "when it was decided, 2026-10-05 (default: today, UTC)")
    .option("--expires <date>", "the first day on which it holds no longer")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", `\nExamples:\n  $ kata-election roll ${name} ${example}`)
    .action((login: string, _options: unknown, command: Command) =>
      run(open(command), login, command.opts<DecisionOptions>()),
    );
}

/** `roll include`: somebody votes though the rules do not find them. */
export function rollIncludeCommand(open: OpenContext, run = decide("add")): Command {
  return decisionCommand(
    open,
    {
      name: "include",
      summary: "let somebody vote whom the rules do not find",
      example: 'eva-r --reason "reviews" --by octavia --expires 2027-03-01',
    },
    run,
  );
}

/** `roll exclude`: somebody does not vote though the rules find them. */
export function rollExcludeCommand(open: OpenContext, run = decide("exclude")): Command {
  return decisionCommand(
    open,
    {
      name: "exclude",
      summary: "keep somebody from voting whom the rules find",
      example: 'twin-account --reason "second account of bo-k" --by octavia',
    },
    run,
  );
}

async function required(
  { prompter }: CliContext,
  flag: string,
  given: string | undefined,
  message: string,
): Promise<string> {
  const text = (given ?? (await (await prompter(flag)).text({ message }))).trim();
  if (text !== "") return text;
  throw new ElectionError("input", `${flag} is empty`, { hint: `Give ${flag}.` });
}

function decide(list: "add" | "exclude") {
  return async (
    context: CliContext,
    login: string,
    { reason, by, date, expires, dryRun }: DecisionOptions,
  ): Promise<void> => {
    const { planVoterDecision } = await import("../../../workspace/people/people-edits.ts");
    const { dayFlag } = await import("../../flags/day.ts");
    await requireLogin(login, "the login");
    if (by !== undefined) await requireLogin(by.trim(), "--by");
    const day = (await dayFlag(context, "--date", date)).toString();
    const end = expires && (await dayFlag(context, "--expires", expires)).toString();
    if (end !== undefined && end <= day) {
      throw new ElectionError("input", `--expires ${end} is not after ${day}, when it is decided`, {
        hint: "It is the first day on which the decision holds no longer; leave it out for no end.",
      });
    }
    const decision = {
      login,
      reason: await required(context, "--reason", reason, "Why?"),
      by: await required(context, "--by", by, "Which official decided (GitHub login)?"),
      date: day,
      expires: end,
    };
    const workspace = await context.workspace();
    const change = await planVoterDecision(workspace, list, decision);
    const { refuseAddresses } = await import("../../../results/address-guard.ts");
    refuseAddresses([change], []);
    await finish(context, [change], dryRun);
  };
}

/** `roll address`: where somebody wants to be written to. */
export function rollAddressCommand(open: OpenContext, run = runAddress): Command {
  return new Command("address")
    .summary("record where a voter wants to be written to")
    .description(
      "Record where a voter wants to be written to, in elections/.private/people.yaml, which stays private.\nAn address recorded before is replaced.",
    )
    .argument("<login>", "the GitHub account")
    .argument("<address>", "the address for the invitation")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText(
      "after",
      `
Examples:
  $ kata-election roll address ada-l ada@example.org`,
    )
    .action((login: string, address: string, _options: unknown, command: Command) =>
      run(open(command), { login, address, ...command.opts<DryRunOption>() }),
    );
}

async function runAddress(
  context: CliContext,
  { login, address, dryRun }: DryRunOption & { readonly login: string; readonly address: string },
): Promise<void> {
  const { isUsableAddress } = await import("../../../people/address.ts");
  const { planAddress } = await import("../../../workspace/people/people-edits.ts");
  if (!isUsableAddress(address)) {
    throw new ElectionError("input", `${visible(address)} is no address that mail can be sent to`, {
      hint: "Write one address such as ada@example.org; noreply addresses cannot be invited.",
    });
  }
  await requireLogin(login, "the login");
  const workspace = await context.workspace();
  await finish(context, [await planAddress(workspace, login, address.trim())], dryRun);
}
