import { InvalidArgumentError, newCommand, Option, type OptionsOf } from "../../../command.ts";
import type { OpenContext } from "../../../context.ts";
import {
  collected,
  dateOption,
  dryRunOption,
  electionOption,
  inputArgument,
  inputOption,
  jsonOption,
  newElectionCommand,
  outputOption,
  parseRepository,
} from "../../../options.ts";

const forms = ["civs", "csv", "json", "markdown", "upstream"] as const;
const largestBatch = 1000;

function parseBatchSize(text: string): number {
  const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (size >= 1 && size <= largestBatch) return size;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${largestBatch}.`);
}

function parsePercent(text: string): number {
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : 101;
  if (percent <= 100) return percent;
  throw new InvalidArgumentError("Give a whole number from 0 to 100.");
}

/** `roll export`: the roll for others. */
export const rollExportCommand = (open: OpenContext) =>
  newElectionCommand("export", {
    summary: "export the roll for CIVS, spreadsheets, the public, or older tools",
    description:
      "Write the roll in another form. Formats with addresses (civs, csv, upstream) are written to the private folder; the others (json, markdown) are printed.",
    examples: [
      {
        command: "kata-election roll export --to civs",
        note: "addresses for CIVS, at most 500 per file",
      },
      {
        command: "kata-election roll export --to markdown > voters.md",
        note: "logins and names, for sharing",
      },
      {
        command: "kata-election roll export --to csv --encrypt",
        note: "for the officials' age keys in election.yaml",
      },
    ],
  })
    .addOption(new Option("--to <form>", "the form").choices(forms).makeOptionMandatory())
    .option("--batch-size <number>", "civs: addresses per file, at most 1000", parseBatchSize, 500)
    .option("--encrypt", "encrypt for the officials' age keys in election.yaml: <file>.age", false)
    .option(
      "--encrypt-to <age1…>",
      "encrypt for this public key instead; repeatable",
      collected,
      [],
    )
    .addOption(
      outputOption("folder for encrypted files (default: the private folder), or - for stdout"),
    )
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runExport } = await import("./export.ts");
      await runExport(open(command), options);
    });

export type ExportOptions = OptionsOf<typeof rollExportCommand>;

/** `roll publish`: the public list, into the election's folder. */
export const rollPublishCommand = (open: OpenContext) =>
  newElectionCommand("publish", {
    summary: "write the public list of voters into the election's folder",
    description:
      "Write the public list of voters into the election's folder, where the site reads it: logins and names, whether the list is provisional or frozen, and who to tell about mistakes. It contains no addresses.",
    examples: [
      { command: "kata-election roll publish", note: "the roll in this checkout" },
      {
        command: "kata-election roll publish --list voters.json --commit",
        note: "the list from the voter list job; commit it",
      },
      {
        command:
          "gh run download --name voter-list-public --dir lists && kata-election roll publish --list lists",
        note: "fetch the job's list first",
      },
    ],
    notes:
      "A list that is private, older than the published one, or different from the frozen roll is refused\n(exit 1).",
  })
    .addOption(inputOption("--list <file>", "voters.json of the voter list job, or its folder"))
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPublish } = await import("./publish.ts");
      await runPublish(open(command), options);
    });

export type PublishOptions = OptionsOf<typeof rollPublishCommand>;

/** `roll summary`: what may be shared. */
export const rollSummaryCommand = (open: OpenContext) =>
  newElectionCommand("summary", {
    summary: "print figures, newcomers and questions for sharing",
    description:
      "Summarize the roll as Markdown for sharing: figures, newcomers and open questions. It contains no addresses.",
    examples: [
      { command: "kata-election roll summary" },
      {
        command: "kata-election roll summary --previous voters.json",
        note: "also who is new since that list",
      },
      {
        command: "kata-election roll summary --to-summary",
        note: "write to the summary of a GitHub Actions job",
      },
      {
        command: "kata-election roll summary --post kata-containers/community",
        note: "post it to an issue; later runs update it",
      },
    ],
  })
    .addOption(
      inputOption("--previous <file>", "compare with this earlier output of roll export --to json"),
    )
    .option(
      "--strict",
      "exit with 1 if voters may be missing: many are gone, or a repository had no merges",
      false,
    )
    .option(
      "--most-lost <percent>",
      "with --strict: how much of the earlier list may be gone",
      parsePercent,
      10,
    )
    .option(
      "--quiet-repository <name>",
      "a repository where no merges are expected; repeatable",
      collected,
      [],
    )
    .option(
      "--post <owner/name>",
      "post it to one issue in this repository, and keep that up to date",
      parseRepository,
    )
    .option("--to-summary", "append it to the file named by GITHUB_STEP_SUMMARY", false)
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runSummary } = await import("./summary.ts");
      await runSummary(open(command), options);
    });

export type SummaryOptions = OptionsOf<typeof rollSummaryCommand>;

const importing = (open: OpenContext) =>
  newCommand("import", {
    summary: "import the list of addresses CIVS could not email",
    description:
      "Read CIVS's mail_failure_table.csv and record in elections/.private/people.yaml which addresses have not opted in; later elections use it too",
    examples: [
      { command: "kata-election roll opt-in import mail_failure_table.csv" },
      { command: "kata-election roll opt-in import mail_failure_table.csv --all-invited" },
    ],
  })
    .addArgument(inputArgument("<file>", "the table that CIVS offers after sending emails"))
    .addOption(electionOption())
    .option(
      "--all-invited",
      "every voter was invited, so anyone not in the table has opted in",
      false,
    )
    .addOption(dateOption("when the emails were sent"))
    .addOption(dryRunOption())
    .action(async (file, options, command): Promise<void> => {
      const { runImport } = await import("./opt-in.ts");
      await runImport(open(command), file, options);
    });

export type ImportOptions = OptionsOf<typeof importing>;

const listing = (open: OpenContext) =>
  newElectionCommand("list", {
    summary: "list the voters to remind",
    description:
      "List the voters who have not opted in to CIVS email, and print a comment that asks voters without an address for one",
    examples: [
      { command: "kata-election roll opt-in list" },
      {
        command: "kata-election roll opt-in list --addresses",
        note: "their addresses, one per line (private)",
      },
    ],
  })
    .option("--addresses", "print only the addresses to remind, one per line (private)", false)
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runList } = await import("./opt-in.ts");
      await runList(open(command), options);
    });

export type ListOptions = OptionsOf<typeof listing>;

/** `roll opt-in`: who has not opted in to CIVS email. */
export const rollOptInCommand = (open: OpenContext) =>
  newCommand("opt-in", {
    summary: "list who has not opted in to CIVS email",
    description: "Record who has not opted in to CIVS email, and list who to remind",
    examples: [
      { command: "kata-election roll opt-in import mail_failure_table.csv" },
      { command: "kata-election roll opt-in list" },
    ],
  })
    .addCommand(importing(open))
    .addCommand(listing(open));
