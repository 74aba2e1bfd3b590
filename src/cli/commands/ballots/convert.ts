import type { BallotFormat } from "../../../ballots/formats/format-names.ts";
import { type BallotOptions, convertBallots } from "../../../procedures/counting/count-file.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";

/** Writes the ballots of a file in another format, to a file or stdout. */
export async function runConvert(
  { terminal, workingFolder: folder }: CliContext,
  path: string,
  options: BallotOptions & { readonly to: BallotFormat; readonly output?: string | undefined },
): Promise<void> {
  const { text, isWritten } = await convertBallots(
    { folder, path },
    options,
    options,
    terminal.warn,
  );
  if (isWritten) terminal.note(`Wrote ${visible(options.output ?? "")}.`);
  else terminal.print(terminal.isScreen ? text.split("\n").map(visible).join("\n") : text);
}
