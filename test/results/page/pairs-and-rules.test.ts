import { describe, expect, it } from "vitest";
import { html } from "../../../src/html.ts";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { renderPage } from "../../../src/results/page/render-page.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { siteMenu } from "../../../src/site/layout.ts";
import { crowdedRecord } from "../../browser/records.ts";
import { contested } from "../made-up-election.ts";

const record = publicRecord(buildRecord(contested()), "matrix", "a".repeat(64));

/** The record with these counts of Ada, Bo and Cy against each other. */
function withCounts(pairwise: readonly (readonly number[])[]): ElectionRecord {
  const { count } = record;
  if (count === undefined) throw new Error("a vote has a count");
  const candidates = ["Ada Lindqvist", "Bo Keller", "Cy Mora"];
  return { ...record, count: { ...count, candidates, pairwise: pairwise.map((row) => [...row]) } };
}

/** Kind and number of each cell; a cell without a class has the kind that the table has most of. */
function cells(html: string): string[] {
  const [, usual] = /<table class="pairs most-(\w+)"/.exec(html) ?? [];
  return [
    ...html.matchAll(/<td(?: class=(\w+))?><label><input type=radio [^>]*>(\d+)<\/label>/g),
  ].map(([, kind = usual, count]) => `${kind} ${count}`);
}

function explanations(html: string): string[] {
  return [...html.matchAll(/<span class=tip id=[\w-]+>(.*?)<\/span>/g)].map(([, text = ""]) =>
    text.replaceAll(/<\/?bdi>/g, ""),
  );
}

describe("the pairwise table of the page", () => {
  it("goes by the ranking, with a colour in steps of 3 to 2 and 3 to 1", () => {
    // Of 40: 20–20 is even; 24–16 is 3 to 2; 25–15 is more; 30–10 is 3 to 1; 31–9 is more.
    const pairwise = [
      [0, 20, 24],
      [20, 0, 31],
      [16, 9, 0],
    ];
    expect(cells(renderPage(withCounts(pairwise)))).toEqual([
      "even 20",
      "w1 24",
      "even 20",
      "w3 31",
      "l1 16",
      "l3 9",
    ]);
    const wider = [
      [0, 25, 30],
      [15, 0, 31],
      [10, 9, 0],
    ];
    expect(cells(renderPage(withCounts(wider))).slice(0, 2)).toEqual(["w2 25", "w2 30"]);
  });

  it("explains every pair, also who decides nothing", () => {
    const pairwise = [
      [0, 20, 1],
      [20, 0, 40],
      [38, 0, 0],
    ];
    const told = explanations(renderPage(withCounts(pairwise)));
    expect(told).toHaveLength(6);
    expect(told[0]).toBe("20 ballots prefer Ada Lindqvist to Bo Keller, 20 the other way round.");
    expect(told[1]).toBe(
      "1 ballot prefers Ada Lindqvist to Cy Mora, 38 the other way round; 1 ballot decides nothing between them.",
    );
  });

  it("says who is preferred to everybody, or that nobody is", () => {
    expect(renderPage(record)).toContain(
      "<bdi>Ada Lindqvist</bdi> is preferred to every other candidate.",
    );
    const { count } = record;
    if (count === undefined) throw new Error("a vote has a count");
    const cycle = { ...record, count: { ...count, condorcetWinner: null } };
    expect(renderPage(cycle)).toContain("No candidate is preferred to every other one.");
  });

  it("shows counts in their own order where they do not fit the ranking, none where they are cut", () => {
    const unknown = { ...record, ranking: [["Somebody"], ["Else"], ["Here"]] };
    const html = renderPage(unknown);
    expect(html).toMatch(/<th scope=row><span class=n><\/span> <bdi>Bo Keller/);
    expect(html).toContain("Do not rely on this page");
    const cut = renderPage(withCounts([[0, 1], [1, 0], []]));
    expect(cut).not.toMatch(/<table|What other rules/);
    expect(cut).toContain("Do not rely on this page");
  });

  it("gives tied candidates one place", () => {
    const tied = [["Ada Lindqvist", "Bo Keller"], ["Cy Mora"]];
    const places = [
      ...renderPage({ ...record, ranking: tied }).matchAll(
        /<th scope=row><span class=n>(\d)<\/span>/g,
      ),
    ].map(([, place]) => place);
    expect(places).toEqual(["1", "1", "3"]);
  });

  it("explains each number while there is room for it, and by one example where there is not", () => {
    expect(explanations(renderPage(crowdedRecord(8)))).toHaveLength(8 * 7);
    const large = renderPage(crowdedRecord(14));
    expect(explanations(large)).toHaveLength(0);
    expect(large.match(/<td(?: class=[wle]\w+)?>\d+/g)).toHaveLength(14 * 13);
    expect(large).toMatch(
      /For example, \d+ ballots prefer <bdi>[^<]+<\/bdi> to <bdi>[^<]+<\/bdi>, \d+ the other way round/,
    );
  });

  it.each([2, 10, 11, 20, 30])("leaves the page below 60 kB with %i candidates", (size) => {
    const crowded = crowdedRecord(size);
    const community = "https://github.com/kata-containers/community/blob/main/elections";
    const statements = crowded.outcomes.map(({ login, name }): [string, string] => [
      login,
      `${community}/arch-committee-2030-10/${name.replace(" ", "")}.md`,
    ]);
    const onward = ["README.md", "record.json", "2030-04.html", "2031-04.html"].map(
      (file) => html`<a href="${community}/arch-committee-2030-10/${file}">${file}</a>`,
    );
    const site = siteMenu("elections/2030-10.html");
    const page = renderPage(crowded, { site, onward, statements: new Map(statements) });
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
  });

  it("leaves out bars where ballots decide no pair, and a table that is too large", () => {
    const nothing = withCounts([0, 1, 2].map(() => [0, 0, 0]));
    expect(renderPage(nothing)).not.toContain(`class="share"`);
    const names = Array.from({ length: 41 }, (_, at) => `Candidate ${at}`);
    const { count } = record;
    if (count === undefined) throw new Error("a vote has a count");
    const pairwise = names.map(() => names.map(() => 0));
    const large = renderPage({
      ...record,
      ranking: [names],
      count: { ...count, candidates: names, pairwise },
    });
    expect(large).toContain("With 41 candidates the table is too large");
    expect(large).not.toContain("<table");
  });
});

describe("what other rules would have said", () => {
  it("tells whether they would seat others", () => {
    // The ballots rank Ada, Bo, Cy, and the record seats Ada and Cy though all are under a limit of two.
    const html = renderPage(record);
    expect(html).toMatch(
      /Minimax \(margins\) <span class="used">the rule of this election<\/span>/,
    );
    expect(html).toContain("Five rules would elect someone else, or leave a tie.");
    const organizations = ["Northwind", "Northwind", "Eastwind"];
    const outcomes = record.outcomes.map((each, at) => ({
      ...each,
      organization: organizations[at] ?? null,
    }));
    const limited = renderPage({ ...record, limit: 1, outcomes });
    expect(limited).toContain("They all elect the same people.");
    expect(limited).not.toContain("other people, or a tie");
    const grouped = renderPage({ ...record, limit: 1, outcomes, groups: "on" });
    expect(grouped).toContain("The record alone does not tell who they would elect.");
    expect(renderPage({ ...record, outcomes: outcomes.slice(1) })).toContain(
      "not known from this record",
    );
  });

  it("gives the order where it is another", () => {
    // Ada 22–18 over Bo, Bo 30–10 over Cy, Cy 21–19 over Ada: a cycle, which minimax ranks Bo (worst 18–22),
    // by margins Ada and Cy lose by 2 and 20: Ada (−2), Bo (−4), Cy (−20); Copeland ties all with one win each.
    const cycle = withCounts([
      [0, 22, 19],
      [18, 0, 30],
      [21, 10, 0],
    ]);
    expect(renderPage(cycle)).toContain(
      "<bdi>Ada Lindqvist</bdi> = <bdi>Bo Keller</bdi> = <bdi>Cy Mora</bdi>",
    );
    expect(renderPage(cycle)).toContain("<p>The same order</p>");
  });
});
