import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const domainFolders =
  "{charter,calendar,people,electorate,candidates,election,ballots,tally,committee,seats,roles,results,announcements,site}";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    // Vitest leaves one processor idle, and starts a process for each file; here no test changes what others see.
    maxWorkers: availableParallelism(),
    isolate: false,
    // Far above what a test takes: only what hangs may meet it, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          setupFiles: "test/support/unsynced-disk.ts",
        },
      },
      // Needs Chromium, which npm does not bring: `npm test` runs the other one only, and says so.
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/browser/start-chromium.ts",
        },
      },
    ],
    reporters: ["default", "json"],
    outputFile: { json: "coverage/test-report.json" },
    coverage: {
      provider: "v8",
      include: [`src/${domainFolders}/**/*.ts`],
      reporter: ["text-summary", "json-summary", "html"],
      reportsDirectory: "coverage",
      thresholds: {
        [`src/${domainFolders}/**/*.ts`]: { lines: 100, functions: 100 },
      },
    },
  },
});
