import { type AnyCommand, newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  collected,
  dryRunOption,
  inputArgument,
  inputOption,
  newElectionCommand,
  outputOption,
} from "../../options.ts";

const pack = (open: OpenContext) =>
  newElectionCommand("pack", {
    summary: "encrypt the private files for another official",
    description:
      "Encrypt an election's private files, and the addresses recorded for all elections, so that only the named officials can read them",
    examples: [
      {
        command: "kata-election private pack",
        note: "for the officials' age keys in election.yaml",
      },
      {
        command: "kata-election private pack --to age1ql3z7… --to age1lggy… --output handover.age",
      },
      {
        command: "age -d -i keys.txt handover.age | tar tv",
        note: "what is inside, without this tool",
      },
    ],
    notes:
      "The pack is a tar archive (manifest.json first, listing every file with its SHA-256), encrypted\nwith age. Make a key pair with age-keygen (https://age-encryption.org); give only the public key,\nage1…, here.",
  })
    .option(
      "--to <age1…>",
      "public key of someone who may read it; repeatable (default: the officials' keys in election.yaml)",
      collected,
    )
    .addOption(
      outputOption(
        "the file, or - for stdout (default: kata-election-<election>.private.age in elections/.private)",
      ),
    )
    .addOption(dryRunOption())
    .action(async (_, options, command): Promise<void> => {
      const { runPack } = await import("./pack.ts");
      await runPack(open(command), options);
    });

export type PackOptions = OptionsOf<typeof pack>;

const unpack = (open: OpenContext) =>
  newCommand("unpack", {
    summary: "decrypt another official's pack",
    description:
      "Decrypt another official's pack into the private folder, which only you can read.\nExisting files that differ are listed and never overwritten.",
    examples: [
      {
        command:
          "kata-election private unpack kata-election-2026-10.private.age --identity ~/keys.txt --dry-run",
      },
      {
        command:
          "kata-election private unpack kata-election-2026-10.private.age --identity ~/keys.txt",
      },
    ],
    notes: "If a file already exists and differs, nothing is written (exit code 1).",
  })
    .addArgument(inputArgument("<file>", "the pack"))
    .addOption(
      inputOption(
        "--identity <file>",
        "your age secret key, as age-keygen wrote it",
      ).makeOptionMandatory(),
    )
    .addOption(dryRunOption())
    .action(async (file, options, command): Promise<void> => {
      const { runUnpack } = await import("./unpack.ts");
      await runUnpack(open(command), file, options);
    });

export type UnpackOptions = OptionsOf<typeof unpack>;

const purge = (open: OpenContext) =>
  newElectionCommand("purge", {
    summary: "delete addresses and ballots after the retention period",
    description:
      "Delete an election's addresses and ballots after the retention period set by the charter (kata-election charter show); refuses to run before that",
    examples: [
      { command: "kata-election private purge 2025-10 --dry-run" },
      { command: "kata-election private purge 2025-10 --confirm 2025-10" },
    ],
    notes:
      "It deletes everything that may contain addresses or ballots of that election. It keeps what\nofficials recorded for all elections (elections/.private/people.yaml), and everything public.",
  })
    .option("--confirm <YYYY-MM>", "the election's name, instead of being asked for it")
    .addOption(new Option("--dry-run", "show what would be deleted; delete nothing").default(false))
    .action(async (_, options, command): Promise<void> => {
      const { runPurge } = await import("./purge.ts");
      await runPurge(open(command), options);
    });

export type PurgeOptions = OptionsOf<typeof purge>;

/** The words about addresses, evidence and ballots, which never leave the private folder unencrypted. */
export function privateCommand(open: OpenContext): AnyCommand {
  return newCommand("private", {
    summary: "hand over or delete an election's private files",
    description:
      "Hand the private files of an election to another official, encrypted, or delete them after the retention period",
    examples: [
      { command: "kata-election private pack", note: "encrypt them for the other officials" },
      {
        command: "kata-election private unpack pack.age --identity ~/.config/age/keys.txt",
        note: "take over",
      },
      {
        command: "kata-election private purge 2025-10 --dry-run",
        note: "after the retention period",
      },
    ],
  })
    .addCommand(pack(open))
    .addCommand(unpack(open))
    .addCommand(purge(open));
}
