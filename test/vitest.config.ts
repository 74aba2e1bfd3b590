import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const domainFolders =
  "{charter,calendar,people,electorate,candidates,election,ballots,tally,committee,seats,roles,results,announcements,site}";

/** Test files that a machine with Windows cannot run, by what it lacks. What they test stays true elsewhere. */
const needsPosix = {
  "modes of files": [
    "cli/commands/poll/poll",
    "cli/commands/roll/build",
    "cli/commands/roll/freeze",
    "end-to-end/demo",
    "faults/faults",
    "workspace/file-plan",
    "workspace/private/private-health",
    "workspace/read-and-write",
  ],
  "links without a privilege": [
    "cli/commands/ballots",
    "cli/commands/candidates/check",
    "cli/commands/private/private",
    "cli/commands/rehearse/rehearse",
    "cli/commands/results/results",
    "cli/commands/site",
    "cli/completion/completion",
    "workspace/git",
    "workspace/private/private-archive",
    "workspace/private/private-ignore",
    "workspace/workspace",
  ],
  "pipes with a name, and /dev": [
    "cli/commands/roll/fetch-answers",
    "cli/commands/tally/tally",
    "end-to-end/ballots-from-a-pipe",
    "end-to-end/closed-output",
    "end-to-end/full-disk",
    "end-to-end/standard-streams",
    "end-to-end/two-clones",
  ],
  signals: ["end-to-end/interrupted-count", "faults/processes"],
  "bash, and programs that a line #! starts": [
    "cli/commands/lot",
    "cli/completion/complete",
    "cli/main",
    "end-to-end/candidacy",
    "end-to-end/commit",
    "end-to-end/package",
    "end-to-end/voter-list",
    "end-to-end/whole-election",
    "fuzz/fuzz",
  ],
  "a pseudo-terminal": [
    "end-to-end/nominate",
    "end-to-end/pager",
    "end-to-end/rehearse",
    "end-to-end/roles",
    "end-to-end/roll-fetch",
  ],
};
const notHere = process.platform === "win32" ? Object.values(needsPosix).flat() : [];

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
          exclude: ["test/browser/**", ...notHere.map((name) => `test/${name}.test.ts`)],
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
