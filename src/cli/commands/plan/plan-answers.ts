import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { DatesToAvoid } from "../../../calendar/date-ranges.ts";
import {
  readAvoidFile,
  readDatesToAvoid,
  readDays,
  readPeriod,
  readTime,
} from "../../../calendar/date-words.ts";
import {
  overlaps,
  phases,
  planTimeline,
  type Timeline,
  usualDays,
} from "../../../calendar/timeline.ts";
import { formatInstant } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { loginSchema } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { dateAndReference } from "../../flags/date-and-reference.ts";

/** The flags about dates; each answers what would otherwise be asked. */
export interface DateFlags {
  readonly firstDay?: string;
  readonly days?: string;
  readonly nominations?: string;
  readonly campaign?: string;
  readonly voting?: string;
}

/** Whether any flag says when something is to be. */
export function givesDates(flags: DateFlags): boolean {
  const { firstDay, days, nominations, campaign, voting } = flags;
  return [firstDay, days, nominations, campaign, voting].some((flag) => flag !== undefined);
}

function isTime(text: string): true | string {
  try {
    readTime(text.trim(), "the first day");
    return true;
  } catch (failure) {
    if (failure instanceof ElectionError) return `${failure.message}. ${failure.hint ?? ""}`;
    throw failure;
  }
}

async function firstTime(context: CliContext, flags: DateFlags, before: Timeline | undefined) {
  if (flags.firstDay !== undefined) return readTime(flags.firstDay, "--first-day");
  if (before !== undefined) return before.nominations.opens;
  const prompter = await context.prompter("--first-day");
  const message = "On which day do nominations open? (YYYY-MM-DD is 15:00 UTC; or with a time)";
  return readTime((await prompter.text({ message, validate: isTime })).trim(), "the first day");
}

/**
 * The periods that the flags give, or the person when asked. Of an election that is planned already,
 * periods that no flag names stay as they are, unless the first day or the lengths are given anew.
 *
 * @throws ElectionError (input) where dates are malformed or periods overlap.
 */
export async function answerTimeline(
  context: CliContext,
  flags: DateFlags,
  before?: Timeline,
): Promise<Timeline> {
  const anew = before === undefined || flags.firstDay !== undefined || flags.days !== undefined;
  const given = Object.fromEntries(
    phases.flatMap((phase) => {
      const text = flags[phase];
      if (text !== undefined) return [[phase, readPeriod(text, `--${phase}`)]];
      return anew ? [] : [[phase, before[phase]]];
    }),
  ) as Partial<Timeline>;
  const days = flags.days === undefined ? usualDays : readDays(flags.days, "--days");
  const opens = given.nominations?.opens ?? (await firstTime(context, flags, before));
  const timeline = planTimeline(opens, days, given);
  for (const { earlier, later, opens: start, closes } of overlaps(timeline)) {
    throw new ElectionError(
      "input",
      `${later} would open at ${formatInstant(start)}, before ${earlier} closes at ${formatInstant(closes)}`,
      { hint: `Give --${later} a later start, or --${earlier} an earlier end.` },
    );
  }
  return timeline;
}

async function readAvoidText(workingFolder: string, file: string): Promise<string> {
  try {
    return await readFile(resolve(workingFolder, file), "utf8");
  } catch (cause) {
    throw new ElectionError("input", `--avoid-file ${visible(file)} cannot be read`, {
      hint: 'Name a text file with lines such as 2026-11-09..2026-11-12="KubeCon".',
      cause,
    });
  }
}

/** The days to avoid that flags and a file name. */
export async function answerAvoid(
  { workingFolder }: CliContext,
  { avoid, avoidFile }: { readonly avoid?: readonly string[]; readonly avoidFile?: string },
): Promise<DatesToAvoid[]> {
  const listed =
    avoidFile === undefined
      ? []
      : readAvoidFile(await readAvoidText(workingFolder, avoidFile), avoidFile);
  return [...listed, ...(avoid ?? []).map((text) => readDatesToAvoid(text, "--avoid"))];
}

/** The approval of the timeline that the flag gives. */
export function answerApproval(text: string | undefined): Election["timelineApproved"] {
  return text === undefined ? undefined : dateAndReference(text, "--approved");
}

function readOfficials(texts: readonly string[], name: string): string[] {
  const logins = texts.map((text) => text.trim().replace(/^@/, ""));
  for (const login of logins) {
    if (loginSchema.safeParse(login).success) continue;
    throw new ElectionError("input", `${name}: “${visible(login)}” is not a GitHub login`, {
      hint: "Give the login alone, such as octavia.",
    });
  }
  return logins.filter(
    (login, at) => logins.findIndex((each) => each.toLowerCase() === login.toLowerCase()) === at,
  );
}

/** The officials that flags name; asked for where nobody said that they are found later. */
export async function answerOfficials(
  context: CliContext,
  {
    official,
    officialsLater,
  }: { readonly official?: readonly string[]; readonly officialsLater: boolean },
): Promise<string[]> {
  if (official !== undefined) return readOfficials(official, "--official");
  if (officialsLater) return [];
  const prompter = await context.prompter("--official (or --officials-later)");
  const message = "GitHub logins of the officials (empty: not known yet)";
  const answer = await prompter.text({ message });
  return readOfficials(
    answer.split(/[\s,]+/).filter((login) => login !== ""),
    "the officials",
  );
}
