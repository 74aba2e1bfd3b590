import { lotJson, lotReport } from "../../../procedures/counting/reports.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";

/** A text quoted for a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Prints the order drawn, how to repeat it, and the decision that records it. */
export async function runLot(
  context: CliContext,
  names: readonly string[],
  { seed, json }: { readonly seed: string; readonly json: boolean },
): Promise<void> {
  const drawn = lotJson(seed, names);
  const { order } = drawn;
  const lines = order.map(({ name, sha256 }, place) => `${place + 1}. ${name}  ${sha256}`);
  const repeats = order.map(
    ({ name }) => `  printf '%s\\n%s' ${quoted(seed)} ${quoted(name)} | sha256sum`,
  );
  report(
    context,
    { json },
    {
      schema: lotReport,
      json: () => drawn,
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
