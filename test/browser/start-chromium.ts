import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine: the one that `CHROMIUM` names, else the first found on the PATH. */
function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    "These tests need Chromium, and there is none on the PATH. Debian has it (apt-get install chromium); " +
      "elsewhere name a Chromium or Chrome in the variable CHROMIUM.",
  );
}

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests of all files reach the one Chromium. */
    chromium: string;
  }
}

/** Starts one Chromium without a window for all tests, and ends it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ executablePath: findChromium() });
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}
