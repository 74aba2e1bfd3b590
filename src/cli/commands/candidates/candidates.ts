import { type AnyCommand, newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  collected,
  dryRunOption,
  electionOption,
  inputArgument,
  inputOption,
  jsonOption,
  newElectionCommand,
  unknownLoginOption,
} from "../../options.ts";
import { closeCommand, reopenCommand, withdrawCommand } from "./list-words.ts";

const nominate = (open: OpenContext) =>
  newCommand("nominate", {
    summary: "write your candidacy",
    description:
      "Run for a seat: write your candidacy into the election's folder while nominations are open. Asks for anything the options leave out, and shows the file before writing it.",
    examples: [
      { command: "kata-election candidates nominate", note: "asks, then shows the file" },
      {
        command:
          'kata-election candidates nominate --name "Ada Lindqvist" --login ada-l --affiliation "Analytical Works" --email ada@example.org --background-file about-me.txt',
      },
    ],
    notes:
      "The editor is $VISUAL or $EDITOR. Commit the file yourself: your pull request adds only this file,\nand words to the spelling dictionary if the spell check asks for them.",
  })
    .addOption(electionOption())
    .option("--name <name>", "your name as it should appear on the ballot")
    .option("--login <login>", "your GitHub account")
    .option("--affiliation <organization>", "who you work for, or none; repeatable", collected)
    .option(
      "--email <address>",
      "an email address for voters, which will be public; repeatable",
      collected,
    )
    .addOption(
      inputOption("--background-file <file>", "a text file: who you are and why you are running"),
    )
    .option("--statement <text>", "your statement, on the command line")
    .option("--file <name>", "name of the file (default: from your name, GivenFamily.md)")
    .option("-y, --yes", "write without asking for confirmation", false)
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (options, command): Promise<void> => {
      const { runNominate } = await import("./nominate.ts");
      await runNominate(open(command), options);
    });

export type NominateOptions = OptionsOf<typeof nominate>;

const check = (open: OpenContext) =>
  newCommand("check", {
    summary: "check candidacies: what is missing, unreadable, late or against the rules",
    description:
      "Check candidacies: the files named, as a pull request adds them, or all of an election.\nWith --pull-request the files, the author and the opening time are read from GitHub; election.yaml and the other candidates are taken from the checkout.\nIn GitHub Actions the findings are annotations, the job gets a summary, and the step gets the outputs findings, candidate and late.",
    examples: [
      { command: "kata-election candidates check", note: "all of the election in progress" },
      {
        command: "kata-election candidates check elections/arch-committee-2026-10/AdaLindqvist.md",
      },
      {
        command:
          "kata-election candidates check --json | jq '.findings[] | select(.severity == \"error\")'",
      },
      {
        command:
          "kata-election candidates check --pull-request kata-containers/community#12 --post --dry-run",
      },
    ],
    notes:
      "Exit codes: 0 no errors (read the warnings), 1 an error, or the pull request is gone, 2 wrong usage\nor malformed election files, 3 several pull requests where one is needed, 4 GitHub refused or did\nnot answer in full.",
  })
    .addArgument(
      inputArgument("[files...]", "candidacy files (default: all in the election's folder)"),
    )
    .addOption(electionOption())
    .option(
      "--submitted <time>",
      "when the pull request was opened (default: the time in GitHub Actions' event, otherwise now)",
    )
    .option("--github", "also ask GitHub whether the account exists and had anything merged", false)
    .option("--pull-request <number>", "a pull request: its number, owner/name#12 or URL")
    .option("--repository <owner/name>", "its repository (default: the checkout's remote origin)")
    .option(
      "--head <commit>",
      "check only if this is the head commit; without --pull-request, all open ones with that head",
    )
    .option("--annotations", "print GitHub annotations (default in GitHub Actions)")
    .option("--comment", "print a comment for the pull request, in Markdown", false)
    .option("--post", "post the comment on the pull request, or update the existing one", false)
    .option("--dry-run", "with --post: show the comment, post nothing", false)
    .addOption(jsonOption())
    .action(async (files, options, command): Promise<void> => {
      const { runCheck } = await import("./check.ts");
      await runCheck(open(command), files, options);
    });

export type CheckOptions = OptionsOf<typeof check>;

const accept = (open: OpenContext) =>
  newCommand("accept", {
    summary: "record a candidacy in election.yaml",
    description:
      "Accept a candidacy: record in election.yaml who is running, who they work for and when they filed.\nFrom a merged pull request, it takes the author, the opening time and the link. It asks for anything else the file does not say; each question has an option. Accepting again changes only what differs.",
    examples: [
      { command: "kata-election candidates accept 12", note: "merged, and pulled here" },
      { command: "kata-election candidates accept AdaLindqvist.md --submitted 2026-10-06T09:12Z" },
      {
        command:
          'kata-election candidates accept BoKeller.md --affiliation none --submitted 2026-10-13T16:00Z --late-by octavia --late-reason "mail server outage on the 12th"',
      },
    ],
    notes:
      "Exit codes: 0 recorded, 1 refused (not merged yet, or faulty), 2 wrong usage or malformed files,\n3 a name or login is unclear, 4 GitHub refused or did not answer.",
  })
    .argument("<file or pull request>", "the candidacy's file; or 12, owner/name#12, a URL")
    .addOption(electionOption())
    .option("--name <name>", "the name, instead of the file's")
    .option("--login <login>", "the GitHub account, instead of the file's")
    .option(
      "--affiliation <organization>",
      "who they work for, instead of the file's; or unknown, or none; repeatable",
      collected,
    )
    .option("--submitted <time>", "when the pull request was opened, 2026-10-06T09:12Z")
    .option("--pull-request <url>", "the pull request that added the file")
    .option("--announcement <url>", "the announcement on the mailing list")
    .option("--late-by <login>", "the official who accepted it late")
    .option("--late-reason <text>", "why it was accepted late")
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (file, options, command): Promise<void> => {
      const { runAccept } = await import("./accept.ts");
      await runAccept(open(command), file, options);
    });

export type AcceptOptions = OptionsOf<typeof accept>;

const list = (open: OpenContext) =>
  newElectionCommand("list", {
    summary: "list who is running",
    description:
      "List an election's candidates: its candidacy files, joined with the candidates in election.yaml.\nShows where the two differ, and which files are not candidacies. A folder without election.yaml is listed from its files.",
    examples: [
      { command: "kata-election candidates list" },
      { command: "kata-election candidates list 2023-10", note: "a past election" },
      { command: "kata-election candidates list --json | jq -r '.candidates[].login'" },
    ],
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runList } = await import("./list.ts");
      await runList(open(command), options);
    });

export type ListOptions = OptionsOf<typeof list>;

/** The words about candidacies, in order of use. */
export function candidatesCommand(open: OpenContext): AnyCommand {
  const group = newCommand("candidates", {
    summary: "submit a candidacy, or keep the list of candidates",
    description: "Submit a candidacy, or manage the list of candidates",
    examples: [
      { command: "kata-election candidates nominate", note: "run in the election in progress" },
      { command: "kata-election candidates check", note: "every candidacy of the election" },
      {
        command: "kata-election candidates list",
        note: "who is running, from the files and from election.yaml",
      },
    ],
  });
  for (const each of [
    nominate,
    check,
    accept,
    list,
    withdrawCommand,
    closeCommand,
    reopenCommand,
  ]) {
    group.addCommand(each(open) as AnyCommand);
  }
  return group;
}
