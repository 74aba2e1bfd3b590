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
  /** What the browser said about the page. */
  readonly problems: readonly string[];
}

const viewport = { width: 1280, height: 720 };
let browser: Promise<Browser> | undefined;
const idle = new Map<string, Page[]>();

/** A page with these surroundings: one that an earlier test is done with, for a new one costs more than most tests. */
async function takePage(options: BrowserContextOptions): Promise<Page> {
  browser ??= chromium.connect(inject("chromium"));
  const alike = idle.get(JSON.stringify(options)) ?? [];
  idle.set(JSON.stringify(options), alike);
  const page =
    alike.pop() ?? (await (await (await browser).newContext({ viewport, ...options })).newPage());
  onTestFinished(async () => {
    page.removeAllListeners();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.mouse.move(0, 0);
    const { colorScheme = "light", reducedMotion = "no-preference" } = options;
    await page.emulateMedia({ media: null, colorScheme, reducedMotion });
    await page.setViewportSize(options.viewport ?? viewport);
    alike.push(page);
  });
  return page;
}

/** Opens a file as a reader would. The pages end with Chromium, after all tests. */
export async function openFile(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const page = await takePage(options);
  const { href } = pathToFileURL(path);
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (failure) => problems.push(String(failure)));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url === href || url === "data:,") return route.continue();
    requests.push(url);
    return route.abort();
  });
  await page.goto(href);
  return { page, requests, problems };
}

/** Opens result pages. */
export function usePages() {
  let folder: string | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kata-election-page-"));
  });
  afterAll(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });
  return async (record: ElectionRecord, options?: BrowserContextOptions): Promise<Opened> => {
    if (folder === undefined) throw new Error("there is no folder");
    const path = join(folder, "result.html");
    await writeFile(path, renderPage(record));
    return openFile(path, options);
  };
}

/** What is written on a page. (Playwright's locators load a library of their own into each page first.) */
export function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent);
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

const wcag = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

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
 * are another matter in the dark, and they are the same at each width, where letters are smallest in the narrowest.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const [width, colorScheme, rules] of [
    [360, "light", wcag],
    [768, "light", wcag],
    [1280, "light", wcag],
    [360, "dark", ["color-contrast"]],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const here = await run(page, rules);
    found.push(...here.map((finding) => `${width}, ${colorScheme}, ${finding}`));
  }
  return found;
}
