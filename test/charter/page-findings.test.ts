import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { checkPage } from "../../src/charter/page-findings.ts";

/** Seven seats (autumn 3, spring 4), at most 2 of one organization, committers merge, discussions board. */
const today = charterById("2025-03-07");
/** Five seats (autumn 3, spring 2), mailing list. */
const fiveSeats = charterById("2018-09-10");
/** Autumn 2, spring 3; says nowhere where candidates are asked. */
const launch = charterById("2017-12-04");

function contradictionsIn(text: string, charter = today): string[] {
  return checkPage({ path: "README.md", text, charter }).map((finding) =>
    finding.code === "contradicts-charter"
      ? `${finding.about}: ${finding.says} not ${finding.expected}`
      : finding.code,
  );
}

describe("sentences that contradict the charter", () => {
  it.each([
    ["The board is comprised of five seats, elected by voters.", "seats: 5 not 7"],
    ["It consists of 9 elected members.", "seats: 9 not 7"],
    ["One chair, selected by the five Architecture Committee members.", "seats: 5 not 7"],
    ["The Architecture Committee has thirteen seats.", "seats: 13 not 7"],
    ["Elections are in Spring 2026 (3 seats available).", "spring-seats: 3 not 4"],
    ["We vote in the fall (4 seats).", "autumn-seats: 4 not 3"],
    ["In January, 2 seats are filled.", "autumn-seats: 2 not 3"],
    ["In July, 2 seats are filled.", "spring-seats: 2 not 4"],
    [
      "No more than three of the seven seats may be filled by one organisation.",
      "organization-limit: 3 not 2",
    ],
    ["At most 3 members may share a company.", "organization-limit: 3 not 2"],
    ["Voters had code merged in the last 6 months.", "qualifying-months: 6 not 12"],
    [
      "Voters had code merged in the 12 months (a Contributor) before the election.",
      "qualifying-end: election not nominations-open",
    ],
    ["A Maintainer has the ability to merge code.", "merges-code: maintainers not committers"],
    [
      "Admins (see the [team](https://example.org/a)) have the ability to merge.",
      "merges-code: admins not committers",
    ],
    [
      "It makes final decisions if Maintainers disagree.",
      "merges-code: maintainers not committers",
    ],
    [
      "Pose questions on the community\nmailing lists, please.",
      "campaign-questions: mailing-list not discussions",
    ],
  ])("%j", (sentence, expected) => {
    expect(contradictionsIn(sentence)).toEqual([expected]);
  });

  it.each([
    ["It is comprised of 7 members. No more than 2 of the 7 seats for one organization."],
    [
      "Elections take place in the Autumn (3 seats available) and in the Spring (4 seats available).",
    ],
    ["Code merged in the last 12 months prior to the first day of the nomination period counts."],
    ["Committers have the ability to merge code."],
    ["Questions are asked on the discussions board."],
    ["# Working Committee\n\nIt is comprised of 9 members."],
    ["The Steering Committee has 9 members."],
    ["Announce the candidacy on the mailing list.\n\n```\ncomprised of five seats\n```"],
  ])("finds nothing in %j", (text) => {
    expect(contradictionsIn(text)).toEqual([]);
  });

  it("names the charter, rule and clause, and the line", () => {
    const text = "# House\n\nHello.\n\nThe committee is comprised of\nfive seats.\n";
    expect(checkPage({ path: "elections/README.md", text, charter: today })).toEqual([
      {
        path: "elections/README.md",
        line: 5,
        sentence: "The committee is comprised of five seats.",
        code: "contradicts-charter",
        about: "seats",
        says: 5,
        expected: 7,
        charter: "2025-03-07",
        rule: "seats",
        clause: today.rules.seats.clause,
      },
    ]);
  });

  it("holds a page only against rules that are written down", () => {
    const question = "Ask questions on the discussions board.";
    expect(contradictionsIn(question, launch)).toEqual([]);
    expect(contradictionsIn(question, fiveSeats)).toHaveLength(1);
  });
});

describe("other stale places", () => {
  it.each([
    [6, 1],
    [7, 0],
    [8, 1],
  ])("a list of %i members makes %i findings", (members, expected) => {
    const list = Array.from({ length: members }, (_, index) => `- Member ${index}`).join("\n");
    const text = `The current Architecture Committee members are:\n\n${list}\n`;
    const findings = checkPage({ path: "README.md", text, charter: today });
    expect(findings).toHaveLength(expected);
    if (expected > 0) expect(findings[0]).toMatchObject({ says: members, expected: 7, line: 1 });
  });

  it("a link to the old branch of the community repository", () => {
    const text =
      "[e](https://github.com/kata-containers/community/tree/master/elections) and\n" +
      "[r](https://github.com/kata-containers/runtime/tree/master) and https://github.com/kata-containers/community/tree/main";
    expect(checkPage({ path: "README.md", text, charter: today })).toEqual([
      {
        path: "README.md",
        line: 1,
        sentence: "https://github.com/kata-containers/community/tree/master/elections",
        code: "old-branch",
        says: "https://github.com/kata-containers/community/tree/master/elections",
        expected: "https://github.com/kata-containers/community/tree/main/elections",
      },
    ]);
  });

  it("the marks of an unfinished merge, but no underlined heading", () => {
    const text = "<<<<<<< HEAD\nOne\n=======\nTwo\n>>>>>>> 0f3c\n";
    const findings = checkPage({ path: "README.md", text, charter: today });
    expect(findings.map(({ line, code }) => [line, code])).toEqual([
      [1, "conflict-marker"],
      [5, "conflict-marker"],
    ]);
    expect(checkPage({ path: "README.md", text: "Title\n=======\n", charter: today })).toEqual([]);
  });
});

describe("pages of an election", () => {
  function codes(text: string, election: string, charter = today): string[] {
    return checkPage({ path: "p.md", text, charter, election }).map((finding) =>
      "says" in finding ? `${finding.code} ${finding.says}/${finding.expected}` : finding.code,
    );
  }

  it.each([
    ["2026-10", "There are three Architecture Committee seats up for election.", []],
    ["2026-10", "There are four seats up for election.", ["seats-off-pattern 4/3"]],
    ["2026-04", "There are three seats up for election.", ["seats-off-pattern 3/4"]],
    [
      "2026-10",
      "There are three seats up for election. They are held by `Ada Lindqvist` and `Bo Keller`.",
      ["seats-and-holders 3/2"],
    ],
    [
      "2026-10",
      "There are three seats up for election. They are held by `Ada Lindqvist` and `Bo Keller`, one is new.",
      [],
    ],
  ])("%s: %j", (election, text, expected) => {
    expect(codes(text, election)).toEqual(expected);
  });

  it.each([
    ["Two nominations were received:\n\n- Ada\n- Bo\n- Cy", ["list-length 2/3"]],
    ["Three (3) nominations were received:\n\n- Ada\n- Bo\n- Cy", []],
    [
      "Three nominations were received:\n\n- Ada\n- Bo\n- Cy\n\nThe two applicants were (re-)admitted.",
      ["list-length 2/3"],
    ],
    [
      "One seat was available.\n\nThe nominees elected to the positions were:\n\n- Ada\n- Bo",
      ["list-length 1/2"],
    ],
    [
      "Three seats were available.\n\nThe nominees elected to the positions were:\n\n- Ada\n- Bo",
      [],
    ],
  ])("result page %j", (text, expected) => {
    expect(codes(text, "2026-10")).toEqual(expected);
  });

  it.each([
    ["One nomination was received for the October 2026 elections.", []],
    [
      "One nomination was received for the April 2026 elections.",
      ["other-election 2026-04/2026-10"],
    ],
    ["They were admitted to the committee on 2026-11-02.", []],
    ["They were admitted to the committee on 2025-10-30.", ["other-election 2025-10/2026-10"]],
  ])("%j is about this election or not", (text, expected) => {
    expect(codes(text, "2026-10")).toEqual(expected);
  });
});
