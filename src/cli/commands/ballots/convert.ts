import { resolve } from "node:path";
import type { BallotFormat } from "../../../ballots/formats/format-names.ts";
import { writeFormat } from "../../../ballots/formats/read-format.ts";
import { type BallotOptions, readProfile } from "../../../procedures/counting/count-file.ts";
import { visible } from "../../../visible-text.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { writeOutside } from "../../../workspace/write-file.ts";
import type { CliContext } from "../../context.ts";

/** Writes the ballots of a file in another format: to a file, or on stdout. */
export async function runConvert(
  context: CliContext,
  file: string,
  options: BallotOptions & { readonly to: BallotFormat; readonly output?: string | undefined },
): Promise<void> {
  const { terminal, workingFolder: folder } = context;
  const profile = await readProfile({ folder, path: file }, options, terminal.warn);
  const text = (await writeFormat(options.to, profile)).trimEnd();
  const { output } = options;
  if (output !== undefined && !isForOutput(output)) {
    await writeOutside(resolve(folder, output), `${text}\n`);
    terminal.note(`Wrote ${visible(output)}.`);
    return;
  }
  terminal.print(terminal.isScreen ? text.split("\n").map(visible).join("\n") : text);
}
