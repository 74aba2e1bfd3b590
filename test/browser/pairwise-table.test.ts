import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePages } from "./page-in-browser.ts";
import { exampleRecord } from "./records.ts";

/** The explanations that can be seen, whole and not covered. */
function seen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".tip")]
      .filter((tip) => {
        if (getComputedStyle(tip).visibility !== "visible") return false;
        const { left, top, right, bottom, width, height } = tip.getBoundingClientRect();
        const isInside = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
        const onTop = document.elementFromPoint(left + 4, top + height / 4);
        return isInside && width > 0 && tip.scrollHeight <= height + 1 && tip.contains(onTop);
      })
      .map(({ textContent }) => (textContent ?? "").replaceAll(/\s+/g, " ")),
  );
}

/** Whether the cell that has the keyboard lies in sight, not under the names that stay in place. */
function focusInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const cell = document.activeElement;
    if (cell === null) return false;
    const { left, top, width, height } = cell.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === cell;
  });
}

describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("the pairwise table of the result page, %s", (_, javaScriptEnabled) => {
  const open = usePages();

  // Golden election: 7 ballots rank Ada, Bo, Cy, Dee in this order.
  it("explains every pair to the keyboard: Tab for rows, arrow keys within", async () => {
    const record = await exampleRecord("somebody passed over");
    const { page } = await open(record, {
      javaScriptEnabled,
      viewport: { width: 360, height: 740 },
    });
    await page.locator('[role="region"]').focus();
    expect(await seen(page)).toEqual([]);
    const names = ["Ada Lindqvist", "Bo Keller", "Cy Mora", "Dee Park"];
    for (const [row, name] of names.entries()) {
      await page.keyboard.press("Tab");
      for (const [column, other] of names.entries()) {
        if (row === column) continue;
        const [above, below] = row < column ? [7, 0] : [0, 7];
        expect(await seen(page)).toEqual([
          `${above} ballots prefer ${name} to ${other}, ${below} the other way round.`,
        ]);
        expect(await focusInSight(page)).toBe(true);
        await page.keyboard.press("ArrowRight");
      }
    }
    await page.keyboard.press("Tab");
    expect(await seen(page)).toEqual([]);
  });

  it("explains every pair to the pointer, and the one clicked for as long as wanted", async () => {
    const record = await exampleRecord("somebody passed over");
    const { page } = await open(record, {
      javaScriptEnabled,
      viewport: { width: 1280, height: 900 },
    });
    await page.locator(".figure").scrollIntoViewIfNeeded();
    const cells = await page.locator(".pairs label").all();
    expect(cells).toHaveLength(12);
    for (const cell of cells) {
      await cell.hover();
      expect(await seen(page)).toHaveLength(1);
    }
    await page.mouse.move(0, 0);
    expect(await seen(page)).toEqual([]);
    await page.locator(".pairs label").first().click();
    await page.mouse.move(0, 0);
    expect(await seen(page)).toEqual([
      "7 ballots prefer Ada Lindqvist to Bo Keller, 0 the other way round.",
    ]);
  });
});

describe("the pairwise table of the result page", () => {
  const open = usePages();

  it("tells the explanation of each pair to screen readers", async () => {
    const { page } = await open(await exampleRecord("somebody passed over"));
    const explained = page.getByRole("radio", {
      name: "0 ballots prefer Dee Park to Ada Lindqvist, 7 the other way round.",
    });
    expect(await explained.count()).toBe(1);
    const headers = page.getByRole("columnheader");
    expect(await headers.count()).toBe(4);
    expect(await page.getByRole("rowheader", { name: "Cy Mora" }).count()).toBe(1);
  });

  it("stays readable with thirty candidates: names stay in place while it scrolls", async () => {
    const { page } = await open(await exampleRecord("thirty candidates"), {
      viewport: { width: 360, height: 740 },
    });
    const scrolled = await page
      .getByRole("region", { name: "Pairwise counts" })
      .evaluate((each) => {
        each.scrollTo(each.scrollWidth, each.scrollHeight / 2);
        return [each.scrollLeft > 100, each.scrollTop > 100];
      });
    expect(scrolled).toEqual([true, true]);
    const row = page.locator("tbody tr").nth(20).locator("th");
    const column = page.locator("thead th").last();
    for (const header of [row, column]) {
      const box = await header.boundingBox();
      const region = await page.getByRole("region", { name: "Pairwise counts" }).boundingBox();
      if (box === null || region === null) throw new Error("the table is not shown");
      expect(box.x).toBeGreaterThanOrEqual(region.x - 1);
      expect(box.y).toBeGreaterThanOrEqual(region.y - 1);
      expect(box.x + box.width).toBeLessThanOrEqual(region.x + region.width + 1);
    }
  });
});
