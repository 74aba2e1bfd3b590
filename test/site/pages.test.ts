import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { candidatesPage } from "../../src/site/candidates-page.ts";
import { committeePage } from "../../src/site/committee-page.ts";
import { electionsPage, toldPage } from "../../src/site/elections-pages.ts";
import type { Running, SiteFacts } from "../../src/site/facts.ts";
import { nowPage } from "../../src/site/now-page.ts";
import { pageScript, scriptDigest } from "../../src/site/page-assets.ts";
import { participation, participationPage } from "../../src/site/participation-page.ts";
import { votersPage } from "../../src/site/voters-page.ts";
import { madeUpFacts, pastElections, runner, running } from "./made-up-facts.ts";

/** What a reader sees of a page. */
function textOf(html: string): string {
  return html
    .slice(html.indexOf("<body>"))
    .replaceAll(/<script>[\s\S]*<\/script>/g, "")
    .replaceAll(/<\/?(?:a|bdi|code|b|strong|time|cite|span)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ");
}

const while_ = (changes: Partial<Running>): SiteFacts =>
  madeUpFacts({ running: { ...running, ...changes } });
const during = (phase: "nominations" | "campaign" | "voting") =>
  ({ kind: "during", phase }) as const;
const soon = (phase: "nominations" | "campaign" | "voting") => ({ kind: "before", phase }) as const;

describe("every page", () => {
  it("allows its script by the digest of what it holds, and nothing else", () => {
    const digest = createHash("sha256").update(pageScript).digest("base64");
    expect(scriptDigest).toBe(digest);
    const html = nowPage(madeUpFacts());
    expect(html).toContain(`<script>${pageScript}</script>`);
    expect(html).toContain(`script-src 'sha256-${digest}'`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\s(?:src|on\w+)=/);
  });

  it("says as of when it was built and by which version, and marks itself in the menu", () => {
    const html = committeePage(madeUpFacts());
    expect(textOf(html)).toContain(
      "As of Thursday, April 10, 2031, 12:00 UTC. Built by kata-election 1.2.3",
    );
    expect(html).toContain('<a href="committee.html" aria-current="page">Committee</a>');
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  });
});

describe("the first page", () => {
  it.each([
    [{}, "Nominations are open", "Nominations close on Monday, April 14, 2031, 15:00 UTC", "Run"],
    [
      { stage: soon("nominations") },
      "An election is planned",
      "Nominations open on Monday, April 7, 2031, 15:00 UTC",
      "Prepare to run",
    ],
    [
      { stage: during("campaign") },
      "Candidates answer questions",
      "Questions and answers close on Monday, April 21",
      "Ask the candidates",
    ],
    [
      { stage: soon("campaign") },
      "Questions and answers come next",
      "Questions and answers begin on",
      "Ask the candidates",
    ],
    [{ stage: during("voting") }, "Voting is open", "Voting closes on Monday, April 28", "Vote"],
    [{ stage: soon("voting") }, "Voting comes next", "Voting opens on", "Ask the candidates"],
    [
      { stage: { kind: "over" as const } },
      "Voting is over",
      "The result is due on Tuesday, April 29, 2031",
      "Wait for the result",
    ],
    [
      { stage: during("campaign"), vote: "skipped" as const },
      "No vote is needed",
      "The result follows once it is confirmed",
      "Wait for the result",
    ],
    [
      { stage: undefined, schedule: undefined },
      "April 2031 election",
      "Its page does not say clearly when the periods are: read it",
      "Think about running",
    ],
    [{ cancelled: "a pandemic" }, "The election is cancelled", "a pandemic", "Think about running"],
  ])("tells what is on, until when and what to do: %j", (changes, title, border, step) => {
    const html = nowPage(while_(changes));
    const text = textOf(html);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(border);
    expect(html).toContain(`<li><b>${step}</b>`);
  });

  it("answers what contributors ask, while an election is on", () => {
    const text = textOf(nowPage(madeUpFacts()));
    expect(text).toContain("When is the election? Nominations close on Monday, April 14, 2031");
    expect(text).toContain(
      "Who may vote? Everyone who had code merged in the twelve months before",
    );
    expect(text).toContain("Who runs? Ada Lindqvist. The list is not closed yet.");
    expect(text).toContain(
      "How did the last one end? October 2030: Ada Lindqvist was elected by vote.",
    );
    expect(text).toContain("Who sits on the committee? Ada Lindqvist and Cy Mora.");
    expect(text).toContain(
      "Is it fair? No organization may fill more than two of the seven seats; today none has more than one. Ballots are secret",
    );
    expect(text).toContain("Who the officials are Octavia Reyes (@octavia) and @wei-l.");
    expect(text).toContain("Nominations (now)");
  });

  it("answers them between two elections, and where little is known", () => {
    const text = textOf(
      nowPage(madeUpFacts({ running: undefined, past: [], committee: undefined })),
    );
    expect(text).toContain(
      "The next one is that of autumn 2031: one seat, now held by Ada Lindqvist.",
    );
    expect(text).toContain(
      "When is the election? Not now. Next: autumn 2031. Autumn elections are",
    );
    expect(text).toContain("Who runs? No one yet: nominations are not open.");
    expect(text).toContain("No result is published yet.");
    expect(text).toContain("No file that can be read lists the members.");
    const coming = { election: "2032-04", season: "spring 2032", seats: 4, holders: undefined };
    expect(textOf(nowPage(madeUpFacts({ running: undefined, coming })))).toContain(
      "The next one is that of spring 2032: four seats. Spring elections are usually in April.",
    );
    const bare = textOf(nowPage(while_({ runners: [], officials: [], seats: undefined })));
    expect(bare).toContain("Who runs? No one yet. Anyone who contributed");
    expect(bare).toContain("They are not named yet.");
    expect(bare).toContain("April 2031. Nominations close");
  });

  it("links the poll while voting is open, if its address is one of the web", () => {
    const stage = during("voting");
    expect(nowPage(while_({ stage, poll: "https://civs.example/E_1" }))).toContain(
      'the poll: <a href="https://civs.example/E_1"',
    );
    expect(nowPage(while_({ stage, poll: "javascript:alert(1)" }))).not.toContain("javascript:");
    expect(textOf(nowPage(while_({ stage, isClosed: true })))).toContain(
      "Who runs? Ada Lindqvist. Their statements",
    );
  });
});

describe("the page of voters", () => {
  const voterList = {
    ...{
      election: "2031-04",
      rule: { from: "2030-04-07", until: "2031-04-07" },
      provisional: undefined,
    },
    frozen: { revision: 2, sha256: "a".repeat(64), on: "2031-04-20" },
    objections: { to: ["octavia"], before: "2031-04-21" },
    voters: [
      { login: "ada-l", name: "Ada Lindqvist" },
      { login: "bo-k", name: null },
    ],
  };

  it("lists logins and names, says that the list is frozen, and whom to tell of a mistake", () => {
    const html = votersPage(madeUpFacts({ voterList }));
    const text = textOf(html);
    expect(text).toContain("2 people are on the frozen list of April 2031.");
    expect(text).toContain(
      `Frozen on 2031-04-20, revision 2. SHA-256 of the roll: ${"a".repeat(64)}`,
    );
    expect(text).toContain("ada-l Ada Lindqvist bo-k");
    expect(text).toContain("Tell @octavia before 2031-04-21, when voting opens");
    expect(text).toContain("from 2030-04-07 until 2031-04-07, this last day excluded");
    const late = madeUpFacts({ voterList, now: Temporal.Instant.from("2031-04-21T18:00Z") });
    expect(textOf(votersPage(late))).toContain("at once: voting opened on 2031-04-21");
    expect(html).toMatch(/<p class="find" hidden><label for="find">/);
    expect(textOf(nowPage(madeUpFacts({ voterList })))).toContain(
      "2 people are on the list of April 2031. Am I on the list?",
    );
  });

  it("says that a list is provisional", () => {
    const provisional = { ...voterList, frozen: undefined, provisional: "2031-04-01" };
    const text = textOf(votersPage(madeUpFacts({ voterList: provisional })));
    expect(text).toContain(
      "Provisional: the list may still change. Pull requests merged until 2031-04-01",
    );
    const open = { ...provisional, provisional: undefined, objections: undefined };
    expect(textOf(votersPage(madeUpFacts({ voterList: open })))).toContain(
      "Tell an official of the election: name",
    );
    expect(textOf(nowPage(madeUpFacts({ voterList: open })))).toContain("on the provisional list");
  });

  it("shows the last list between elections, without asking anyone to complain", () => {
    const text = textOf(votersPage(madeUpFacts({ voterList, running: undefined })));
    expect(text).toContain("This is the list of the last election, April 2031: 2 people.");
    expect(text).toContain("ada-l Ada Lindqvist bo-k");
    expect(text).not.toContain("I am missing");
  });

  it("has the rule with its clause where there is no list", () => {
    const text = textOf(votersPage(madeUpFacts()));
    expect(text).toContain("No list is published for April 2031 yet.");
    expect(text).toContain("in the twelve months before the first day of nominations");
    expect(text).toMatch(/“.*12 months.*” \(.*\)/);
    expect(textOf(votersPage(madeUpFacts({ running: undefined })))).toContain(
      "No list is published: it is made when an election is planned.",
    );
  });
});

describe("the page of candidates", () => {
  it("shows each in their own words, and what became of their candidacy", () => {
    const runners = [
      { ...runner, announcement: "https://lists.example/1" },
      {
        ...{ ...runner, name: "Bo Keller", login: "bo-k", organizations: ["Northwind", "Bluefin"] },
        ...{ state: "withdrawn" as const, statement: undefined },
        withdrawn: { date: "2031-04-12", reason: "too little time" },
      },
      { ...runner, name: "Cy Mora", login: undefined, state: "filed" as const, organizations: [] },
    ];
    const html = candidatesPage(while_({ runners, isClosed: true }));
    const text = textOf(html);
    expect(text).toContain("April 2031: two candidates for two seats. The list is closed.");
    expect(text).toContain("Ada Lindqvist Northwind Accepted by the officials");
    expect(html).toContain("I <strong>maintain</strong> the runtime.");
    expect(html).toContain('href="https://lists.example/1"');
    expect(text).toContain("Bo Keller Northwind and Bluefin Withdrew");
    expect(text).toContain("Withdrew on 2031-04-12: too little time The file has no statement.");
    expect(text).toContain("Cy Mora not stated Filed, not yet accepted");
    expect(text).toContain(
      "Nominations are over. For the next election, while nominations are open",
    );
  });

  it("says what the limit leaves to each organization", () => {
    const headroom = {
      organizations: [
        { organization: "Northwind", held: ["Ada Lindqvist", "Bo Keller"], free: 0 },
        { organization: "Bluefin", held: [], free: 2 },
      ],
      unsure: ["Cy Mora"],
    };
    const text = textOf(candidatesPage(while_({ headroom })));
    expect(text).toContain("Northwind Ada Lindqvist and Bo Keller none: the limit is reached");
    expect(text).toContain("Bluefin no one two seats");
    expect(text).toContain("Of Cy Mora it is not known");
    const certain = textOf(candidatesPage(while_({ headroom: { ...headroom, unsure: [] } })));
    expect(certain).not.toContain("it is not known");
  });

  it("tells how to run, with the clause, also between elections", () => {
    const text = textOf(candidatesPage(madeUpFacts({ running: undefined })));
    expect(text).toContain("No election is on. The next one is that of autumn 2031.");
    expect(text).toContain("elections/arch-committee-2031-10/ by pull request");
    expect(text).toContain("contributions");
    const unsure = textOf(candidatesPage(while_({ seats: undefined, stage: during("campaign") })));
    expect(unsure).toContain("April 2031: one candidate. The list is not closed yet.");
    expect(unsure).toContain("Nominations are over.");
  });
});

describe("the pages of elections", () => {
  it("lists all of them, newest first, with how they ended", () => {
    const text = textOf(electionsPage(madeUpFacts()));
    expect(text).toContain("Three elections so far, 1 of them with a vote.");
    expect(text).toContain("April 2031 is not decided yet");
    expect(text).toMatch(
      /October 2030 Ada Lindqvist was elected by vote\. One seat, three candidates; by vote .*April 2030 Cy Mora was elected without a vote\. One seat; without a vote October 2029 Ada Lindqvist and Bo Keller were elected\. /,
    );
    expect(textOf(electionsPage(madeUpFacts({ past: [], running: undefined })))).toContain(
      "No result is published yet.",
    );
  });

  it("tells of one what its pages and the ledger tell", () => {
    const [newest, middle, oldest] = pastElections;
    if (newest === undefined || middle === undefined || oldest === undefined)
      throw new Error("three");
    const html = toldPage(newest, madeUpFacts(), { earlier: "2030-04", later: undefined });
    const text = textOf(html);
    expect(text).toContain("Ada Lindqvist was elected by vote. One seat was up. A vote was held.");
    expect(text).toContain("Ada Lindqvist Southwind Seat 1 until autumn 2031 Was a member before");
    expect(text).toContain(
      "Ada Lindqvist Northwind elected statement Dee Okafor – not elected Eva Rask Northwind withdrew",
    );
    expect(text).toContain("Result Tuesday, October 29, 2030");
    expect(text).toContain("Officials: @octavia.");
    expect(html).toContain('<a href="2030-04.html">Earlier: April 2030</a>');
    const between = toldPage(middle, madeUpFacts(), { earlier: "2029-10", later: "2030-10" });
    expect(textOf(between)).toContain("No vote was needed.");
    expect(textOf(between)).toContain("Cy Mora Seat 2 until spring 2031 For the first time");
    expect(textOf(between)).toContain("Nominations Monday, April 7, 2031, 15:00 UTC");
    expect(textOf(between)).not.toContain("Voting Monday");
    expect(textOf(between)).toContain("Earlier: October 2029 · Later: October 2030");
    const first = textOf(toldPage(oldest, madeUpFacts(), { earlier: undefined, later: "2030-04" }));
    expect(first).toContain("No file says whether a vote was held.");
    expect(first).not.toMatch(/Who ran|Dates Period|Officials:/);
  });
});

describe("the page of the committee", () => {
  it("has seats, terms, organizations and the share of each", () => {
    const html = committeePage(madeUpFacts());
    const text = textOf(html);
    expect(text).toContain("Ada Lindqvist Southwind 1 October 2030 autumn 2031");
    expect(html).toContain('<a href="elections/2030-10.html">October 2030</a>');
    expect(text).toContain("Chair: @ada-l.");
    expect(text).toContain(
      "Bluefin 1 of at most 2 Cy Mora until spring 2031 could still be held by Bluefin",
    );
    expect(text).toContain("Seat 2 moved to spring in April 2030: vacated by Bo Keller.");
  });

  it("has every term as a table: moves to another organization and early ends are told", () => {
    const text = textOf(committeePage(madeUpFacts()));
    expect(text).toContain(
      "Ada Lindqvist 1 Northwind, then Southwind October 2029, by vote 2029-10-01 autumn 2030",
    );
    expect(text).toContain(
      "Bo Keller 2 Northwind October 2029, by vote 2029-10-01 left 2029-12-15: stepped down",
    );
    expect(text).toContain("Cy Mora 2 Bluefin April 2030, without a vote 2030-04-01 spring 2031");
  });

  it("says where seats are vacant, the limit is passed, or no organization is known", () => {
    const person = { login: undefined, seat: undefined, elected: undefined, until: undefined };
    const members = [
      { ...person, name: "Ada Lindqvist", organizations: ["Northwind"] },
      { ...person, name: "Bo Keller", organizations: ["Northwind"] },
      { ...person, name: "Cy Mora", organizations: ["Northwind", "Bluefin"] },
      { ...person, name: "Dee Okafor", organizations: [] },
    ];
    const committee = { source: "README.md", members, vacant: [3, 4], chair: undefined };
    const text = textOf(committeePage(madeUpFacts({ committee, history: undefined })));
    expect(text).toContain("No one holds seat 3 and 4.");
    expect(text).toContain("Northwind 3 of at most 2: above the limit");
    expect(text).toContain("No organization, or not known no limit Dee Okafor");
    expect(text).not.toContain("Since the beginning");
    const full = { ...committee, members: members.slice(0, 2), vacant: [] };
    expect(textOf(committeePage(madeUpFacts({ committee: full })))).toContain(
      "2 of at most 2: full",
    );
    expect(textOf(committeePage(madeUpFacts({ committee: undefined })))).toContain(
      "No file that can be read lists the members.",
    );
    const elsewhere = {
      ...person,
      name: "Fay Ames",
      organizations: [],
      seat: 1,
      elected: "2028-10",
    };
    expect(
      textOf(committeePage(madeUpFacts({ committee: { ...committee, members: [elsewhere] } }))),
    ).toContain("October 2028");
  });
});

describe("participation", () => {
  it("is counted from what is public; the rest stays unknown", () => {
    expect(participation(pastElections)).toEqual([
      {
        ...{ election: "2029-10", seats: undefined, candidates: undefined, elected: 2 },
        ...{ newcomers: undefined, how: undefined, voters: undefined, ballots: undefined },
        turnout: undefined,
      },
      {
        ...{ election: "2030-04", seats: 1, candidates: undefined, elected: 1, newcomers: 1 },
        ...{ how: "uncontested", voters: undefined, ballots: undefined, turnout: undefined },
      },
      {
        ...{ election: "2030-10", seats: 1, candidates: 3, elected: 1, newcomers: 0, how: "vote" },
        // 60 of 120
        ...{ voters: 120, ballots: 60, turnout: 50 },
      },
    ]);
  });

  it("is drawn and told as tables with the same numbers, gaps as gaps", () => {
    const html = participationPage(madeUpFacts());
    const text = textOf(html);
    expect(text).toContain("October 2029 – – – 2 – –");
    expect(text).toContain("April 2030 1 – – 1 1 not needed");
    expect(text).toContain("October 2030 1 3 3.0 1 0 held");
    expect(text).toContain("October 2030 120 60 50 %");
    expect(text).toContain("April 2030 – no vote –");
    // Elected once for the first time, three times again or not known; two who ran were not elected.
    const marks = (kind: string): number =>
      [...html.matchAll(new RegExp(`<path class="${kind}" d="([^"]*)"`, "g"))].reduce(
        (sum, [, path = ""]) => sum + path.split("M").length - 1,
        0,
      );
    expect([marks("full"), marks("hollow"), marks("gap")]).toEqual([1, 3, 2]);
    expect(html.match(/<circle class="dot"/g)).toHaveLength(1);
  });

  it("says so where no number is public, or no election is decided", () => {
    const past = pastElections.map((each) => ({ ...each, voters: undefined, ballots: undefined }));
    const text = textOf(participationPage(madeUpFacts({ past })));
    expect(text).toContain(
      "Three elections, 1 with a vote. No public file has the number of ballots of any",
    );
    expect(text).toContain("No public file has the number of voters or of ballots");
    expect(textOf(participationPage(madeUpFacts({ past: [] })))).toContain(
      "No result is published yet.",
    );
    const [newest, ...others] = pastElections;
    if (newest === undefined) throw new Error("three");
    const older = { ...newest, election: "2028-10", voters: undefined, ballots: undefined };
    const some = textOf(participationPage(madeUpFacts({ past: [newest, ...others, older] })));
    expect(some).toContain("number of ballots of 1 of them");
  });
});

describe("hostile facts", () => {
  it("stay text on every page", () => {
    const bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\"' \u202e";
    const names = { name: bad, login: undefined };
    const runners = [
      {
        ...runner,
        ...names,
        organizations: [bad],
        statement: bad,
        withdrawn: { date: bad, reason: bad },
        announcement: "javascript:x",
      },
    ];
    const elected = [{ ...names, organizations: [bad], seat: 1, until: bad, isNew: true }];
    const past = pastElections.map((each) => ({
      ...each,
      runners,
      elected,
      sources: [bad],
      officials: [{ login: bad, name: bad }],
    }));
    const headroom = {
      organizations: [{ organization: bad, held: [bad], free: 1 }],
      unsure: [bad],
    };
    const facts = madeUpFacts({
      running: {
        ...running,
        runners,
        officials: [{ login: bad, name: bad }],
        source: bad,
        poll: bad,
        headroom,
        stage: during("voting"),
      },
      coming: { election: "2031-10", season: bad, seats: 1, holders: [bad] },
      committee: {
        source: bad,
        vacant: [],
        chair: bad,
        members: [{ ...names, seat: 1, organizations: [bad], elected: "2030-10", until: bad }],
      },
      past,
      voterList: {
        ...{ election: "2031-04", rule: { from: bad, until: bad }, provisional: bad },
        ...{ objections: { to: [bad], before: bad }, voters: [{ login: bad, name: bad }] },
      },
      version: bad,
    });
    const [first] = past;
    if (first === undefined) throw new Error("three");
    const cancelled = { ...facts, running: { ...running, cancelled: bad } };
    const pages = [
      nowPage(facts),
      nowPage(cancelled),
      votersPage(facts),
      candidatesPage(facts),
      electionsPage(facts),
      committeePage(facts),
      participationPage(facts),
      toldPage(first, facts, { earlier: undefined, later: undefined }),
    ];
    for (const html of pages) {
      const own = html.replace(`<script>${pageScript}</script>`, "");
      expect(own).not.toMatch(/<script|<img|\u202e/);
      const targets = [...own.matchAll(/<[^>]*\shref="([^"]*)"/g)].map(([, target]) => target);
      expect(
        targets.filter((target) => !/^(?:https:|[\w./-]+(?:#\w+)?$|#|data:,$)/.test(target ?? "")),
      ).toEqual([]);
      expect(own).toContain("&lt;script&gt;");
    }
  });
});

describe("the candidates' page", () => {
  it("shows less of each statement where there are many, and says where the rest is", () => {
    const long = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} of what I want.`.repeat(9));
    const many = Array.from({ length: 15 }, (_, at) => ({
      ...runner,
      ...{ login: `person-${at}`, statement: long.join("\n\n") },
    }));
    const html = candidatesPage(madeUpFacts({ running: { ...running, runners: many } }));
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html.match(/The statement goes on/g)).toHaveLength(15);
    expect(html.match(/Paragraph 0 /g)?.length).toBeGreaterThanOrEqual(15);
    const few = candidatesPage(madeUpFacts({ running: { ...running, runners: many.slice(0, 2) } }));
    expect(few).toContain("Paragraph 15 of what I want.");
  });
});
