import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPage } from "../../src/results/page/render-page.ts";
import { startChromium } from "./chromium.ts";
import { goldenRecord } from "./golden-record.ts";

const standards = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** What axe finds, as "rule: element"; it must have looked at something. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: values }),
    standards,
  );
  expect(passes.length).toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe("the result page in Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser?.close());

  it.each(["light", "dark"] as const)("passes axe, %s", async (colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 768, height: 900 } });
    await page.setContent(renderPage(await goldenRecord("passed-over-by-the-limit")));
    expect(await findings(page)).toEqual([]);
  });
});
