import { describe, expect, it } from "vitest";
import { composeMessage } from "../../src/announcements/compose-message.ts";
import { type MessageFormat, messageFormats } from "../../src/announcements/links.ts";
import type { MessageFacts } from "../../src/announcements/message-facts.ts";
import { messageWords } from "../../src/announcements/message-words.ts";
import { pollTitle } from "../../src/announcements/poll-setup.ts";
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
  officials: [
    { login: "octavia", name: "Octavia Reyes" },
    { login: "wei-l", name: "Wei Lin" },
  ],
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
  candidates: plain.candidates,
  outcomes: [outcome("ada-l", "Ada Lindqvist")],
  openSeats: 0,
  decisions: [],
  continuing: [
    { login: "fay-a", name: "Fay Ames", seat: 3, until: "spring 2027", organizations: [] },
  ],
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

const moved = bare({
  rescheduled: [
    {
      date: "2026-09-20",
      by: "octavia",
      reason: "a public holiday.",
      nominations: { opens: "2026-09-28T15:00Z", closes: "2026-10-05T15:00Z" },
      campaign: { opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" },
      voting: { opens: "2026-10-12T15:00Z", closes: "2026-10-19T15:00Z" },
    },
  ],
});

/** All messages of an election in one format, as someone reads them one after the other. */
function allMessages(format: MessageFormat): string {
  const zones = ["America/Los_Angeles", "Asia/Shanghai"];
  return messages
    .map((message) => {
      const text = composeMessage(message, format, { ...facts, election: moved, zones });
      return `===== ${message}\n\n${text}`;
    })
    .join("\n");
}

function refusal(message: Message, some: Partial<MessageFacts>, format: MessageFormat = "mail") {
  try {
    composeMessage(message, format, { ...facts, ...some });
  } catch (error) {
    if (error instanceof ElectionError) return `${error.kind}: ${error.message}: ${error.hint}`;
    throw error;
  }
  return "was written";
}

describe("composeMessage", () => {
  it.each(
    messages.flatMap((message) => messageFormats.map((format) => [message, format] as const)),
  )(
    "%s as %s has no empty place, a subject where it is a mail, and no line over 72",
    (message, format) => {
      const text = composeMessage(message, format, { ...facts, election: moved });
      expect(text).not.toMatch(/\{\{|undefined|\[object/);
      expect(text).not.toContain("\u202e");
      expect(messageWords[message].when).not.toBe("");
      if (format !== "mail") return;
      const [subject, ...body] = text.split("\n");
      expect(subject).toMatch(/^Subject: \[election\] October 2026 Kata Architecture Committee: /);
      const long = body.filter((line) => line.length > 72 && !line.includes("https://"));
      expect(long).toEqual([]);
    },
  );

  it.each(messageFormats)(
    "writes all messages as %s as a reader has approved them",
    async (format) => {
      await expect(allMessages(format)).toMatchFileSnapshot(`approved/messages.${format}.txt`);
    },
  );

  // What the process asks of the mail: who we are, the seats, the timeline, how to run, who can vote.
  it("the mail that opens nominations is complete", () => {
    const text = composeMessage("nominations-open", "mail", facts).replace(/\n */g, " ");
    for (const part of [
      "On behalf of Octavia Reyes and Wei Lin, the election officials: nominations",
      "Two seats are up for election, currently held by:  - Ada Lindqvist - Dee Dahl (who stepped down early)",
      "- October 5, 15:00 UTC - October 12, 15:00 UTC: nominations",
      "- October 27: results announced",
      // Berlin has daylight saving time until October 25, Tokyo has none.
      "On October 5, October 12 and October 19: 15:00 UTC = 00:00 Tokyo (the next day) = 17:00 Berlin.",
      "On October 26: 15:00 UTC = 00:00 Tokyo (the next day) = 16:00 Berlin.",
      "elections#architecture-committee-responsibilities",
      "contact @octavia or @wei-l on GitHub",
      "https://github.com/kata-containers/community/tree/main/elections/arch-committee-2026-10",
      "No organization can hold more than two of the seven seats.",
      "from Sunday, October 5, 2025 through Sunday, October 4, 2026 is eligible",
      "https://civs1.civs.us/cgi-bin/opt_in.pl",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("lists the candidates, by name, safe in each format", () => {
    expect(composeMessage("voting-open", "mail", facts)).toContain(
      "- Ada Lindqvist (@ada-l), Analytical Works\n- Bo *Keller* (@bo-k)\n- Cy Mora\\u202e (@cy-m), Northwind\n",
    );
    const markdown = composeMessage("voting-open", "markdown", facts);
    expect(markdown).toContain("- Bo \\*Keller\\* (@bo-k)\n");
    const [dangerous] = [candidate("bo-k", "Bo <!channel> & <https://x.example|Ada>", "none")];
    const chat = composeMessage("voting-open", "chat", {
      ...facts,
      election: bare({ candidates: [dangerous] }),
    });
    expect(chat).toContain("- Bo &lt;!channel&gt; &amp; &lt;https://x.example|Ada&gt; (@bo-k)\n");
    expect(chat).not.toContain("Gone Away");
  });

  it.each([
    [{ vote: "needed" as const }, "There will be a vote. Until Monday, October 19, 2026"],
    [{ vote: "skipped" as const }, "No vote is needed: two seats are to be filled"],
    [
      { vote: "skipped" as const, election: bare({ seats: 4 }) },
      "Seats without a candidate stay open.",
    ],
  ])("says what follows the nominations", (some, words) => {
    const text = composeMessage("nominations-closed", "mail", { ...facts, ...some });
    expect(text.replace(/\n/g, " ")).toContain(words);
  });

  it("names the place that the charter has for questions: the mailing lists until 2024", () => {
    const old = kataCharters.find(({ id }) => id === "2023-05-02");
    if (old === undefined) throw new Error("no such charter");
    const mail = composeMessage("campaign", "mail", { ...facts, charter: old });
    expect(mail).toContain("Ask on the mailing list, and put");
    expect(mail).not.toContain("/discussions");
    expect(composeMessage("campaign", "chat", facts)).toContain(
      "<https://github.com/kata-containers/community/discussions|in the discussions of the community repository>",
    );
    expect(composeMessage("campaign", "markdown", facts)).toContain(
      "[in the discussions of the community repository](https://github.com/kata-containers/community/discussions)",
    );
  });

  it.each([
    [[], "No candidate has been accepted so far."],
    [plain.candidates.slice(1, 2), "There is one candidate so far: Ada Lindqvist."],
    [plain.candidates.slice(1, 3), "There are two candidates so far: Ada Lindqvist and Cy Mora"],
  ])("says who is running so far", (candidates, words) => {
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
    expect(text).toContain("This is @octavia, the election official:");
    expect(text).toContain(
      "One seat is up for election, currently held by:  - no one (one new seat)",
    );
  });

  it.each<[object, readonly string[], readonly string[]]>([
    [
      { rescheduled: moved.rescheduled },
      [
        "the dates have moved",
        "The reason: a public holiday. New dates",
        "from Sunday, October 5, 2025",
      ],
      ["holiday.."],
    ],
    [
      { cancelled: { date: "2026-09-20", by: "octavia", reason: "too few candidates" } },
      [
        "the election is cancelled",
        "will not take place as planned. The reason: too few candidates.",
      ],
      ["New dates", "15:00 UTC"],
    ],
    [
      {
        rescheduled: moved.rescheduled?.map((each) => ({
          ...each,
          nominations: facts.election.nominations,
        })),
      },
      ["Old dates, no longer valid"],
      ["eligible to vote"],
    ],
  ])("says what became of the dates", (some, said, unsaid) => {
    const election = { ...facts.election, ...some };
    const text = composeMessage("dates-moved", "mail", { ...facts, election }).replace(/\s+/g, " ");
    for (const words of said) expect(text).toContain(words);
    for (const words of unsaid) expect(text).not.toContain(words);
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
    [
      "season",
      { seatsUp: undefined },
      "write the seats and their holders into elections/committee.yaml",
    ],
    ["season", { election: bare({ officials: [] }) }, "plan 2026-10 --official <login>=<name>"],
    ["campaign", { election: bare({ candidates: [] }) }, "{{candidates}}: accept the candidacies"],
    [
      "nominations-closed",
      { vote: "unknown" },
      "{{what-follows}}: find out whether a vote is needed",
    ],
    ["dates-moved", {}, "{{moved-subject}}: no dates have moved"],
    ["results", { record: undefined }, "publish the result first"],
    ["voting-open", { vote: "skipped" }, "there is no voting-open message without a vote"],
  ])("refuses %s while %j", (message, some, words) => {
    expect(refusal(message, some)).toContain("refused: ");
    expect(refusal(message, some)).toContain(words);
    expect(refusal(message, some, "chat")).toContain(words);
  });

  it("says so where no one was elected", () => {
    const empty = { ...record, outcomes: [], openSeats: 2 } as ElectionRecord;
    expect(composeMessage("results", "chat", { ...facts, record: empty })).toContain(
      "No one was elected.",
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
