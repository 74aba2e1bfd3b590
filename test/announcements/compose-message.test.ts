import { describe, expect, it } from "vitest";
import { composeMessage, messageOccasions } from "../../src/announcements/compose-message.ts";
import type { MessageFacts } from "../../src/announcements/message-values.ts";
import { pollTitle } from "../../src/announcements/poll-title.ts";
import { type Message, messages } from "../../src/calendar/messages.ts";
import { kataCharters } from "../../src/charter/kata-charters.ts";
import { electionSchema } from "../../src/election/election.ts";
import { ElectionError } from "../../src/errors.ts";
import type { ElectionRecord } from "../../src/results/record.ts";

const candidate = (login: string, name: string, affiliation: string) => ({
  login,
  name,
  affiliation,
  file: `${login}.md`,
  submitted: "2026-10-06T00:00Z",
});
const plain = {
  formatVersion: 1,
  election: "2026-10",
  charter: "2025-03-07",
  seats: 2,
  officials: [{ login: "octavia" }, { login: "wei-l" }],
  nominations: { opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" },
  campaign: { opens: "2026-10-12T15:00Z", closes: "2026-10-19T15:00Z" },
  voting: { opens: "2026-10-19T15:00Z", closes: "2026-10-26T15:00Z" },
  candidates: [
    candidate("bo-k", "Bo *Keller*", "none"),
    candidate("ada-l", "Ada Lindqvist", "Analytical Works"),
    candidate("cy-m", "Cy Mora\u202e", "Northwind"),
    {
      ...candidate("gone", "Gone Away", "none"),
      withdrawn: { date: "2026-10-11", reason: "time" },
    },
  ],
};
const outcome = (login: string, name: string) => ({
  login,
  name,
  organization: null,
  outcome: { state: "seated", seat: 1, until: "autumn 2027", reelected: false },
});
const record = {
  election: "2026-10",
  seatsDue: 2,
  voteHeld: true,
  candidates: [],
  outcomes: [outcome("ada-l", "Ada Lindqvist")],
  openSeats: 0,
  decisions: [],
} as unknown as ElectionRecord;

const [charter] = kataCharters.slice(-1);
if (charter === undefined) throw new Error("no charter");
const facts: MessageFacts = {
  election: electionSchema.parse(plain),
  charter,
  seatsUp: [
    { holder: "Ada Lindqvist", vacated: false },
    { holder: "Dee Dahl", vacated: true },
  ],
  vote: "needed",
  zones: ["Asia/Tokyo", "Europe/Berlin"],
  record,
};
const bare = (some: object): MessageFacts["election"] =>
  electionSchema.parse({ ...plain, ...some });

function refusal(message: Message, some: Partial<MessageFacts>, format: "mail" | "chat" = "mail") {
  try {
    composeMessage(message, format, { ...facts, ...some });
  } catch (error) {
    if (error instanceof ElectionError) return `${error.kind}: ${error.message}: ${error.hint}`;
    throw error;
  }
  return "was written";
}

describe("composeMessage", () => {
  it.each(messages.flatMap((message) => [[message, "mail"] as const, [message, "chat"] as const]))(
    "%s as %s has no empty place, a subject where it is a mail, and no line over 72",
    (message, format) => {
      const text = composeMessage(message, format, facts);
      expect(text).not.toMatch(/\{\{|undefined|\[object/);
      expect(text).not.toContain("\u202e");
      expect(messageOccasions[message]).not.toBe("");
      if (format === "chat") return;
      const [subject, ...body] = text.split("\n");
      expect(subject).toMatch(/^Subject: .*October 2026/);
      const long = body.filter((line) => line.length > 72 && !line.includes("https://"));
      expect(long).toEqual([]);
    },
  );

  // What the process asks of the mail: who we are, the seats, the timeline, how to stand, who may vote.
  it("the mail that opens nominations is complete", () => {
    const text = composeMessage("nominations-open", "mail", facts).replace(/\n */g, " ");
    for (const part of [
      "We, @octavia and @wei-l on GitHub, are the officials of this election.",
      "Two seats are up for election, held until now by Ada Lindqvist and Dee Dahl (who stepped down early).",
      "- Nominations: from Monday, October 5, 2026, 15:00 UTC (Tuesday 00:00 in Tokyo, 17:00 in Berlin)",
      "- Results: Tuesday, October 27, 2026",
      "https://github.com/kata-containers/community/tree/main/elections/arch-committee-2026-10",
      "No organization can hold more than two of the seven seats.",
      "from Sunday, October 5, 2025 to Sunday, October 4, 2026.",
      "https://civs1.civs.us/cgi-bin/opt_in.pl",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("lists who stands, by name, safe in each format", () => {
    expect(composeMessage("voting-open", "mail", facts)).toContain(
      "- Ada Lindqvist (@ada-l), Analytical Works\n- Bo *Keller* (@bo-k)\n- Cy Mora\\u202e (@cy-m), Northwind\n",
    );
    const chat = composeMessage("voting-open", "chat", facts);
    expect(chat).toContain("- Bo \\*Keller\\* (@bo-k)\n");
    expect(chat).not.toContain("Gone Away");
  });

  it.each([
    [{ vote: "needed" as const }, "There will be a vote. Until Monday, October 19, 2026"],
    [{ vote: "skipped" as const }, "No vote is needed: two seats are to be filled"],
    [{ vote: "skipped" as const, election: bare({ seats: 4 }) }, "nobody stands for stay open."],
  ])("says what follows the nominations", (some, words) => {
    const text = composeMessage("nominations-closed", "mail", { ...facts, ...some });
    expect(text.replace(/\n/g, " ")).toContain(words);
  });

  it("names the place that the charter has for questions: the mailing lists until 2024", () => {
    const old = kataCharters.find(({ id }) => id === "2023-05-02");
    if (old === undefined) throw new Error("no such charter");
    const mail = composeMessage("campaign", "mail", { ...facts, charter: old });
    expect(mail).toContain("Ask on the mailing list, and please put");
    expect(mail).not.toContain("/discussions");
    expect(composeMessage("campaign", "chat", facts)).toContain(
      "[in the discussions of the community repository](https://github.com/kata-containers/community/discussions)",
    );
  });

  it.each([
    [[], "Nobody stands so far."],
    [plain.candidates.slice(1, 2), "So far one person stands: Ada Lindqvist."],
    [plain.candidates.slice(1, 3), "So far two people stand: Ada Lindqvist and Cy Mora"],
  ])("says who stands so far", (candidates, words) => {
    const text = composeMessage("nominations-last-days", "chat", {
      ...facts,
      election: bare({ candidates }),
    });
    expect(text).toContain(words);
  });

  it("speaks for one official, of one seat, and of new ones", () => {
    const election = bare({ officials: [{ login: "octavia" }], seats: 1 });
    const seatsUp = [{ holder: undefined, vacated: false }];
    const text = composeMessage("season", "mail", { ...facts, election, seatsUp }).replace(
      /\n/g,
      " ",
    );
    expect(text).toContain("I am @octavia on GitHub, the official of this election.");
    expect(text).toContain("One seat is up for election, held until now by nobody (one new seat).");
  });

  it("takes the officials' own text, wrapped only where it is a mail", () => {
    const long = `{{title}} ${"word ".repeat(30)}`.trim();
    const own = {
      path: "elections/announcements/season.txt",
      text: `Subject: {{title}}\n\n${long}\n`,
    };
    const mail = composeMessage("season", "mail", facts, own);
    expect(mail.split("\n")[0]).toBe("Subject: October 2026");
    expect(Math.max(...mail.split("\n").map((line) => line.length))).toBeLessThanOrEqual(72);
    const chat = composeMessage("season", "chat", facts, { path: "season.md", text: long });
    expect(chat).not.toContain("\n");
    const bareMail = composeMessage("season", "mail", facts, { path: "season.txt", text: long });
    expect(bareMail).toMatch(/^October 2026 word/);
  });

  it.each<[Message, Partial<MessageFacts>, string]>([
    ["season", { seatsUp: undefined }, "{{holders}}: write the seats and their holders into"],
    ["season", { election: bare({ officials: [] }) }, "plan 2026-10 --official <login>"],
    ["campaign", { election: bare({ candidates: [] }) }, "{{candidates}}: accept the candidacies"],
    [
      "nominations-closed",
      { vote: "unknown" },
      "{{what-follows}}: find out whether a vote is needed",
    ],
    ["results", { record: undefined }, "publish the result first"],
    ["voting-open", { vote: "skipped" }, "there is no voting-open message without a vote"],
  ])("refuses %s while %j", (message, some, words) => {
    expect(refusal(message, some)).toContain("refused: ");
    expect(refusal(message, some)).toContain(words);
    expect(refusal(message, some, "chat")).toContain(words);
  });

  it("says so where nobody was elected", () => {
    const empty = { ...record, outcomes: [], openSeats: 2 } as ElectionRecord;
    expect(composeMessage("results", "chat", { ...facts, record: empty })).toContain(
      "Nobody could be seated.",
    );
  });
});

it.each([
  ["2026-04", "2026 H1 Kata Architecture Committee Election Poll"],
  ["2026-10", "2026 H2 Kata Architecture Committee Election Poll"],
  ["2026-07", "2026 H2 Kata Architecture Committee Election Poll"],
])("pollTitle of %s", (election, title) => {
  expect(pollTitle(election)).toBe(title);
});
