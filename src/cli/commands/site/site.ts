import { type AnyCommand, newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption, outputOption } from "../../options.ts";

const build = (open: OpenContext) =>
  newCommand("build", {
    summary: "build the website of the elections",
    description:
      "Build the website of the elections from public files alone: the election in progress, the voters and candidates, every past election, the committee, calendars, a feed and data. It needs no token and no network; the same checkout, version and --now give the same files.",
    examples: [
      { command: "kata-election site build", note: "into elections/.site/, which git ignores" },
      { command: "kata-election site build --output public --now 2026-10-05T15:00Z" },
    ],
    notes:
      "The folder of an earlier build is updated; any other folder must be empty. Open index.html\nin a browser: no server is needed.",
  })
    .addOption(outputOption("the folder, instead of elections/.site/ in the checkout"))
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runBuild } = await import("./run-site.ts");
      await runBuild(open(command), options);
    });

export type BuildOptions = OptionsOf<typeof build>;

const check = (open: OpenContext) =>
  newCommand("check", {
    summary: "find dead links",
    description: "Find dead links in the website, and in the checkout's own pages",
    examples: [
      { command: "kata-election site check" },
      { command: "kata-election site check --json | jq -r '.dead[] | \"\\(.page) \\(.target)\"'" },
    ],
    notes: "Exits with 1 if there are any. Links to other websites are not checked.",
  })
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runCheck } = await import("./run-site.ts");
      await runCheck(open(command), options);
    });

/** The words about the site of the elections. */
export function siteCommand(open: OpenContext): AnyCommand {
  return newCommand("site", {
    summary: "build the public website of the elections",
    description: "Build the public website of the elections, and check its links",
    examples: [
      { command: "kata-election site build", note: "then open elections/.site/index.html" },
      { command: "kata-election site check", note: "check every link" },
    ],
  })
    .addCommand(build(open))
    .addCommand(check(open));
}
