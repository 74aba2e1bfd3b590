import { lotReport } from "../../../procedures/counting/reports.ts";
import { drawLot } from "../../../seats/lot.ts";
import { sha256 } from "../../../workspace/digest.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";

/** A text as a shell takes it literally. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Prints the order drawn, how to repeat it, and the decision that records it. */
export async function runLot(
  context: CliContext,
  names: readonly string[],
  { seed, json }: { readonly seed: string; readonly json: boolean },
): Promise<void> {
  const order = drawLot(seed, names, sha256);
  const lines = order.map((drawn, place) => `${place + 1}. ${drawn.name}  ${drawn.sha256}`);
  const repeats = order.map(
    ({ name }) => `  printf '%s\\n%s' ${quoted(seed)} ${quoted(name)} | sha256sum`,
  );
  const method = "ascending SHA-256 of seed, line feed, name";
  report(
    context,
    { json },
    {
      schema: lotReport,
      json: () => ({ formatVersion: 1 as const, method, seed, order }),
      text: () =>
        [
          ...lines,
          "",
          "You can repeat each SHA-256; the smallest comes first:",
          ...repeats,
          "",
          "To settle a tie of logins by this draw, record under decisions: in election.yaml:",
          "  - about: tie",
          `    order: [${order.map(({ name }) => name).join(", ")}]`,
          "    by: <login of who drew>",
          "    date: <YYYY-MM-DD>",
          `    reason: ${JSON.stringify(`lot drawn from the public seed "${seed}"`)}`,
        ].join("\n"),
    },
  );
}
