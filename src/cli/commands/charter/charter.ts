import { type AnyCommand, newCommand, type OptionsOf } from "../../command.ts";
import type { GlobalOptions, OpenContext } from "../../context.ts";
import { jsonOption } from "../../options.ts";

const show = (open: OpenContext) =>
  newCommand("show", {
    summary: "show the rules in force on a day, each with its clause",
    description:
      "Show the rules in force on a day, each with the clause it comes from.\nelections/charter.yaml in the checkout, if there is one, amends the built-in rules.\nSentences in the checkout's pages that contradict the rules are listed with file and line.",
    examples: [
      { command: "kata-election charter show", note: "the rules in force today" },
      { command: "kata-election charter show --as-of 2023-10-09", note: "as they were that day" },
      {
        command: "kata-election charter show --past-pages",
        note: "also check the pages of past elections",
      },
      { command: "kata-election charter show --json | jq .rules.seats" },
    ],
  })
    .option("--as-of <YYYY-MM-DD>", "the day (default: today, UTC)")
    .option("--past-pages", "also check the pages of past elections", false)
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const globals: unknown = command.optsWithGlobals();
      const { runShow } = await import("./show.ts");
      await runShow(open(command), {
        ...options,
        needsCheckout: (globals as GlobalOptions).workspace !== undefined,
      });
    });

export type ShowOptions = OptionsOf<typeof show>;

/** The words about the charter; without one of them it shows the charter. */
export function charterCommand(open: OpenContext): AnyCommand {
  return newCommand("charter", {
    summary: "show the rules, each with its clause",
    description: "Show the rules of the committee and its elections",
    examples: [{ command: "kata-election charter", note: "the rules in force today" }],
  }).addCommand(show(open), { isDefault: true });
}
