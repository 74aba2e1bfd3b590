/// <reference lib="dom" />
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildRecord } from "../../src/results/build-record.ts";
import type { SiteFacts } from "../../src/site/facts.ts";
import { siteFiles } from "../../src/site/site-files.ts";
import { contested } from "../results/made-up-election.ts";
import { madeUpFacts, runner, running } from "../site/made-up-facts.ts";
import { axeFindings, openFile, textOf, tooWide } from "./page-in-browser.ts";

const hostile =
  "<script>alert(1)</script><img src=x onerror=alert(1)> \u05e9\u05dc\u05d5\u05dd \u202e";
const statement = [
  "# Why\n\nI **maintain** [this](javascript:alert(1)) and [that](https://example.org/a).",
  hostile,
  "<svg onload=alert(1)><style>body{display:none}</style>",
  "![x](https://evil.example/pixel.png)",
  "x".repeat(100_000),
].join("\n\n");

const voters = Array.from({ length: 300 }, (_, at) => ({
  login: `voter-${at}`,
  name: at === 7 ? hostile : `José Number ${at}`,
}));

/** A site with everything on it: an election that runs, a record, a list of voters, hostile names. */
function wholeSite(): SiteFacts {
  const facts = madeUpFacts();
  const bad = { ...runner, name: hostile, login: "bad-1", organizations: [hostile], statement };
  const headroom = {
    organizations: [{ organization: hostile, held: [hostile], free: 1 }],
    unsure: [hostile],
  };
  const record = buildRecord(contested());
  return {
    ...facts,
    running: { ...running, runners: [runner, bad], headroom },
    past: facts.past.map((each, at) => (at === 1 ? { ...each, record } : each)),
    voterList: {
      ...{ election: "2031-04", rule: { from: "2030-04-07", until: "2031-04-07" } },
      ...{ provisional: "2031-04-01", voters },
      objections: { to: ["octavia"], before: "2031-04-21" },
    },
  };
}

const others = {
  "elections.ics": "",
  "elections/2031-04.ics": "",
  "data/status.json": "{}",
};
const files = siteFiles(wholeSite(), others);
const pages = [...files.keys()].filter((path) => path.endsWith(".html"));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kata-election-site-"));
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (path: string, options?: BrowserContextOptions) =>
  openFile(join(folder, path), options);

describe.each(pages)("the page %s of the site", (path) => {
  it("has nothing for axe to find and never scrolls sideways, at three widths, and in the dark", async () => {
    const { page } = await open(path);
    await page.evaluate(() => {
      for (const summary of document.querySelectorAll("summary")) summary.click();
    });
    // Of three hundred entries that are alike, axe is shown the first forty.
    await page.evaluate(() => {
      for (const entry of document.querySelectorAll("#voters li:nth-child(n + 41)")) entry.remove();
    });
    expect(await axeFindings(page)).toEqual([]);
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ width, wide: await tooWide(page), scroll }).toEqual({
        width,
        wide: [],
        scroll: width,
      });
    }
  }, 300_000);

  it("asks nothing of any server, and nothing of it is refused or fails", async () => {
    const { page, requests, problems } = await open(path);
    await page.mouse.wheel(0, 100_000);
    await page.emulateMedia({ media: "print" });
    expect([requests, problems]).toEqual([[], []]);
  });

  it("says the same without scripts", async () => {
    const told = async (javaScriptEnabled: boolean): Promise<string> => {
      const { page } = await open(path, { javaScriptEnabled });
      if (!javaScriptEnabled) return textOf(page);
      await page.evaluate(() => {
        for (const added of document.querySelectorAll(".local")) added.remove();
        for (const left of document.querySelectorAll("[data-left]")) left.textContent = "";
      });
      return textOf(page);
    };
    const plain = await told(false);
    expect(plain.length).toBeGreaterThan(400);
    expect(plain).toBe(await told(true));
  });

  it("fits on paper, with every table and no heading alone", async () => {
    const { page } = await open(path, { viewport: { width: 680, height: 960 } });
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll("details table, details dl")]
        .filter((each) => each.getBoundingClientRect().height === 0)
        .map((each) => each.outerHTML.slice(0, 60)),
    );
    expect(hidden).toEqual([]);
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector("nav") ?? document.body).display,
      ),
    ).toBe("none");
    const lonely = await page.evaluate(
      () =>
        [...document.querySelectorAll("h2, h3")].filter(
          (each) => getComputedStyle(each).breakAfter !== "avoid",
        ).length,
    );
    expect(lonely).toBe(0);
  });

  it("shows hostile names and statements as text", async () => {
    const { page } = await open(path);
    const found = await page.evaluate(() => ({
      strangers: document.querySelectorAll(
        "main script, img, iframe, object, embed, main style, [onload], [onerror], [onclick]",
      ).length,
      links: [...document.querySelectorAll("a")].map((link) => link.protocol),
      turned: (document.body.textContent ?? "").includes("\u202e"),
    }));
    expect(found).toMatchObject({ strangers: 0, turned: false });
    expect(found.links.filter((each) => !["https:", "file:", "mailto:"].includes(each))).toEqual(
      [],
    );
  });
});

describe("the site's script", () => {
  it("adds the reader's own time beside each time that is to come", async () => {
    const options = { timezoneId: "Asia/Shanghai", locale: "en-GB" };
    const { page } = await open("index.html", options);
    const times = await page.locator("main .local").allTextContents();
    // 15:00 UTC is 23:00 in Shanghai.
    expect(times.length).toBeGreaterThan(6);
    for (const each of times) expect(each).toMatch(/^Your time: .*23:00/);
  });

  it("finds a voter by parts of login and name, whatever the accents", async () => {
    const { page } = await open("voters.html");
    const shown = () => page.locator("#voters li:visible").count();
    expect(await shown()).toBe(300);
    await page.getByLabel("Find a login or a name").fill("@voter-1 jose 17");
    // 17, 117 and 170 to 179.
    expect(await shown()).toBe(12);
    expect(await page.getByRole("status").textContent()).toBe("12 of 300 found");
    await page.getByLabel("Find a login or a name").fill("");
    expect(await shown()).toBe(300);
  });

  it("forbids any other script, and whatever could ask something of a server", async () => {
    const { page, requests } = await open("index.html");
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        directives.push(effectiveDirective);
      });
      const add = (tag: string, attributes: Readonly<Record<string, string>>, text = ""): void => {
        const element = document.createElement(tag);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.textContent = text;
        document.body.append(element);
      };
      add("img", { src: "https://example.org/a.png" });
      add("script", { src: "https://example.org/a.js" });
      add("script", {}, "document.title = 'owned'");
      add("iframe", { src: "https://example.org/" });
      await fetch("https://example.org/").catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return directives;
    });
    expect([...new Set(refused)].sort()).toEqual([
      "connect-src",
      "frame-src",
      "img-src",
      "script-src-elem",
    ]);
    expect(requests).toEqual([]);
    expect(await page.title()).not.toBe("owned");
  });
});
