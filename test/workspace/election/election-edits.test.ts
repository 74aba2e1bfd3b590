import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { planTimeline, usualDays } from "../../../src/calendar/timeline.ts";
import { electionSchema, sentMessages } from "../../../src/election/election.ts";
import {
  cancelledText,
  closedText,
  completedText,
  notSentText,
  rescheduledText,
  textWithEntry,
} from "../../../src/workspace/election/election-edits.ts";
import { newElectionText } from "../../../src/workspace/election/election-text.ts";
import { parseYaml } from "../../../src/workspace/formats/yaml-file.ts";

const timeline = planTimeline(Temporal.Instant.from("2026-10-05T15:00Z"), usualDays);
const day = (text: string) => Temporal.PlainDate.from(text);
const read = (text: string) => parseYaml(text, "election.yaml", electionSchema);

const written = newElectionText({
  election: "2026-10",
  charter: "2025-03-07",
  season: undefined,
  seats: 3,
  officials: [{ login: "octavia" }],
  planned: day("2026-09-01"),
  timelineApproved: { date: day("2026-09-03"), reference: "minutes: item 2" },
  rule: "minimax",
  timeline,
});

it("newElectionText writes what people can go on editing", () => {
  expect(written).toBe(`formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 3 # due when nominations open
officials:
  - { login: octavia }
planned: 2026-09-01
timelineApproved: { date: 2026-09-03, reference: "minutes: item 2" }
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
polls: []
rule: minimax # what ranks the candidates when no one defeats every other
candidates: []
decisions: []
`);
});

it("closedText writes a long list on lines of its own", () => {
  const candidates = ["ann", "ben", "cas", "dot"].map((name) => `${name}-with-a-long-login`);
  const entries = candidates.map(
    (login) =>
      `  - { login: ${login}, name: ${login}, affiliation: none, file: ${login}.md, submitted: 2026-10-06T00:00Z }\n`,
  );
  const text = written.replace("candidates: []\n", `candidates:\n${entries.join("")}`);
  const at = Temporal.Instant.from("2026-10-12T15:10Z");
  const closed = closedText(text, { election: "2026-10" }, { at, by: "octavia", candidates });
  expect(closed).toContain(
    "\ncandidatesClosed:\n  at: 2026-10-12T15:10Z\n  by: octavia\n  candidates: [ ann-with-a-long-login, ben-",
  );
  expect(read(closed).value.candidatesClosed?.candidates).toEqual(candidates);
});

describe("edits", () => {
  const byHand = written.replace("campaign:", "# questions on the board\ncampaign:   ");

  it("rescheduledText moves the times, keeps remarks, and records the old timeline", () => {
    const voting = {
      opens: timeline.voting.opens,
      closes: Temporal.Instant.from("2026-10-28T15:00Z"),
    };
    const change = { date: day("2026-10-20"), by: "octavia", reason: "CIVS was down" };
    const after = rescheduledText(
      byHand,
      read(byHand).value,
      { ...timeline, voting },
      change,
      undefined,
    );
    expect(after).toContain("# questions on the board\ncampaign:    {");
    expect(after).toContain("voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-28T15:00Z }\n");
    const { rescheduled, timelineApproved } = read(after).value;
    expect(timelineApproved).toBeUndefined();
    expect(rescheduled).toHaveLength(1);
    expect(rescheduled?.[0]).toMatchObject({ by: "octavia", reason: "CIVS was down" });
    expect(rescheduled?.[0]?.voting.closes.toString()).toBe("2026-10-26T15:00:00Z");
    expect(rescheduled?.[0]?.timelineApproved?.reference).toBe("minutes: item 2");
  });

  it("rescheduledText takes the approval of the new timeline, and a second change", () => {
    const later = planTimeline(Temporal.Instant.from("2026-10-07T15:00Z"), usualDays);
    const change = { date: day("2026-09-10"), by: "octavia", reason: "holidays" };
    const approval = { date: day("2026-09-11"), reference: "mail" };
    const once = rescheduledText(byHand, read(byHand).value, later, change, undefined);
    const twice = rescheduledText(once, read(once).value, timeline, change, approval);
    expect(read(twice).value.rescheduled).toHaveLength(2);
    expect(read(twice).value.timelineApproved?.reference).toBe("mail");
    expect(twice).toContain("nominations: { opens: 2026-10-05T15:00Z, closes");
  });

  it("completedText adds and removes officials, names them, and adds an approval", () => {
    const approval = { date: day("2026-09-11"), reference: "mail" };
    const joining = [{ login: "wei-l", name: "Wei Lin" }];
    const after = completedText(byHand, read(byHand).value, { joining, leaving: [] }, approval);
    expect(after).toContain("  - { login: octavia }\n  - { login: wei-l, name: Wei Lin }\n");
    expect(after).toContain("timelineApproved: { date: 2026-09-11, reference: mail }");
    const changes = { joining: [{ login: "Wei-L", name: "Lin Wei" }], leaving: ["Octavia"] };
    const left = completedText(after, read(after).value, changes, undefined);
    expect(read(left).value.officials).toEqual([{ login: "wei-l", name: "Lin Wei" }]);
    const none = completedText(
      left,
      read(left).value,
      { joining: [], leaving: ["wei-l"] },
      undefined,
    );
    expect(read(none).value.officials).toEqual([]);
  });

  it("cancelledText records why, and new dates bring the election back with that on record", () => {
    const cancelled = { date: day("2026-09-12"), by: "octavia", reason: "no room" };
    const after = cancelledText(byHand, read(byHand).value, cancelled);
    expect(read(after).value.cancelled?.reason).toBe("no room");
    const later = { ...planTimeline(Temporal.Instant.from("2026-10-07T15:00Z"), usualDays) };
    const results = day("2026-10-28");
    const change = { date: day("2026-09-20"), by: "octavia", reason: "room again" };
    const back = rescheduledText(
      after,
      read(after).value,
      { ...later, results },
      change,
      undefined,
    );
    expect(read(back).value.cancelled).toBeUndefined();
    expect(read(back).value.results?.toString()).toBe("2026-10-28");
    expect(read(back).value.rescheduled?.at(-1)?.cancelled?.reason).toBe("no room");
    const again = rescheduledText(back, read(back).value, timeline, change, undefined);
    expect(read(again).value.rescheduled?.at(-1)?.results?.toString()).toBe("2026-10-28");
  });

  it("notSentText keeps the entry and says why it was a mistake", () => {
    const sent = { message: "season", date: "2026-09-20" } as const;
    const once = textWithEntry(byHand, read(byHand).value, "announced", sent);
    const mistaken = { date: "2026-09-21", by: "octavia", reason: "still in the outbox" };
    const after = notSentText(once, read(once).value, "season", mistaken);
    expect(read(after).value.announced?.[0]?.mistaken?.reason).toBe("still in the outbox");
    expect(sentMessages(read(after).value)).toEqual([]);
    const again = textWithEntry(after, read(after).value, "announced", {
      message: "season",
      date: "2026-09-22",
    });
    expect(sentMessages(read(again).value).map(({ date }) => date.toString())).toEqual([
      "2026-09-22",
    ]);
  });

  it("textWithEntry adds what was sent, to none and to some", () => {
    const once = textWithEntry(byHand, read(byHand).value, "announced", {
      message: "season",
      date: "2026-09-20",
    });
    const twice = textWithEntry(once, read(once).value, "announced", {
      message: "nominations-open",
      date: "2026-10-05",
      reference: "https://lists.example/1",
    });
    expect(read(twice).value.announced?.map(({ message }) => message)).toEqual([
      "season",
      "nominations-open",
    ]);
  });
});

it("an election whose periods overlap is refused with line and field", () => {
  const text = written.replace(
    "campaign: { opens: 2026-10-12T15:00Z",
    "campaign: { opens: 2026-10-12T14:00Z",
  );
  expect(() => read(text)).toThrow(
    "election.yaml:10:20: campaign.opens: expected a time no earlier than that at which nominations closes",
  );
});
