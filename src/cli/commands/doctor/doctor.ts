import { newCommand, Option, type OptionsOf } from "../../command.ts";
import type { OpenContext } from "../../context.ts";
import { jsonOption } from "../../options.ts";

/** `doctor`: whether everything is in place. */
export function doctorCommand(open: OpenContext) {
  return newCommand("doctor", {
    summary: "check your setup",
    description:
      "Check that everything is in place: versions, the checkout and its files, the private folder, the GitHub token and its permissions, the API budget, the clock. Each problem comes with a fix.",
    examples: [
      { command: "kata-election doctor", note: "check everything, including GitHub" },
      {
        command: "kata-election doctor --online",
        note: "also run each query of the roll once, and look at the workflows",
      },
      { command: "kata-election doctor --offline", note: "check only what is on this computer" },
      {
        command: "kata-election doctor --json | jq '.findings[] | select(.state == \"wrong\")'",
      },
    ],
    notes:
      "Exit codes: 0 nothing is wrong (there may be warnings), 1 something is wrong. The token is never shown.",
  })
    .option("--offline", "do not contact GitHub", false)
    .addOption(
      new Option(
        "--online",
        "also run each query of the roll once, and check that the workflows run (about ten requests)",
      )
        .default(false)
        .conflicts("offline"),
    )
    .addOption(jsonOption())
    .action(async (options, command): Promise<void> => {
      const { runDoctor } = await import("./run-doctor.ts");
      await runDoctor(open(command), options);
    });
}

export type DoctorOptions = OptionsOf<typeof doctorCommand>;
