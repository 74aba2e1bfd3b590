import { newCommand, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import {
  byOption,
  dateOption,
  dryRunOption,
  loginArgument,
  reasonOption,
  unknownLoginOption,
} from "../../options.ts";

/** `roll identify`: the author of a commit. */
export const rollIdentifyCommand = (open: OpenContext) =>
  newCommand("identify", {
    summary: "link a commit to the account of its author",
    description:
      "Record in elections/people.yaml who wrote a commit. This applies to the author's other commits with the same address; the address itself is not recorded.",
    examples: [
      {
        command: "kata-election roll identify kata-containers/kata-containers@0f3c2ab1 ada-l",
      },
      {
        command:
          "kata-election roll identify https://github.com/kata-containers/tests/commit/0f3c2ab1 ada-l",
      },
    ],
  })
    .argument("<commit>", "owner/repository@id, or the commit's URL")
    .argument("<login>", "the author's GitHub account")
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (commit, login, options, command): Promise<void> => {
      const { runIdentify } = await import("./record.ts");
      await runIdentify(open(command), { commit, login }, options);
    });

export type RecordOptions = OptionsOf<typeof rollIdentifyCommand>;

const decision = (
  open: OpenContext,
  verb: "include" | "exclude",
  words: { readonly does: string; readonly summary: string; readonly example: string },
) =>
  newCommand(verb, {
    summary: words.summary,
    description: `${words.does}, by an entry in elections/people.yaml with the reason and who decided. The file is public: write no address and nothing private in the reason.`,
    examples: [{ command: `kata-election roll ${verb} ${words.example}` }],
  })
    .argument("<login>", "the GitHub account")
    .addOption(reasonOption())
    .addOption(byOption())
    .addOption(dateOption("when it was decided"))
    .option("--expires <YYYY-MM-DD>", "the day it expires")
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (login, options, command): Promise<void> => {
      const { runDecision } = await import("./record.ts");
      await runDecision(open(command), { verb, login }, options);
    });

export type DecisionOptions = OptionsOf<typeof decision>;

/** `roll include`: adds a voter the rules missed. */
export const rollIncludeCommand = (open: OpenContext) =>
  decision(open, "include", {
    does: "Add a voter the rules missed",
    summary: "add a voter the rules missed",
    example: 'eva-r --reason "reviews" --by octavia --expires 2027-03-01',
  });

/** `roll exclude`: removes someone the rules included. */
export const rollExcludeCommand = (open: OpenContext) =>
  decision(open, "exclude", {
    does: "Remove someone the rules included",
    summary: "remove someone the rules included",
    example: 'twin-account --reason "second account of bo-k" --by octavia',
  });

/** `roll bot`: lists an account, or a login on commits, as a bot. */
export const rollBotCommand = (open: OpenContext) =>
  newCommand("bot", {
    summary: "list an account as a bot",
    description:
      "List a bot in elections/people.yaml: an account, or the login that the review shows for commits without an account. Bots do not vote.",
    examples: [
      { command: "kata-election roll bot Copilot" },
      { command: 'kata-election roll bot release-robot --reason "publishes images"' },
    ],
  })
    .addArgument(loginArgument("the robot's login"))
    .addOption(reasonOption("how this is known"))
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (login, options, command): Promise<void> => {
      const { runBot } = await import("./record.ts");
      await runBot(open(command), login, options);
    });

export type BotOptions = OptionsOf<typeof rollBotCommand>;

/** `roll address`: a voter's preferred email address. */
export const rollAddressCommand = (open: OpenContext) =>
  newCommand("address", {
    summary: "record a voter's preferred email address",
    description:
      "Record a voter's preferred email address in elections/.private/people.yaml, which stays private. An address recorded before is replaced.",
    examples: [{ command: "kata-election roll address ada-l ada@lindqvist.example" }],
  })
    .argument("<login>", "the GitHub account")
    .argument("<address>", "the address for the invitation")
    .addOption(unknownLoginOption())
    .addOption(dryRunOption())
    .action(async (login, address, options, command): Promise<void> => {
      const { runAddress } = await import("./record.ts");
      await runAddress(open(command), { login, address }, options);
    });
