import { newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  dateOption,
  dryRunOption,
  electionOption,
  jsonOption,
  loginArgument,
  newElectionCommand,
  reasonOption,
  sourceOption,
  unknownLoginOption,
} from "../../options.ts";

/** `candidates withdraw`: a candidate who no longer runs. */
export const withdrawCommand = (open: OpenContext) =>
  newCommand("withdraw", {
    summary: "record a candidate's withdrawal",
    description:
      "Record that a candidate withdrew: their entry in election.yaml stays, with the day and the reason.\nWith --mistaken, take back an accept that was wrong: the entry is removed, and the reason is kept in the decisions.",
    examples: [
      { command: 'kata-election candidates withdraw cy-m --reason "too little time"' },
      {
        command:
          'kata-election candidates withdraw bo-k --mistaken --by octavia --reason "the file belongs to the last election"',
      },
    ],
  })
    .addArgument(loginArgument("the candidate's GitHub account"))
    .addOption(electionOption())
    .addOption(reasonOption("why, in the candidate's words"))
    .addOption(dateOption("the day of the withdrawal"))
    .option("--mistaken", "the candidacy was accepted by mistake", false)
    .addOption(byOption("with --mistaken: the official who removes it"))
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (login, options, command): Promise<void> => {
      const { runWithdraw } = await import("./withdraw.ts");
      await runWithdraw(open(command), login, options);
    });

export type WithdrawOptions = OptionsOf<typeof withdrawCommand>;

/** `candidates close`: the list is final. */
export const closeCommand = (open: OpenContext) =>
  newElectionCommand("close", {
    summary: "close the list after nominations end; says whether a vote is needed",
    description:
      "Close the list of candidates after nominations end and every candidacy is decided; says whether a vote is needed and, if not, who is elected without one. Run it again after each withdrawal.",
    examples: [
      { command: "kata-election candidates close --by octavia" },
      {
        command: "kata-election candidates close --json | jq .voteNeeded",
        note: "changes nothing",
      },
      {
        command:
          'kata-election candidates close --by octavia --confirmed 2026-10-15="committee meeting notes"',
        note: "the members whose seats are not up confirmed a result without a vote",
      },
    ],
    notes:
      "To add someone later, use candidates reopen, with a reason. Exits with 3 while a\ncandidacy is undecided, or a person must decide whether a vote is needed.",
  })
    .addOption(byOption("the official who closes the list"))
    .addOption(unknownLoginOption())
    .option(
      "--confirmed <date=where>",
      "record that the members whose seats are not up confirmed a result without a vote, or with open seats",
    )
    .addOption(jsonOption())
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runClose } = await import("./close.ts");
      await runClose(open(command), options);
    });

export type CloseOptions = OptionsOf<typeof closeCommand>;

/** `candidates reopen`: the list changes all the same. */
export const reopenCommand = (open: OpenContext) =>
  newElectionCommand("reopen", {
    summary: "reopen the closed list, with a reason",
    description:
      "Reopen the closed list of candidates to correct it. The decisions in election.yaml record who did it and why, with the list as it was.",
    examples: [
      {
        command:
          'kata-election candidates reopen --by octavia --reason "a pull request from the 11th was overlooked"',
      },
    ],
    notes: "Then accept the candidacy, and close the list again.",
  })
    .addOption(byOption("the official who reopens it"))
    .addOption(unknownLoginOption())
    .addOption(reasonOption())
    .addOption(sourceOption())
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runReopen } = await import("./reopen.ts");
      await runReopen(open(command), options);
    });

export type ReopenOptions = OptionsOf<typeof reopenCommand>;
