import type { Temporal } from "temporal-polyfill";
import {
  edgeName,
  phaseNames,
  phases,
  resultsDay,
  type Timeline,
} from "../../../calendar/timeline.ts";
import { readerTime } from "../../../calendar/zones.ts";
import type { ElectionStatus } from "../../../procedures/planning/election-status.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";

/** "3 days 4 hours", "5 hours", "12 minutes". */
export function spokenDuration(from: Temporal.Instant, to: Temporal.Instant): string {
  const minutes = Math.max(0, Math.floor(from.until(to).total("minutes")));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0)
    return hours > 0 ? `${plural(days, "day")} ${plural(hours, "hour")}` : plural(days, "day");
  return hours > 0 ? plural(hours, "hour") : plural(minutes, "minute");
}

/** The current period in words, with the time left. */
export function describeStage(
  { stage, vote, election: timeline, items, now }: ElectionStatus,
  zone = "UTC",
): string {
  const isPublished = items.some(
    ({ step, state }) => step.kind === "task" && step.task === "publication" && state === "done",
  );
  if (isPublished) return "The result is published.";
  const { cancelled } = timeline;
  if (cancelled !== undefined) {
    return `Cancelled on ${cancelled.date} by @${cancelled.by}: ${visible(cancelled.reason)}. To set new dates: kata-election plan ${timeline.election} --reschedule --first-day <date>`;
  }
  if (vote.vote === "skipped") {
    return "Nominations are closed and no vote is held: the result will be published once it is confirmed.";
  }
  if (stage.kind === "over") return `Voting is over; results are due on ${resultsDay(timeline)}.`;
  const { opens, closes } = timeline[stage.phase];
  const name = phaseNames[stage.phase];
  return stage.kind === "before"
    ? `${edgeName(stage.phase, "opens")} in ${spokenDuration(now, opens)}, ${readerTime(opens, zone, " UTC")}.`
    : `${name}: ${spokenDuration(now, closes)} left, until ${readerTime(closes, zone, " UTC")}.`;
}

/**
 * The three periods as a bar of a width, with their names below: `=` is past, `>` is now, `-` is to come; a
 * time between two periods is on their border.
 */
export function timelineBar(timeline: Timeline, now: Temporal.Instant, width: number): string {
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
