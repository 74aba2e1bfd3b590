import { describe, expect, it } from "vitest";
import { readAnnouncement } from "../../../src/committee/past/announcement.ts";
import { readResultPage } from "../../../src/committee/past/result-page.ts";
import { electionPage, unopposedPage, votedPage } from "../../support/past-checkout.ts";

describe("readResultPage", () => {
  it("tells those elected from the nominees of a vote", () => {
    const page = readResultPage(
      votedPage("October 2029", ["ada", "bo", "dee"], ["ada", "bo"]),
      "R.md",
    );
    expect(page.nominees.map(({ login }) => login)).toEqual(["ada-l", "bo-k", "dee-o"]);
    expect(page.elected).toEqual([
      { name: "Ada Lindqvist", login: "ada-l", line: 13 },
      { name: "Bo Keller", login: "bo-k", line: 14 },
    ]);
    expect(page.how).toBe("vote");
  });

  it("takes all nominees where no vote was needed", () => {
    const page = readResultPage(unopposedPage("April 2030", ["eva", "fay"], "2030-04-17"), "R.md");
    expect(page.elected?.map(({ name }) => name)).toEqual(["Eva Rask", "Fay Novak"]);
    expect(page.how).toBe("uncontested");
    expect(page.admitted?.date.toString()).toBe("2030-04-17");
  });

  it.each([
    ["No elections were held.", "uncontested"],
    ["As there were two, no vote was needed.", "uncontested"],
    ["Two seats were available, so elections were held.", "vote"],
  ])("reads %j as %s", (sentence, how) => {
    expect(readResultPage(`# Results\n\n${sentence}\n`, "R.md").how).toBe(how);
  });

  it("reads the numbered names of the first result", () => {
    const text =
      "Committee Election\nOctober 10, 2029\n\nResults:\n1) Ada Lindqvist (ada-l)\n2) Bo Keller (@bo-k)\n";
    const page = readResultPage(text, "2029-10-Results.txt");
    expect(page.elected).toEqual([
      { name: "Ada Lindqvist", login: "ada-l", line: 5 },
      { name: "Bo Keller", login: "bo-k", line: 6 },
    ]);
    expect(page.how).toBeUndefined();
  });

  it("reads the pages that this program writes", () => {
    const text =
      "The nominees admitted to the positions without a vote were:\n\n- [`Ada Lindqvist`](https://github.com/ada-l)\n";
    expect(readResultPage(text, "R.md")).toMatchObject({
      how: "uncontested",
      elected: [{ name: "Ada Lindqvist", login: "ada-l" }],
    });
  });

  it("claims nothing for a page that says nothing", () => {
    const page = readResultPage(
      "# Results\n\nTo come, admitted to the committee on 2030-13-40.\n\n- \n",
      "R.md",
    );
    expect(page).toEqual({
      path: "R.md",
      nominees: [],
      elected: undefined,
      how: undefined,
      admitted: undefined,
    });
    expect(readResultPage("Results:\n\n1) !!!\n2) Ada\n", "R.md").elected).toEqual([
      { name: "Ada", login: undefined, line: 4 },
    ]);
  });
});

describe("readAnnouncement", () => {
  const read = (holders: string, dates = "") =>
    readAnnouncement(electionPage("October 2030", "four", holders, dates), "README.md", "2030-10");

  it("names the holders, who left early and new seats", () => {
    const page = read(
      "`Ada Lindqvist` @ada-l, and `Bo Keller`, with the addition of two brand new seats",
    );
    expect(page.seats).toBe(4);
    expect(page.newSeats).toBe(2);
    expect(page.holders).toEqual([
      { name: "Ada Lindqvist", login: "ada-l", line: 3, left: undefined },
      { name: "Bo Keller", login: undefined, line: 3, left: undefined },
    ]);
    expect(read("`Ada`, `Bo` who has resigned, and `Cy`").holders.map(({ left }) => left)).toEqual([
      undefined,
      "has resigned",
      undefined,
    ]);
  });

  it("reads names that are not set as code", () => {
    expect(read("Ada Lindqvist, Bo Keller and Cy Mora").holders.map(({ name }) => name)).toEqual([
      "Ada Lindqvist",
      "Bo Keller",
      "Cy Mora",
    ]);
    expect(read("two empty seats").holders).toEqual([]);
  });

  it.each([
    // As the pages have written it since 2018: the year once, at the end; over a new year's day; with ordinals.
    [
      "* October 07, 1500 UTC - October 14, 2030 14:59 UTC: Candidate nominations open",
      "2030-10-07",
      "2030-10-14",
    ],
    [
      "* December 28, 15:00 UTC - January 04, 2031 14:59 UTC: Candidate nominations open",
      "2030-12-28",
      "2031-01-04",
    ],
    ["* October, 7 - October 14th: Candidate nominations open", "2030-10-07", "2030-10-14"],
  ])("reads %s", (line, opens, closes) => {
    const { nominations } = read("`Ada`", line);
    expect([nominations?.opens.toString(), nominations?.closes.toString()]).toEqual([
      opens,
      closes,
    ]);
  });

  it("reads the day of the results, and no day that there is not", () => {
    expect(read("`Ada`", "* November 30th, 2030, results announced").results?.toString()).toBe(
      "2030-11-30",
    );
    expect(read("`Ada`", "* November 31, 2030, results announced").results).toBeUndefined();
    expect(readAnnouncement("# Nothing\n", "README.md", "2030-10")).toEqual({
      ...{ path: "README.md", seats: undefined, newSeats: 0, holders: [] },
      ...{ nominations: undefined, results: undefined },
    });
  });
});
