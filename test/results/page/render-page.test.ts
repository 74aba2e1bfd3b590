import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { pageStyle } from "../../../src/results/page/page-style.ts";
import { renderPage } from "../../../src/results/page/render-page.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { contested } from "../made-up-election.ts";

const record = buildRecord(contested());
const digest = "a".repeat(64);

function headings(html: string): string[] {
  return [...html.matchAll(/<h2 id="\w+">([^<]*)<\/h2>/g)].map((match) => match[1] ?? "");
}

describe("the result as a page", () => {
  it("shows as much as the record's level holds", () => {
    const always = ["Who was seated", "The committee by organization"];
    expect(headings(renderPage(publicRecord(record, "winners", digest)))).toEqual([
      ...always,
      "How to check it",
    ]);
    expect(headings(renderPage(publicRecord(record, "ranking", digest)))).toEqual([
      ...always,
      "Ranking",
      "How to check it",
    ]);
    expect(headings(renderPage(publicRecord(record, "matrix", digest)))).toEqual([
      ...always,
      "Ranking",
      "Pair by pair",
      "What other rules would have said",
      "How to check it",
    ]);
  });

  it("explains places, pairs and seats", () => {
    const html = renderPage(record);
    expect(html).toContain("Seat 1 until the elections of autumn 2027, continuing");
    expect(html).toContain("40 of the 90 voters on the roll (44 %) cast a ballot.");
    expect(html).toContain(
      '<td class="cell lose" tabindex="0">0–40<span class="tip">0 ballots rank Bo Keller above Ada Lindqvist, 40 the other way round.</span></td>',
    );
    expect(html).toContain(
      '<th scope="row">minimax (used)</th><td>Ada Lindqvist &gt; Bo Keller &gt; Cy Mora</td>',
    );
    expect(html).toContain("Poll: E_0 (void: wrong seats), E_1.");
    expect(html).toMatch(
      /<b>Northwind<\/b>\s*<span class="seats"><span class="new">Ada Lindqvist<\/span>/,
    );
    expect(html).toMatch(/<b>Southwind<\/b>\s*<span class="seats"><span>Fay Ames<\/span>/);
  });

  it("says whether another rule would have seated others", () => {
    // Cy beats Bo for the second seat in these counts, while the record seats Ada and Cy by the limit.
    expect(renderPage(record)).toContain("<td>other people, or a tie</td>");
    const limited = { ...record, limit: 1 };
    const organizations = ["Northwind", "Northwind", "Eastwind"];
    const outcomes = record.outcomes.map((each, at) => ({
      ...each,
      organization: organizations[at] ?? null,
    }));
    expect(renderPage({ ...limited, outcomes })).toContain("<td>the same people</td>");
    expect(renderPage({ ...limited, groups: "on" })).toContain("<td>not known</td>");
    expect(renderPage({ ...limited, outcomes: outcomes.slice(1) })).toContain("<td>not known</td>");
  });

  it("marks pairs that are even or close", () => {
    const { count } = record;
    if (count === undefined) throw new Error("a vote has a count");
    const pairwise = [
      [0, 20, 24],
      [20, 0, 40],
      [16, 0, 0],
    ];
    const html = renderPage({ ...record, count: { ...count, pairwise } });
    expect(html).toContain('<td class="cell even" tabindex="0">20–20');
    expect(html).toContain('<td class="cell win weak" tabindex="0">24–16');
    expect(html).toContain('<td class="cell lose weak" tabindex="0">16–24');
  });

  it("has a page without a vote, without candidates, for people of no organization", () => {
    const { count: _, ranking: __, ballots: ___, ...rest } = record;
    const nobody = { ...rest, voteHeld: false, outcomes: [], openSeats: 2, polls: [], inputs: [] };
    expect(headings(renderPage(nobody))).toEqual([
      "The committee by organization",
      "How to check it",
    ]);
    const outcomes = record.outcomes.map((each) => ({ ...each, organization: null }));
    const [fay] = record.continuing;
    if (fay === undefined) throw new Error("Fay continues");
    const continuing = [fay, { ...fay, login: "gus-i", name: "Gus Ito", organizations: [] }];
    const html = renderPage({ ...record, outcomes, continuing });
    expect(html).toMatch(/<b>No organization<\/b>\s*<span class="seats"><span class="new">Ada/);
    expect(html).toMatch(/<b>not known<\/b>\s*<span class="seats"><span>Gus Ito/);
    expect(html.indexOf("<b>not known</b>")).toBeLessThan(html.indexOf("<b>No organization</b>"));
  });

  it("tells decisions, but not those about voters", () => {
    const { election } = contested({
      decisions: [
        { about: "tie", order: ["a", "b"], by: "octavia", date: "2026-10-27", reason: "lot" },
        {
          about: "voter",
          subject: "x",
          outcome: "y",
          by: "octavia",
          date: "2026-10-27",
          reason: "secret",
        },
      ],
    });
    const html = renderPage({ ...record, decisions: election.decisions });
    expect(html).toContain("<li>tie: lot (octavia, 2026-10-27)</li>");
    expect(html).not.toContain("secret");
  });
});

describe("the page and hostile text", () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x' \`<%= it %>\` \u202e`;

  it("escapes it everywhere, and asks nothing of any server", () => {
    const text = JSON.stringify(record)
      .replaceAll("Bo Keller", "HOSTILE")
      .replaceAll("Ada Lindqvist", "HOSTILE too")
      .replaceAll("Southwind", "HOSTILE")
      .replaceAll("E_1", "HOSTILE")
      .replaceAll("second, but", "HOSTILE");
    const poisoned = JSON.parse(text, (_, value) =>
      typeof value === "string" ? value.replaceAll("HOSTILE", hostile) : value,
    ) as ElectionRecord;
    const html = renderPage({ ...record, ...poisoned, decisions: [], charter: hostile });
    expect(html).not.toMatch(/<script|<img|<iframe|<link|\u202e|\son\w+="/);
    const rest = html.replaceAll(/<a href="https:\/\/github\.com\/[\w-]+">/g, "");
    expect(rest).not.toMatch(/<[^>]*\b(?:src|href)=|url\(|@import/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("Content-Security-Policy");
  });
});

describe("the page's colours", () => {
  function luminance(hex: string): number {
    const channels = [0, 2, 4].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    const [red = 0, green = 0, blue = 0] = channels;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  /** WCAG 2.2, contrast ratio: lighter plus 0.05 over darker plus 0.05. */
  function contrast(a: string, b: string): number {
    const [one, two] = [luminance(a) + 0.05, luminance(b) + 0.05];
    return Math.max(one, two) / Math.min(one, two);
  }
  const themes = pageStyle
    .split("@media (prefers-color-scheme: dark)")
    .slice(0, 2)
    .map((css) => {
      const block = /:root \{([^}]*)\}/.exec(css)?.[1] ?? "";
      const pairs = [...block.matchAll(/--(\w+): #(\w+)/g)].map(
        ([, name = "", hex = ""]): [string, string] => [
          name,
          hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex,
        ],
      );
      return new Map(pairs);
    });

  it.each([
    ["ink", "paper"],
    ["soft", "paper"],
    ["soft", "card"],
    ["accent", "card"],
    ["accent", "paper"],
    ["seat", "paper"],
    ["ink", "win"],
    ["ink", "lose"],
  ])("%s on %s has the contrast of WCAG AA, light and dark", (text, ground) => {
    expect(themes).toHaveLength(2);
    for (const theme of themes) {
      expect(contrast(theme.get(text) ?? "", theme.get(ground) ?? "")).toBeGreaterThanOrEqual(4.5);
    }
  });
});
