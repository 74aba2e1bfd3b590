import { describe, expect, it } from "vitest";
import { buildRecord } from "../../../src/results/build-record.ts";
import { sharedStyle } from "../../../src/results/page/page-style.ts";
import { renderPage } from "../../../src/results/page/render-page.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { contested } from "../made-up-election.ts";

const record = buildRecord(contested());

describe("the page and hostile text", () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x' \`<%= it %>\` {0} \u202e`;

  it("escapes it everywhere, and asks nothing of any server", () => {
    const text = JSON.stringify(record)
      .replaceAll("Bo Keller", "HOSTILE")
      .replaceAll("Ada Lindqvist", "HOSTILE too")
      .replaceAll("Southwind", "HOSTILE")
      .replaceAll("E_1", "HOSTILE")
      .replaceAll("The limit decided", "HOSTILE");
    const poisoned = JSON.parse(text, (_, value) =>
      typeof value === "string" ? value.replaceAll("HOSTILE", hostile) : value,
    ) as ElectionRecord;
    const { nominations, campaign, voting, candidates } = record;
    const html = renderPage({
      ...record,
      ...poisoned,
      nominations,
      campaign,
      voting,
      candidates,
      polls: record.polls.map((poll) => ({ ...poll, id: hostile })),
      decisions: [],
      charter: hostile,
    });
    expect(html).not.toMatch(
      /<script|<img|<iframe|<link (?!rel="icon" href="data:,">)|\u202e|\son\w+="/,
    );
    // What previews of links show is text of an attribute: no tag begins or ends in it.
    const previews = html.match(
      /<meta (?:name="description"|property="og:[a-z]+") content="[^"<>]*">/g,
    );
    expect(previews).toHaveLength(3);
    const rest = (previews ?? [])
      .reduce((left, each) => left.replace(each, ""), html)
      .replaceAll(
        /<a href="(?:https:\/\/github\.com\/[\w-]+|https:\/\/civs\.example\/E_1|#\w+)">/g,
        "",
      );
    expect(rest).not.toMatch(
      /<(?!link rel="icon" href="data:,">)[^>]*\b(?:src|href)=|url\(|@import/,
    );
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("Content-Security-Policy");
  });

  it.each(["constructor", "__proto__"])("shows an organization named %s by its name", (name) => {
    const [first, ...others] = record.continuing;
    if (first === undefined) throw new Error("nobody goes on");
    const html = renderPage({
      ...record,
      continuing: [{ ...first, organizations: [name] }, ...others],
    });
    expect(html).toContain(`<h3><bdi>${name}</bdi>`);
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
  const [light = new Map<string, string>(), dark = new Map<string, string>()] = sharedStyle
    .split("@media screen and (prefers-color-scheme:dark)")
    .slice(0, 2)
    .map((css) => {
      const block = /:root ?\{([^}]*)\}/.exec(css)?.[1] ?? "";
      return new Map(
        [...block.matchAll(/--([\w-]+):#(\w{6})/g)].map(
          ([, name = "", hex = ""]) => [name, hex] as const,
        ),
      );
    });
  const schemes = [light, new Map([...light, ...dark])];
  const grounds = ["w1", "w2", "w3", "l1", "l2", "l3", "even"];

  it.each<[string, string]>([
    ["ink", "paper"],
    ["ink", "card"],
    ["soft", "paper"],
    ["soft", "card"],
    ["accent", "card"],
    ["accent", "paper"],
    ["seat", "paper"],
    ["seat", "card"],
    ["seat", "seat-ground"],
    ["on-full", "full"],
    ["warn", "paper"],
    ["warn", "warn-ground"],
    ["on-band", "band"],
    ["soft-on-band", "band"],
    ["glow", "band"],
    ...grounds.map((ground): [string, string] => ["ink", ground]),
  ])("%s on %s has the contrast of WCAG AA, light and dark", (text, ground) => {
    expect(dark.size).toBeGreaterThan(10);
    for (const scheme of schemes) {
      const [a, b] = [scheme.get(text), scheme.get(ground)];
      if (a === undefined || b === undefined) throw new Error(`no colour ${text} or ${ground}`);
      expect(contrast(a, b)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
