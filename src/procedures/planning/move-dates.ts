import type { Temporal } from "temporal-polyfill";
import { type Phase, phases, type Timeline } from "../../calendar/timeline.ts";
import { formatInstant, utcDate } from "../../dates.ts";
import { type Election, sentMessages } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";

/**
 * Refuses to move a past opening or end, or to move anything into the past.
 *
 * @throws ElectionError (input) that names the first period and time that cannot move.
 */
export function requireMovable(before: Timeline, after: Timeline, now: Temporal.Instant): void {
  for (const phase of phases) {
    for (const edge of ["opens", "closes"] as const) {
      const [old, moved] = [before[phase][edge], after[phase][edge]];
      if (old.equals(moved)) continue;
      const said = edge === "opens" ? "opened" : "closed";
      if (old.epochMilliseconds <= now.epochMilliseconds) {
        throw new ElectionError("input", `${phase} already ${said} at ${formatInstant(old)}`, {
          hint: "Move only dates that are still to come.",
        });
      }
      if (moved.epochMilliseconds <= now.epochMilliseconds) {
        throw new ElectionError(
          "input",
          `${phase} would have ${said} at ${formatInstant(moved)}, in the past`,
          { hint: `It is now ${formatInstant(now)}: choose a later time.` },
        );
      }
    }
  }
}

/** The chosen day of the result, as far after the end of voting as before. */
export function movedResults(election: Election, { voting }: Timeline): Election["results"] {
  const { results } = election;
  if (results === undefined) return undefined;
  const days = utcDate(election.voting.closes).until(results).days;
  return utcDate(voting.closes).add({ days });
}

/** Other consequences of a move, one sentence each; `approved`: the committee approved the new dates. */
export function consequences(before: Election, after: Timeline, approved: boolean): string[] {
  const moved = (phase: Phase): boolean => !before[phase].opens.equals(after[phase].opens);
  const remarks: string[] = [];
  if (sentMessages(before).length > 0) {
    remarks.push(
      `people know the old dates: send kata-election announce dates-moved --election ${before.election}.`,
    );
  }
  if (before.timelineApproved !== undefined && !approved) {
    remarks.push(
      `the committee approved the old dates on ${before.timelineApproved.date}: ask it to approve these, and record that with --approved.`,
    );
  }
  if (!utcDate(before.nominations.opens).equals(utcDate(after.nominations.opens))) {
    remarks.push(
      "the qualifying period ends on the first day of nominations: build the roll again.",
    );
  }
  if (
    before.polls.length > 0 &&
    (moved("voting") || !before.voting.closes.equals(after.voting.closes))
  ) {
    remarks.push("the poll still shows the old end: correct it on CIVS.");
  }
  return remarks;
}
