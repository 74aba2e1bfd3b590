import type { CliRun } from "./run-cli.ts";

function holdsInOrder(words: readonly string[], name: string): boolean {
  return ` ${words.join(" ")} `.includes(` ${name} `);
}

/**
 * Holds what a command printed for `--json` against the schema that `kata-election schema` shows: a key that
 * the schema does not know is an error, too.
 */
export async function requireContract(
  words: readonly string[],
  { stdout }: Pick<CliRun, "stdout">,
): Promise<void> {
  if (!words.includes("--json") || !stdout.startsWith("{")) return;
  const { reportSchemas } = await import("../../src/cli/report-schemas.ts");
  const [name = ""] = Object.keys(reportSchemas)
    .filter((each) => holdsInOrder(words, each))
    .sort((a, b) => b.split(" ").length - a.split(" ").length || b.length - a.length);
  const found = reportSchemas[name]?.safeParse(JSON.parse(stdout));
  if (found?.success === true) return;
  const why = found === undefined ? "there is no schema" : JSON.stringify(found.error.issues);
  throw new Error(`${words.join(" ")} breaks its contract: ${why}`);
}
