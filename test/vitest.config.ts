import { defineConfig } from "vitest/config";

const domainFolders =
  "{charter,calendar,people,electorate,candidates,election,ballots,tally,committee,seats,roles,results,announcements}";

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    reporters: ["default", "json"],
    outputFile: { json: "coverage/test-report.json" },
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "html"],
      reportsDirectory: "coverage",
      thresholds: {
        [`src/${domainFolders}/**/*.ts`]: { lines: 100, functions: 100 },
      },
    },
  },
});
