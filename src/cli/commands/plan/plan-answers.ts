import type { DatesToAvoid } from "../../../calendar/date-ranges.ts";
import {
  readAvoidFile,
  readDatesToAvoid,
  readDay,
  readDays,
  readPeriod,
  readTime,
} from "../../../calendar/date-words.ts";
import {
  overlaps,
  type Phase,
  phases,
  planTimeline,
  resultsDay,
  type Schedule,
  type Timeline,
  usualDays,
} from "../../../calendar/timeline.ts";
import { formatInstant } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import type { ElectionPages } from "../../../workspace/election/election-pages.ts";
import { mostWritten, readGivenText } from "../../../workspace/given-file.ts";
import type { CliContext } from "../../context.ts";
import { dateAndReference } from "../../flags/dates.ts";
import type { PlanOptions } from "./plan.ts";

/** The flags about dates; each answers what would otherwise be asked. */
type DateFlags = Pick<PlanOptions, "firstDay" | "days" | "results" | Phase>;

/** Whether any flag sets a date. */
export function givesDates(flags: DateFlags): boolean {
  const { firstDay, days, nominations, campaign, voting, results } = flags;
  return [firstDay, days, nominations, campaign, voting, results].some(
    (flag) => flag !== undefined,
  );
}

/** True, or what is wrong with an answer, so that the question is asked again. */
export function isReadable(read: () => unknown): true | string {
  try {
    read();
    return true;
  } catch (failure) {
    if (failure instanceof ElectionError) return `${failure.message}. ${failure.hint ?? ""}`;
    throw failure;
  }
}

async function firstTime(
  context: CliContext,
  flags: DateFlags,
  before: Partial<Timeline> | undefined,
) {
  if (flags.firstDay !== undefined) return readTime(flags.firstDay, "--first-day");
  if (before?.nominations !== undefined) return before.nominations.opens;
  const prompter = await context.prompter("--first-day");
  const message = "When do nominations open? (YYYY-MM-DD, at 15:00 UTC unless you add a time)";
  const now = await context.now();
  const read = (text: string) => readTime(text.trim(), "the first day");
  const validate = (text: string): true | string => {
    const readable = isReadable(() => read(text));
    if (readable !== true || read(text).epochMilliseconds > now.epochMilliseconds) return readable;
    return `${formatInstant(read(text))} is in the past: choose a later day.`;
  };
  return read(await prompter.text({ message, validate }));
}

/**
 * The periods from flags, or from the person. For a planned election, other periods stay unless the first day
 * or the lengths are given again.
 *
 * @throws ElectionError (input) where dates are malformed or periods overlap.
 */
export async function answerTimeline(
  context: CliContext,
  flags: DateFlags,
  before?: Partial<Timeline>,
): Promise<Timeline> {
  const anew = before === undefined || flags.firstDay !== undefined || flags.days !== undefined;
  const given = Object.fromEntries(
    phases.flatMap((phase) => {
      const text = flags[phase];
      if (text !== undefined) return [[phase, readPeriod(text, `--${phase}`)]];
      return anew || before[phase] === undefined ? [] : [[phase, before[phase]]];
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

/** The day of the result that the flag gives. */
export function answerResults({ results }: DateFlags) {
  return results === undefined ? undefined : readDay(results, "--results");
}

/**
 * The periods of an election that officials began by hand: from its page if exact, otherwise from flags or the
 * person. With --first-day or --days, all are new.
 *
 * @throws ElectionError (input) where the page leaves a period open and no one can be asked.
 */
export async function answerAdoptedTimeline(
  context: CliContext,
  flags: DateFlags,
  { pagePath, page }: ElectionPages,
): Promise<Schedule> {
  const results = answerResults(flags);
  const read = page?.periods ?? {};
  const isNew = flags.firstDay !== undefined || flags.days !== undefined;
  if (isNew || Object.keys(read).length === 0) {
    return { ...(await answerTimeline(context, flags)), results };
  }
  const known: Partial<Record<Phase, Timeline[Phase]>> = {};
  for (const phase of phases) {
    const stated = read[phase];
    if (flags[phase] !== undefined) continue;
    if (stated?.isExact) {
      known[phase] = stated.period;
      continue;
    }
    const open = `${pagePath} does not say ${stated === undefined ? "when" : "at which time (UTC)"} ${phase} ${phase === "nominations" ? "open and close" : "opens and closes"}`;
    if (!context.terminal.canPrompt) {
      throw new ElectionError("input", open, {
        hint: `Give --${phase} <from..to>, such as 2026-10-05T15:00Z..2026-10-12T15:00Z.`,
      });
    }
    const suggestion =
      stated === undefined
        ? {}
        : {
            default: `${formatInstant(stated.period.opens)}..${formatInstant(stated.period.closes)}`,
          };
    const answer = await (await context.prompter(`--${phase}`)).text({
      message: `${open}. From when until when is it?`,
      ...suggestion,
      validate: (text) => isReadable(() => readPeriod(text.trim(), "the period")),
    });
    known[phase] = readPeriod(answer.trim(), `--${phase}`);
  }
  const timeline = await answerTimeline(context, flags, known);
  const usual = resultsDay(timeline);
  const stated = page?.results?.day;
  const chosen = results ?? (stated === undefined || stated.equals(usual) ? undefined : stated);
  return { ...timeline, results: chosen };
}

const avoidFileText = 'a text file with lines such as 2026-11-09..2026-11-12="KubeCon"';

/** The days to avoid, from flags and a file. */
export async function answerAvoid(
  { workingFolder }: CliContext,
  { avoid, avoidFile }: Pick<PlanOptions, "avoid" | "avoidFile">,
): Promise<DatesToAvoid[]> {
  const listed =
    avoidFile === undefined
      ? []
      : readAvoidFile(
          await readGivenText(workingFolder, avoidFile, avoidFileText, mostWritten),
          avoidFile,
        );
  return [...listed, ...(avoid ?? []).map((text) => readDatesToAvoid(text, "--avoid"))];
}

/** The approval of the timeline, from the flag. */
export async function answerApproval(
  { now }: Pick<CliContext, "now">,
  text: string | undefined,
): Promise<Election["timelineApproved"]> {
  return text === undefined ? undefined : dateAndReference(text, "--approved", await now());
}
