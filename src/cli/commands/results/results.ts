import { type AnyCommand, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  dateOption,
  dryRunOption,
  electionOption,
  inputArgument,
  inputOption,
  jsonOption,
  namedElection,
  newElectionCommand,
  outputOption,
  parseElection,
  unknownLoginOption,
} from "../../options.ts";

const show = (open: OpenContext) =>
  newCommand("show", {
    summary: "show how an election ended",
    description: "Show how an election ended: who was elected, and who was not",
    examples: [
      { command: "kata-election results show" },
      { command: "kata-election results show 2025-04" },
      { command: "kata-election results show --json | jq -r '.elected[].name'" },
    ],
    notes:
      "Reads the election's record.json or, where there is none, its result page; needs no ledger and no token.",
  })
    .argument("[election]", "such as 2026-10 (default: the last decided one)", parseElection)
    .addOption(electionOption())
    .addOption(jsonOption())
    .action(async (election, options, command): Promise<void> => {
      const { runShow } = await import("./show.ts");
      await runShow(open(command), namedElection(election, options), options);
    });

const prepare = (open: OpenContext) =>
  newElectionCommand("prepare", {
    summary: "draft the result, in the private folder only",
    description: "Compute the result from the files and draft everything that publishing changes",
    examples: [
      { command: "kata-election results prepare" },
      {
        command: "kata-election results prepare --dry-run",
        note: "show what publishing would change",
      },
      {
        command: "kata-election results prepare --level ranking",
        note: "also publish every candidate's rank",
      },
      {
        command:
          'kata-election results prepare 2026-10 --by octavia --erratum "Ballots cast on the last day were missing"',
      },
    ],
    notes: `Levels: winners (who is elected, as in past elections), ranking (also every rank and its reason),
matrix (also the pairwise counts). publication: in election.yaml sets the level. The draft is written
to elections/.private/<election>/draft/; nothing public changes. If a person
must decide a question first, it writes nothing and exits with 3.`,
  })
    .addOption(
      new Option("--level <level>", "how much of the count is published").choices([
        "winners",
        "ranking",
        "matrix",
      ] as const),
    )
    .option("--skip-invalid", "skip invalid ballots", false)
    .option("--erratum <text>", "correct a published result: what was wrong, and why")
    .addOption(byOption("who decided the correction"))
    .addOption(unknownLoginOption())
    .addOption(dateOption("when it was decided"))
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPrepare } = await import("./prepare.ts");
      await runPrepare(open(command), options);
    });

export type PrepareOptions = OptionsOf<typeof prepare>;

const publish = (open: OpenContext) =>
  newElectionCommand("publish", {
    summary: "copy the draft into the checkout",
    description: "Copy the prepared draft of a result into the files of the checkout",
    examples: [
      { command: "kata-election results publish --dry-run", note: "show what would change" },
      { command: "kata-election results publish", note: "asks you to type the election's name" },
      { command: "kata-election results publish --confirm 2026-10", note: "for scripts" },
    ],
    notes: `Only files of this checkout change: the member list, the ledger, the index, Results.md and record.json,
and the complete record in the private folder. Publishing twice changes nothing. At the end it
prints the git commands for a signed-off pull request.`,
  })
    .option("--confirm <election>", "the election's name, instead of being asked for it")
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPublish } = await import("./publish.ts");
      await runPublish(open(command), options);
    });

export type PublishOptions = OptionsOf<typeof publish>;

const verify = (open: OpenContext) =>
  newCommand("verify", {
    summary: "recompute a published result",
    description: "Recompute an election's result and list every number that does not match",
    examples: [
      { command: "kata-election results verify", note: "the last published result" },
      { command: "kata-election results verify 2026-10" },
      {
        command: "kata-election results verify record.json --json",
        note: "a record by itself, outside a checkout",
      },
      {
        command:
          "kata-election results verify https://example.org/record.json --ballots ballots.csv",
      },
    ],
    notes: `Everything is recomputed from the record and the files available here: the count from the
ballots, the seats from the ranking, the roll from its evidence; and Results.md, the ledger and the member
list in the checkout are compared with it. No token is needed, and nothing is fetched except a record
that you name by URL. It exits with 1 if a number does not match, and lists each with what
was expected and what was found. It also lists what could not be checked, and why.`,
  })
    .addArgument(
      inputArgument("[record]", "an election (default: the last published), a URL, or a file"),
    )
    .addOption(
      inputOption("--ballots <file>", "ballots to count, instead of those in the private folder"),
    )
    .addOption(electionOption())
    .addOption(jsonOption())
    .action(async (record, options, command): Promise<void> => {
      const { runVerify } = await import("./verify.ts");
      await runVerify(open(command), namedElection(record, options), options);
    });

export type VerifyOptions = OptionsOf<typeof verify>;

const page = (open: OpenContext) =>
  newCommand("page", {
    summary: "show the result as one HTML page",
    description: "Show a published result as one self-contained HTML page",
    examples: [
      { command: "kata-election results page > result.html" },
      {
        command:
          "kata-election results page 2026-10 --output elections/arch-committee-2026-10/result.html",
      },
      {
        command:
          "kata-election results page elections/.private/2026-10/draft/record.json > all.html",
      },
    ],
    notes: `The page shows an election's public record, or the file you name. It uses no
scripts and makes no network requests.`,
  })
    .addArgument(
      inputArgument("[record]", "an election such as 2026-10 (default: the last), or a file"),
    )
    .addOption(electionOption())
    .addOption(outputOption("a file in the checkout, instead of stdout", "--output <file>"))
    .option("--dry-run", "with --output: show the change; write nothing", false)
    .action(async (record, options, command): Promise<void> => {
      const { runPage } = await import("./page.ts");
      await runPage(open(command), namedElection(record, options), options);
    });

export type PageOptions = OptionsOf<typeof page>;

/** The words about an election's result. */
export function resultsCommand(open: OpenContext): AnyCommand {
  return newCommand("results", {
    summary: "draft, publish, verify and show the result",
    description: "Draft an election's result, review it, and publish it",
    examples: [
      { command: "kata-election results show", note: "show how the last election ended" },
      {
        command: "kata-election results prepare",
        note: "draft the result, in the private folder only",
      },
      {
        command: "kata-election results publish",
        note: "copy the draft into the checkout, after you review it",
      },
      { command: "kata-election results verify", note: "recompute a published result" },
      { command: "kata-election results page > result.html", note: "show it as a page" },
    ],
  })
    .addCommand(show(open))
    .addCommand(prepare(open))
    .addCommand(publish(open))
    .addCommand(verify(open))
    .addCommand(page(open));
}
