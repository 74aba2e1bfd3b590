/// <reference lib="dom" />
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished } from "vitest";
import { renderPage } from "../../src/results/page/render-page.ts";
import type { ElectionRecord } from "../../src/results/record.ts";

interface Opened {
  readonly page: Page;
  /** Addresses asked for, other than the page's own file. */
  readonly requests: readonly string[];
}

/** The one Chromium of all tests; closing this connection closes its pages. */
export function connectChromium(): Promise<Browser> {
  return chromium.connect(inject("chromium"));
}

/** A Chromium for the tests of a file; each page opens the result page as a file, as a reader would. */
export function usePages() {
  let browser: Browser | undefined;
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kata-election-page-"));
    browser = await connectChromium();
  });
  afterAll(async () => {
    await browser?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return async (record: ElectionRecord, options: BrowserContextOptions = {}): Promise<Opened> => {
    if (browser === undefined || folder === undefined) throw new Error("Chromium did not start");
    const path = join(folder, "result.html");
    await writeFile(path, renderPage(record));
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const { href } = pathToFileURL(path);
    const requests: string[] = [];
    await page.route("**/*", (route) => {
      const url = route.request().url();
      if (url === href || url === "data:,") return route.continue();
      requests.push(url);
      return route.abort();
    });
    await page.goto(href);
    return { page, requests };
  };
}

/** Elements that reach beyond the window and that no region within it scrolls, as they begin. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const scrolled = element.closest('[role="region"][aria-label]');
      const isInside = scrolled !== null && scrolled !== element;
      return !isInside && (right > width + 1 || left < -1);
    });
    return wide.map((element) => element.outerHTML.slice(0, 100));
  });
}

const widths = [360, 768, 1280];

async function run(page: Page, rules: readonly string[]): Promise<string[]> {
  const { violations, passes } = await page.evaluate(
    (values) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: values,
        resultTypes: ["violations"],
      }),
    [...rules],
  );
  expect(passes.map(({ id }) => id)).toContain("color-contrast");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/**
 * What axe finds at three widths, as "width, scheme, rule: element"; it must have looked at something. Only colors
 * are another matter in the dark.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const [colorScheme, rules] of [
      ["light", ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]],
      ["dark", ["color-contrast"]],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      const here = await run(page, rules);
      found.push(...here.map((finding) => `${width}, ${colorScheme}, ${finding}`));
    }
  }
  return found;
}
