import { ElectionError } from "../../../errors.ts";
import { agentOfLogin } from "../../../people/known-agents.ts";
import {
  type PersonRecord,
  planRecord,
  typedAddress,
  typedCommit,
  typedLogin,
} from "../../../procedures/roll/decisions.ts";
import { effectiveChanges } from "../../../workspace/file-plan.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dayFlag, pastDayFlag } from "../../flags/dates.ts";
import { knownVoter } from "../../known-login.ts";
import { namedOfficial } from "../../official.ts";
import { answerReason } from "../../prompts/answers.ts";
import type { BotOptions, DecisionOptions, RecordOptions } from "./people-words.ts";

const rebuild =
  'Rebuild the roll to apply this: kata-election roll build (if already frozen: roll freeze --reason "…")';

/** Writes a record. Existing or contradicting entries are reported before the login is checked. */
async function record(
  context: CliContext,
  entry: PersonRecord,
  options: RecordOptions,
): Promise<void> {
  const workspace = await context.workspace();
  await planRecord(workspace, entry);
  const commit = entry.kind === "identity" ? entry.commit : undefined;
  const login = await knownVoter(context, { login: entry.login, commit }, options);
  const plan = await planRecord(workspace, { ...entry, login });
  await carryOut(context, workspace, plan, options);
  if (!options.dryRun && effectiveChanges(plan).length > 0) context.terminal.note(rebuild);
}

/** Records the author of a commit. */
export async function runIdentify(
  context: CliContext,
  { commit, login }: { readonly commit: string; readonly login: string },
  options: RecordOptions,
): Promise<void> {
  const reference = typedCommit(commit);
  const author = typedLogin(login, "the login");
  await record(context, { kind: "identity", commit: reference, login: author }, options);
}

/** Records a bot. */
export async function runBot(
  context: CliContext,
  login: string,
  options: BotOptions,
): Promise<void> {
  const known = agentOfLogin(login) === undefined ? "a robot that commits" : "an agent or service";
  const reason = options.reason?.trim() || known;
  await record(context, { kind: "bot", login, reason }, options);
}

/** Records a voter's preferred email address. */
export async function runAddress(
  context: CliContext,
  { login, address }: { readonly login: string; readonly address: string },
  options: RecordOptions,
): Promise<void> {
  const mailbox = typedAddress(address);
  const owner = typedLogin(login, "the login");
  await record(context, { kind: "address", login: owner, address: mailbox }, options);
}

/** Records that someone may vote, or may not. */
export async function runDecision(
  context: CliContext,
  { verb, login }: { readonly verb: "include" | "exclude"; readonly login: string },
  options: DecisionOptions,
): Promise<void> {
  const { reason, by, date, expires } = options;
  const person = typedLogin(login, "the login");
  if (by !== undefined) typedLogin(by, "--by");
  const day = (await pastDayFlag(context, "--date", date)).toString();
  const end = expires && (await dayFlag(context, "--expires", expires)).toString();
  if (end !== undefined && end <= day) {
    throw new ElectionError("input", `--expires ${end} is not after ${day}, when it is decided`, {
      hint: "It is the first day the decision no longer applies; leave it out for no end.",
    });
  }
  const entry = {
    kind: verb === "include" ? ("add" as const) : verb,
    login: person,
    reason: await answerReason(context, reason),
    by: await namedOfficial(context, options),
    date: day,
    expires: end,
  };
  await record(context, entry, options);
}
