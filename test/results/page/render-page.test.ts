import { describe, expect, it } from "vitest";
import { html } from "../../../src/html.ts";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { menuOf } from "../../../src/results/page/document.ts";
import { renderPage } from "../../../src/results/page/render-page.ts";
import { type ElectionRecord, electionRecordSchema } from "../../../src/results/record.ts";
import { contested } from "../made-up-election.ts";

const record = buildRecord(contested());
const digest = "a".repeat(64);
const matrix = publicRecord(record, "matrix", digest);

function headings(html: string): string[] {
  return [...html.matchAll(/<h2 id="\w+">([^<]*)<\/h2>/g)].map((match) => match[1] ?? "");
}

/** What a reader of the page sees in a section, or in its masthead: the text without markup. */
function textOf(html: string, section: string): string {
  const start = html.indexOf(section === "header" ? "<header>" : `aria-labelledby="${section}"`);
  const end = html.indexOf(section === "header" ? "</header>" : "</section>", start);
  const shown = html
    .slice(start, end)
    .replace(/^[^>]*>/, "")
    .replaceAll(/<\/?(?:a|bdi|code)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<");
  return shown.replaceAll(/\s+/g, " ").trim();
}

describe("the result as a page", () => {
  it("shows as much as the record's level holds", () => {
    const always = ["Elected", "The committee by organization"];
    const level = (name: "winners" | "ranking"): string =>
      renderPage(publicRecord(record, name, digest));
    expect(headings(level("winners"))).toEqual([...always, "Who ran", "Check it yourself"]);
    expect(headings(level("ranking"))).toEqual([
      ...always,
      "The ranking",
      "Decisions and remarks",
      "Check it yourself",
    ]);
    expect(headings(renderPage(matrix))).toEqual([
      ...always,
      "The ranking",
      "Pair by pair",
      "What other rules would say",
      "Decisions and remarks",
      "Check it yourself",
    ]);
    expect(textOf(level("winners"), "verify")).toContain("The ranking, the pairwise counts and");
    expect(textOf(level("ranking"), "verify")).toContain("The pairwise counts and the ballots are");
    expect(textOf(renderPage(matrix), "verify")).toContain("The ballots are not published.");
    expect(level("winners")).not.toMatch(/Place \d|preferred|passed over/i);
    expect(level("ranking")).not.toMatch(/preferred|Bars/);
  });

  it("begins with who was seated, of how many, by how many ballots, under which rules", () => {
    const text = textOf(renderPage(matrix), "header");
    expect(text).toContain("Elections of October 2026");
    expect(text).toContain("Ada Lindqvist and Cy Mora were elected.");
    expect(text).toContain("Three candidates ran for two seats, so a vote was held.");
    expect(text).toContain("Seats up 2 of 3 on the committee");
    expect(text).toContain("Ballots counted 40 44 % of 90 voters on the roll");
    expect(text).toContain("Counted by Condorcet Minimax (margins)");
    expect(text).toContain("Nominations 5–12 October 2026");
    expect(text).toContain("Voting 19–26 October 2026");
  });

  it("tells what else is known of the ballots, and periods that pass the end of a month or year", () => {
    const { roll: _, ...rest } = matrix;
    const { ballots } = matrix;
    if (ballots === undefined) throw new Error("a vote has ballots");
    const told = electionRecordSchema.parse({
      ...JSON.parse(JSON.stringify(rest)),
      ballots: { ...ballots, abstentions: 3, invalid: 1 },
      campaign: { opens: "2026-10-28T15:00Z", closes: "2026-11-04T15:00Z" },
      voting: { opens: "2026-12-28T15:00Z", closes: "2027-01-04T15:00Z" },
    });
    const text = textOf(renderPage(told), "header");
    expect(text).toContain(
      "Ballots counted 40 how many were on the roll is not recorded; 3 of them ranked no one; 1 more invalid and not counted",
    );
    const mailed = { ...rest, roll: { ...matrix.roll, mail: { activated: 60, awaiting: 30 } } };
    expect(textOf(renderPage(mailed as ElectionRecord), "header")).toContain(
      "44 % of 90 voters on the roll; 60 had opted in to CIVS email, 30 had not",
    );
    expect(text).toContain("Q&amp;A 28 October – 4 November 2026");
    expect(text).toContain("Voting 28 December 2026 – 4 January 2027");
  });

  it("says of everybody who was seated what they were given and why", () => {
    const text = textOf(renderPage(matrix), "seated");
    // 40 ballots rank Ada over Bo over Cy: the closest of Ada's pairs is any of them, 40 to 0.
    expect(text).toContain(
      "Place 1 Ada Lindqvist Northwind Seat 1 until autumn 2027, continuing member Defeats everyone ranked below; closest result 40–0 over Bo Keller.",
    );
    expect(text).toContain("Place 3 Cy Mora Northwind Seat 2 until autumn 2027, new member");
  });

  it("puts whoever was passed over between those who were elected, with the reason", () => {
    const html = renderPage(matrix);
    // Bo Keller came second, after Ada and before Cy; Cy got the seat that the limit kept from Bo.
    expect(textOf(html, "seated")).toMatch(
      /Place 1 Ada Lindqvist .* Place 2 Bo Keller Northwind Passed over: no seat .*Northwind already has its limit of two seats: Ada Lindqvist\. Place 3 Cy Mora/,
    );
    expect(html.match(/class="card over"/g)).toHaveLength(1);
    // Whoever came after the last seat was taken is told of in the ranking alone.
    const last = matrix.outcomes.map((each) =>
      each.outcome.state === "passed over" ? { ...each, rank: 4 } : each,
    );
    expect(renderPage({ ...matrix, outcomes: last })).not.toContain('class="card over"');
    const { ranking: _, ...unranked } = matrix;
    expect(renderPage(unranked)).not.toContain('class="card over"');
  });

  it("tells the day of publication, the version and the way onward, where it stands in a site", () => {
    const text = renderPage(matrix, {
      version: "1.2.3",
      published: "Tuesday, October 27, 2026",
      site: menuOf("Site", [["../index.html", "Now"]]),
      onward: [
        html`<a href="record.json">Record</a>`,
        html`<a href="2026-04.html">Earlier: April 2026</a>`,
      ],
      statements: new Map([["ada-l", "https://example.org/Ada.md"]]),
    });
    expect(text).toContain(
      "Published on Tuesday, October 27, 2026. Generated by kata-election 1.2.3",
    );
    expect(text).toContain('<li><a href="../index.html">Now</a></li>');
    expect(text).toContain(
      '<a href="record.json">Record</a> · <a href="2026-04.html">Earlier: April 2026</a>',
    );
    expect(text.match(/href="https:\/\/example\.org\/Ada\.md"/g)).toHaveLength(2);
    expect(renderPage(matrix)).not.toMatch(/aria-label="Site"|Published on|>statement</);
  });

  it("describes itself for previews of links", () => {
    const description =
      "Kata Containers Architecture Committee, elections of October 2026: Ada Lindqvist, Cy Mora elected by vote.";
    expect(renderPage(matrix)).toContain(`<meta name="description" content="${description}">`);
    const nothing = { ...matrix, outcomes: [], voteHeld: false };
    expect(renderPage(nothing)).toContain("October 2026: no one was elected.");
  });

  it("gives the ranking with the reason for each place and each outcome", () => {
    const text = textOf(renderPage(matrix), "standing");
    expect(text).toMatch(/2 Bo Keller Northwind Passed over Defeats the only other one left/);
    expect(text).toContain("Northwind already has its limit of two seats: Ada Lindqvist.");
    // Of Ada's 80 decided pairs all favour Ada, of Bo's 40 of 80.
    expect(text).toMatch(/Ada Lindqvist .* 100 % .*Bo Keller .* 50 %/);
  });

  it("draws the line below the last who was seated", () => {
    const [ada, bo, cy] = matrix.outcomes;
    if (ada === undefined || bo === undefined || cy === undefined) throw new Error("three stand");
    const notReached = { ...cy, outcome: { state: "not reached" as const } };
    const outcomes = [ada, { ...bo, outcome: { ...ada.outcome, seat: 2 } }, notReached];
    const html = renderPage({ ...matrix, outcomes } as ElectionRecord);
    expect(textOf(html, "standing")).toMatch(
      /Bo Keller .* All two seats were filled before place 3 was reached .* Cy Mora/,
    );
    const byDecision = { by: "octavia", reason: "drawn by lot" };
    const tied = [
      { ...notReached, rank: ada.rank },
      { ...ada, outcome: { ...ada.outcome, byDecision } },
    ];
    expect(textOf(renderPage({ ...matrix, outcomes: tied } as ElectionRecord), "standing")).toMatch(
      /Ada Lindqvist .* All two seats were filled .*Cy Mora .*Tied for the last seats. Others come first, as decided by octavia: drawn by lot\./,
    );
    const one = { ...matrix, seatsDue: 1, outcomes: [ada, { ...notReached, rank: 2 }] };
    expect(textOf(renderPage(one), "standing")).toContain("The seat was filled before place 2");
  });

  it("draws the committee by organization, with the places that are left", () => {
    const text = textOf(renderPage(matrix), "committee");
    expect(text).toContain("No organization may hold more than two seats.");
    expect(text).toMatch(
      /Northwind 2 of at most 2: full Ada Lindqvist seat 1 until autumn 2027, el/,
    );
    expect(text).toMatch(
      /Southwind 1 of at most 2 Fay Ames seat 3 until spring 2027 could still be held by Southwind$/,
    );
    expect(textOf(renderPage({ ...matrix, limit: 1 }), "committee")).toContain(
      "Northwind 2 of at most 1: above the limit",
    );
    const grouped = textOf(renderPage({ ...matrix, groups: "on" }), "committee");
    expect(grouped).toContain("organizations of one group count together");
    expect(grouped).toMatch(/Fay Ames seat 3 until spring 2027$/);
  });

  it("puts who belongs to no organization, or to which is not known, last", () => {
    const outcomes = matrix.outcomes.map((each) => ({ ...each, organization: null }));
    const [fay] = matrix.continuing;
    if (fay === undefined) throw new Error("Fay continues");
    const gus = { ...fay, login: "gus-i", name: "Gus", seat: 4, organizations: [] };
    const html = renderPage({ ...matrix, outcomes, continuing: [fay, gus], openSeats: 1 });
    expect(textOf(html, "committee")).toMatch(
      /Southwind .* Not known .* Gus seat 4 .* No organization no limit Ada .* Vacant no one$/,
    );
    expect(html).toContain('<g class="open">');
    expect(html).toMatch(/<text [^>]*>FA<\/text>.*<text [^>]*>G<\/text>/s);
  });

  it("draws no half circle of more seats than it has room for, and one seat in the middle", () => {
    expect(renderPage({ ...matrix, openSeats: 30 })).not.toContain("<circle");
    expect(renderPage({ ...matrix, continuing: [], outcomes: [], openSeats: 1 })).toContain(
      '<circle cx="150.0" cy="30.0"',
    );
  });

  it("has a page without a vote, and without candidates", () => {
    const { count: _, ranking: __, ballots: ___, remarks: ____, ...rest } = matrix;
    const nobody = { ...rest, voteHeld: false, outcomes: [], openSeats: 2, polls: [], inputs: [] };
    const html = renderPage({ ...nobody, completeRecord: undefined });
    expect(textOf(html, "header")).toContain("No one was elected.");
    expect(textOf(html, "header")).toContain("Seats up 2 of 3 on the committee; two of them stay");
    expect(textOf(html, "header")).not.toContain("Voting");
    expect(textOf(html, "seated")).toBe("Elected No one.");
    expect(html).not.toContain("SHA-256");
    const seated = renderPage({ ...nobody, outcomes: matrix.outcomes.slice(0, 1), openSeats: 1 });
    expect(textOf(seated, "header")).toContain("Ada Lindqvist was elected without a vote.");
    expect(textOf(seated, "header")).toContain("one of them stays open");
    expect(textOf(seated, "seated")).toContain("Elected without a vote.");
    expect(textOf(seated, "verify")).toContain("There was no vote");
    expect(headings(seated)).not.toContain("Who ran");
  });

  it("tells decisions, late nominations and withdrawals, but nothing about voters", () => {
    const decided = { by: "octavia", date: "2026-10-27" };
    const decisions = [
      { about: "tie", order: ["a", "b"], ...decided, reason: "lot", reference: "the minutes" },
      { about: "voter", subject: "x", outcome: "y", ...decided, reason: "secret" },
    ];
    const late = { acceptedLate: { by: "wei-l", reason: "an outage" } };
    const gone = { withdrawn: { date: "2026-10-15", reason: "no time!" } };
    const { election } = contested({ decisions });
    const { election: changed } = contested();
    const candidates = changed.candidates.map((each, at) =>
      electionRecordSchema.shape.candidates.element.parse({
        ...JSON.parse(JSON.stringify(each)),
        ...(at === 0 ? late : gone),
      }),
    );
    const html = renderPage({ ...matrix, decisions: election.decisions, candidates });
    const text = textOf(html, "notes");
    expect(text).toContain(
      "In a tie the order is a, b, decided on 2026-10-27, recorded by octavia: lot. See: the minutes.",
    );
    expect(text).toContain("The nomination of Ada Lindqvist came late, and wei-l accepted it: an");
    expect(text).toContain("Bo Keller withdrew on 2026-10-15: no time! ");
    expect(text).toContain("The limit decided a seat.");
    expect(html).not.toContain("secret");
  });

  it("says who settled a tie, and passes over without names where the record has none", () => {
    const [ada, bo, cy] = matrix.outcomes;
    if (ada?.outcome.state !== "seated" || bo === undefined || cy === undefined) {
      throw new Error("Ada is seated");
    }
    const byDecision = { by: "octavia", reason: "drawn by lot" };
    const full = { state: "passed over" as const, organization: "Northwind", filledBy: [] };
    const outcomes = [
      { ...ada, outcome: { ...ada.outcome, byDecision } },
      { ...bo, outcome: full },
      { ...cy, outcome: { ...full, filledBy: ["Ada Lindqvist", "Fay Ames"] } },
    ];
    const text = textOf(renderPage({ ...matrix, outcomes }), "standing");
    expect(text).toContain("A tie was settled by octavia: drawn by lot.");
    expect(text).toContain("Northwind already has its limit of two seats.");
    expect(text).toContain(": Ada Lindqvist and Fay Ames.");
  });

  it("names the polls, links those that have an address of the web, and lists the digests", () => {
    const polls = [...matrix.polls, { ...matrix.polls[0], id: "E_2", url: "javascript:alert(1)" }];
    const html = renderPage({ ...matrix, polls } as ElectionRecord);
    const text = textOf(html, "verify");
    expect(text).toContain("E_0, void: wrong seats.");
    expect(html).toContain('<a href="https://civs.example/E_1"><bdi>E_1</bdi></a>');
    expect(html).toContain("<code>E_2</code>");
    expect(html).not.toContain("javascript:");
    expect(text).toContain(`the sorted ballots ${"b".repeat(64)}`);
    expect(text).toContain(`the complete record ${digest}`);
    expect(text).toContain(`elections/committee.yaml ${"d".repeat(64)}`);
  });

  it("warns of a record that is not for the public, and of one that contradicts itself", () => {
    expect(renderPage(record)).toContain("Not for the public");
    // One seat each: Ada takes Northwind's, so that Bo is passed over and Cy takes the second.
    const organizations = ["Northwind", "Northwind", "Eastwind"];
    const outcomes = matrix.outcomes.map((each, at) => ({
      ...each,
      organization: organizations[at] ?? null,
    }));
    const sound = renderPage({ ...matrix, limit: 1, outcomes });
    expect(sound).not.toMatch(/Not for the public|Do not rely/);
    const wrong = renderPage({ ...matrix, seatsDue: 5 });
    expect(wrong).toContain("Do not rely on this page");
    expect(wrong).toContain("seatsDue: expected 2: 2 seated, 0 open, found 5");
  });

  it("is the same text every time", () => {
    expect(renderPage(matrix)).toBe(renderPage(matrix));
  });
});
