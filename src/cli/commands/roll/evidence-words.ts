import { InvalidArgumentError, newCommand, Option } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { parseDuration } from "../../flags/duration.ts";
import {
  dryRunOption,
  electionArgument,
  electionOption,
  jsonOption,
  namedElection,
} from "../../options.ts";

function parseOrganization(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(text)) return text;
  throw new InvalidArgumentError("An organization's name has letters, digits and hyphens.");
}

const organizationOption = () =>
  new Option("--organization <name>", "another organization than the charter's").argParser<string>(
    parseOrganization,
  );
const refreshOption = () =>
  new Option("--refresh", "ask for everything again, also for what is on disk").default(false);
const maxWaitOption = () =>
  new Option("--max-wait <duration>", "wait at most so long for one rate limit")
    .argParser<number>(parseDuration)
    .default(3600, "1h");
const timeoutOption = () =>
  new Option("--timeout <duration>", "give up on a request after so long")
    .argParser<number>(parseDuration)
    .default(30, "30s");

const notes = `The evidence goes to elections/.private/<election>/: contributions.jsonl, profiles.jsonl, fetch.json.
It is complete, or the command ends with exit code 4 and the files stay as they were. Interrupted, it
keeps what it has; run again, it goes on, and asks only for what is new.

The token comes from GH_TOKEN, GITHUB_TOKEN or gh. A classic one needs the scope read:user (or
user:email), to read the addresses that people made public.`;

/** `roll fetch`: save the evidence. */
export const rollFetchCommand = (open: OpenContext) =>
  newCommand("fetch", {
    summary: "save the merged pull requests as evidence",
    description:
      "Save the organization's merged pull requests of the qualifying period, with their commits, as evidence",
    examples: [
      { command: "kata-election roll fetch" },
      {
        command: "kata-election roll fetch --max-wait 15m",
        note: "in CI: fail rather than wait for an hour",
      },
    ],
    notes,
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .addOption(organizationOption())
    .addOption(refreshOption())
    .addOption(maxWaitOption())
    .addOption(timeoutOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (word, options, command) =>
      (await import("./fetch.ts")).runFetch(open(command), namedElection(word, options), options),
    );

/** `roll build`: make the roll. */
export const rollBuildCommand = (open: OpenContext) =>
  newCommand("build", {
    summary: "make the roll from the saved evidence",
    description:
      "Build the roll from the saved evidence and the people files, offline. The same inputs always give the same file.",
    examples: [
      { command: "kata-election roll build" },
      {
        command: "kata-election roll build --provisional",
        note: "while the qualifying period goes on",
      },
      {
        command: "kata-election roll build --dry-run",
        note: "what would change, as a diff (it holds addresses)",
      },
    ],
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .option("--provisional", "accept evidence that ends before the qualifying period does", false)
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (word, options, command) =>
      (await import("./build.ts")).runBuild(open(command), namedElection(word, options), options),
    );

/** `roll update`: both. */
export const rollUpdateCommand = (open: OpenContext) =>
  newCommand("update", {
    summary: "fetch the evidence and build the roll",
    description:
      "Fetch the evidence and build the roll from it. While the qualifying period goes on, the roll is provisional.",
    examples: [
      { command: "kata-election roll update" },
      { command: "kata-election roll update --max-wait 15m --json | jq .voters" },
    ],
  })
    .addArgument(electionArgument())
    .addOption(electionOption())
    .addOption(organizationOption())
    .addOption(refreshOption())
    .addOption(maxWaitOption())
    .addOption(timeoutOption())
    .addOption(jsonOption())
    .action(async (word, options, command) =>
      (await import("./build.ts")).runUpdate(open(command), namedElection(word, options), options),
    );
