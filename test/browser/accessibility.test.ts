import { beforeAll, describe, expect, it } from "vitest";
import type { ElectionRecord } from "../../src/results/record.ts";
import { axeFindings, tooWide, usePages } from "./page-in-browser.ts";
import { exampleNames, exampleRecord } from "./records.ts";

describe.each(exampleNames)("the result page of %s", (name) => {
  const open = usePages();
  let record: ElectionRecord;
  beforeAll(async () => {
    record = await exampleRecord(name);
  });

  it("has nothing for axe to find, at three widths, and in the dark", async () => {
    const { page } = await open(record);
    expect(await axeFindings(page)).toEqual([]);
  }, 300_000);

  it("never scrolls sideways, down to 320 pixels, also with wide text", async () => {
    const { page } = await open(record);
    // WCAG 1.4.12: these spacings must lose nothing.
    const spacing =
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }";
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      expect({ width, wide: await tooWide(page) }).toEqual({ width, wide: [] });
    }
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    }, spacing);
    expect(await tooWide(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it("has a language, a title, landmarks, headings in order, and links that lead somewhere", async () => {
    const { page } = await open(record);
    const outline = await page.evaluate(() => ({
      language: document.documentElement.lang,
      title: document.title,
      landmarks: [...document.body.children].map(({ tagName }) => tagName),
      levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) =>
        Number(tagName.slice(1)),
      ),
      unnamed: [...document.querySelectorAll("section")].filter(
        (section) =>
          (document.getElementById(section.getAttribute("aria-labelledby") ?? "")?.textContent ??
            "") === "",
      ).length,
      sections: [...document.querySelectorAll("section h2")].map(({ id }) => `#${id}`),
      targets: [...document.querySelectorAll('a[href^="#"]')].map((link) =>
        link.getAttribute("href"),
      ),
    }));
    expect(outline.language).toBe("en");
    expect(outline.title).toMatch(/^Architecture Committee elections, October 20\d\d$/);
    expect(outline.landmarks).toEqual(["HEADER", "NAV", "MAIN", "FOOTER"]);
    expect(outline.levels.filter((level) => level === 1)).toHaveLength(1);
    expect(outline.levels[0]).toBe(1);
    const jumps = outline.levels.filter((level, at) => level > (outline.levels[at - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
    expect(outline.unnamed).toBe(0);
    expect(outline.targets.length).toBeGreaterThan(2);
    expect(outline.targets.filter((target) => !outline.sections.includes(target ?? ""))).toEqual(
      [],
    );
  });
});

describe("the result page", () => {
  const open = usePages();

  it("moves nothing, whether or not readers ask for that", async () => {
    for (const reducedMotion of ["reduce", "no-preference"] as const) {
      const { page } = await open(await exampleRecord("somebody passed over"), { reducedMotion });
      const moving = await page.evaluate(
        () =>
          [
            ...[...document.querySelectorAll("*")].filter((element) => {
              const { animationName, transitionDuration, scrollBehavior } =
                getComputedStyle(element);
              return (
                animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto"
              );
            }),
            ...document.getAnimations(),
          ].length,
      );
      expect(moving).toBe(0);
    }
  });
});
