import { InvalidArgumentError, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { dryRunOption, jsonOption, newElectionCommand } from "../../options.ts";

const secondsIn = { s: 1, m: 60, h: 3600 };

/** Reads a duration such as `90s`, `15m` or `1h`; returns seconds. */
function parseDuration(text: string): number {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  if (match === null) throw new InvalidArgumentError("Write it as 90s, 15m or 1h.");
  return Number(match[1]) * secondsIn[match[2] as keyof typeof secondsIn];
}

function parseOrganization(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(text)) return text;
  throw new InvalidArgumentError("An organization's name has letters, digits and hyphens.");
}

const organizationOption = () =>
  new Option("--organization <name>", "an organization other than the charter's").argParser<string>(
    parseOrganization,
  );
const refreshOption = () =>
  new Option("--refresh", "fetch everything again, even what is on disk").default(false);
const maxWaitOption = () =>
  new Option("--max-wait <duration>", "longest wait for one rate limit")
    .argParser<number>(parseDuration)
    .default(3600, "1h");
const timeoutOption = () =>
  new Option("--timeout <duration>", "give up on a request after this time")
    .argParser<number>(parseDuration)
    .default(30, "30s");

const notes = `The evidence goes to elections/.private/<election>/: contributions.jsonl, profiles.jsonl, fetch.json.
Either it is complete, or the command exits with 4 and the files stay as they were. If interrupted, it
keeps what it has; run it again to continue. Later runs fetch only what is new.

The token is taken from GH_TOKEN, GITHUB_TOKEN or gh. A classic token needs the scope read:user (or
user:email) to read public email addresses.`;

/** `roll fetch`: save the evidence. */
export const rollFetchCommand = (open: OpenContext) =>
  newElectionCommand("fetch", {
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
    .addOption(organizationOption())
    .addOption(refreshOption())
    .addOption(maxWaitOption())
    .addOption(timeoutOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runFetch } = await import("./fetch.ts");
      await runFetch(open(command), options);
    });

export type FetchOptions = OptionsOf<typeof rollFetchCommand>;

/** `roll build`: make the roll. */
export const rollBuildCommand = (open: OpenContext) =>
  newElectionCommand("build", {
    summary: "build the roll from the saved evidence",
    description:
      "Build the roll from the saved evidence and the people files, offline. The same inputs always give the same file.",
    examples: [
      { command: "kata-election roll build" },
      {
        command: "kata-election roll build --provisional",
        note: "before the qualifying period ends",
      },
      {
        command: "kata-election roll build --dry-run",
        note: "what would change, as a diff (contains addresses)",
      },
    ],
  })
    .option("--provisional", "accept evidence that ends before the qualifying period", false)
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runBuild } = await import("./build.ts");
      await runBuild(open(command), options);
    });

export type BuildOptions = OptionsOf<typeof rollBuildCommand>;

/** `roll update`: both. */
export const rollUpdateCommand = (open: OpenContext) =>
  newElectionCommand("update", {
    summary: "fetch the evidence and build the roll",
    description:
      "Fetch the evidence and build the roll from it. Until the qualifying period ends, the roll is provisional.",
    examples: [
      { command: "kata-election roll update" },
      { command: "kata-election roll update --max-wait 15m --json | jq .voters" },
    ],
  })
    .addOption(organizationOption())
    .addOption(refreshOption())
    .addOption(maxWaitOption())
    .addOption(timeoutOption())
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runUpdate } = await import("./build.ts");
      await runUpdate(open(command), options);
    });

export type UpdateOptions = OptionsOf<typeof rollUpdateCommand>;
