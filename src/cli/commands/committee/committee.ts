import { type AnyCommand, newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  collected,
  dateOption,
  dryRunOption,
  inputOption,
  jsonOption,
  loginArgument,
  reasonOption,
  sourceOption,
  unknownLoginOption,
} from "../../options.ts";

const show = (open: OpenContext) =>
  newCommand("show", {
    summary: "show the committee on a day",
    description:
      "Show who holds which seat, since which election and until when, and the chair if one is recorded",
    examples: [
      { command: "kata-election committee show" },
      { command: "kata-election committee show --as-of 2026-03-01" },
      {
        command:
          "kata-election committee show --json | jq '.seats[] | select(.holder == null) | .seat'",
        note: "vacant seats",
      },
    ],
  })
    .option("--as-of <YYYY-MM-DD>", "the day (default: today, UTC)")
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runShow } = await import("./show.ts");
      await runShow(open(command), options);
    });

export type ShowOptions = OptionsOf<typeof show>;

const history = (open: OpenContext) =>
  newCommand("history", {
    summary: "show every term since the first",
    description: "Show every term in the ledger, and who sat in each seat after each election",
    examples: [
      { command: "kata-election committee history" },
      {
        command:
          "kata-election committee history --json | jq '.terms[] | select(.holder == \"ada-l\")'",
        note: "one member's terms",
      },
    ],
  })
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runHistory } = await import("./history.ts");
      await runHistory(open(command), options);
    });

const check = (open: OpenContext) =>
  newCommand("check", {
    summary: "check the ledger against the README and the charter",
    description:
      "Check the ledger for consistency, and against the charter and the README's member list",
    examples: [
      { command: "kata-election committee check" },
      {
        command:
          "kata-election committee check --json | jq '.findings[] | select(.severity == \"wrong\")'",
      },
    ],
    notes: "Exits with 1 if something is wrong; notes alone exit with 0.",
  })
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runCheck } = await import("./check.ts");
      await runCheck(open(command), options);
    });

const init = (open: OpenContext) =>
  newCommand("init", {
    summary: "write the ledger for the first time",
    description:
      "Write elections/committee.yaml. Past elections are built in, later ones come from their result pages, and the README's member list is compared. You are asked about anything the pages leave open; the ledger records each question and each difference.",
    examples: [
      { command: "kata-election committee init" },
      {
        command: "kata-election committee init --no-input > answers.yaml",
        note: "the open questions, as a file to fill in",
      },
      { command: "kata-election committee init --answers answers.yaml --by octavia --dry-run" },
    ],
    notes:
      "Without a terminal, it prints the open questions as a file to fill in and exits with 3. An id\nending in * answers all ids that begin this way. “unknown” leaves a question open, if the ledger\ndoes not depend on it. A checkout of another community starts from its member list.",
  })
    .addOption(
      inputOption(
        "--answers <file>",
        "a file of answers, as printed by this command and filled in",
      ),
    )
    .option("--answer <id=answer>", "one answer (repeatable; overrides the file)", collected)
    .addOption(byOption("who answers; recorded with each answer"))
    .addOption(unknownLoginOption())
    .option("--replace", "rebuild an existing ledger", false)
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runInit } = await import("./init.ts");
      await runInit(open(command), options);
    });

export type InitOptions = OptionsOf<typeof init>;

const stepDown = (open: OpenContext) =>
  newCommand("step-down", {
    summary: "record that a member leaves a seat early",
    description:
      "Record in elections/committee.yaml that a member leaves their seat before the term ends",
    examples: [
      { command: 'kata-election committee step-down bo-k --reason "new job"' },
      {
        command:
          'kata-election committee step-down bo-k --date 2026-09-20 --reason "new job" --source https://example.org/mail/123',
      },
    ],
  })
    .addArgument(loginArgument("the member's GitHub account"))
    .addOption(reasonOption().makeOptionMandatory())
    .addOption(dateOption("the first day without them"))
    .addOption(sourceOption())
    .addOption(dryRunOption())
    .action(async (login, options, command): Promise<void> => {
      const { runStepDown } = await import("./change.ts");
      await runStepDown(open(command), login, options);
    });

export type StepDownOptions = OptionsOf<typeof stepDown>;

const move = (open: OpenContext) =>
  newCommand("move", {
    summary: "record that a member works for another organization",
    description:
      "Record in elections/committee.yaml that a member changed organization. They keep their seat; the limit applies at the next election.",
    examples: [
      { command: 'kata-election committee move ada-l --to "Example Cloud"' },
      {
        command:
          'kata-election committee move ada-l --to none --date 2026-06-01 --source "committee meeting notes"',
      },
    ],
  })
    .addArgument(loginArgument("the member's GitHub account"))
    .requiredOption("--to <organization>", 'the new organization, or "none"')
    .addOption(dateOption("the first day there"))
    .addOption(sourceOption())
    .addOption(dryRunOption())
    .action(async (login, options, command): Promise<void> => {
      const { runMove } = await import("./change.ts");
      await runMove(open(command), login, options);
    });

export type MoveOptions = OptionsOf<typeof move>;

/** The words about the committee and its ledger; without one of them it shows the committee. */
export function committeeCommand(open: OpenContext): AnyCommand {
  return newCommand("committee", {
    summary: "show who holds which seat, and keep that record",
    description: "Show and keep the record of who holds which seat (elections/committee.yaml)",
    examples: [
      { command: "kata-election committee", note: "who holds which seat today" },
      { command: 'kata-election committee step-down bo-k --reason "new job"' },
      {
        command: "kata-election committee check",
        note: "check the ledger against the README and the charter",
      },
    ],
  })
    .addCommand(show(open), { isDefault: true })
    .addCommand(history(open))
    .addCommand(check(open))
    .addCommand(init(open))
    .addCommand(stepDown(open))
    .addCommand(move(open));
}
