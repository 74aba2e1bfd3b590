import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import { buildRecord } from "../../src/results/build-record.ts";
import { feed } from "../../src/site/feed.ts";
import { organizationShares, organizationsPage } from "../../src/site/organizations-page.ts";
import { deadLinks, siteFiles } from "../../src/site/site-files.ts";
import { stretches, termSpans, vacancies } from "../../src/site/term-spans.ts";
import { organizationColours, timelineChart } from "../../src/site/timeline-chart.ts";
import { contested } from "../results/made-up-election.ts";
import { ledger, madeUpFacts } from "./made-up-facts.ts";

const { PlainDate } = Temporal;
const today = PlainDate.from("2031-04-10");

describe("the terms of a ledger over time", () => {
  it("last until the next holder, an early end, or the end of their season", () => {
    const spans = termSpans(ledger).map(({ term, from, until }) =>
      [term.holder, term.seat, from.toString(), until.toString()].join(" "),
    );
    expect(spans).toEqual([
      "ada-l 1 2029-10-01 2030-10-01",
      "bo-k 2 2029-10-01 2029-12-15",
      "cy-m 2 2030-04-01 2031-04-30",
      "ada-l 1 2030-10-01 2031-10-31",
    ]);
  });

  it("are parted where the holder moved; what the ledger knows only later holds from the beginning", () => {
    const parts = termSpans(ledger).map((span) =>
      span.parts.map((part) => `${part.from} ${part.until} ${part.organizations.join("+")}`),
    );
    expect(parts[0]).toEqual([
      "2029-10-01 2030-02-01 Northwind",
      "2030-02-01 2030-10-01 Southwind",
    ]);
    expect(parts[2]).toEqual(["2030-04-01 2031-04-30 Bluefin"]);
  });

  it("leave a seat vacant between an early end and the next term", () => {
    const spans = termSpans(ledger);
    expect(vacancies(spans, today)).toEqual([
      { seat: 2, from: PlainDate.from("2029-12-15"), until: PlainDate.from("2030-04-01") },
    ]);
    const still = spans.filter(({ term }) => term.holder !== "cy-m");
    expect(vacancies(still, today)[0]?.until).toEqual(today);
    expect(vacancies(still, PlainDate.from("2029-12-15"))).toEqual([]);
  });

  it("may begin after their season has ended", () => {
    const late = ledgerSchema.parse({
      formatVersion: 1,
      seats: [{ id: 1, season: "spring" }],
      terms: [
        {
          ...{ seat: 1, holder: "ada-l", name: "Ada", elected: "2030-06", how: "vote" },
          ...{ from: "2030-06-20", until: "spring 2030" },
        },
      ],
    });
    expect(termSpans(late).map(({ from, until }) => from.until(until).days)).toEqual([1]);
  });
});

describe("the timeline", () => {
  it("has a bar for each part of a term, gaps, moves and the present day", () => {
    const { markup } = timelineChart(ledger, today);
    expect(markup.match(/<rect class="term/g)).toHaveLength(5);
    expect(markup.match(/<rect class="gap"/g)).toHaveLength(1);
    expect(markup).toContain(">to spring</text>");
    expect(markup).toContain(">today</text>");
    expect(markup).toContain("<title>Bo Keller, Northwind: 2029-10-01 to 2029-12-15</title>");
    for (const year of [2030, 2031]) expect(markup).toContain(`>${year}</text>`);
    expect(markup).toContain('aria-label="The seats of the committee since October 2029');
  });

  it("shortens names to what fits into their bars", () => {
    const named = (name: string) => ({
      ...ledger,
      terms: ledger.terms.map((term) => ({ ...term, name })),
    });
    const words = (name: string): string[] =>
      [...timelineChart(named(name), today).markup.matchAll(/class="strong"[^>]*>([^<]*)</g)].map(
        ([, text]) => text ?? "",
      );
    expect(words("Maximiliane Lind")).toContain("M. Lind");
    expect(words("Ada Lindqvist")).toContain("Ada Lindqvist");
    expect(words("x".repeat(200))).toEqual([]);
    expect(words("\u738b\u5c0f\u660e").length).toBeGreaterThan(0);
  });

  it("says where no organization is known, and gives the last colour to all beyond the ninth", () => {
    const unknown = { ...ledger, affiliations: [] };
    expect(timelineChart(unknown, today).markup).toContain("organization not known");
    expect(timelineChart(unknown, today).markup).toContain('class="term o9"');
    const spans = Array.from({ length: 12 }, (_, at) => {
      const from = PlainDate.from("2029-10-01");
      const [span] = termSpans(ledger);
      if (span === undefined) throw new Error("there are terms");
      const until = from.add({ days: 100 - at });
      return { ...span, parts: [{ from, until, organizations: [`Org ${at}`] }] };
    });
    const colours = organizationColours(spans);
    expect(colours.get("Org 0")).toBe(0);
    expect(colours.get("Org 8")).toBe(8);
    expect([colours.get("Org 9"), colours.get("Org 11")]).toEqual([9, 9]);
  });

  it("can be drawn of a ledger without terms", () => {
    expect(timelineChart({ ...ledger, terms: [] }, today).markup).toContain("Seat 1");
  });
});

/** Thirty elections, spring and autumn in turn, in each of which two seats are filled. */
function longLedger() {
  const id = (at: number): string => `${2001 + Math.floor(at / 2)}-${at % 2 === 0 ? "04" : "10"}`;
  const terms = Array.from({ length: 30 }, (_, at) => at).flatMap((at) =>
    [1, 2].map((of) => ({
      ...{ seat: at % 2 === 0 ? of : of + 2, holder: `person-${at % 7}-${of}`, how: "vote" },
      ...{ name: `Person ${at % 7} Number ${of}`, elected: id(at) },
      until: `${at % 2 === 0 ? "spring" : "autumn"} ${2002 + Math.floor(at / 2)}`,
    })),
  );
  return ledgerSchema.parse({
    formatVersion: 1,
    seats: [1, 2, 3, 4].map((seat) => ({ id: seat, season: seat < 3 ? "spring" : "autumn" })),
    terms,
  });
}

describe("a long history", () => {
  const spans = termSpans(longLedger());

  it("is parted into stretches, newest first, without a gap", () => {
    const parts = stretches(spans, 20).map(({ from, until, began }) =>
      [from, until, began.length].join(" "),
    );
    expect(parts).toEqual(["2006-04-01  40", "2001-04-01 2006-04-01 20"]);
    expect(stretches([], 20)).toEqual([]);
  });

  it("has a page for each stretch, which draws its years only", () => {
    const facts = madeUpFacts({ history: { ledger: longLedger(), source: "a file" } });
    const files = siteFiles(facts, {
      "elections.ics": "",
      "elections/2031-04.ics": "",
      "data/status.json": "{}",
    });
    expect(deadLinks(files)).toEqual([]);
    const earlier = files.get("committee-2001.html") ?? "";
    expect(earlier).toContain("<title>The committee from 2001 to 2006");
    expect(earlier).toContain(">2003</text>");
    expect(earlier).not.toMatch(/>2007<\/text>|>today</);
    expect(earlier.match(/<th scope="row">/g)).toHaveLength(20);
    expect(files.get("committee.html")).toContain(
      '<a href="committee-2001.html">Earlier terms, from 2001</a>',
    );
  });
});

describe("the seats of organizations over time", () => {
  const told = (ends: Temporal.PlainDate) =>
    organizationShares(termSpans(ledger), ends).map(({ organization, steps, most }) =>
      [organization, most, ...steps.map(({ from, seats }) => `${seats} from ${from}`)].join(", "),
    );

  // Ada (Northwind, then Southwind) from 2029-10; Bo (Northwind) 2029-10 to 2029-12-15; Cy (Bluefin) from 2030-04.
  it("change with terms, early ends and moves, and not where a member is elected again", () => {
    expect(told(today)).toEqual([
      "Northwind, 2, 2 from 2029-10-01, 1 from 2029-12-15, 0 from 2030-02-01",
      "Bluefin, 1, 1 from 2030-04-01",
      "Southwind, 1, 1 from 2030-02-01",
    ]);
  });

  it("are those until a day", () => {
    expect(told(PlainDate.from("2029-11-01"))).toEqual(["Northwind, 2, 2 from 2029-10-01"]);
  });

  it("are drawn against the limit, and told as a table", () => {
    const html = organizationsPage(madeUpFacts());
    expect(html).toContain("Three organizations had seats so far.");
    expect(html).toContain('<path class="limit"');
    expect(html).toContain("2, the limit");
    expect(html).toContain("2 from 2029-10-01, 1 from 2029-12-15, 0 from 2030-02-01");
    expect(html).toContain("No organization was above the limit.");
  });

  it("say where one was above the limit, as after a move", () => {
    const charter = madeUpFacts().charter;
    const { organizationLimit } = charter.rules;
    const rules = { ...charter.rules, organizationLimit: { ...organizationLimit, value: 1 } };
    const html = organizationsPage(madeUpFacts({ charter: { ...charter, rules } }));
    expect(html).toContain("2, above the limit");
    expect(html).toContain("Members who move keep their seats");
  });

  it("are not told where no file tells them", () => {
    const html = organizationsPage(madeUpFacts({ history: undefined }));
    expect(html).toContain("No file says who members worked for over the years.");
    expect(html).not.toContain("<svg");
  });
});

describe("the feed", () => {
  const news = (id: string, day: string) => ({
    ...{ id, title: `Title of ${id} <b>`, link: `elections/${id}.html`, summary: "S & T" },
    day: PlainDate.from(day),
  });

  it("is Atom, newest first, everything escaped", () => {
    const text = feed({
      news: [news("a", "2030-01-01"), news("c", "2031-01-01"), news("b", "2031-01-01")],
    });
    expect(text).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/,
    );
    expect(text.match(/<id>tag:katacontainers\.io,2018:elections\/\w<\/id>/g)).toEqual(
      ["b", "c", "a"].map((id) => `<id>tag:katacontainers.io,2018:elections/${id}</id>`),
    );
    expect(text).toContain("<updated>2031-01-01T00:00:00Z</updated>\n<author>");
    expect(text).toContain("<title>Title of a &lt;b&gt;</title>");
    expect(text).toContain("<summary>S &amp; T</summary>");
  });

  it("has a date without entries, and at most sixty", () => {
    expect(feed({ news: [] })).toContain("<updated>2017-12-04T00:00:00Z</updated>");
    const many = Array.from({ length: 70 }, (_, at) => news(`n${at}`, "2030-01-01"));
    expect(feed({ news: many }).match(/<entry>/g)).toHaveLength(60);
  });
});

describe("the site", () => {
  const others = {
    "elections.ics": "BEGIN:VCALENDAR",
    "elections/2031-04.ics": "BEGIN:VCALENDAR",
    "data/status.json": "{}",
  };

  it("has every page, and no link among them leads nowhere", () => {
    const files = siteFiles(madeUpFacts(), others);
    expect([...files.keys()].sort()).toEqual([
      "candidates.html",
      "committee.html",
      "data/index.html",
      "data/status.json",
      "elections.html",
      "elections.ics",
      "elections/2029-10.html",
      "elections/2030-04.html",
      "elections/2030-10.html",
      "elections/2031-04.ics",
      "feed.xml",
      "index.html",
      "organizations.html",
      "participation.html",
      "voters.html",
    ]);
    expect(files.get("data/index.html")).toContain('<a href="status.json">status.json</a>');
    expect(deadLinks(files)).toEqual([]);
  });

  it("shows the result page of an election that has a record, with the way to the others", () => {
    const record = buildRecord(contested());
    const past = madeUpFacts().past.map((each, at) => (at === 1 ? { ...each, record } : each));
    const files = siteFiles(madeUpFacts({ past }), others);
    const html = files.get("elections/2030-04.html") ?? "";
    expect(html).toContain('<a href="2029-10.html">Earlier: October 2029</a>');
    expect(html).toContain('<a href="2030-10.html">Later: October 2030</a>');
    expect(html).toContain('<li><a href="../committee.html">Committee</a></li>');
    expect(html).toContain("Generated by kata-election 1.2.3");
    expect(deadLinks(files)).toEqual([]);
    const only = siteFiles(
      madeUpFacts({
        past: past
          .slice(1, 2)
          .map((each) => ({ ...each, runners: madeUpFacts().past[0]?.runners ?? [], told: today })),
      }),
      others,
    ).get("elections/2030-04.html");
    expect(only).not.toMatch(/Earlier:|Later:/);
    expect(only).toContain("Published on Thursday, April 10, 2031");
  });

  it("weighs at most 60 kB a page", () => {
    for (const text of siteFiles(madeUpFacts(), others).values()) {
      expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    }
  });

  it.each([
    ["a file that is not there", '<a href="gone.html">', "gone.html"],
    ["a place that is not there", '<a href="#gone">', "#gone"],
    ["a place of another page", '<a class="x" href="b.html#gone">', "b.html#gone"],
    ["a folder above the site", '<a href="../a.html">', "../a.html"],
    ["a stylesheet", '<link rel="x" href="x.css">', "x.css"],
  ])("finds a link to %s", (_, link, target) => {
    const files = new Map([
      ["a.html", link],
      ["b.html", '<p id="there">'],
    ]);
    expect(deadLinks(files)).toEqual([{ page: "a.html", target }]);
  });

  it("takes links to other sites, to places and to files around a page", () => {
    const links = [
      "https://example.org",
      "mailto:a@b.c",
      "data:,",
      "../b.html#there",
      "./c.html",
      "#here",
    ];
    const text = `<p id="here">${links.map((href) => `<a href="${href}">`).join("")}`;
    const files = new Map([
      ["d/a.html", text],
      ["b.html", '<p id="there">'],
      ["d/c.html", ""],
      ["data.json", '"<a href=\\"gone\\">"'],
    ]);
    expect(deadLinks(files)).toEqual([]);
  });
});
