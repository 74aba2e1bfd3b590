import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { tooWide, usePages } from "./page-in-browser.ts";
import { exampleNames, exampleRecord } from "./records.ts";

/** A4 less the margins of the style sheet: 180 mm at 96 dots an inch. */
const paper = { width: 680, height: 1000 };

describe.each(exampleNames)("the printed result page of %s", (name) => {
  const open = usePages();

  it("fits the paper, whole and legible, whatever the colours of the screen", async () => {
    const { page } = await open(await exampleRecord(name), {
      viewport: paper,
      colorScheme: "dark",
    });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await tooWide(page)).toEqual([]);
    const shown = await page.evaluate(() => ({
      // What is cut: a box that hides part of what it holds.
      cut: [...document.querySelectorAll("body *")].filter((element) => {
        const { overflowX, display } = getComputedStyle(element);
        const isCut =
          element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1;
        const isMeant = element.matches(".hidden, .bar") || element.closest("svg") !== null;
        return !isMeant && overflowX !== "visible" && display !== "none" && isCut;
      }).length,
      tableWidth: document.querySelector("table")?.getBoundingClientRect().right ?? 0,
      ground: getComputedStyle(document.body).color,
      sizes: [...document.querySelectorAll("table *")].map((element) =>
        Number.parseFloat(getComputedStyle(element).fontSize),
      ),
      pale: [...document.querySelectorAll(".pairs tbody td:not(.none)")].filter((cell) => {
        const { backgroundColor, printColorAdjust } = getComputedStyle(cell);
        return backgroundColor === "rgba(0, 0, 0, 0)" || printColorAdjust !== "exact";
      }).length,
      folded: [...document.querySelectorAll("details > :not(summary)")].filter(
        (each) => each.getBoundingClientRect().height === 0,
      ).length,
      navigation: getComputedStyle(document.querySelector("nav") ?? document.body).display,
    }));
    expect(shown).toMatchObject({ cut: 0, pale: 0, folded: 0, navigation: "none" });
    expect(shown.tableWidth).toBeLessThanOrEqual(paper.width);
    // Dark ink, also where the screen is dark.
    expect(shown.ground).toBe("rgb(27, 35, 48)");
    // 5 points.
    expect(Math.min(...shown.sizes, 100)).toBeGreaterThanOrEqual(6.6);
  });
});

describe("the printed result page", () => {
  const open = usePages();

  it.each([
    ["winners only", 1, 4],
    ["a corrected result", 2, 6],
    ["thirty candidates", 4, 12],
  ] as const)("of %s takes %i to %i sheets of paper", async (name, fewest, most) => {
    const { page } = await open(await exampleRecord(name));
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(sheets).toBeGreaterThanOrEqual(fewest);
    expect(sheets).toBeLessThanOrEqual(most);
  });

  it("has colours that axe finds legible", async () => {
    const record = await exampleRecord("somebody passed over");
    const { page } = await open(record, { viewport: paper, colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ["color-contrast"] }),
    );
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    expect(passes).toHaveLength(1);
  });
});
