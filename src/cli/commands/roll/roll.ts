import { type AnyCommand, newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  aboutElection,
  byOption,
  collected,
  dryRunOption,
  electionOption,
  inputArgument,
  jsonOption,
  newElectionCommand,
  reasonOption,
  unknownLoginOption,
} from "../../options.ts";
import { rollBuildCommand, rollFetchCommand, rollUpdateCommand } from "./evidence-words.ts";
import {
  rollExportCommand,
  rollOptInCommand,
  rollPublishCommand,
  rollSummaryCommand,
} from "./export/export-words.ts";
import {
  rollAddressCommand,
  rollBotCommand,
  rollExcludeCommand,
  rollIdentifyCommand,
  rollIncludeCommand,
} from "./people-words.ts";

const show = (open: OpenContext) =>
  newElectionCommand("show", {
    summary: "show who may vote and why, or the open questions",
    description:
      "Show the roll: who may vote and why, and the open questions. Addresses are shown only with --addresses.",
    examples: [
      { command: "kata-election roll show" },
      { command: "kata-election roll show --review", note: "the open questions" },
      { command: "kata-election roll show --json | jq '.voters[].login'" },
    ],
  })
    .option("--revision <number>", "a revision of the frozen roll (default: the last)")
    .option("--review", "show only the open questions", false)
    .option("--addresses", "also show addresses (private output)", false)
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runShow } = await import("./show.ts");
      await runShow(open(command), options);
    });

export type ShowOptions = OptionsOf<typeof show>;

const explain = (open: OpenContext) =>
  aboutElection(
    newCommand("explain", {
      summary: "explain why someone may vote, or what is missing",
      description:
        "Explain why someone may or may not vote: the rule that matched, the evidence with links, or the nearest miss",
      examples: [
        { command: "kata-election roll explain ada-l", note: "by login" },
        { command: 'kata-election roll explain "Ada Lindqvist"', note: "by name" },
      ],
    }).argument("<person>", "login, address or name"),
  )
    .addOption(jsonOption())
    .action(async (person, _, options, command): Promise<void> => {
      const { runExplain } = await import("./explain.ts");
      await runExplain(open(command), person, options);
    });

export type ExplainOptions = OptionsOf<typeof explain>;

const diff = (open: OpenContext) =>
  newCommand("diff", {
    summary: "compare two rolls",
    description:
      "Compare two rolls: who joined, who left, whose login or address changed. Name a roll by its revision number, its election, or its file in the checkout.",
    examples: [
      { command: "kata-election roll diff 1 2", note: "revisions of the frozen roll" },
      { command: "kata-election roll diff 2026-03 2026-10", note: "the rolls of two elections" },
      {
        command: "kata-election roll diff 1 2 --supplement",
        note: "addresses still to invite, one per line (private)",
      },
    ],
  })
    .addArgument(inputArgument("<earlier>", "revision number, election, or file"))
    .addArgument(inputArgument("<later>", "revision number, election, or file"))
    .addOption(electionOption())
    .option(
      "--supplement",
      "print only addresses still to invite: newcomers, and new addresses of people not reached",
      false,
    )
    .addOption(jsonOption())
    .action(async (earlier, later, options, command): Promise<void> => {
      const { runDiff } = await import("./diff.ts");
      await runDiff(open(command), [earlier, later], options);
    });

export type DiffOptions = OptionsOf<typeof diff>;

const resolve = (open: OpenContext) =>
  newElectionCommand("resolve", {
    summary: "answer the open questions of the roll",
    description:
      "Go through the open questions of the roll one by one: the evidence, a suggestion, and what each answer means. It records the answers and rebuilds the roll.",
    examples: [
      { command: "kata-election roll resolve" },
      {
        command: "kata-election roll resolve --accept-suggestions",
        note: "accept the suggestions that change no one's vote",
      },
      {
        command:
          "kata-election roll resolve --answer claude=bot --answer stranger-x=exclude --reason 'commits of a tool' --by octavia",
        note: "in a script; --json lists the questions and their answers",
      },
    ],
  })
    .option("--accept-suggestions", "accept every suggestion that changes no one's vote", false)
    .option("--answer <subject=answer>", "answer one question (repeatable)", collected, [])
    .addOption(reasonOption("the reason, for answers that need one"))
    .addOption(byOption())
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runResolve } = await import("./resolve.ts");
      await runResolve(open(command), options);
    });

export type ResolveOptions = OptionsOf<typeof resolve>;

const freeze = (open: OpenContext) =>
  newElectionCommand("freeze", {
    summary: "lock the roll, or a correction to it",
    description:
      "Lock the roll and record its SHA-256, also in election.yaml; refuses while a review question is open. Correct a frozen roll by freezing another revision, with a reason; it lists the addresses still to be invited.",
    examples: [
      { command: "kata-election roll freeze --confirm 2026-10" },
      {
        command: 'kata-election roll freeze --confirm 2026-10 --reason "two addresses found"',
        note: "a correction",
      },
    ],
  })
    .addOption(reasonOption("why the frozen roll is corrected"))
    .addOption(byOption("the official who freezes it"))
    .addOption(unknownLoginOption())
    .option("--confirm <YYYY-MM>", "the election's name, to confirm")
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runFreeze } = await import("./freeze.ts");
      await runFreeze(open(command), options);
    });

export type FreezeOptions = OptionsOf<typeof freeze>;

const verify = (open: OpenContext) =>
  newElectionCommand("verify", {
    summary: "recompute the roll from the evidence, offline",
    description:
      "Recompute the roll from the saved evidence, offline: every frozen revision, otherwise the current roll",
    examples: [
      { command: "kata-election roll verify" },
      { command: "kata-election roll verify 2026-10 --json | jq .verified" },
    ],
    notes: "Exits with 1 if anything does not match.",
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runVerify } = await import("./verify.ts");
      await runVerify(open(command), options);
    });

export type VerifyOptions = OptionsOf<typeof verify>;

const sensitivity = (open: OpenContext) =>
  newElectionCommand("sensitivity", {
    summary: "show who is affected by a rule choice",
    description:
      "Show who may or may not vote only because of a rule choice: branches, time of day, imported history, identities. Each other choice is tried on the same evidence; nothing is changed.",
    examples: [
      { command: "kata-election roll sensitivity" },
      {
        command:
          "kata-election roll sensitivity --json | jq '.variants[] | select(.id == \"branches\")'",
      },
    ],
  })
    .addOption(jsonOption())
    .action(async (_, options, command): Promise<void> => {
      const { runSensitivity } = await import("./sensitivity.ts");
      await runSensitivity(open(command), options);
    });

export type SensitivityOptions = OptionsOf<typeof sensitivity>;

/** The words about the voter roll, in order of use. */
export function rollCommand(open: OpenContext): AnyCommand {
  const group = newCommand("roll", {
    summary: "find out who may vote, and why",
    description:
      "Find out who may vote: people with code merged in the twelve months before nominations open",
    examples: [
      { command: "kata-election roll update", note: "fetch the evidence and build the roll" },
      { command: "kata-election roll resolve", note: "answer the open questions" },
      { command: "kata-election roll freeze --confirm 2026-10" },
    ],
  });
  const subcommands = [
    ...[rollUpdateCommand, rollFetchCommand, rollBuildCommand, show, explain, diff, resolve],
    ...[rollIdentifyCommand, rollIncludeCommand, rollExcludeCommand, rollBotCommand],
    ...[rollAddressCommand, freeze, verify, rollPublishCommand, rollExportCommand],
    ...[rollSummaryCommand, rollOptInCommand, sensitivity],
  ];
  for (const subcommand of subcommands) group.addCommand(subcommand(open) as AnyCommand);
  return group;
}
