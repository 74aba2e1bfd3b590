import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type DoneSoFar, type DueItem, dueItems } from "../../src/calendar/due.ts";
import { planTimeline, usualDays } from "../../src/calendar/timeline.ts";
import { formatInstant } from "../../src/dates.ts";

const at = (text: string) => Temporal.Instant.from(text);
/** Nominations 5 to 12, campaign 12 to 19, voting 19 to 26 October 2026, all at 15:00 UTC. */
const timeline = planTimeline(at("2026-10-05T15:00Z"), usualDays);
const nothingDone: DoneSoFar = {
  done: new Set(),
  sent: new Set(),
  vote: "unknown",
  approvalRequired: true,
  confirmationRequired: false,
};
const nameOf = ({ step }: DueItem): string => (step.kind === "task" ? step.task : step.message);
const stateAt = (now: string, name: string, progress = nothingDone): string | undefined =>
  dueItems(timeline, progress, at(now)).find((item) => nameOf(item) === name)?.state;

describe("dueItems", () => {
  // By hand from election-process.md: a month before, a week before (officials), a couple of weeks
  // before, at the start, a couple of days before each end, at each end, the day after voting.
  it("has every step of the process by its date", () => {
    const items = dueItems(timeline, nothingDone, at("2026-08-01T00:00Z"));
    expect(items.map((item) => `${formatInstant(item.by)} ${nameOf(item)}`)).toEqual([
      "2026-09-06T00:00Z page",
      "2026-09-06T00:00Z approval",
      "2026-09-21T15:00Z season",
      "2026-09-21T15:00Z first-roll",
      "2026-09-29T00:00Z officials",
      "2026-10-06T15:00Z nominations-open",
      "2026-10-06T15:00Z final-roll",
      "2026-10-12T15:00Z nominations-last-days",
      "2026-10-13T15:00Z close-nominations",
      "2026-10-13T15:00Z nominations-closed",
      "2026-10-13T15:00Z campaign",
      "2026-10-13T15:00Z opt-in",
      "2026-10-19T15:00Z poll",
      "2026-10-20T15:00Z voting-open",
      "2026-10-26T15:00Z voting-last-days",
      "2026-10-27T15:00Z ballots",
      "2026-10-27T15:00Z voting-closed",
      "2026-10-28T00:00Z publication",
      "2026-10-28T00:00Z results",
    ]);
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(["later"]));
  });

  it.each([
    ["2026-10-10T14:59Z", "later"],
    ["2026-10-10T15:00Z", "due"],
    ["2026-10-12T14:59Z", "due"],
    ["2026-10-12T15:00Z", "missed"],
  ])("at %s the reminder of the last days is %s", (now, state) => {
    expect(stateAt(now, "nominations-last-days")).toBe(state);
  });

  it.each([
    ["2026-10-05T14:59Z", "later"],
    ["2026-10-05T15:00Z", "due"],
    ["2026-10-06T15:01Z", "overdue"],
    ["2026-11-30T00:00Z", "overdue"],
  ])("at %s the final roll is %s", (now, state) => {
    expect(stateAt(now, "final-roll")).toBe(state);
  });

  it("takes for done what is done, even early or late", () => {
    const progress: DoneSoFar = {
      ...nothingDone,
      done: new Set(["officials"]),
      sent: new Set(["season"]),
    };
    expect(stateAt("2026-08-01T00:00Z", "officials", progress)).toBe("done");
    expect(stateAt("2026-12-01T00:00Z", "season", progress)).toBe("done");
  });

  it("leaves out campaign and poll where no vote is needed, and has the result confirmed at once", () => {
    const progress: DoneSoFar = { ...nothingDone, vote: "skipped", confirmationRequired: true };
    const names = dueItems(timeline, progress, at("2026-10-12T16:00Z"))
      .filter(({ state }) => state === "due")
      .map(nameOf);
    expect(names).toEqual([
      "close-nominations",
      "nominations-closed",
      "confirmation",
      "publication",
      "results",
    ]);
    const all = dueItems(timeline, progress, at("2026-10-12T16:00Z")).map(nameOf);
    expect(all).not.toContain("poll");
    expect(all).not.toContain("voting-open");
  });

  it("asks for no approval where the charter asks for none", () => {
    const progress: DoneSoFar = { ...nothingDone, approvalRequired: false };
    expect(dueItems(timeline, progress, at("2026-08-01T00:00Z")).map(nameOf)).not.toContain(
      "approval",
    );
  });
});
