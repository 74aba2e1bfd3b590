import type { Temporal } from "temporal-polyfill";
import type { DueItem } from "../../calendar/due.ts";
import { electionTitle, formatSeason } from "../../calendar/election-id.ts";
import { phases, resultsDay, type Timeline } from "../../calendar/timeline.ts";
import { tableTime } from "../../calendar/zones.ts";
import { describeDueSeat } from "../../committee/seats-due.ts";
import { formatInstant, utcDate } from "../../dates.ts";
import { visible } from "../../visible-text.ts";
import type { ElectionStatus } from "../commands/status/election-status.ts";
import type { NextElection } from "../commands/status/next-election.ts";
import type { PrivateRemains } from "../commands/status/private-due.ts";
import { stepWords } from "../commands/status/steps.ts";
import type { Terminal } from "../terminal.ts";
import { describePlanWarning, edgeName, phaseNames } from "./plan.ts";
import { wrapText } from "./wrap.ts";

const widestPage = 80;
const widestBar = 60;
/** Steps to come that are worth showing. */
const stepsAhead = 3;

type Screen = Pick<Terminal, "colors" | "columns">;

/** "3 days 4 hours", "5 hours", "12 minutes". */
function spokenDuration(from: Temporal.Instant, to: Temporal.Instant): string {
  const minutes = Math.max(0, Math.floor(from.until(to).total("minutes")));
  const unit = (count: number, name: string): string => `${count} ${name}${count === 1 ? "" : "s"}`;
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0)
    return hours > 0 ? `${unit(days, "day")} ${unit(hours, "hour")}` : unit(days, "day");
  return hours > 0 ? unit(hours, "hour") : unit(minutes, "minute");
}

/** The period in words, with the time left until the next border. */
function describeStage({ stage, vote, election: timeline, items, now }: ElectionStatus): string {
  const isPublished = items.some(
    ({ step, state }) => step.kind === "task" && step.task === "publication" && state === "done",
  );
  if (isPublished) return "The result is published.";
  if (vote.vote === "skipped") {
    return "Nominations are closed and no vote is held: the result follows once it is confirmed.";
  }
  if (stage.kind === "over") return `Voting is over; results are due on ${resultsDay(timeline)}.`;
  const { opens, closes } = timeline[stage.phase];
  const name = phaseNames[stage.phase];
  return stage.kind === "before"
    ? `${edgeName(stage.phase, "opens")} in ${spokenDuration(now, opens)}, ${tableTime(opens, "UTC")} UTC.`
    : `${name}: ${spokenDuration(now, closes)} left, until ${tableTime(closes, "UTC")} UTC.`;
}

/**
 * The three periods as a bar of a width, with their names below: `=` is past, `>` is now, `-` is to come;
 * a time between two periods stands on their border.
 */
function timelineBar(timeline: Timeline, now: Temporal.Instant, width: number): string {
  const cells = Math.max(phases.length * 12, width - (phases.length + 1));
  const hours = phases.map((phase) =>
    timeline[phase].opens.until(timeline[phase].closes).total("hours"),
  );
  const total = hours.reduce((sum, each) => sum + each, 0);
  const shares = hours.map((each) => Math.max(12, Math.floor((cells * each) / total)));
  const excess = shares.reduce((sum, each) => sum + each, 0) - cells;
  shares[shares.indexOf(Math.max(...shares))] = Math.max(...shares) - Math.max(0, excess);
  const parts = phases.map((phase, index) => {
    const share = shares[index] ?? 12;
    const { opens, closes } = timeline[phase];
    const gone = opens.until(now).total("hours") / opens.until(closes).total("hours");
    if (gone >= 1) return "=".repeat(share);
    if (gone < 0) return "-".repeat(share);
    const past = Math.min(share - 1, Math.floor(gone * share));
    return `${"=".repeat(past)}>${"-".repeat(share - past - 1)}`;
  });
  const names = phases.map((phase, index) => phaseNames[phase].padEnd(shares[index] ?? 12));
  return `|${parts.join("|")}|\n ${names.join(" ").trimEnd()}`;
}

function describeItem(item: DueItem, id: string, { colors }: Screen, width: number): string {
  const { title, commands } = stepWords(item, id);
  const when = tableTime(item.by, "UTC");
  const [mark, marked] =
    item.state === "overdue"
      ? [`! since ${when}:`, colors.red(`! since ${when}:`)]
      : [`* by ${when}:`, `${colors.yellow("*")} by ${when}:`];
  const line = wrapText(`${mark} ${title}`, width, "  ").replace(mark, () => marked);
  const lines = commands.map((command) => colors.cyan(`    kata-election ${command}`));
  return [line, ...lines].join("\n");
}

/** A step to come, with the command that begins it. */
function describeLater(item: DueItem, id: string, { colors }: Screen, width: number): string {
  const { title, commands } = stepWords(item, id);
  const line = wrapText(`${tableTime(item.from, "UTC")}: ${title}`, width, "  ");
  return `${line}\n${colors.cyan(`    kata-election ${commands[0]}`)}`;
}

/** What is still kept in private of elections that are over, and until when. */
function describeRemains(
  { election, files, until, isDue }: PrivateRemains,
  { colors }: Screen,
  width: number,
): string {
  const what = `${files} file${files === 1 ? "" : "s"} with addresses and ballots of ${election}`;
  const text = isDue
    ? `! ${what}: to be removed since ${utcDate(until)}`
    : `- ${what}: to be removed on ${utcDate(until)}`;
  const command = `private purge --election ${election}${isDue ? "" : " --dry-run"}`;
  const line = wrapText(text, width, "  ").replace(/^ {2}!/, () => `  ${colors.red("!")}`);
  return `${line}\n${colors.cyan(`    kata-election ${command}`)}`;
}

function section(title: string, lines: readonly string[], { colors }: Screen): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join("\n")];
}

function warningText(warning: ElectionStatus["warnings"][number]): string {
  if (warning.code !== "poll-stays-open") return describePlanWarning(warning);
  return "Voting is over, but CIVS does not close a poll by itself: end it on its control page.";
}

function figures({ candidates, roll, election, vote }: ElectionStatus): string[] {
  const notAccepted = candidates.notAccepted.length;
  const { standing, withdrawn } = candidates;
  const list = candidates.closed === undefined ? "" : "; the list is closed";
  const people = [
    `${standing} accepted for ${election.seats} seat${election.seats === 1 ? "" : "s"}`,
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
    ...(notAccepted > 0
      ? [`${notAccepted} not accepted${candidates.closed === undefined ? " yet" : ""}`]
      : []),
  ];
  const rollWords =
    roll === undefined
      ? "not built yet"
      : [
          `${roll.voters} voters`,
          ...(roll.withoutAddress > 0 ? [`${roll.withoutAddress} without an address`] : []),
          ...(roll.toDecide > 0 ? [`${roll.toDecide} to decide`] : []),
          roll.frozen ? "frozen" : roll.provisional ? "provisional" : "not frozen",
        ].join(", ");
  const votes = { needed: "needed", skipped: "not needed", unknown: "not known yet" };
  return [
    `  Candidates: ${people.join(", ")}${list}`,
    `  Roll: ${rollWords}`,
    `  Vote: ${votes[vote.vote]}`,
  ];
}

/** Where an election stands, on one page. */
export function renderStatus(status: ElectionStatus, screen: Screen): string {
  const { election, now, items, warnings, openDecisions, privateRemains } = status;
  const { election: id } = election;
  const width = Math.min(screen.columns, widestPage);
  const due = items.filter(({ state }) => state === "due" || state === "overdue");
  const later = items.filter(({ state }) => state === "later").slice(0, stepsAhead);
  const done = items.filter(({ state }) => state === "done");
  const missed = items.filter(({ state }) => state === "missed");
  const titles = (some: readonly DueItem[], mark: string): string[] =>
    some.map((item) => wrapText(`${mark} ${stepWords(item, id).title}`, width, "  "));
  const officials = election.officials.map(({ login }) => `@${login}`).join(", ");
  const heading = screen.colors.bold(`Architecture Committee elections, ${electionTitle(id)}`);
  const plain = (texts: readonly string[]): string[] =>
    texts.map((text) => wrapText(visible(text), width, "  "));
  return [
    [heading, wrapText(describeStage(status), width)].join("\n"),
    timelineBar(election, now, Math.min(width, widestBar)),
    [...figures(status), `  Officials: ${officials === "" ? "none yet" : officials}`]
      .map((line) => wrapText(line.trimStart(), width, "  "))
      .join("\n"),
    ...section("Warnings", plain(warnings.map(warningText)), screen),
    ...section("To decide", plain(openDecisions), screen),
    ...section(
      "Due",
      due.map((item) => describeItem(item, id, screen, width)),
      screen,
    ),
    ...section(
      "Next",
      later.map((item) => describeLater(item, id, screen, width)),
      screen,
    ),
    ...section("Done", titles(done, "x"), screen),
    ...section("Its time is over, and nobody recorded it", titles(missed, "-"), screen),
    ...section(
      "Kept in private",
      privateRemains.map((each) => describeRemains(each, screen, width)),
      screen,
    ),
  ].join("\n\n");
}

/** The page where no election is in progress: the next season, its seats and who holds them. */
export function renderNext(next: NextElection, screen: Screen): string {
  const { season, id, due, pattern, privateRemains } = next;
  const width = Math.min(screen.columns, widestPage);
  const seats =
    due === undefined
      ? [
          wrapText(
            `${pattern} seats by the charter's pattern; there is no elections/committee.yaml to say who holds them.`,
            width,
            "  ",
          ),
        ]
      : due.map((seat) => wrapText(visible(describeDueSeat(seat)), width, "  "));
  return [
    screen.colors.bold("No election is in progress."),
    [`Next: ${formatSeason(season)}, ${due?.length ?? pattern} seats`, ...seats].join("\n"),
    `Plan it:\n${screen.colors.cyan(`    kata-election plan ${id}`)}`,
    ...section(
      "Kept in private",
      privateRemains.map((each) => describeRemains(each, screen, width)),
      screen,
    ),
  ].join("\n\n");
}

function remainsReport(remains: readonly PrivateRemains[]): object[] {
  return remains.map(({ election, files, until, isDue }) => ({
    election,
    files,
    until: formatInstant(until),
    isDue,
  }));
}

/** `status --json` */
export function statusReport(status: ElectionStatus): object {
  const { election, now, stage, items, vote, candidates, roll, openDecisions, warnings } = status;
  const { closed } = candidates;
  const edge = stage.kind === "over" ? undefined : election[stage.phase];
  const next = edge === undefined ? undefined : stage.kind === "before" ? edge.opens : edge.closes;
  return {
    formatVersion: 1,
    election: election.election,
    now: formatInstant(now),
    stage,
    secondsLeft: next === undefined ? null : Math.floor(now.until(next).total("seconds")),
    periods: Object.fromEntries(
      phases.map((phase) => [
        phase,
        {
          opens: formatInstant(election[phase].opens),
          closes: formatInstant(election[phase].closes),
        },
      ]),
    ),
    officials: election.officials.map(({ login }) => login),
    seats: election.seats,
    vote,
    candidates: {
      ...candidates,
      closed: closed === undefined ? null : { ...closed, at: formatInstant(closed.at) },
    },
    roll: roll ?? null,
    steps: items.map((item) => ({
      step: item.step.kind === "task" ? item.step.task : `announce ${item.step.message}`,
      state: item.state,
      from: formatInstant(item.from),
      by: formatInstant(item.by),
      commands: stepWords(item, election.election).commands,
    })),
    openDecisions,
    warnings: warnings.map((warning) => ({ code: warning.code, text: warningText(warning) })),
    privateRemains: remainsReport(status.privateRemains),
  };
}

/** `status --json` where no election is in progress. */
export function nextReport({ season, id, due, pattern, privateRemains }: NextElection): object {
  return {
    formatVersion: 1,
    election: null,
    next: {
      election: id,
      season: formatSeason(season),
      pattern,
      seats:
        due?.map(({ seat, because, lastTerm, until }) => ({
          seat,
          because,
          holder: lastTerm?.holder ?? null,
          name: lastTerm?.name ?? null,
          until: formatSeason(until),
        })) ?? null,
    },
    privateRemains: remainsReport(privateRemains),
  };
}
